// Internal: what a law file holds, for messages.
#pragma once

#include <socle/toml/parse.hpp>

namespace socle::droit_files {

inline constexpr toml_file::Guide kGuide{"un texte de droit", "Un texte de droit tient en quelques dizaines de kilo-octets : vérifiez le fichier.", "droit/FORMAT.md"};

}  // namespace socle::droit_files
