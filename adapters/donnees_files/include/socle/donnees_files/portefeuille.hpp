// Reads donnees/portefeuille-exemple.csv: what the example portfolio is drawn from.
#pragma once

#include <socle/base/error.hpp>
#include <socle/portefeuille/exemple.hpp>

#include <filesystem>

namespace socle::donnees_files {

// Fails like load_referentiel: "donnees-illisibles", or "donnees-corrompues" with file and line.
[[nodiscard]] base::Result<portefeuille::Modele> load_modele(const std::filesystem::path& dir);

}  // namespace socle::donnees_files
