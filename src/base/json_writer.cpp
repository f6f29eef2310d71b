#include <socle/base/json_writer.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace socle::base {

namespace {

constexpr std::size_t kLongestEscape = 6;  // \u001f

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20U && c != '"' && c != '\\'; }

// Eight bytes at a time, since most of a result is words with nothing to escape.
constexpr std::uint64_t kEach = 0x0101010101010101U;
constexpr std::uint64_t kTop = 0x80U * kEach;
std::uint64_t zero_bytes(std::uint64_t word) { return (word - kEach) & ~word & kTop; }
bool is_plain(std::uint64_t word) {
    const std::uint64_t controls = (word - 0x20U * kEach) & ~word & kTop;
    return (controls | zero_bytes(word ^ '"' * kEach) | zero_bytes(word ^ '\\' * kEach)) == 0;
}

// Copies two words that may overlap, from the beginning and from the end. False: something must be escaped.
template <class Word>
bool copy_ends(char* to, std::string_view value) {
    Word first = 0;
    Word last = 0;
    const char* end = value.data() + value.size() - sizeof last;
    std::memcpy(&first, value.data(), sizeof first);
    std::memcpy(&last, end, sizeof last);
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + (end - value.data()), &last, sizeof last);
    // A byte that is plain in the place of those that a narrow word lacks.
    constexpr std::uint64_t kLacking = sizeof(Word) == sizeof(std::uint64_t) ? 0 : std::uint64_t{' '} * kEach << (8 * sizeof(Word) % 64);
    return is_plain(std::uint64_t{first} | kLacking) && is_plain(std::uint64_t{last} | kLacking);
}

// Past the copy, or nullptr when something must be escaped.
char* copy_plain(char* to, std::string_view value) {
    using Word = std::uint64_t;
    const std::size_t size = value.size();
    bool plain = true;
    if (size >= sizeof(Word)) {
        for (std::size_t i = sizeof(Word); i + sizeof(Word) < size; i += sizeof(Word)) {
            Word word = 0;
            std::memcpy(&word, value.data() + i, sizeof word);
            std::memcpy(to + i, &word, sizeof word);
            plain = plain && is_plain(word);
        }
        plain = plain && copy_ends<Word>(to, value);
    } else if (size >= sizeof(std::uint32_t)) {
        plain = copy_ends<std::uint32_t>(to, value);
    } else {
        for (std::size_t i = 0; i < size; ++i) {
            plain = plain && is_plain(value[i]);
            to[i] = value[i];
        }
    }
    return plain ? to + size : nullptr;
}

char* copy_escaped(char* to, std::string_view value) {
    constexpr std::string_view kHex = "0123456789abcdef";
    for (const char c : value) {
        if (is_plain(c)) {
            *to++ = c;
            continue;
        }
        *to++ = '\\';
        switch (c) {
            case '"':
            case '\\': *to++ = c; break;
            case '\n': *to++ = 'n'; break;
            case '\r': *to++ = 'r'; break;
            case '\t': *to++ = 't'; break;
            default:
                for (const char digit : {'u', '0', '0', kHex[static_cast<unsigned char>(c) >> 4U], kHex[static_cast<unsigned char>(c) & 0xFU]}) *to++ = digit;
        }
    }
    return to;
}

// `to` has room for each byte escaped and two quotes.
char* put_quoted(char* to, std::string_view value) {
    *to++ = '"';
    char* end = copy_plain(to, value);
    if (end == nullptr) end = copy_escaped(to, value);
    *end++ = '"';
    return end;
}

std::size_t quoted_bytes(std::string_view value) { return kLongestEscape * value.size() + 2; }

}  // namespace

char* JsonWriter::room(std::size_t bytes) {
    if (buffer_.size() < size_ + bytes) {
        // What is beyond is written before it is read: filling it with zeros would cost more than writing.
        buffer_.resize_and_overwrite(std::max(size_ + bytes, 2 * buffer_.size()), [](char*, std::size_t size) { return size; });
    }
    return buffer_.data() + size_;
}

char* JsonWriter::put_line(char* to) const {
    if (indent_ == 0) return to;
    *to++ = '\n';
    const auto spaces = static_cast<std::size_t>(depth_ * indent_);
    // A store of constant size, where a call would cost more than the spaces.
    std::memset(to, ' ', kUsualSpaces);
    if (spaces > kUsualSpaces) std::memset(to, ' ', spaces);
    return to + spaces;
}

char* JsonWriter::put_separator(char* to) {
    if (std::exchange(after_key_, false)) return to;
    if (!first_) *to++ = ',';
    first_ = false;
    return depth_ > 0 ? put_line(to) : to;
}

void JsonWriter::put_value(std::string_view text) {
    char* to = put_separator(room(separator_bytes() + text.size()));
    std::memcpy(to, text.data(), text.size());
    written_to(to + text.size());
}

JsonWriter& JsonWriter::open(char bracket) {
    put_value({&bracket, 1});
    ++depth_;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    --depth_;
    char* to = room(separator_bytes() + 1);
    if (!first_) to = put_line(to);
    *to++ = bracket;
    written_to(to);
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    char* to = put_quoted(put_separator(room(separator_bytes() + quoted_bytes(name) + 2)), name);
    *to++ = ':';
    if (indent_ != 0) *to++ = ' ';
    written_to(to);
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
    written_to(put_quoted(put_separator(room(separator_bytes() + quoted_bytes(value))), value));
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
    char digits[24];
    put_value({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, value).ptr - digits)});
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    put_value(value ? "true" : "false");
    return *this;
}

JsonWriter& JsonWriter::null() {
    put_value("null");
    return *this;
}

JsonWriter& JsonWriter::put(const Piece& piece) {
    char* to = room(piece.text.size() + 1);
    // As the first of its object or array, it was made without a comma.
    if (!first_) *to++ = ',';
    std::memcpy(to, piece.text.data(), piece.text.size());
    written_to(to + piece.text.size());
    depth_ += piece.opened;
    first_ = false;
    after_key_ = piece.ends_key;
    return *this;
}

}  // namespace socle::base
