// Exact money: integer cents, exact rates and fractions, one named rounding. No floating point anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socle::money {

// An amount in cents of euro. Bounded by kMaxCents so that sums of thousands of amounts cannot overflow.
struct Cents {
    std::int64_t value = 0;

    friend constexpr bool operator==(Cents, Cents) = default;
    friend constexpr auto operator<=>(Cents, Cents) = default;
    friend constexpr Cents operator+(Cents a, Cents b) { return {a.value + b.value}; }
    friend constexpr Cents operator-(Cents a, Cents b) { return {a.value - b.value}; }
    constexpr Cents& operator+=(Cents b) {
        value += b.value;
        return *this;
    }
};

// 100 billion euros: far above any amount of the domain, far below the limit of 64 bits.
inline constexpr std::int64_t kMaxCents = 10'000'000'000'000;

// A rate in millionths: 100 % is 1'000'000, 12,5 % is 125'000.
struct Rate {
    std::int64_t millionths = 0;

    friend constexpr bool operator==(Rate, Rate) = default;
    friend constexpr auto operator<=>(Rate, Rate) = default;
};
inline constexpr Rate kFullRate{1'000'000};
inline constexpr std::int64_t kMillionthsPerPercent = 10'000;

// A share such as 181/365. `denominator` is never zero.
struct Fraction {
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;

    friend constexpr bool operator==(Fraction, Fraction) = default;
};

// amount × rate × share, rounded once to the cent, half away from zero ("au centime le plus proche").
// `rate` lies in 0..10 (1000 %), numerator and denominator in 0..10'000, amount within ±kMaxCents.
[[nodiscard]] Cents scale_half_up(Cents amount, Rate rate, Fraction share = {});

// Parts in proportion to `weights` (≥ 0, not all zero): each rounded half up, the last part of non-zero weight takes
// the remainder, so the parts always add up to `total`.
[[nodiscard]] std::vector<Cents> apportion(Cents total, std::span<const std::int64_t> weights);

// "1234.56", "-0.05": the machine format.
[[nodiscard]] std::string to_decimal(Cents amount);
void append_decimal(std::string& out, Cents amount);  // the same, at the end of a text
inline constexpr std::size_t kDecimalBytes = 24;
[[nodiscard]] char* write_decimal(char* to, Cents amount);  // the same, in kDecimalBytes at most; past its end

// "1 234,56 €" with the narrow and the ordinary no-break space of French typography.
[[nodiscard]] std::string to_french(Cents amount);

// "60 000 €" when there are no cents, as tables of the law write it; otherwise like to_french.
[[nodiscard]] std::string to_french_short(Cents amount);

// The same, at the end of a text.
void append_french(std::string& out, Cents amount);
void append_french_short(std::string& out, Cents amount);
void append_french(std::string& out, Rate rate);

// "60 000": a whole number with narrow no-break spaces.
[[nodiscard]] std::string to_french(std::int64_t number);

// "12,5 %", "100 %".
[[nodiscard]] std::string to_french(Rate rate);

// "12.5", "100": percent, machine format.
[[nodiscard]] std::string to_decimal(Rate rate);

// Percent with at most `decimals` decimals, point or comma ("85", "62.5", "62,5"). Empty when it is not such a number
// (sign, blank, more decimals, more than 7 digits before the point). No range is imposed beyond that.
[[nodiscard]] std::optional<Rate> parse_percent(std::string_view text, int decimals = 2);

// Euros with at most 2 decimals ("26034.25"). Empty when it is not such a number or is beyond kMaxCents.
[[nodiscard]] std::optional<Cents> parse_euros(std::string_view text);

// Decimal number scaled by 10^decimals; point or comma; no sign. Empty when malformed or beyond `max_scaled`.
[[nodiscard]] std::optional<std::int64_t> parse_scaled(std::string_view text, int decimals, std::int64_t max_scaled);

}  // namespace socle::money
