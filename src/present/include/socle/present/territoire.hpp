// Territories as people and programs read them.
#pragma once

#include <socle/app/fiche.hpp>

#include <string>
#include <vector>

namespace socle::present {

[[nodiscard]] std::string to_text(const territoire::Referentiel& referentiel, const app::FicheTerritoire& fiche, const rules::Program& program);
[[nodiscard]] std::string to_json(const app::FicheTerritoire& fiche);

// Places that a search fits, to choose from.
[[nodiscard]] std::string to_text(const territoire::Referentiel& referentiel, const std::vector<territoire::Lieu>& candidats, const rules::Program& program);
[[nodiscard]] std::string to_json(const std::vector<territoire::Lieu>& candidats);

// Places found, with where they lie and why they were found: {"lieux": [...]}.
[[nodiscard]] std::string places_json(const territoire::Referentiel& referentiel, const std::vector<territoire::Lieu>& lieux);

}  // namespace socle::present
