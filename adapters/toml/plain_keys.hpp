// Internal: toml++ 3.3 does not survive letters beyond ASCII outside strings and comments (its table of blanks reaches code
// marked unreachable), so they are found before it runs, and with them the strings that are not closed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace socle::toml_file {

struct LexicalMistake {
    enum class Kind : std::uint8_t { BareNonAscii, OpenString };
    Kind kind = Kind::BareNonAscii;
    std::size_t at = 0;  // byte
};

[[nodiscard]] std::optional<LexicalMistake> find_lexical_mistake(std::string_view text);

}  // namespace socle::toml_file
