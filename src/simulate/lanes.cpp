#include "lanes.hpp"

#include <algorithm>

namespace socle::simulate::lanes {

namespace {

constexpr std::uint32_t kHundredths = 10'000;

// Quotient and remainder apart, so that nothing passes 32 bits.
template <std::uint32_t kDays>
SOCLE_VECTORISED void apportion_over(const std::int32_t* __restrict total, std::uint32_t before, std::int32_t* __restrict part) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::int32_t sign = total[i] >> 31;
        const auto whole = static_cast<std::uint32_t>((total[i] ^ sign) - sign);
        const std::uint32_t a = whole / kDays;
        const std::uint32_t b = whole - a * kDays;
        const auto share = static_cast<std::int32_t>(a * before + (2 * b * before + kDays) / (2 * kDays));
        part[i] = (share ^ sign) - sign;
    }
}

SOCLE_VECTORISED
void scale_exact(std::uint32_t q, const std::uint16_t* __restrict h, std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) out[i] = static_cast<std::int32_t>(q * h[i]);
}

SOCLE_VECTORISED
void scale_rounded(std::uint32_t q, std::uint32_t r, const std::uint16_t* __restrict h, std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::uint32_t rate = h[i];
        out[i] = static_cast<std::int32_t>(q * rate + (r * rate + kHundredths / 2) / kHundredths);
    }
}

}  // namespace

void scale(std::uint32_t q, std::uint32_t r, const std::uint16_t* h, std::int32_t* out) {
    if (r == 0) return scale_exact(q, h, out);
    scale_rounded(q, r, h, out);
}

void fill(std::int32_t value, std::int32_t* out) { std::fill_n(out, kBlock, value); }

SOCLE_VECTORISED
void choose(const std::uint8_t* __restrict flag, std::int32_t with, std::int32_t without, std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) out[i] = flag[i] != 0 ? with : without;
}

SOCLE_VECTORISED
void keep(const std::int32_t* __restrict mask, std::int32_t* __restrict x) {
    for (std::size_t i = 0; i < kBlock; ++i) x[i] &= mask[i];
}

SOCLE_VECTORISED
void fill_kept(std::int32_t value, const std::int32_t* __restrict mask, std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) out[i] = value & mask[i];
}

SOCLE_VECTORISED
void at_most(std::int32_t ceiling, std::int32_t* x) {
    for (std::size_t i = 0; i < kBlock; ++i) x[i] = std::min(x[i], ceiling);
}

SOCLE_VECTORISED
void add(const std::int32_t* __restrict x, std::int32_t* __restrict sum) {
    for (std::size_t i = 0; i < kBlock; ++i) sum[i] += x[i];
}

SOCLE_VECTORISED
void add(const std::int32_t* __restrict x, std::int64_t* __restrict sum) {
    for (std::size_t i = 0; i < kBlock; ++i) sum[i] += x[i];
}

SOCLE_VECTORISED
void subtract(const std::int32_t* __restrict x, std::int64_t* __restrict sum) {
    for (std::size_t i = 0; i < kBlock; ++i) sum[i] -= x[i];
}

SOCLE_VECTORISED
void add_constant(std::int64_t value, std::int64_t* sum) {
    for (std::size_t i = 0; i < kBlock; ++i) sum[i] += value;
}

void apportion(const std::int32_t* total, std::uint32_t before, std::uint32_t days, std::int32_t* part) {
    if (before == days) {
        std::copy_n(total, kBlock, part);
    } else if (days == 365) {
        apportion_over<365>(total, before, part);
    } else {
        apportion_over<366>(total, before, part);
    }
}

SOCLE_VECTORISED
void in_year(const CriseDays& year, std::int16_t first_day, const CriseDays& next, std::int16_t last_day, std::uint8_t* __restrict flag, bool more) {
    const std::int16_t* __restrict after = year.for_after.data();
    const std::int16_t* __restrict before = next.for_before.data();
    const std::uint8_t kept = more ? 1 : 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const auto struck = static_cast<std::uint8_t>((after[i] >= first_day ? 1 : 0) | (before[i] < last_day ? 1 : 0));
        flag[i] = static_cast<std::uint8_t>((flag[i] & kept) | struck);
    }
}

std::int64_t sum(const std::int32_t* x, std::size_t count) {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < count; ++i) total += x[i];
    return total;
}

}  // namespace socle::simulate::lanes
