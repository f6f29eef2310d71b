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
    // indent 0: one line; otherwise that many spaces a level.
    explicit JsonWriter(int indent = 2) : indent_(indent) {}
    // Room for that many bytes at once.
    void reserve(std::size_t bytes) { static_cast<void>(room(bytes)); }

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view value);  // must be valid UTF-8
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    [[nodiscard]] std::string_view text() const { return {buffer_.data(), size_}; }
    [[nodiscard]] std::string take() {
        buffer_.resize(size_);
        size_ = 0;
        return std::move(buffer_);
    }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    // Where at least `bytes` may be written; written_to() then says how far.
    char* room(std::size_t bytes);
    void written_to(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.data()); }
    [[nodiscard]] std::size_t separator_bytes() const { return 2 + static_cast<std::size_t>(depth_ * indent_); }
    char* put_separator(char* to);
    char* put_line(char* to) const;
    void put_value(std::string_view text);

    std::string buffer_;  // longer than what was written
    std::size_t size_ = 0;
    int indent_;
    int depth_ = 0;
    bool first_ = true;       // no element yet in the innermost object or array
    bool after_key_ = false;  // a key waits for its value
};

}  // namespace socle::base
