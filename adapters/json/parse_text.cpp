#include "parse_text.hpp"

#include <socle/base/text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace socle::json {

namespace {

constexpr std::size_t kMaxDepth = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The grammar of RFC 8259, straight into values: reading a question by the library's own parser took longer than answering it.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {
        constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
        if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    }

    bool parse(nlohmann::json& root) {
        if (!value(root)) return false;
        skip_blank();
        return at_ == text_.size();
    }

    [[nodiscard]] const std::string& doubled() const { return doubled_; }
    [[nodiscard]] bool too_deep() const { return too_deep_; }
    // Where reading stopped.
    [[nodiscard]] std::size_t at() const { return at_; }

private:
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (peek() != c || at_ == text_.size()) return false;
        ++at_;
        return true;
    }
    void skip_blank() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
    }
    bool take_after_blank(char c) {
        skip_blank();
        return take(c);
    }

    bool value(nlohmann::json& out) {
        skip_blank();
        switch (peek()) {
            case '{': return object(out);
            case '[': return array(out);
            case '"': {
                std::string text;
                if (!string(text)) return false;
                out = std::move(text);
                return true;
            }
            case 't': out = true; return word("true");
            case 'f': out = false; return word("false");
            case 'n': out = nullptr; return word("null");
            default: return number(out);
        }
    }

    bool word(std::string_view expected) {
        for (const char c : expected) {
            if (!take(c)) return false;
        }
        return true;
    }

    bool open() {
        too_deep_ = depth_ == kMaxDepth;
        if (too_deep_) return false;
        ++depth_;
        ++at_;
        skip_blank();
        return true;
    }
    bool close() {
        --depth_;
        return true;
    }

    bool object(nlohmann::json& out) {
        if (!open()) return false;
        out = nlohmann::json(nlohmann::json::value_t::object);
        auto& members = out.get_ref<nlohmann::json::object_t&>();
        if (take('}')) return close();
        do {
            skip_blank();
            std::string name;
            if (peek() != '"' || !string(name)) return false;
            auto [member, added] = members.try_emplace(std::move(name));
            if (!added && doubled_.empty()) doubled_ = member->first.empty() ? "(vide)" : member->first;
            if (!take_after_blank(':') || !value(member->second)) return false;
        } while (take_after_blank(','));
        return take('}') && close();
    }

    bool array(nlohmann::json& out) {
        if (!open()) return false;
        out = nlohmann::json(nlohmann::json::value_t::array);
        auto& items = out.get_ref<nlohmann::json::array_t&>();
        if (take(']')) return close();
        do {
            if (!value(items.emplace_back())) return false;
        } while (take_after_blank(','));
        return take(']') && close();
    }

    bool string(std::string& out) {
        ++at_;
        const std::size_t begin = at_;
        for (;;) {
            const std::size_t from = at_;
            while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0x20U && text_[at_] != '"' && text_[at_] != '\\') ++at_;
            out.append(text_, from, at_ - from);
            if (take('"')) break;
            if (!take('\\') || !escape(out)) return false;
        }
        const auto invalid = base::find_invalid_utf8(text_.substr(begin, at_ - begin));
        if (invalid) at_ = begin + *invalid;
        return !invalid;
    }

    bool escape(std::string& out) {
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        if (take('u')) return unicode(out);
        const std::size_t found = at_ < text_.size() ? kNames.find(text_[at_]) : std::string_view::npos;
        if (found == std::string_view::npos) return false;
        out += kMeanings[found];
        ++at_;
        return true;
    }

    std::optional<std::uint32_t> four_digits() {
        constexpr std::size_t kDigits = 4;
        std::uint32_t code = 0;
        const char* begin = text_.data() + at_;
        const char* end = begin + std::min(kDigits, text_.size() - at_);
        const auto read = std::from_chars(begin, end, code, 16);
        at_ += static_cast<std::size_t>(read.ptr - begin);
        return read.ptr == begin + kDigits ? std::optional(code) : std::nullopt;
    }

    bool unicode(std::string& out) {
        constexpr std::uint32_t kHigh = 0xD800;
        constexpr std::uint32_t kLow = 0xDC00;
        constexpr std::uint32_t kEnd = 0xE000;
        auto code = four_digits();
        if (!code) return false;
        if (*code >= kHigh && *code < kLow) {
            if (!take('\\') || !take('u')) return false;
            const auto low = four_digits();
            if (!low || *low < kLow || *low >= kEnd) return false;
            code = 0x10000U + ((*code - kHigh) << 10U) + (*low - kLow);
        } else if (*code >= kLow && *code < kEnd) {
            return false;
        }
        append_utf8(out, *code);
        return true;
    }

    static void append_utf8(std::string& out, std::uint32_t code) {
        const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
        if (code < 0x80U) return put(code);
        if (code < 0x800U) {
            put(0xC0U | code >> 6U);
        } else {
            if (code < 0x10000U) {
                put(0xE0U | code >> 12U);
            } else {
                put(0xF0U | code >> 18U);
                put(0x80U | (code >> 12U & 0x3FU));
            }
            put(0x80U | (code >> 6U & 0x3FU));
        }
        put(0x80U | (code & 0x3FU));
    }

    bool digits() {
        const std::size_t begin = at_;
        while (is_digit(peek())) ++at_;
        return at_ > begin;
    }

    bool number(nlohmann::json& out) {
        const std::size_t begin = at_;
        take('-');
        if (!take('0') && !digits()) return false;
        bool whole = true;
        if (take('.')) {
            whole = false;
            if (!digits()) return false;
        }
        if (peek() == 'e' || peek() == 'E') {
            whole = false;
            ++at_;
            if (peek() == '+' || peek() == '-') ++at_;
            if (!digits()) return false;
        }
        const std::string_view text = text_.substr(begin, at_ - begin);
        if (whole && (text.front() == '-' ? integer<std::int64_t>(text, out) : integer<std::uint64_t>(text, out))) return true;
        const double real = std::strtod(std::string(text).c_str(), nullptr);
        out = real;
        if (!std::isfinite(real)) at_ = begin;
        return std::isfinite(real);
    }

    // False: too large, to be read as a real number.
    template <class Integer>
    static bool integer(std::string_view text, nlohmann::json& out) {
        Integer value = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) return false;
        out = value;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::string doubled_;
    bool too_deep_ = false;
};

// Line and column of a byte, from 1.
std::string place_at(std::string_view text, std::size_t byte, const std::string& name) {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < byte && i < text.size(); ++i) {
        ++column;
        if (text[i] == '\n') {
            ++line;
            column = 1;
        }
    }
    return base::to_string({name, line, column});
}

}  // namespace

base::Result<nlohmann::json> parse_text(std::string_view text, const std::string& name) {
    if (base::trim(text).empty()) return base::fail("fichier-vide", name, "le texte est vide", "Donnez du JSON.");
    Parser parser(text);
    nlohmann::json root;
    if (!parser.parse(root)) {
        if (parser.too_deep()) return base::fail("json-trop-profond", name, "les objets sont imbriqués sur plus de 64 niveaux", "Vérifiez le fichier.");
        return base::fail("json", place_at(text, parser.at(), name), "ce n'est pas du JSON correct",
                          "Corrigez la syntaxe à cet endroit : guillemets, virgules, accolades, encodage UTF-8.");
    }
    if (!parser.doubled().empty()) {
        return base::fail("cle-en-double", name + " « " + base::printable(parser.doubled()) + " »", "cette clé figure deux fois dans le même objet", "Gardez-en une seule.");
    }
    return root;
}

}  // namespace socle::json
