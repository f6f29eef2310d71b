// Test only: a handful of real places, with round populations that make sums easy to check by hand.
#pragma once

#include <doctest/doctest.h>
#include <socle/territoire/referentiel.hpp>

#include <array>
#include <utility>

namespace socle::territoire {

inline Contenu make_petit_contenu() {
    Contenu c;
    c.millesimes = {{2021, 2019, 2022, "", ""}, {2022, 2020, 2023, "", ""}, {2023, 2020, 2023, "", ""}, {2025, 2023, 2026, "", ""}};
    c.regions = {{"11", "Île-de-France"}, {"52", "Pays de la Loire"}, {"53", "Bretagne"}};
    c.departements = {{"35", "Ille-et-Vilaine", 2}, {"44", "Loire-Atlantique", 1}, {"75", "Paris", 0}, {"93", "Seine-Saint-Denis", 0}};
    c.epci = {{"200000001", "CC Deux Rives", "CC"}, {"243500741", "CA Redon Agglomération", "CA"}, {"243500999", "CA Redon Sud", "CA"}};
    const auto commune = [&](std::string_view code, std::string_view nom, Index departement, Index epci, std::string_view postal,
                             std::string_view anciens, std::array<std::int32_t, 4> populations, Index parent = kNone) {
        c.communes.push_back({code, nom, parent != kNone, departement, epci, kNone, parent, postal, anciens});
        c.populations.insert(c.populations.end(), populations.begin(), populations.end());
    };
    commune("35013", "Bains-sur-Oust", 0, 1, "35600", "", {300, 301, 301, 303});                 // 0
    commune("35236", "Redon", 0, 1, "35600", "35999", {900, 901, 901, 905});                      // 1
    commune("35294", "Sainte-Marie", 0, 1, "35600", "", {200, 201, 201, 205});                    // 2
    commune("44067", "Guémené-Penfao", 1, 1, "44290", "", {500, 501, 501, 10000});                // 3
    commune("44098", "L'Haÿ-du-Bœuf", 1, 0, "44291", "", {-1, -1, 40, 41});                       // 4: divided, see below
    commune("44099", "Oust Neuf", 1, 0, "44291", "", {-1, -1, 60, 61});                           // 5
    commune("44180", "Saint-Denis", 1, kNone, "44292", "", {7, 7, 7, 7});                         // 6
    commune("75056", "Paris", 2, kNone, "75001 75002", "", {2000, 2000, 2000, 2100});             // 7
    commune("75101", "Paris 1er Arrondissement", 2, kNone, "75001", "", {900, 900, 900, 950}, 7);  // 8
    commune("75102", "Paris 2e Arrondissement", 2, kNone, "75002", "", {1100, 1100, 1100, 1150}, 7);
    commune("93066", "Saint-Denis", 3, kNone, "93200", "35600 75001", {800, 800, 800, 850});      // 10
    c.anciens_noms = {{"35999", "Le Châtelet", 1}, {"93066", "Franciade", 10}};
    c.scissions = {{2021, "44098", 90, {4, 5}}, {2022, "44098", 95, {4, 5}}};
    return c;
}

inline Referentiel make_petit_referentiel() {
    auto made = Referentiel::create(make_petit_contenu());
    REQUIRE(made.has_value());
    return std::move(*made);
}

}  // namespace socle::territoire
