// Writes JSON text, in the order of the calls: small, without exceptions, the same bytes on every platform.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace socle::base {

class JsonWriter {
public:
    // indent 0: one line; otherwise that many spaces a level.
    explicit JsonWriter(int indent = 2) : indent_(indent) {}

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view value);  // must be valid UTF-8
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void before_value();
    void new_line();
    void put_quoted(std::string_view value);

    std::string text_;
    int indent_;
    int depth_ = 0;
    bool first_ = true;       // no element yet in the innermost object or array
    bool after_key_ = false;  // a key waits for its value
};

}  // namespace socle::base
