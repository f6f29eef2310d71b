// Dates, contract years and pro rata. Conventions are explicit: bounds are said, nothing reads a clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace socle::calendar {

// A civil day, as the number of days since 1970-01-01: comparable, and plain data for columns.
struct Date {
    std::int32_t days = 0;

    friend constexpr bool operator==(Date, Date) = default;
    friend constexpr auto operator<=>(Date, Date) = default;
};

// Dates accepted from users: from 1900-01-01 to 2199-12-31.
inline constexpr int kMinYear = 1900;
inline constexpr int kMaxYear = 2199;

// Empty when the day does not exist (30 February) or the year is outside kMinYear..kMaxYear.
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);

// "2024-03-01" exactly. Empty otherwise, or when make_date refuses it.
[[nodiscard]] std::optional<Date> parse_iso(std::string_view text);

// Why parse_iso refuses a text, in French: to be said after the text itself, and what to write instead.
struct Refusal {
    std::string_view reason;  // "n'est pas une date qui existe"
    std::string remedy;
};
[[nodiscard]] Refusal explain_refusal(std::string_view text);

[[nodiscard]] std::string to_iso(Date date);     // "2024-03-01"
[[nodiscard]] std::string to_french(Date date);  // "01/03/2024"
[[nodiscard]] int year_of(Date date);
[[nodiscard]] Date january_first(int year);
[[nodiscard]] constexpr Date add_days(Date date, int days) { return {date.days + days}; }

// The day `years` years later; a 29 February becomes 1 March in a year that has none.
[[nodiscard]] Date add_years(Date date, int years);

// First day of contract year `rank` (1 = the year that begins at signature).
[[nodiscard]] inline Date start_of_contract_year(Date signature, int rank) { return add_years(signature, rank - 1); }

// Rank of the contract year that contains `date` (≥ signature): 1 on the day of signature.
[[nodiscard]] int rank_of_contract_year(Date signature, Date date);

// Days in [from, to).
[[nodiscard]] constexpr std::int32_t days_between(Date from, Date to) { return to.days - from.days; }

// Months in [from, to), a month begun counting as a whole one; 12 for a whole contract year.
[[nodiscard]] int months_begun(Date from, Date to);

// Whole months after `date`: the anniversary after whole years, else the last day of the month when the day does not exist there
// ("31 August + 6 months").
[[nodiscard]] Date add_months(Date date, int months);

}  // namespace socle::calendar
