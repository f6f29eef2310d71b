// Reads the files of donnees/ into a Referentiel.
#pragma once

#include <socle/base/error.hpp>
#include <socle/territoire/referentiel.hpp>

#include <filesystem>

namespace socle::donnees_files {

// Reads regions, departements, epci, millesimes, communes, anciennes and scissions.csv of `dir`. The texts are kept in the result;
// nothing of the disk is used afterwards. Fails with "donnees-illisibles" (place: the file) when a file is missing, is not a
// plain file or is too large, with "donnees-corrompues" (place: file:line) when its content is not what it must be.
[[nodiscard]] base::Result<territoire::Referentiel> load_referentiel(const std::filesystem::path& dir);

}  // namespace socle::donnees_files
