#include "lanes.hpp"

#include <algorithm>
#include <bit>

namespace socle::simulate::lanes {

namespace {

// Quotient and remainder apart, so that nothing passes 32 bits.
template <std::uint32_t kDays>
inline std::int32_t part_of(std::int32_t total, std::uint32_t before) {
    const std::int32_t sign = total >> 31;
    const auto whole = static_cast<std::uint32_t>((total ^ sign) - sign);
    const std::uint32_t a = whole / kDays;
    const std::uint32_t b = whole - a * kDays;
    const auto part = static_cast<std::int32_t>(a * before + (2 * b * before + kDays) / (2 * kDays));
    return (part ^ sign) - sign;
}

template <std::uint32_t kDays>
SOCLE_VECTORISED void share_over(const std::int32_t* __restrict x, std::uint32_t before, std::int32_t* __restrict first, std::int32_t* __restrict next) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::int32_t part = part_of<kDays>(x[i], before);
        first[i] += part;
        next[i] += x[i] - part;
    }
}

template <std::uint32_t kDays>
SOCLE_VECTORISED void share_over(const std::int32_t* __restrict x, std::int32_t constant, std::uint32_t before, std::int64_t* __restrict first,
                                 std::int64_t* __restrict next) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::int32_t sum = x[i] + constant;
        const std::int32_t part = part_of<kDays>(sum, before);
        first[i] += part;
        next[i] += sum - part;
    }
}

// Division of numbers below 2³¹ by one divisor: a multiplication and a shift.
struct Divider {
    std::uint32_t magic = 0;
    unsigned shift = 0;

    explicit Divider(std::uint32_t divisor) {
        const auto bits = static_cast<unsigned>(std::bit_width(divisor - 1));
        shift = 31 + bits;
        magic = static_cast<std::uint32_t>((std::uint64_t{1} << shift) / divisor + 1);
    }
};

SOCLE_VECTORISED
void scale_exact(std::uint32_t q, const std::uint16_t* __restrict h, std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) out[i] = static_cast<std::int32_t>(q * h[i]);
}

SOCLE_VECTORISED
void scale_rounded(std::uint32_t q, std::uint32_t twice_r, std::uint32_t c, std::uint64_t magic, unsigned shift, const std::uint16_t* __restrict h,
                   std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::uint32_t rate = h[i];
        const std::uint64_t rounded = (std::uint64_t{twice_r * rate + c} * magic) >> shift;
        out[i] = static_cast<std::int32_t>(q * rate + static_cast<std::uint32_t>(rounded));
    }
}

SOCLE_VECTORISED
void divide_by(std::uint32_t divisor, std::uint64_t magic, unsigned shift, std::int32_t* x) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::uint32_t twice = 2 * static_cast<std::uint32_t>(x[i]) + divisor;
        x[i] = static_cast<std::int32_t>((std::uint64_t{twice} * magic) >> shift);
    }
}

constexpr std::uint32_t kMaxDivisor = std::uint32_t{1} << 20U;

}  // namespace

bool divide(std::uint32_t divisor, std::int32_t* x) {
    if (divisor > kMaxDivisor || std::any_of(x, x + kBlock, [](std::int32_t value) { return value < 0 || value >= (1 << 30) - (1 << 20); })) return false;
    const Divider divider(2 * divisor);
    divide_by(divisor, divider.magic, divider.shift, x);
    return true;
}

void scale(std::uint32_t q, std::uint32_t r, std::uint32_t c, const std::uint16_t* h, std::int32_t* out) {
    if (r == 0) return scale_exact(q, h, out);
    const Divider divider(2 * c);
    scale_rounded(q, 2 * r, c, divider.magic, divider.shift, h, out);
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
void add_kept(std::int32_t value, const std::int32_t* __restrict mask, std::int32_t* __restrict sum) {
    for (std::size_t i = 0; i < kBlock; ++i) sum[i] += value & mask[i];
}

SOCLE_VECTORISED
void add_between(const std::uint16_t* __restrict index, std::uint16_t first, std::uint16_t last, const std::int32_t* __restrict x, std::int32_t* __restrict sum) {
    for (std::size_t i = 0; i < kBlock; ++i) sum[i] += index[i] >= first && index[i] <= last ? x[i] : 0;
}

SOCLE_VECTORISED
void look_up(const std::uint16_t* __restrict index, const std::int32_t* __restrict table, const std::int32_t* __restrict mask, std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) out[i] = table[index[i]] & mask[i];
}

// Without a second civil year, everything goes to the first.
void share(const std::int32_t* x, Shares shares, std::int32_t* first, std::int32_t* next) {
    if (shares.before == shares.days) return add(x, first);
    if (shares.days == 365) return share_over<365>(x, shares.before, first, next);
    share_over<366>(x, shares.before, first, next);
}

void share(const std::int32_t* x, std::int32_t constant, Shares shares, std::int64_t* first, std::int64_t* next) {
    if (shares.days == 365) return share_over<365>(x, constant, shares.before, first, next);
    share_over<366>(x, constant, shares.before, first, next);
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
