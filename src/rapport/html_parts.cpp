#include "html.hpp"
#include "numbers.hpp"

#include <socle/base/text.hpp>

namespace socle::rapport::detail {

namespace {

constexpr std::string_view kMinus = "\u2212";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at_start(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count;
}

bool sticks_to_the_left(std::string_view next) {
    for (const std::string_view sign : {":", ";", "?", "!", "%", "€", "»"}) {
        if (next.starts_with(sign)) return true;
    }
    return false;
}

std::string cell_class(const Table& table, std::size_t column) {
    return column < table.worded.size() && table.worded[column] ? " class=\"mots\"" : "";
}

std::string row_html(const Table& table, const Row& row) {
    std::string out = "<tr><th scope=\"row\">" + row.head + "</th>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) out += "<td" + cell_class(table, i) + ">" + row.cells[i] + "</td>";
    return out + "</tr>\n";
}

}  // namespace

std::string typeset(std::string_view text) {
    constexpr std::string_view kNarrowSpace = "\u202F";
    constexpr std::string_view kNoBreakSpace = "\u00A0";
    const std::string line = on_one_line(text);
    std::string out;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::string_view next = std::string_view(line).substr(i + 1);
        if (line[i] == ' ' && digits > 0 && digits <= 3 && digits_at_start(next) == 3) {
            out += kNarrowSpace;
        } else if (line[i] == ' ' && (out.ends_with("«") || sticks_to_the_left(next))) {
            out += kNoBreakSpace;
        } else {
            out += line[i];
        }
        digits = is_digit(line[i]) ? digits + 1 : 0;
    }
    return out;
}

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : typeset(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string paragraphs(std::string_view text) {
    std::string out;
    std::string block;
    const auto flush = [&] {
        if (!block.empty()) out += "<p>" + escape(block) + "</p>\n";
        block.clear();
    };
    for (const std::string_view line : base::split(text, '\n')) {
        const std::string_view words = base::trim(line);
        if (words.empty()) {
            flush();
        } else {
            block += (block.empty() ? "" : " ") + std::string(words);
        }
    }
    flush();
    return out;
}

std::string minus(std::string number) {
    for (std::size_t at = number.find('-'); at != std::string::npos; at = number.find('-', at)) number.replace(at, 1, kMinus);
    return number;
}

std::string to_html(const Table& table) {
    constexpr std::size_t kKeptWhole = 20;  // rows of a table that is not cut between two printed pages
    std::string out = "<div class=\"defile" + std::string(table.rows.size() <= kKeptWhole ? " entier" : "") + "\" role=\"group\" tabindex=\"0\" aria-label=\"" + escape(table.caption) + "\">\n<table" + (table.first == "Année" ? " class=\"par-annee\"" : "") +
                      ">\n<caption><span>" + escape(table.caption) + "</span></caption>\n<thead><tr><th scope=\"col\">" + escape(table.first) + "</th>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out += "<th scope=\"col\"" + cell_class(table, i) + ">" + escape(table.columns[i]) + "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const Row& row : table.rows) out += row_html(table, row);
    out += "</tbody>\n";
    if (table.total) out += "<tbody class=\"somme\">\n" + row_html(table, *table.total) + "</tbody>\n";
    out += "</table>\n</div>\n";
    if (!table.note.empty()) out += "<p class=\"note\">" + escape(table.note) + "</p>\n";
    return out;
}

std::string marked(std::string number, std::int64_t inconnus) {
    if (inconnus == 0) return number;
    return number + "<abbr title=\"" + unknown_for(inconnus) + "\">*</abbr>";
}

std::string fold(std::string_view summary, const std::string& html) {
    return "<details>\n<summary>" + escape(summary) + "</summary>\n" + html + "</details>\n";
}

std::string section(std::string_view id, std::string_view title, const std::string& html) {
    const std::string name(id);
    return "<section id=\"" + name + "\" aria-labelledby=\"titre-" + name + "\">\n<h2 id=\"titre-" + name + "\">" + escape(title) + "</h2>\n" + html + "</section>\n";
}

std::string_view words_of(national::Axe axe) {
    switch (axe) {
        case national::Axe::France: return "France";
        case national::Axe::Region: return "Région";
        case national::Axe::Departement: return "Département";
        case national::Axe::Taille: return "Taille de CPTS";
        case national::Axe::Poste: return "Poste";
    }
    return {};
}

}  // namespace socle::rapport::detail
