#include "ascii.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace socle::toml_file {

namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80U; }

std::size_t length_of_character(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : 2;
}

std::uint32_t code_point(std::string_view character) {
    std::uint32_t value = static_cast<unsigned char>(character[0]) & (0x7FU >> character.size());
    for (const char c : character.substr(1)) value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    return value;
}

class Writer {
public:
    explicit Writer(std::string_view text) : text_(text) { out_.text.reserve(text.size() + text.size() / 4); }

    std::expected<AsciiText, LexicalMistake> write() {
        constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
        if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '#') {
                write_comment();
            } else if (c == '"' || c == '\'') {
                const std::size_t opening = at_;
                if (!write_string(c)) return std::unexpected(LexicalMistake{LexicalMistake::Kind::OpenString, opening});
            } else if (is_ascii(c)) {
                if (!count_step(c)) return std::unexpected(LexicalMistake{LexicalMistake::Kind::LongKey, at_});
                copy();
            } else {
                return std::unexpected(LexicalMistake{LexicalMistake::Kind::BareNonAscii, at_});
            }
        }
        return std::move(out_);
    }

private:
    void put(std::string_view written, std::uint32_t characters_read) {
        out_.text += written;
        column_ += static_cast<std::uint32_t>(written.size());
        if (written.size() > characters_read) out_.columns.add(line_, column_, static_cast<std::uint32_t>(written.size()) - characters_read);
    }

    void copy() {
        put(text_.substr(at_, 1), 1);
        if (text_[at_] == '\n') {
            ++line_;
            column_ = 1;
        }
        ++at_;
    }

    // False when the key that is being read has too many steps. A number has a point too, but no more than one.
    bool count_step(char c) {
        constexpr int kMaxPoints = 8;
        constexpr std::string_view kEndsKey = ",=[]{}\n";
        if (kEndsKey.find(c) != std::string_view::npos) points_ = 0;
        if (c == '.') ++points_;
        return points_ <= kMaxPoints;
    }

    void skip_character() { at_ += length_of_character(text_[at_]); }

    void write_comment() {
        while (at_ < text_.size() && text_[at_] != '\n') {
            if (is_ascii(text_[at_])) {
                copy();
            } else {
                put("?", 1);
                skip_character();
            }
        }
    }

    void write_escape() {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        const std::uint32_t value = code_point(text_.substr(at_, length_of_character(text_[at_])));
        std::string escape = value > 0xFFFFU ? "\\U" : "\\u";
        for (int shift = value > 0xFFFFU ? 28 : 12; shift >= 0; shift -= 4) escape += kDigits[(value >> static_cast<unsigned>(shift)) & 0xFU];
        put(escape, 1);
        skip_character();
    }

    // Past the string of `delimiter` that begins at `from`, several lines or one; nothing if it is not closed.
    [[nodiscard]] std::optional<std::size_t> end_of_string(std::size_t from, char quote, std::size_t delimiter) const {
        for (std::size_t i = from + delimiter; i < text_.size(); ++i) {
            if (text_[i] == '\n' && delimiter == 1) return std::nullopt;
            if (quote == '"' && text_[i] == '\\') {
                ++i;
            } else if (text_[i] == quote && (delimiter == 1 || text_.substr(i, 3) == text_.substr(from, 3))) {
                std::size_t end = i + delimiter;
                // One or two quotes just before the closing three belong to the text.
                while (delimiter == 3 && end < text_.size() && text_[end] == quote && end < i + 5) ++end;
                return end;
            }
        }
        return std::nullopt;
    }

    bool write_string(char quote) {
        const std::string three(3, quote);
        const std::size_t delimiter = text_.substr(at_).starts_with(three) ? 3 : 1;
        const auto end = end_of_string(at_, quote, delimiter);
        if (!end) return false;
        const std::string_view whole = text_.substr(at_, *end - at_);
        const bool plain = std::all_of(whole.begin(), whole.end(), is_ascii);
        if (plain) {
            while (at_ < *end) copy();
        } else {
            write_as_basic(quote, delimiter, *end);
        }
        return true;
    }

    // Only the strings between double quotes know escapes: the others are written as such.
    void write_as_basic(char quote, std::size_t delimiter, std::size_t end) {
        const std::string quotes(delimiter, '"');
        const std::size_t closing = end - delimiter;
        put(quotes, static_cast<std::uint32_t>(delimiter));
        at_ += delimiter;
        while (at_ < closing) {
            const char c = text_[at_];
            if (!is_ascii(c)) {
                write_escape();
            } else if (quote == '"' && c == '\\') {
                copy();
                if (is_ascii(text_[at_])) {
                    copy();
                } else {
                    put("?", 1);  // never an escape: refused by the reader, as it was written
                    skip_character();
                }
            } else if (quote == '\'' && (c == '\\' || c == '"')) {
                put(c == '"' ? "\\\"" : "\\\\", 1);
                ++at_;
            } else {
                copy();
            }
        }
        put(quotes, static_cast<std::uint32_t>(delimiter));
        at_ = end;
    }

    std::string_view text_;
    AsciiText out_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
    int points_ = 0;  // of the key or number being read
};

}  // namespace

void Columns::add(std::uint32_t line, std::uint32_t column, std::uint32_t extra) {
    const std::uint32_t before = !shifts_.empty() && shifts_.back().line == line ? shifts_.back().total : 0;
    shifts_.push_back({line, column, before + extra});
}

std::uint32_t Columns::in_file(std::uint32_t line, std::uint32_t column) const {
    const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), std::pair{line, column},
                                        [](const auto& place, const Shift& shift) { return place < std::pair{shift.line, shift.column}; });
    if (after == shifts_.begin() || std::prev(after)->line != line) return column;
    return column - std::prev(after)->total;
}

std::expected<AsciiText, LexicalMistake> to_ascii(std::string_view text) { return Writer(text).write(); }

}  // namespace socle::toml_file
