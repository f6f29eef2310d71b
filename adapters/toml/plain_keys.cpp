#include "plain_keys.hpp"

#include <algorithm>

namespace socle::toml_file {

namespace {

// Past the string that begins at `at` with `quote`; nothing if it is not closed.
std::optional<std::size_t> skip_string(std::string_view text, std::size_t at, char quote) {
    const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
    const bool escapes = quote == '"';
    const bool several_lines = text.substr(at).starts_with(triple);
    const std::string_view closing = several_lines ? triple : triple.substr(0, 1);
    for (std::size_t i = at + closing.size(); i < text.size(); ++i) {
        if (text[i] == '\n' && !several_lines) return std::nullopt;
        if (escapes && text[i] == '\\') {
            ++i;
        } else if (text.substr(i).starts_with(closing)) {
            return i + closing.size();
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<LexicalMistake> find_lexical_mistake(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    for (std::size_t i = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0; i < text.size();) {
        const char c = text[i];
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
        } else if (c == '"' || c == '\'') {
            const auto after = skip_string(text, i, c);
            if (!after) return LexicalMistake{LexicalMistake::Kind::OpenString, i};
            i = *after;
        } else if (static_cast<unsigned char>(c) >= 0x80U) {
            return LexicalMistake{LexicalMistake::Kind::BareNonAscii, i};
        } else {
            ++i;
        }
    }
    return std::nullopt;
}

}  // namespace socle::toml_file
