// Internal: amounts in cents as French numbers, and what the writers look up in a result. Roundings are half away from zero
// and only for display.
#pragma once

#include <socle/national/resultat.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace socle::rapport::detail {

enum class Unit : std::uint8_t { Euro, Millier, Million };

[[nodiscard]] Unit unit_for(std::int64_t cents);       // in which the amount is at least 1, else euros
[[nodiscard]] std::int64_t cents_of(Unit unit);        // 100, 100'000, 100'000'000
[[nodiscard]] std::string_view symbol_of(Unit unit);   // "M€"

[[nodiscard]] std::int64_t divide_half_away(std::int64_t value, std::int64_t divisor);  // divisor > 0

// "1 234,5": without the symbol; decimals 0..2.
[[nodiscard]] std::string in_unit(std::int64_t cents, Unit unit, int decimals);
[[nodiscard]] std::string in_thousands(std::int64_t cents);   // "1 235", of k€
[[nodiscard]] std::string euros(std::int64_t cents);          // "1 234,56 €"
[[nodiscard]] std::string compact(std::int64_t cents);        // "345,6 M€", "1,23 k€", "56 €"
// In the unit that suits `largest`, so that the eye may compare the numbers of a chart or a column: "0,28 M€".
[[nodiscard]] std::string write_amount(std::int64_t cents, std::int64_t largest);
[[nodiscard]] std::string between(std::int64_t low, std::int64_t high);  // "12,3 à 14,5 M€"
[[nodiscard]] std::string with_sign(std::int64_t value, const std::string& written);  // "+" before what is above zero

// "12,3 %" of a whole; "–" of nothing. `whole` is taken positive.
[[nodiscard]] std::string percent(std::int64_t part, std::int64_t whole);

[[nodiscard]] std::string unknown_for(std::int64_t cpts);  // "inconnu pour 3 CPTS", "" for none
[[nodiscard]] std::string period(const national::Resultat& resultat);  // "de 2023 à 2027", "en 2024"
[[nodiscard]] std::string french_date(const std::string& iso);  // "01/01/2024"; what is not a date, as it is
[[nodiscard]] std::string capital(std::string text);  // first letter, without accent, made a capital
[[nodiscard]] std::string on_one_line(std::string_view text);  // controls made spaces: safe in a terminal or a page

[[nodiscard]] const national::Tableau* find_tableau(const std::vector<national::Tableau>& tableaux, national::Axe axe);
[[nodiscard]] const national::Groupe* find_france(const std::vector<national::Tableau>& tableaux);
[[nodiscard]] const national::Groupe& france_of(const national::Resultat& resultat);
[[nodiscard]] inline bool is_place(const national::Groupe& groupe) { return !groupe.code.empty(); }  // not the signatures to come
[[nodiscard]] bool has_signatures_to_come(const national::Resultat& resultat);
[[nodiscard]] std::vector<int> years_of(const national::Resultat& resultat);

// Rights by poste: the structure takes what rounding leaves (simulate::Ventilation).
inline constexpr std::string_view kPosteNote =
    "Par poste, les droits d'une année de contrat à cheval sur deux années civiles sont arrondis une seule fois, sur leur total, et le fonctionnement prend le reste : quelques centimes "
    "peuvent passer d'un poste à l'autre.";

// Of all CPTS, or null: the entry of code "".
[[nodiscard]] const national::Bascule* find_france(const national::Reforme& reforme);

// Computed less published, in all or for a contract; empty where a figure is missing.
struct Ecart {
    std::optional<std::int64_t> montant;
    std::optional<std::int64_t> publie_par_contrat;
    std::optional<std::int64_t> calcule_par_contrat;
};
[[nodiscard]] Ecart gap_of(const national::Controle& controle);

}  // namespace socle::rapport::detail
