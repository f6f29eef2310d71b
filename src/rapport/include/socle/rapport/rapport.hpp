// A national result as people and programs read it. Pure functions: same result, same bytes. Texts of the result are valid
// UTF-8; every table of the result has one cell a year from `de` to `a`, and there is a table for Axe::France.
//
// Formats of JSON and CSV: docs/formats.md, "Résultat national".
#pragma once

#include <socle/national/resultat.hpp>

#include <cstdint>
#include <string>

namespace socle::rapport {

// French text for a terminal, lines of at most 120 characters but for words that are longer.
[[nodiscard]] std::string to_text(const national::Resultat& resultat);

[[nodiscard]] std::string to_json(const national::Resultat& resultat);

enum class CsvStyle : std::uint8_t {
    Programme,   // "," and decimal point, \n
    Bureautique  // ";" and decimal comma, byte order mark, \r\n: what a French spreadsheet opens as it is
};

// One long table, a number a row. Cells of text that a spreadsheet would run as a formula begin with an apostrophe.
[[nodiscard]] std::string to_csv(const national::Resultat& resultat, CsvStyle style = CsvStyle::Programme);

// One self-contained page: no script, no request to anybody.
[[nodiscard]] std::string to_html(const national::Resultat& resultat);

}  // namespace socle::rapport
