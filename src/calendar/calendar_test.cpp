#include <doctest/doctest.h>
#include <socle/calendar/calendar.hpp>

using namespace socle::calendar;

namespace {
Date day(const char* iso) { return parse_iso(iso).value(); }
}  // namespace

TEST_CASE("dates that do not exist are refused") {
    for (const char* bad : {"2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2024-1-01", "01/03/2024", "", "2024-03-0a",
                            "1899-12-31", "2200-01-01", "2024-03-01 "}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_iso(bad).has_value());
    }
    CHECK(to_iso(day("2024-02-29")) == "2024-02-29");
    CHECK(to_french(day("2026-12-31")) == "31/12/2026");
}

TEST_CASE("a date is refused for its form or because it does not exist") {
    CHECK(explain_refusal("31/12/2024").remedy == "Écrivez 2024-12-31.");
    for (const char* form : {"31/12/2024", "31/02/2024", "2024-1-1", "demain", "", "2024/12/31", "20241231"}) {
        CAPTURE(form);
        CHECK(explain_refusal(form).reason == "n'a pas la forme attendue, AAAA-MM-JJ");
    }
    for (const char* day : {"2024-02-30", "2024-13-01", "2200-01-01"}) {
        CAPTURE(day);
        CHECK(explain_refusal(day).reason == "n'est pas une date qui existe");
    }
}

TEST_CASE("a contract signed on 29 February has its anniversary on 1 March of ordinary years") {
    const Date signature = day("2024-02-29");
    CHECK(start_of_contract_year(signature, 1) == signature);
    CHECK(start_of_contract_year(signature, 2) == day("2025-03-01"));
    CHECK(start_of_contract_year(signature, 5) == day("2028-02-29"));
    CHECK(rank_of_contract_year(signature, day("2025-02-28")) == 1);
    CHECK(rank_of_contract_year(signature, day("2025-03-01")) == 2);
}

TEST_CASE("the rank changes on the anniversary itself") {
    const Date signature = day("2022-05-01");
    CHECK(rank_of_contract_year(signature, signature) == 1);
    CHECK(rank_of_contract_year(signature, day("2023-04-30")) == 1);
    CHECK(rank_of_contract_year(signature, day("2023-05-01")) == 2);
}

TEST_CASE("days and months of a pro rata") {
    CHECK(days_between(day("2024-09-01"), day("2025-03-01")) == 181);
    CHECK(months_begun(day("2024-09-01"), day("2025-03-01")) == 6);
    CHECK(months_begun(day("2024-09-15"), day("2025-03-01")) == 6);
    CHECK(months_begun(day("2024-03-01"), day("2025-03-01")) == 12);
    CHECK(months_begun(day("2024-02-29"), day("2025-03-01")) == 12);
    CHECK(add_months(day("2024-02-29"), 12) == day("2025-03-01"));
    CHECK(add_months(day("2024-02-29"), 48) == day("2028-02-29"));
    CHECK(add_months(day("2024-08-31"), 6) == day("2025-02-28"));
}
