#include "office.hpp"

#include <algorithm>

namespace socle::serveur {

namespace {

bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

void put_text(std::string_view text, std::string& out) {
    // Tabs and carriage returns are skipped by spreadsheets before they look for a formula.
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    const bool quoted = text.find_first_of(";\"\r\n\t") != std::string_view::npos || formula;
    if (quoted) out += '"';
    if (formula) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    if (quoted) out += '"';
}

}  // namespace

base::Result<void> Office::write(std::string_view bytes) {
    std::string out;
    if (!begun_) out = "\xEF\xBB\xBF";
    begun_ = true;
    rest_ += bytes;
    std::string_view text = rest_;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        put_line(text.substr(0, end), out);
        text.remove_prefix(end + 1);
    }
    rest_.erase(0, rest_.size() - text.size());
    return output_(out);
}

void Office::put_line(std::string_view line, std::string& out) {
    splitter_.split(line, fields_);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (i > 0) out += ';';
        if (i > 0 && is_number(fields_[i])) {
            std::string number(fields_[i]);
            std::replace(number.begin(), number.end(), '.', ',');
            out += number;
        } else {
            put_text(fields_[i], out);
        }
    }
    out += "\r\n";
}

}  // namespace socle::serveur
