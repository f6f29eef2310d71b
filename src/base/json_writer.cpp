#include <socle/base/json_writer.hpp>

#include <cstring>
#include <utility>

namespace socle::base {

namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

// Whether one of eight bytes is zero.
constexpr bool has_zero(std::uint64_t bytes) { return ((bytes - kOnes) & ~bytes & kHighs) != 0; }

// The first byte from `begin` on that must be escaped.
std::size_t find_special(std::string_view value, std::size_t begin) {
    const auto special = [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '"' || c == '\\'; };
    std::size_t at = begin;
    for (std::uint64_t bytes = 0; at + sizeof bytes <= value.size(); at += sizeof bytes) {
        std::memcpy(&bytes, value.data() + at, sizeof bytes);
        const bool control = ((bytes - 0x20U * kOnes) & ~bytes & kHighs) != 0;
        if (control || has_zero(bytes ^ ('"' * kOnes)) || has_zero(bytes ^ ('\\' * kOnes))) break;
    }
    while (at < value.size() && !special(value[at])) ++at;
    return at;
}

}  // namespace

void JsonWriter::put_quoted(std::string_view value) {
    constexpr std::string_view kHex = "0123456789abcdef";
    text_ += '"';
    for (std::size_t i = 0; i < value.size(); ++i) {
        const std::size_t end = find_special(value, i);
        text_.append(value, i, end - i);
        if (end == value.size()) break;
        i = end;
        const char c = value[i];
        switch (c) {
            case '"': text_ += "\\\""; break;
            case '\\': text_ += "\\\\"; break;
            case '\n': text_ += "\\n"; break;
            case '\r': text_ += "\\r"; break;
            case '\t': text_ += "\\t"; break;
            default:
                text_ += "\\u00";
                text_ += kHex[static_cast<unsigned char>(c) >> 4U];
                text_ += kHex[static_cast<unsigned char>(c) & 0xFU];
        }
    }
    text_ += '"';
}

void JsonWriter::new_line() {
    if (indent_ == 0) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(depth_ * indent_), ' ');
}

void JsonWriter::before_value() {
    if (std::exchange(after_key_, false)) return;
    if (!first_) text_ += ',';
    if (depth_ > 0) new_line();
    first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
    before_value();
    text_ += bracket;
    ++depth_;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    --depth_;
    if (!first_) new_line();
    text_ += bracket;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    before_value();
    put_quoted(name);
    text_ += indent_ == 0 ? ":" : ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
    before_value();
    put_quoted(value);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
    before_value();
    text_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    before_value();
    text_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    before_value();
    text_ += "null";
    return *this;
}

}  // namespace socle::base
