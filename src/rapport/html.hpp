// Internal: pieces of the HTML page. What is called `html` is already escaped; everything else is plain text.
#pragma once

#include <socle/national/resultat.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::rapport::detail {

// On one line, with the no-break spaces of French: "30 000 €" and "taille 2 :" stay whole.
[[nodiscard]] std::string typeset(std::string_view text);
[[nodiscard]] std::string escape(std::string_view text);      // typeset, for text and for attributes between double quotes
[[nodiscard]] std::string paragraphs(std::string_view text);  // one <p> for each block between empty lines
[[nodiscard]] std::string minus(std::string number);          // "-1" → "−1", with the sign that aligns with "+"

struct Row {
    std::string head;                // html
    std::vector<std::string> cells;  // html
};

struct Table {
    std::string caption;
    std::string first;                 // title of the column of heads
    std::vector<std::string> columns;
    std::vector<bool> worded;          // by column: holds words, not numbers; missing: numbers
    std::vector<Row> rows;
    std::optional<Row> total;
    std::string note;                  // below the table
};
[[nodiscard]] std::string to_html(const Table& table);

// A number that stands for an amount some of which is unknown, with a mark when it is.
[[nodiscard]] std::string marked(std::string number, std::int64_t inconnus);
inline constexpr std::string_view kMarkNote = "* Au moins une CPTS a un montant inconnu cette année-là : il compte pour zéro, le vrai total est plus haut.";
inline constexpr std::string_view kRoundNote = "En milliers d'euros (k€), chaque case arrondie pour l'affichage : les sommes peuvent différer d'une unité.";

[[nodiscard]] std::string fold(std::string_view summary, const std::string& html);  // <details>

// <section> with its heading of level 2; `id` is ours.
[[nodiscard]] std::string section(std::string_view id, std::string_view title, const std::string& html);

[[nodiscard]] std::string_view style();

[[nodiscard]] std::string html_summary(const national::Resultat& resultat);
[[nodiscard]] std::string html_years(const national::Resultat& resultat);
[[nodiscard]] std::string html_axis(const national::Resultat& resultat, national::Axe axe);
[[nodiscard]] std::string html_departements(const national::Resultat& resultat);
[[nodiscard]] std::string html_reforms(const national::Resultat& resultat);
[[nodiscard]] std::string html_winners(const national::Reforme& reforme);
[[nodiscard]] std::string html_most_affected(const national::Reforme& reforme);
[[nodiscard]] std::string html_changes(const national::Reforme& reforme);
[[nodiscard]] std::string html_controls(const national::Resultat& resultat);
[[nodiscard]] std::string html_hypotheses(const national::Resultat& resultat);
[[nodiscard]] std::string html_method(const national::Resultat& resultat);

// "Région", "Taille de CPTS"…: title of the column of an axis.
[[nodiscard]] std::string_view words_of(national::Axe axe);

}  // namespace socle::rapport::detail
