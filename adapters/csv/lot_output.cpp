#include "lot_output.hpp"

#include <socle/base/vectorised.hpp>

#include <algorithm>
#include <charconv>

namespace socle::csv {

void Output::grow(std::size_t bytes) {
    const std::size_t wanted = std::max(size_ + bytes, 2 * capacity_);
    auto data = std::make_unique_for_overwrite<char[]>(wanted);
    if (size_ > 0) std::memcpy(data.get(), data_.get(), size_);
    data_ = std::move(data);
    capacity_ = wanted;
}

char* put_field(char* at, std::string_view text, char separator) {
    const bool plain = std::none_of(text.begin(), text.end(), [&](char c) { return c == '"' || c == '\r' || c == '\n' || c == separator; });
    if (plain) return put(at, text);
    *at++ = '"';
    for (const char c : text) {
        if (c == '"') *at++ = '"';
        *at++ = c;
    }
    *at++ = '"';
    return at;
}

SOCLE_VECTORISED void make_digits(const std::int64_t* __restrict cents, std::size_t count, std::uint64_t* __restrict digits, std::uint8_t* __restrict zeros) {
    constexpr std::uint32_t kLimit = 100'000'000;
    for (std::size_t i = 0; i < count; ++i) {
        // Masks and sign bits rather than choices, which the compiler would turn into branches.
        const std::uint32_t fits = -static_cast<std::uint32_t>(static_cast<std::uint64_t>(cents[i]) < kLimit);
        const std::uint32_t value = static_cast<std::uint32_t>(cents[i]) & fits;
        // Four digits on each side, then two in each half of 16 bits, then one in each byte.
        const std::uint32_t high = value / 10'000;
        const std::uint32_t low = value - high * 10'000;
        const std::uint32_t high_pair = high * 10'486U >> 20U;
        const std::uint32_t low_pair = low * 10'486U >> 20U;
        const std::uint32_t high_pairs = (high - 100 * high_pair) << 16U | high_pair;
        const std::uint32_t low_pairs = (low - 100 * low_pair) << 16U | low_pair;
        const std::uint32_t high_tens = high_pairs * 103U >> 10U & 0x000F000FU;
        const std::uint32_t low_tens = low_pairs * 103U >> 10U & 0x000F000FU;
        const std::uint32_t first = ((high_pairs - 10 * high_tens) << 8U | high_tens) + 0x30303030U;
        const std::uint32_t last = ((low_pairs - 10 * low_tens) << 8U | low_tens) + 0x30303030U;
        digits[i] = first | std::uint64_t{last} << 32U;
        const std::uint32_t leading = ((value - 10'000'000U) >> 31U) + ((value - 1'000'000U) >> 31U) + ((value - 100'000U) >> 31U) + ((value - 10'000U) >> 31U) + ((value - 1'000U) >> 31U);
        zeros[i] = static_cast<std::uint8_t>(leading | ~fits);
    }
}

char* put_large_amount(char* at, std::int64_t cents) {
    if (cents < 0) *at++ = '-';
    const std::uint64_t magnitude = cents < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
    at = std::to_chars(at, at + kAmountBytes, magnitude / 100).ptr;
    *at++ = '.';
    *at++ = static_cast<char>('0' + magnitude % 100 / 10);
    *at++ = static_cast<char>('0' + magnitude % 10);
    return at;
}

}  // namespace socle::csv
