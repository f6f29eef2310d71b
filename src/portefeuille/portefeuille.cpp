#include <socle/portefeuille/portefeuille.hpp>

#include <cstdlib>

namespace socle::portefeuille {

std::int64_t population_en_vigueur(const Cpts& cpts, int year) {
    const PopulationEnVigueur* best = &cpts.populations.front();
    for (const PopulationEnVigueur& one : cpts.populations) {
        if (std::abs(one.annee - year) < std::abs(best->annee - year)) best = &one;
    }
    return best->habitants;
}

}  // namespace socle::portefeuille
