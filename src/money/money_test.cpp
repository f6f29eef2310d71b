#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <socle/money/money.hpp>

#include <numeric>

using namespace socle::money;

TEST_CASE("an advance of 75 % on a pro rata of 181 days is rounded half up, once per step") {
    const Cents due = scale_half_up({7'000'000}, kFullRate, {181, 365});
    CHECK(due == Cents{3'471'233});
    CHECK(scale_half_up(due, Rate{750'000}) == Cents{2'603'425});
}

TEST_CASE("half a cent goes away from zero") {
    CHECK(scale_half_up({1}, Rate{500'000}) == Cents{1});
    CHECK(scale_half_up({-1}, Rate{500'000}) == Cents{-1});
    CHECK(scale_half_up({1}, Rate{499'999}) == Cents{0});
}

TEST_CASE("the narrow computation equals the wide one") {
    CHECK(rc::check([] {
        const auto amount = *rc::gen::inRange<std::int64_t>(0, 500'000'000'000);
        const auto rate = *rc::gen::inRange<std::int64_t>(0, 10'000'000);
        // A share of 1 written 2/2 is whole as well; 3/6 of the double is the wide way to the same result.
        RC_ASSERT(scale_half_up({amount}, {rate}, {2, 2}) == scale_half_up({2 * amount}, {rate}, {3, 6}));
    }));
}

TEST_CASE("parts always add up to the total") {
    CHECK(rc::check([] {
        const auto total = *rc::gen::inRange<std::int64_t>(-kMaxCents, kMaxCents);
        auto weights = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 400));
        weights.push_back(*rc::gen::inRange<std::int64_t>(1, 400));
        const auto parts = apportion({total}, weights);
        const auto sum = std::accumulate(parts.begin(), parts.end(), Cents{});
        RC_ASSERT(sum == Cents{total});
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (weights[i] == 0) RC_ASSERT(parts[i] == Cents{0});
        }
    }));
}

TEST_CASE("amounts are written for people and for machines") {
    CHECK(to_french(Cents{123'456}) == "1\u202F234,56\u00A0€");
    CHECK(to_french(Cents{-5}) == "-0,05\u00A0€");
    CHECK(to_french_short(Cents{5'000'000}) == "50\u202F000\u00A0€");
    CHECK(to_french_short(Cents{5'000'001}) == "50\u202F000,01\u00A0€");
    CHECK(to_decimal(Cents{2'603'425}) == "26034.25");
    CHECK(to_decimal(Cents{-5}) == "-0.05");
    CHECK(to_french(std::int64_t{1'234'567}) == "1\u202F234\u202F567");
    CHECK(to_french(Rate{125'000}) == "12,5\u00A0%");
    CHECK(to_french(kFullRate) == "100\u00A0%");
    CHECK(to_decimal(Rate{625'000}) == "62.5");
}

TEST_CASE("numbers typed by people are read exactly or refused") {
    CHECK(parse_percent("85") == Rate{850'000});
    CHECK(parse_percent("62,5") == Rate{625'000});
    CHECK(parse_percent("62.50") == Rate{625'000});
    CHECK(parse_percent("100.000") == kFullRate);
    CHECK_FALSE(parse_percent("62.555").has_value());
    for (const char* bad : {"", ".", ",5", "5.", "-5", "+5", "1e2", "12a", " 12", "99999999", "nan"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_percent(bad).has_value());
    }
    CHECK(parse_euros("26034.25") == Cents{2'603'425});
    CHECK(parse_euros("7") == Cents{700});
    CHECK_FALSE(parse_euros("99999999999999999999").has_value());
}
