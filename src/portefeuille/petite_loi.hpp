// Test only: a law of two texts and a few places, with round numbers.
#pragma once

#include <doctest/doctest.h>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/rules/law.hpp>
#include <socle/territoire/referentiel.hpp>

#include <string>
#include <vector>

namespace socle::portefeuille {

inline calendar::Date day(int year, unsigned month, unsigned day_of_month) {
    const auto date = calendar::make_date(year, month, day_of_month);
    REQUIRE(date.has_value());
    return *date;
}

// Missions a (core, 6 months, rate), b (core, plan and crisis; from 2022 only), c (optional, rate). Classes from 100 and 1000.
inline rules::Law make_petite_loi() {
    rules::Law law;
    law.instrument = "essai";
    law.missions.resize(3);
    law.missions[0].id = "a";
    law.missions[0].libelle = "Mission A";
    law.missions[0].demarrage_mois = 6;
    law.missions[0].has_rate = true;
    law.missions[1].id = "b";
    law.missions[1].libelle = "Mission B";
    law.missions[1].has_plan = law.missions[1].has_crise = true;
    law.missions[2].id = "c";
    law.missions[2].libelle = "Mission C";
    law.missions[2].nature = droit::MissionNature::Optionnelle;
    law.missions[2].has_rate = true;
    law.versions.resize(2);
    for (rules::Version& version : law.versions) {
        version.program.minima = {100, 1000};
        version.program.ranks = {1, 2};
        version.legend.texte = "texte";
        version.legend.tailles = {{"petite", {}}, {"grande", {}}};
    }
    law.versions[0].from = day(2020, 1, 1);
    law.versions[0].last = day(2021, 12, 31);
    law.versions[0].program.missions = 0b101;
    law.versions[1].from = day(2022, 1, 1);
    law.versions[1].program.missions = 0b111;
    return law;
}

// Département 35: 35001 (600), 35002 (400) in group 200000001, 35003 (50, untold in 2022). 75: the city 75056 and its two arrondissements.
inline territoire::Referentiel make_petits_lieux() {
    territoire::Contenu c;
    c.millesimes = {{2022, 2019, 2022, "", ""}, {2023, 2020, 2023, "", ""}, {2024, 2020, 2023, "", ""}};
    c.regions = {{"11", "Île-de-France"}, {"53", "Bretagne"}};
    c.departements = {{"35", "Ille-et-Vilaine", 1}, {"75", "Paris", 0}};
    c.epci = {{"200000001", "CC du Test", "CC"}, {"200000002", "Métropole", "METRO"}};
    const auto commune = [&](std::string_view code, territoire::Index departement, territoire::Index epci, territoire::Index parent,
                             std::int32_t before, std::int32_t after, std::string_view former = "") {
        c.communes.push_back({code, code, parent != territoire::kNone, departement, epci, territoire::kNone, parent, "35000", former});
        for (const std::int32_t number : {before, after, after}) c.populations.push_back(number);
    };
    commune("35001", 0, 0, territoire::kNone, 600, 610, "35999");
    commune("35002", 0, 0, territoire::kNone, 400, 420);
    commune("35003", 0, territoire::kNone, territoire::kNone, territoire::kUnknownPopulation, 50);
    commune("75056", 1, 1, territoire::kNone, 2000, 2100);
    commune("75101", 1, territoire::kNone, 3, 900, 950);
    commune("75102", 1, territoire::kNone, 3, 1100, 1150);
    auto made = territoire::Referentiel::create(std::move(c));
    REQUIRE(made.has_value());
    return std::move(*made);
}

}  // namespace socle::portefeuille
