// The files of donnees/, from the disk; what they mean is told by parse.hpp, which needs no disk.
#pragma once

#include <socle/donnees_files/parse.hpp>

#include <filesystem>
#include <vector>

namespace socle::donnees_files {

// The texts of kReferentielFiles in `dir`. Fails with "donnees-illisibles" (place: the file) when a file is missing, is not a plain
// file or is too large.
[[nodiscard]] base::Result<std::vector<DataFile>> read_folder(const std::filesystem::path& dir);

// Reads regions, departements, epci, millesimes, communes, anciennes and scissions.csv of `dir`. The texts are kept in the result;
// nothing of the disk is used afterwards. Fails with "donnees-illisibles" (place: the file) when a file is missing, is not a
// plain file or is too large, with "donnees-corrompues" (place: file:line) when its content is not what it must be.
[[nodiscard]] base::Result<territoire::Referentiel> load_referentiel(const std::filesystem::path& dir);

}  // namespace socle::donnees_files
