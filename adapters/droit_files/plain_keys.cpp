#include "plain_keys.hpp"

#include <algorithm>

namespace socle::droit_files {

namespace {

// Past the string that begins at `at` with `quote`; the end of the line (or of the text) if it is not closed.
std::size_t skip_string(std::string_view text, std::size_t at, char quote) {
    const std::string_view closing = quote == '"' ? "\"\"\"" : "'''";
    const bool escapes = quote == '"';
    if (text.substr(at).starts_with(closing)) {
        for (std::size_t i = at + closing.size(); i < text.size(); ++i) {
            if (escapes && text[i] == '\\') {
                ++i;
            } else if (text.substr(i).starts_with(closing)) {
                return i + closing.size();
            }
        }
        return text.size();
    }
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\n') return i;
        if (escapes && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            return i + 1;
        }
    }
    return text.size();
}

}  // namespace

std::optional<std::size_t> find_bare_non_ascii(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    for (std::size_t i = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0; i < text.size();) {
        const char c = text[i];
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
        } else if (c == '"' || c == '\'') {
            i = skip_string(text, i, c);
        } else if (static_cast<unsigned char>(c) >= 0x80U) {
            return i;
        } else {
            ++i;
        }
    }
    return std::nullopt;
}

}  // namespace socle::droit_files
