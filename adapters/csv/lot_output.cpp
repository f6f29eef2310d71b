#include "lot_output.hpp"

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
