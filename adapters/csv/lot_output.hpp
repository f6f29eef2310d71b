// Internal: the text of the output. A buffer that asks for room once per row, and amounts written digit by digit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace socle::csv {

class Output {
public:
    // Room for `bytes` more; what follows writes without looking.
    void reserve(std::size_t bytes) {
        if (size_ + bytes > capacity_) grow(bytes);
    }
    void put(char c) { data_[size_++] = c; }
    void put(std::string_view text) {
        std::memcpy(data_.get() + size_, text.data(), text.size());
        size_ += text.size();
    }
    // The first `size` bytes; all sixteen are copied, which takes one instruction.
    void put_first(const std::array<char, 16>& text, std::size_t size) {
        std::memcpy(data_.get() + size_, text.data(), text.size());
        size_ += size;
    }
    void unput() { --size_; }
    // "1234.56", "-0.05", at most kAmountBytes.
    void put_amount(std::int64_t cents);

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::string_view text() const { return {data_.get(), size_}; }

    static constexpr std::size_t kAmountBytes = 32;

private:
    void grow(std::size_t bytes);

    std::unique_ptr<char[]> data_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

// Quoted when it must be. `out` has room for twice the text and two more.
void put_field(Output& out, std::string_view text, char separator);

}  // namespace socle::csv
