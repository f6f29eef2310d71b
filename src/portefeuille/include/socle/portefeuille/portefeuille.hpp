// A portfolio: the CPTS of a country or a region, each with what is needed to compute its contracts year after year.
#pragma once

#include <socle/calendar/calendar.hpp>
#include <socle/money/money.hpp>
#include <socle/rules/law.hpp>
#include <socle/territoire/territoire.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace socle::portefeuille {

inline constexpr std::size_t kMaxCpts = 20'000;

// A mission of a CPTS, from its start to the end of what is computed.
struct Mission {
    std::size_t mission = 0;          // index in rules::Law::missions
    calendar::Date demarrage;         // on or after the signature
    std::vector<money::Rate> taux;    // by contract year from the first; the last one stands for later years; empty: 0 %
};

// Inhabitants, in force from 1 January of `annee`.
struct PopulationEnVigueur {
    int annee = 0;
    std::int64_t habitants = 0;
};

struct Cpts {
    std::string id;   // unique in the portfolio
    std::string nom;
    std::uint64_t ligne = 0;  // of the file, for messages
    calendar::Date signature;  // of the first contract; may lie in the future
    std::int64_t membres = 0;
    std::vector<PopulationEnVigueur> populations;  // by rising year, at least one; a typed population is a single entry of year 0
    territoire::Index departement = territoire::kNone;  // in Referentiel::departements()
    territoire::Index region = territoire::kNone;
    std::vector<territoire::CommuneShare> communes;  // empty when the population was typed
    std::vector<Mission> missions;                   // by rising index, no mission twice
    std::optional<int> annee_redaction_plan;         // rank of the contract year in which the crisis plan is first written
    std::vector<int> crises;  // ranks of contract years with a crisis, rising, from 1; beyond the first contract they count on
};

struct Portefeuille {
    std::vector<Cpts> cpts;               // in the order of the file
    std::vector<std::string> remarques;   // French sentences to show with any result
};

// Inhabitants in force on 1 January of `year`: the entry of that year, else the nearest (the earlier one when two are as
// near), as territoire::choose_en_vigueur does.
[[nodiscard]] std::int64_t population_en_vigueur(const Cpts& cpts, int year);

}  // namespace socle::portefeuille
