#include <socle/base/text.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace socle::base {

namespace {

struct Decoded {
    char32_t code_point = 0;
    std::size_t length = 0;  // 0: invalid
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80U) return {lead, 1};
    std::size_t length = 0;
    char32_t value = 0;
    char32_t minimum = 0;
    if ((lead & 0xE0U) == 0xC0U) {
        length = 2, value = lead & 0x1FU, minimum = 0x80;
    } else if ((lead & 0xF0U) == 0xE0U) {
        length = 3, value = lead & 0x0FU, minimum = 0x800;
    } else if ((lead & 0xF8U) == 0xF0U) {
        length = 4, value = lead & 0x07U, minimum = 0x10000;
    } else {
        return {};
    }
    if (at + length > text.size()) return {};
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[at + i])) return {};
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < minimum || value > 0x10FFFF || surrogate) return {};
    return {value, length};
}

// Unaccented spelling of the Latin letters found in French place names; empty: not a letter.
std::string_view fold(char32_t c) {
    struct Range {
        char32_t first;
        char32_t last;
        std::string_view to;
    };
    static constexpr std::array kRanges{
        Range{0xC0, 0xC5, "a"},   Range{0xC6, 0xC6, "ae"},  Range{0xC7, 0xC7, "c"},   Range{0xC8, 0xCB, "e"},
        Range{0xCC, 0xCF, "i"},   Range{0xD1, 0xD1, "n"},   Range{0xD2, 0xD6, "o"},   Range{0xD9, 0xDC, "u"},
        Range{0xDD, 0xDD, "y"},   Range{0xE0, 0xE5, "a"},   Range{0xE6, 0xE6, "ae"},  Range{0xE7, 0xE7, "c"},
        Range{0xE8, 0xEB, "e"},   Range{0xEC, 0xEF, "i"},   Range{0xF1, 0xF1, "n"},   Range{0xF2, 0xF6, "o"},
        Range{0xF9, 0xFC, "u"},   Range{0xFD, 0xFD, "y"},   Range{0xFF, 0xFF, "y"},   Range{0x152, 0x153, "oe"},
        Range{0x178, 0x178, "y"},
    };
    for (const Range& range : kRanges) {
        if (c >= range.first && c <= range.last) return range.to;
    }
    return {};
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80U) {
            ++i;
            continue;
        }
        const Decoded decoded = decode(text, i);
        if (decoded.length == 0) return i;
        i += decoded.length;
    }
    return std::nullopt;
}

std::string printable(std::string_view text, std::size_t max_bytes) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (out.size() >= max_bytes) {
            out += "…";
            break;
        }
        const Decoded decoded = decode(text, i);
        if (decoded.length == 0) {
            out += "\xEF\xBF\xBD";
            ++i;
        } else {
            if (decoded.code_point < 0x20 || (decoded.code_point >= 0x7F && decoded.code_point < 0xA0)) {
                out += ' ';
            } else {
                out += text.substr(i, decoded.length);
            }
            i += decoded.length;
        }
    }
    return out;
}

std::string search_key(std::string_view text) {
    std::string out;
    bool gap = false;
    const auto put = [&](std::string_view letters) {
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += letters;
    };
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode(text, i);
        i += std::max<std::size_t>(decoded.length, 1);
        const char32_t c = decoded.code_point;
        const bool is_small = c >= 'a' && c <= 'z';
        const bool is_digit = c >= '0' && c <= '9';
        if (is_small || is_digit) {
            const char ascii = static_cast<char>(c);
            put({&ascii, 1});
        } else if (c >= 'A' && c <= 'Z') {
            const char ascii = static_cast<char>(c - 'A' + 'a');
            put({&ascii, 1});
        } else if (const std::string_view folded = fold(c); !folded.empty()) {
            put(folded);
        } else if (c >= 0x300 && c <= 0x36F) {
            // A combining accent belongs to the letter before it.
        } else {
            gap = true;
        }
    }
    return out;
}

std::size_t length_utf8(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<std::string> find_nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t kMaxLength = 64;
    if (word.size() > kMaxLength) return std::nullopt;
    const std::string wanted = search_key(word);
    std::optional<std::string> best;
    std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::string key = search_key(candidate);
        std::vector<std::size_t> row(key.size() + 1);
        for (std::size_t j = 0; j <= key.size(); ++j) row[j] = j;
        for (std::size_t i = 1; i <= wanted.size(); ++i) {
            std::size_t diagonal = std::exchange(row[0], i);
            for (std::size_t j = 1; j <= key.size(); ++j) {
                const std::size_t substituted = diagonal + (wanted[i - 1] == key[j - 1] ? 0U : 1U);
                diagonal = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
            }
        }
        if (row[key.size()] < best_distance) {
            best_distance = row[key.size()];
            best = candidate;
        }
    }
    return best;
}

std::string count_fr(std::int64_t number, std::string_view written, std::string_view word) {
    return std::string(written) + " " + std::string(word) + (number > 1 || number < -1 ? "s" : "");
}

std::string enumerate_fr(const std::vector<std::string>& words, std::string_view last, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? last : between;
        out += words[i];
    }
    return out;
}

}  // namespace socle::base
