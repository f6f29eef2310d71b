// Internal: from sums by draw to tables that add up to the cent.
#pragma once

#include <socle/national/calcul.hpp>

#include <span>
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

// The lines of all the tables, in their order.
[[nodiscard]] std::vector<const Ligne*> lignes_of(const std::vector<Axes>& axes);

inline constexpr simulate::Mesure kBoth[] = {simulate::Mesure::Droits, simulate::Mesure::Encaissements};

// Where the figures of a line lie among all (make_chiffres): for each pass (the law in force, then each reform less it), line and
// measure, the sums of the years over the draws, then the quantiles of each year and of all of them.
struct Disposition {
    std::size_t lignes = 0;
    std::size_t years = 0;
    std::size_t draws = 0;

    static constexpr std::size_t kQuantiles = 7;
    [[nodiscard]] std::size_t stride() const { return years + (draws > 1 ? (years + 1) * kQuantiles : 0); }
    [[nodiscard]] std::size_t words(std::size_t passes) const { return passes * lignes * simulate::kMesures * stride(); }
    [[nodiscard]] std::size_t place(std::size_t pass, std::size_t ligne, simulate::Mesure mesure) const {
        return ((pass * lignes + ligne) * simulate::kMesures + static_cast<std::size_t>(mesure)) * stride();
    }
    [[nodiscard]] std::size_t quantiles(std::size_t year) const { return years + year * kQuantiles; }  // `years` itself: of all
};

void pack(const Quantiles& quantiles, std::int64_t* out);
[[nodiscard]] Quantiles unpack(const std::int64_t* in);

// The tables of one pass.
[[nodiscard]] std::vector<Tableau> make_tableaux(const Calcul& calcul, const std::vector<Axes>& axes, std::size_t pass, const Disposition& disposition,
                                                 std::span<const std::int64_t> chiffres);

// Rounded half away from zero.
[[nodiscard]] std::int64_t mean_of(std::int64_t sum, std::size_t draws);

// The label of a class under the law in force at the latest.
[[nodiscard]] std::string taille_label(const Calcul& calcul, std::int32_t rank);

}  // namespace socle::national::detail
