// Internal: fields of a row that is written as nearly all are, eight bytes at a time and without choices: the lengths of numbers, and
// what is left empty, are what no processor foresees. Each reads up to kFieldReach bytes, past the end of its field.
#pragma once

#include <socle/csv/reader.hpp>

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace socle::csv {

inline constexpr std::size_t kFieldReach = 16;
static_assert(kFieldReach <= Block::kMargin);

namespace bytes {

static_assert(std::endian::native == std::endian::little);

inline constexpr std::uint64_t kOnes = 0x0101010101010101U;
inline constexpr std::uint64_t kTops = 0x8080808080808080U;
inline constexpr std::uint64_t kZeros = 0x3030303030303030U;  // the digit 0
inline constexpr std::uint64_t kZero = 0x30;

inline std::uint64_t eight(const char* at) {
    std::uint64_t read = 0;
    std::memcpy(&read, at, sizeof read);
    return read;
}
inline std::uint64_t times(char c) { return kOnes * static_cast<unsigned char>(c); }
// The top bit of bytes that are zero; bytes above the lowest of them may be marked wrongly.
inline std::uint64_t zeros(std::uint64_t word) { return (word - kOnes) & ~word & kTops; }

}  // namespace bytes

// A number of one to seven digits. `at` goes behind it; nothing is read when there is none, or a longer one.
inline std::optional<std::int32_t> take_whole(const char*& at) {
    std::uint64_t digits = bytes::eight(at) ^ bytes::kZeros;
    const std::uint64_t others = ((digits + 0x7676767676767676U) | digits) & bytes::kTops;
    const int length = std::countr_zero(others) / 8;
    if (length == 0 || length == 8) return std::nullopt;
    digits <<= 64 - 8 * length;
    digits = (digits * 10 + (digits >> 8U)) & 0x00FF00FF00FF00FFU;
    digits = (digits * 100 + (digits >> 16U)) & 0x0000FFFF0000FFFFU;
    digits = digits * 10'000 + (digits >> 32U);
    at += length;
    return static_cast<std::int32_t>(digits & 0xFFFFFFFFU);
}

// Hundredths of a percent from "27.78" or "7.78"; 0 where no digit stands. Nothing when it is written otherwise.
inline std::optional<std::uint16_t> take_rate(const char*& at) {
    // Sums and masks rather than choices, which the compiler would turn into branches.
    const std::uint64_t word = bytes::eight(at);
    const std::uint64_t present = static_cast<std::uint64_t>(static_cast<unsigned char>(*at - '0') < 10);
    const std::uint64_t short_one = static_cast<std::uint64_t>(at[1] == '.');
    const std::uint64_t digits = (word << 8U * short_one | (bytes::kZero & (0 - short_one))) ^ 0x30302E3030U;  // less "00.00"
    if ((((digits + 0x76767F7676U) | digits) & 0x8080808080U & (0 - present)) != 0) return std::nullopt;
    const std::uint64_t pairs = digits * 10 + (digits >> 8U);
    at += (5 - short_one) & (0 - present);
    return static_cast<std::uint16_t>(((pairs & 0xFFU) * 100 + (pairs >> 24U & 0xFFU)) & (0 - present));
}

// The text up to the separator, when it comes within eight bytes, and no quote or letter beyond ASCII before it.
inline std::optional<std::string_view> take_short_text(const char*& at, char separator) {
    const std::uint64_t word = bytes::eight(at);
    const std::uint64_t ends = bytes::zeros(word ^ bytes::times(separator));
    const std::uint64_t marks = ends | bytes::zeros(word ^ bytes::times('"')) | (word & bytes::kTops);
    if (marks == 0 || (ends & (marks & (~marks + 1))) == 0) return std::nullopt;
    const std::string_view text(at, static_cast<std::size_t>(std::countr_zero(marks)) / 8);
    at += text.size();
    return text;
}

// One of a few words of at most kFieldReach letters.
class Word {
public:
    constexpr explicit Word(std::string_view text) : size_(text.size()) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            letters_[i / 8] |= std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * (i % 8);
            mask_[i / 8] |= std::uint64_t{0xFF} << 8 * (i % 8);
        }
    }
    // How many bytes it takes: 0 when it does not stand there.
    [[nodiscard]] std::size_t at(const char* at) const {
        const std::uint64_t others = ((bytes::eight(at) ^ letters_[0]) & mask_[0]) | ((bytes::eight(at + 8) ^ letters_[1]) & mask_[1]);
        return others == 0 ? size_ : 0;
    }

private:
    std::uint64_t letters_[kFieldReach / 8] = {};
    std::uint64_t mask_[kFieldReach / 8] = {};
    std::size_t size_;
};

}  // namespace socle::csv
