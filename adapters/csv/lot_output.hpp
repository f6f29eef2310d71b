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
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    return at + text.size();
}

// Quoted when it must be: at most twice the text and two more.
[[nodiscard]] char* put_field(char* at, std::string_view text, char separator);

inline constexpr std::size_t kAmountBytes = 32;
[[nodiscard]] char* put_large_amount(char* at, std::int64_t cents);

// The amounts of a column, ready to be put: eight digits, the first in the lowest byte, and how many of them are leading
// zeros. Amounts beyond eight digits, below zero or unknown have kNoDigits.
inline constexpr std::uint8_t kNoDigits = 255;
inline constexpr int kEuroDigits = 6;
void make_digits(const std::int64_t* cents, std::size_t count, std::uint64_t* digits, std::uint8_t* zeros);

// "1234.56", "-0.05": kAmountBytes at most, all of which may be overwritten. Without branches: the amounts of a batch have
// nothing in common that a processor could foresee.
inline char* put_digits(char* at, std::uint64_t digits, std::uint32_t zeros) {
    static_assert(std::endian::native == std::endian::little);
    const std::uint64_t euros = digits >> 8 * zeros;
    std::memcpy(at, &euros, sizeof euros);
    at += kEuroDigits - zeros;
    const auto last = static_cast<std::uint32_t>(digits >> 8 * kEuroDigits) << 8U | static_cast<std::uint32_t>('.');
    std::memcpy(at, &last, sizeof last);
    return at + 3;
}

}  // namespace socle::csv
