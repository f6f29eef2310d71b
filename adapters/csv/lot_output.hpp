// Internal: the text of the output, and how a row is written into it: room is asked for once per row, then each part is put
// after the one before by a pointer.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace socle::csv {

class Output {
public:
    // Where to write the next bytes, `bytes` of them at most; written_to() tells where they ended.
    [[nodiscard]] char* room(std::size_t bytes) {
        if (size_ + bytes > capacity_) grow(bytes);
        return data_.get() + size_;
    }
    void written_to(const char* end) { size_ = static_cast<std::size_t>(end - data_.get()); }

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::string_view text() const { return {data_.get(), size_}; }

private:
    void grow(std::size_t bytes);

    std::unique_ptr<char[]> data_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

inline char* put(char* at, std::string_view text) {
    std::memcpy(at, text.data(), text.size());
    return at + text.size();
}

// Quoted when it must be: at most twice the text and two more.
[[nodiscard]] char* put_field(char* at, std::string_view text, char separator);

inline constexpr std::size_t kAmountBytes = 32;
[[nodiscard]] char* put_large_amount(char* at, std::int64_t cents);

// The eight decimal digits of a number, the first in the lowest byte. No branch and no table: the amounts of a batch have
// nothing in common that a processor could foresee.
inline std::uint64_t eight_digits(std::uint32_t value) {
    std::uint64_t v = value / 10'000 | std::uint64_t{value % 10'000} << 32U;
    const std::uint64_t hundreds = (v * 10'486U) >> 20U & 0x0000007F0000007FU;
    v = (v - 100 * hundreds) << 16U | hundreds;
    const std::uint64_t tens = (v * 103U) >> 10U & 0x000F000F000F000FU;
    return (v - 10 * tens) << 8U | tens;
}

// "1234.56", "-0.05": kAmountBytes at most, all of which may be overwritten.
inline char* put_amount(char* at, std::int64_t cents) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t kNarrow = 100'000'000;
    constexpr int kEuroDigits = 6;
    if (static_cast<std::uint64_t>(cents) >= kNarrow) [[unlikely]] return put_large_amount(at, cents);
    const std::uint64_t digits = eight_digits(static_cast<std::uint32_t>(cents));
    // Leading zeros go, but for the one before the point.
    const int zeros = std::countr_zero(digits | std::uint64_t{1} << 8U * (kEuroDigits - 1)) / 8;
    const std::uint64_t shown = digits + 0x3030303030303030U;
    const std::uint64_t euros = shown >> 8 * zeros;
    std::memcpy(at, &euros, sizeof euros);
    at += kEuroDigits - zeros;
    const auto last = static_cast<std::uint32_t>(shown >> 8 * kEuroDigits) << 8U | static_cast<std::uint32_t>('.');
    std::memcpy(at, &last, sizeof last);
    return at + 3;
}

}  // namespace socle::csv
