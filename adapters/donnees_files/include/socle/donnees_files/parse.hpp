// Texts of the files of donnees/ → a Referentiel, without the disk.
#pragma once

#include <socle/base/error.hpp>
#include <socle/territoire/referentiel.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace socle::donnees_files {

struct DataFile {
    std::string name;        // "communes.csv"
    std::string text;
    std::string shown = {};  // path to show in errors; the name when empty
};

// The files a Referentiel is made of.
inline constexpr std::array<std::string_view, 7> kReferentielFiles{"regions.csv",  "departements.csv", "epci.csv",     "millesimes.csv",
                                                                   "communes.csv", "anciennes.csv",    "scissions.csv"};

// The texts are kept in the result. Fails with "donnees-illisibles" (place: the file) when a file is missing, with
// "donnees-corrompues" (place: file:line) when its content is not what it must be.
[[nodiscard]] base::Result<territoire::Referentiel> parse_referentiel(std::vector<DataFile> files);

}  // namespace socle::donnees_files
