// What is asked: one CPTS in one contract year, or one contract.
#pragma once

#include <socle/calendar/calendar.hpp>
#include <socle/droit/texte.hpp>
#include <socle/money/money.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace socle::app {

inline constexpr std::int64_t kMaxPopulation = 100'000'000;
inline constexpr std::int64_t kMaxMembres = 1'000'000;

// The population under one reading of `population-reference`; empty when it is not held.
struct PopulationLue {
    std::string lecture;
    std::optional<std::int64_t> habitants;
};

// One CPTS in one contract year (docs/formats.md).
struct Situation {
    calendar::Date date;  // first day of the contract year
    std::optional<calendar::Date> date_signature;  // default: date
    std::int64_t population = 0;                   // 0..kMaxPopulation
    std::optional<std::int64_t> membres;           // 0..kMaxMembres; default 0
    std::vector<std::string> missions;             // ids, or "toutes", or "socles"
    std::vector<std::pair<std::string, money::Rate>> taux;  // by mission id, which prevails, or "tous"
    droit::PlanCrise plan = droit::PlanCrise::Aucun;
    bool crise = false;

    // Only when the population was summed from a territory.
    std::vector<PopulationLue> populations_lues;
    std::string population_origine;  // French: "édition 2026, 12 communes"

    [[nodiscard]] calendar::Date signature() const { return date_signature.value_or(date); }
};

// A mission of a contract. Ranks count contract years from 1.
struct MissionContrat {
    std::string id;
    calendar::Date demarrage;
    std::optional<std::vector<money::Rate>> taux;  // one for each contract year
    std::optional<int> annee_redaction_plan;
    std::vector<int> crises;
};

struct Contrat {
    std::string nom;
    std::vector<std::int64_t> populations;  // of the years of the contract, or one for all of them
    calendar::Date date_signature;
    std::optional<std::int64_t> membres;
    std::vector<MissionContrat> missions;
    std::vector<PopulationLue> populations_lues;
    std::string population_origine;
};

}  // namespace socle::app
