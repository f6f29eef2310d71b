// Reads donnees/controle-national.csv: what was published of the money of all the CPTS, to set beside what is computed.
#pragma once

#include <socle/base/error.hpp>
#include <socle/money/money.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace socle::donnees_files {

struct ControleNational {
    int annee = 0;         // civil year of the payments; of the publication for what was only planned
    std::string titre;     // "Versé aux CPTS en 2023"
    bool prevu = false;    // planned for each year, not paid
    money::Cents montant;
    std::string source;
    std::optional<std::int64_t> contrats;  // running near the end of that year
    std::string source_contrats;           // says which day; empty without `contrats`
};

// By rising year, then title. Fails like load_referentiel: "donnees-illisibles", or "donnees-corrompues" with file and line.
[[nodiscard]] base::Result<std::vector<ControleNational>> load_controle_national(const std::filesystem::path& dir);

}  // namespace socle::donnees_files
