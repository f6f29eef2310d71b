// A territory: its inhabitants by edition, its size class, how far the next one is.
#pragma once

#include <socle/app/population.hpp>
#include <socle/app/taille.hpp>
#include <socle/rules/law.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::app {

// One edition of the populations.
struct EvolutionTerritoire {
    territoire::Millesime millesime;
    std::int64_t habitants = 0;
    int taille = 0;  // 0: below the first class
    bool complete = true;
};

// What is known of a territory under one version of the law.
struct FicheTerritoire {
    std::vector<std::string> lieux;
    std::vector<std::string_view> codes;
    std::size_t communes = 0;
    std::int64_t habitants = 0;
    std::string texte;
    int taille = 0;
    std::string taille_libelle;
    EcartsTaille ecarts;
    int next = 0;
    int lower = 0;
    std::vector<EvolutionTerritoire> evolution;
    std::string departement;  // where most of the inhabitants live
    std::string region;
    std::vector<std::string> departements;
    std::vector<std::string> remarques;
    std::vector<territoire::Lieu> autres;
};

// Views point into the Referentiel.
struct ReponseTerritoire {
    std::optional<FicheTerritoire> fiche;
    std::vector<territoire::Lieu> candidats;  // without `fiche`: a single text that several places fit
};
[[nodiscard]] base::Checked<ReponseTerritoire> decrire_territoire(const territoire::Referentiel& referentiel, const std::vector<std::string>& lieux,
                                                                  const rules::Version& version);

}  // namespace socle::app
