// From places to a population, under each reading of `population-reference`.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/territoire/population.hpp>

#include <string>
#include <vector>

namespace socle::app {

struct PopulationResolue {
    std::int64_t habitants = 0;
    std::vector<std::int64_t> par_annee;  // in force on 1 January of each year from that of the signature, `years` of them
    std::vector<PopulationLue> lues;
    std::string origine;                  // French: how many communes, which edition, which places
    std::vector<std::string> remarques;
};
[[nodiscard]] base::Checked<PopulationResolue> resolve_population(const territoire::Referentiel& referentiel, const std::vector<std::string>& lieux,
                                                                  calendar::Date signature, const Engine& engine, int years);

// Communes, or places separated by ";" or ",", of every text given, one by one.
[[nodiscard]] base::Checked<territoire::Territoire> parse_lieux(const territoire::Referentiel& referentiel, const std::vector<std::string>& lieux);

}  // namespace socle::app
