#include "lot_output.hpp"

#include <algorithm>
#include <array>

namespace socle::csv {

namespace {

constexpr std::array<char, 200> kPairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

char* put_pair(char* at, std::uint32_t value) {
    std::memcpy(at, kPairs.data() + 2 * std::size_t{value}, 2);
    return at + 2;
}

// Below 10'000, without leading zeros.
char* put_short(char* at, std::uint32_t value) {
    if (value >= 100) {
        const std::uint32_t high = value / 100;
        if (high >= 10) return put_pair(put_pair(at, high), value % 100);
        *at++ = static_cast<char>('0' + high);
        return put_pair(at, value % 100);
    }
    if (value >= 10) return put_pair(at, value);
    *at++ = static_cast<char>('0' + value);
    return at;
}

char* put_four(char* at, std::uint32_t value) { return put_pair(put_pair(at, value / 100), value % 100); }

char* put_number(char* at, std::uint64_t value) {
    if (value < 10'000) return put_short(at, static_cast<std::uint32_t>(value));
    at = put_number(at, value / 10'000);
    return put_four(at, static_cast<std::uint32_t>(value % 10'000));
}

}  // namespace

void Output::put_amount(std::int64_t cents) {
    char* const first = data_.get() + size_;
    if (cents == 0) {
        std::memcpy(first, "0.00", 4);
        size_ += 4;
        return;
    }
    char* at = first;
    if (cents < 0) *at++ = '-';
    const std::uint64_t magnitude = cents < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
    if (magnitude < 1'000'000'00U) {
        // Below a million euros: what nearly every amount is.
        const auto narrow = static_cast<std::uint32_t>(magnitude);
        const std::uint32_t euros = narrow / 100;
        if (euros < 10'000) {
            at = put_short(at, euros);
        } else {
            at = put_short(at, euros / 10'000);
            at = put_four(at, euros % 10'000);
        }
        *at++ = '.';
        at = put_pair(at, narrow % 100);
    } else {
        at = put_number(at, magnitude / 100);
        *at++ = '.';
        at = put_pair(at, static_cast<std::uint32_t>(magnitude % 100));
    }
    size_ += static_cast<std::size_t>(at - first);
}

void Output::grow(std::size_t bytes) {
    const std::size_t wanted = std::max(size_ + bytes, 2 * capacity_);
    auto data = std::make_unique_for_overwrite<char[]>(wanted);
    if (size_ > 0) std::memcpy(data.get(), data_.get(), size_);
    data_ = std::move(data);
    capacity_ = wanted;
}

void put_field(Output& out, std::string_view text, char separator) {
    const bool plain = std::none_of(text.begin(), text.end(), [&](char c) { return c == '"' || c == '\r' || c == '\n' || c == separator; });
    if (plain) return out.put(text);
    out.put('"');
    for (const char c : text) {
        if (c == '"') out.put('"');
        out.put(c);
    }
    out.put('"');
}

}  // namespace socle::csv
