// Internal: loops over the draws of a block. Integers only; each is compiled for several processors.
#pragma once

#include <socle/base/vectorised.hpp>
#include <socle/simulate/draws.hpp>

#include <cstdint>

namespace socle::simulate::lanes {

// out = h × (q × c + r) / c, half up: an amount at an attainment in hundredths of percent. r < c, 20 000 × c < 2³¹.
void scale(std::uint32_t q, std::uint32_t r, std::uint32_t c, const std::uint16_t* h, std::int32_t* out);

// x / divisor, half up, in place; x < 2³⁰. False, and x as it was, when some x is negative.
[[nodiscard]] bool divide(std::uint32_t divisor, std::int32_t* x);

void fill(std::int32_t value, std::int32_t* out);
void choose(const std::uint8_t* flag, std::int32_t with, std::int32_t without, std::int32_t* out);
void keep(const std::int32_t* mask, std::int32_t* x);      // x &= mask
void fill_kept(std::int32_t value, const std::int32_t* mask, std::int32_t* out);
void at_most(std::int32_t ceiling, std::int32_t* x);
void add(const std::int32_t* x, std::int32_t* sum);
void add(const std::int32_t* x, std::int64_t* sum);

void add_kept(std::int32_t value, const std::int32_t* mask, std::int32_t* sum);
// Adds x where first <= index <= last.
void add_between(const std::uint16_t* index, std::uint16_t first, std::uint16_t last, const std::int32_t* x, std::int32_t* sum);
void look_up(const std::uint16_t* index, const std::int32_t* table, const std::int32_t* mask, std::int32_t* out);

// Rights of a contract year, shared between the two civil years by days, half away from zero: `before` days out of `days`
// (365 or 366) in the first.
struct Shares {
    std::uint32_t before;
    std::uint32_t days;
};
void share(const std::int32_t* x, Shares shares, std::int32_t* first, std::int32_t* next);                       // added to both
void share(const std::int32_t* x, std::int32_t constant, Shares shares, std::int64_t* first, std::int64_t* next);  // of x + constant

// 1 when a crisis strikes on or after `first_day` of a year, or before `last_day` of the next.
void in_year(const CriseDays& year, std::int16_t first_day, const CriseDays& next, std::int16_t last_day, std::uint8_t* flag, bool more);

[[nodiscard]] std::int64_t sum(const std::int32_t* x, std::size_t count);

}  // namespace socle::simulate::lanes
