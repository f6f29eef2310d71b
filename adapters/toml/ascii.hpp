// Internal: toml++ 3.3 does not survive every letter beyond ASCII: where it looks for blanks, its table reaches code marked
// unreachable, even inside strings of several lines. So it is given ASCII alone: in strings such letters are written as escapes,
// in comments as question marks, and elsewhere they are a mistake. `Columns` leads back to the file.
//
// It does not bound the steps of a key ("a.b.c") either: each is a table in a table, and thousands of them exhaust the stack.
#pragma once

#include <socle/toml/columns.hpp>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace socle::toml_file {

struct LexicalMistake {
    enum class Kind : std::uint8_t { BareNonAscii, OpenString, LongKey };
    Kind kind = Kind::BareNonAscii;
    std::size_t at = 0;  // byte of the file
};

struct AsciiText {
    std::string text;
    Columns columns;
};

// `text`: correct UTF-8.
[[nodiscard]] std::expected<AsciiText, LexicalMistake> to_ascii(std::string_view text);

}  // namespace socle::toml_file
