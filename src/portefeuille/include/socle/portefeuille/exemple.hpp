// A portfolio that does not exist, on communes that do: for trying out a national computation. What is published (how many
// contracts at which date, how many CPTS of each size) is kept to; everything else is drawn.
#pragma once

#include <socle/base/error.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/territoire/referentiel.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace socle::portefeuille {

struct Jalon {
    calendar::Date date;
    std::optional<std::int64_t> contrats;  // signed until that day, included; empty: as many as asked for
};

struct PartTaille {
    std::int32_t rang = 0;
    std::int64_t poids = 0;
};

// donnees/portefeuille-exemple.csv. Percentages are whole.
struct Modele {
    std::vector<Jalon> jalons;       // rising dates; the first says from when, the last is the last day of signature
    std::vector<PartTaille> tailles;  // by rising rank
    std::int64_t couverture_pour_cent = 0;       // of the inhabitants, that the wanted CPTS may ask for at their mean population
    std::int64_t plancher_habitants = 0;         // of the smallest CPTS
    std::int64_t commune_coupee_habitants = 0;   // a larger commune without arrondissements is cut into equal shares
    std::int64_t derniere_taille_pour_cent = 0;  // the last class reaches its minimum plus this much of it
    std::int64_t tirages_population = 0;         // a population is the smallest of so many even draws within its class
    std::int64_t tirages_derniere_taille = 0;    // the same for the last class
    std::int64_t retard_mois_max = 0;            // of a mission, after the delay of the law
    std::int64_t option_pour_cent = 0;           // chance of an optional mission
    std::int64_t option_mois_max = 0;            // its latest start after the signature
    std::int64_t taux_min_pour_cent = 0;
    std::int64_t taux_max_pour_cent = 0;
    std::int64_t taux_hausse_max_pour_cent = 0;  // from one year to the next
    std::int64_t membres_min_pour_10000 = 0;     // for 10 000 inhabitants
    std::int64_t membres_max_pour_10000 = 0;
    std::int64_t redaction_retard_pour_cent = 0;  // chance that the plan is written a year late
    std::int64_t crises_pour_mille = 0;           // chance of a crisis in a contract year
    std::int64_t crises_annees = 0;               // contract years looked at
};

inline constexpr std::size_t kNombreExemple = 800;

// The same arguments give the same portfolio on any machine. Overseas collectivities without EPCI are left out. Fails with
// "exemple-impossible" when so many CPTS cannot be made, or when the sizes of the model are not those of the law.
[[nodiscard]] base::Result<Portefeuille> make_exemple(const territoire::Referentiel& referentiel, const rules::Law& law,
                                                      const Modele& modele, std::size_t nombre, std::uint64_t graine);

}  // namespace socle::portefeuille
