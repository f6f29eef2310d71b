// What a person asks in one go: a situation or a contract whose population may be that of places.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/territoire/referentiel.hpp>

#include <optional>
#include <string>
#include <vector>

namespace socle::app {

struct DemandeSimulation {
    Situation situation;                  // without the population when `territoire` is not empty
    bool sans_date = false;               // `situation.date` is today, which the result then says
    std::vector<std::string> territoire;  // places to be summed
    bool leviers = false;
};

struct ReponseSimulation {
    Simulation simulation;
    std::optional<std::vector<Levier>> leviers;  // only when asked for
};

// `referentiel` may be null when `territoire` is empty.
[[nodiscard]] base::Checked<ReponseSimulation> repondre(const Engine& engine, const territoire::Referentiel* referentiel, DemandeSimulation demande);

struct DemandePlan {
    Contrat contrat;                      // without populations when `territoire` is not empty
    std::vector<std::string> territoire;
};

// The contract of the result has the populations found.
[[nodiscard]] base::Checked<PlanResult> repondre(const Engine& engine, const territoire::Referentiel* referentiel, DemandePlan demande);

}  // namespace socle::app
