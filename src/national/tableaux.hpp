// Internal: from sums by draw to tables that add up to the cent.
#pragma once

#include <socle/national/calcul.hpp>

#include <functional>
#include <string>
#include <vector>

namespace socle::national::detail {

// A group of a table: the series that make it up.
struct Ligne {
    std::string code;
    std::string libelle;
    std::vector<std::size_t> groups;  // simulate::Series groups, added up
    std::vector<bool> membres;        // who counts in it; empty for a poste
    std::size_t poste = 0;
};

struct Axes {
    Axe axe = Axe::France;
    std::vector<Ligne> lignes;
};
[[nodiscard]] std::vector<Axes> make_axes(const Calcul& calcul);

// The tables of one law, or of the difference between two: `less` is taken away when it is a law.
inline constexpr std::size_t kNoLaw = static_cast<std::size_t>(-1);
[[nodiscard]] std::vector<Tableau> make_tableaux(const Calcul& calcul, const Sommes& sommes, const std::vector<Axes>& axes, std::size_t law,
                                                 std::size_t less, const base::Parallel& parallel);

// Rounded half away from zero.
[[nodiscard]] std::int64_t mean_of(std::int64_t sum, std::size_t draws);

// The label of a class under the law in force at the latest.
[[nodiscard]] std::string taille_label(const Calcul& calcul, std::int32_t rank);

}  // namespace socle::national::detail
