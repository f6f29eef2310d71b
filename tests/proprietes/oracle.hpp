// Avenant 2 written a second time, by hand, without the law files nor the engine: one contract year and the plan, from
// sections 5 and 6 of the design and the table of document 001. Slow, plain, and wrong for any other text.
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace socle::oracle {

using Day = std::chrono::sys_days;
using Cents = long long;

enum Mission { kAcces, kParcours, kPrevention, kCrise, kQualite, kAccompagnement };
inline constexpr std::size_t kMissions = 6;
inline constexpr std::array<const char*, kMissions> kNames = {"acces_aux_soins", "parcours",           "prevention",
                                                              "crise_sanitaire", "qualite_pertinence", "accompagnement_ps"};

enum class Plan { Aucun, Redaction, MiseAJour };
enum class Assiette { Missions, MissionsEtFonctionnement, FixeSeul };

// One field for each ambiguity that touches avenant 2; the defaults are those of the register.
struct Readings {
    bool taille_2_a_80000 = false;
    Assiette assiette = Assiette::Missions;
    bool additionnel_chaque_annee = false;
    bool additionnel_anterieur = false;
    bool prorata_mois = false;
    bool variable_entier = false;
    bool redaction_entiere = false;
    bool majoration_avec_volets = false;
    bool taille_revue = false;
    bool solde_90_jours = false;
};

struct MissionYear {
    bool runs = false;
    long long rate = 0;  // hundredths of a percent, 0..10'000
    long long part = 1;  // share of the year: part / whole
    long long whole = 1;
    Plan plan = Plan::Aucun;
    bool crise = false;
};

struct YearFacts {
    long long population = 0;
    long long membres = 0;
    Day signature;
    Day start;
    std::array<MissionYear, kMissions> missions;
};

using Lines = std::map<std::string, Cents>;  // the lines that are not zero

[[nodiscard]] int taille(long long population, const Readings& readings);
[[nodiscard]] Lines year(const YearFacts& facts, const Readings& readings);

struct MissionTerm {
    bool engaged = false;
    Day start;
    std::array<long long, 5> rates{};
    std::optional<int> plan_year;
    std::vector<int> crises;
};

struct Contract {
    Day signature;
    std::array<long long, 5> populations{};
    long long membres = 0;
    std::array<MissionTerm, kMissions> missions;
};

struct CivilYear {
    Cents rights = 0;
    Cents cash = 0;
};

struct PlanOutcome {
    std::array<Lines, 5> years;
    std::map<Day, Cents> payments;  // those that are not zero
    std::map<int, CivilYear> civil_years;
    Cents total = 0;
};

// The whole contract must lie under avenant 2.
[[nodiscard]] PlanOutcome plan(const Contract& contract, const Readings& readings);

// `years` after the day; a 29 February becomes 1 March.
[[nodiscard]] Day anniversary(Day day, int years);

[[nodiscard]] Cents sum(const Lines& lines);

}  // namespace socle::oracle
