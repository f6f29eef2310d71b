// The receipt of a result: what it was computed from, so that anybody can compute it again.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/base/json_writer.hpp>

#include <string>
#include <vector>

namespace socle::present {

struct ReformeUtilisee {
    std::string fichier;
    std::string empreinte;
};

struct Recu {
    std::string programme;  // "socle 0.1.0"
    std::string commande;   // "simuler" or "plan"
    std::string droit;      // digest of the law files
    std::vector<ReformeUtilisee> reformes;
    std::string empreinte_entree;  // digest of the compact text of `entree`
};

// The input in full, every default made explicit: what `recu.entree` holds and what is digested.
void write_entree(base::JsonWriter& json, const app::Situation& situation, const app::EngineOptions& options);
void write_entree(base::JsonWriter& json, const app::Contrat& contrat, const app::EngineOptions& options);

template <class Input>
[[nodiscard]] std::string compact_entree(const Input& input, const app::EngineOptions& options) {
    base::JsonWriter json(0);
    write_entree(json, input, options);
    return json.take();
}

}  // namespace socle::present
