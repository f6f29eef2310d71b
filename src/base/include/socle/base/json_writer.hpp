// Writes JSON text, in the order of the calls: small, without exceptions, the same bytes on every platform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace socle::base {

class JsonWriter {
public:
    // Text to be written again and again: whole members or elements, or where some begin or end.
    struct Piece {
        std::string text;
        int opened = 0;        // brackets that it leaves open; negative: closes
        bool ends_key = false;  // its value comes next
    };

    // indent 0: one line; otherwise that many spaces a level. `depth`: of the object or array that pieces are made for.
    explicit JsonWriter(int indent = 2, int depth = 0) : indent_(indent), depth_(depth), first_depth_(depth) {}
    // Room for that many bytes at once.
    void reserve(std::size_t bytes) { static_cast<void>(room(bytes)); }

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view value);  // must be valid UTF-8
    // A string of `most` bytes at most with nothing to escape, that `write` puts at the place it is given; it answers their end.
    template <class Write>
    JsonWriter& string_in_place(std::size_t most, Write write) {
        char* to = put_separator(room(separator_bytes() + most + 2));
        *to++ = '"';
        to = write(to);
        *to++ = '"';
        written_to(to);
        return *this;
    }
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    // A piece made by a writer of the same indent, for the depth at hand. It does not end with an opening bracket.
    JsonWriter& put(const Piece& piece);

    // Objects and arrays that are open.
    [[nodiscard]] int depth() const { return depth_; }
    [[nodiscard]] std::string_view text() const { return {buffer_.data(), size_}; }
    [[nodiscard]] std::string take() {
        buffer_.resize(size_);
        size_ = 0;
        return std::move(buffer_);
    }
    [[nodiscard]] Piece take_piece() { return {take(), depth_ - first_depth_, after_key_}; }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    // Where at least `bytes` may be written; written_to() then says how far.
    char* room(std::size_t bytes);
    void written_to(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.data()); }
    [[nodiscard]] std::size_t separator_bytes() const { return 2 + kUsualSpaces + static_cast<std::size_t>(depth_ * indent_); }
    char* put_separator(char* to);
    char* put_line(char* to) const;
    void put_value(std::string_view text);

    static constexpr std::size_t kUsualSpaces = 16;

    std::string buffer_;  // longer than what was written
    std::size_t size_ = 0;
    int indent_;
    int depth_;
    int first_depth_;
    bool first_ = true;       // no element yet in the innermost object or array
    bool after_key_ = false;  // a key waits for its value
};

}  // namespace socle::base
