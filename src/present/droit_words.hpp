// Internal: one line of law in words, shared by grids and comparisons.
#pragma once

#include <socle/rules/law.hpp>

#include <string>

namespace socle::present::detail {

// "régime": for people, name_of for machines.
[[nodiscard]] std::string_view word_of(droit::Nature nature);

// "si taille 4 et au moins 100 membres"; empty when the case always applies.
[[nodiscard]] std::string conditions_of(const rules::Program& program, const rules::Case& rule);

// "× taux d'atteinte, au prorata", "10 % de …".
[[nodiscard]] std::string mechanism_of(const rules::Version& version, const rules::Case& rule);

// "50 000 €" or "inconnu".
[[nodiscard]] std::string amount_of(const rules::Program& program, const rules::Case& rule, std::size_t taille);

}  // namespace socle::present::detail
