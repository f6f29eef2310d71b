#include <doctest/doctest.h>
#include <socle/territoire/population.hpp>

#include "petit_referentiel.hpp"

using namespace socle::territoire;

namespace {

PopulationTerritoire count(const Referentiel& r, std::string_view text, int edition) {
    const auto parsed = parse_territoire(r, text);
    REQUIRE(parsed.has_value());
    const auto counted = population(r, *parsed, edition);
    REQUIRE(counted.has_value());
    return *counted;
}

}  // namespace

TEST_CASE("the population is the exact sum, rounded once") {
    const Referentiel r = make_petit_referentiel();
    CHECK(count(r, "redon", 2025).habitants == 905);
    CHECK(count(r, "CA Redon Agglomération", 2021).habitants == 300 + 900 + 200 + 500);
    CHECK(count(r, "redon:0.5", 2025).habitants == 453);  // 452.5
    CHECK(count(r, "redon:0.4999", 2025).habitants == 452);
    // 452.5 + 102.5 = 555: rounding each part would give 556.
    CHECK(count(r, "redon:0.5, sainte-marie:0.5", 2025).habitants == 555);
    CHECK(count(r, "redon:0.3333, 35236:0.6667", 2025).habitants == 905);
}

TEST_CASE("a commune that the edition does not tell is named, not counted as zero") {
    const Referentiel r = make_petit_referentiel();
    const PopulationTerritoire one = count(r, "44098, 44067", 2021);
    CHECK(one.habitants == 500);
    CHECK(one.sans_population == std::vector<Index>{4});
    CHECK(one.scissions.empty());
    CHECK(count(r, "44098, 44067", 2023).sans_population.empty());
}

TEST_CASE("communes divided since are counted together when all of them are there in the same share") {
    const Referentiel r = make_petit_referentiel();
    const PopulationTerritoire all = count(r, "44098, 44099, 44067", 2021);
    CHECK(all.habitants == 590);
    CHECK(all.sans_population.empty());
    CHECK(all.scissions == std::vector<Index>{0});
    CHECK(count(r, "44098:0.5, 44099:0.5", 2022).habitants == 48);  // 47.5
    CHECK(count(r, "44098:0.5, 44099", 2022).sans_population == std::vector<Index>{4, 5});
    CHECK(count(r, "44098, 44099", 2023).habitants == 100);
}

TEST_CASE("the edition of a year is that year, or the nearest held, and says which") {
    const Referentiel r = make_petit_referentiel();
    const auto edition = [&](int year) { return r.millesimes()[choose_edition(r, year).millesime].edition; };
    CHECK(edition(2021) == 2021);
    CHECK(choose_edition(r, 2021).exact);
    CHECK(edition(1999) == 2021);
    CHECK_FALSE(choose_edition(r, 1999).exact);
    CHECK(choose_edition(r, 1999).demande == 1999);
    CHECK(edition(2024) == 2023);  // as near as 2025
    CHECK(edition(3000) == 2025);
    CHECK(edition(-2147483647) == 2021);

    const auto in_force = [&](int year) { return r.millesimes()[choose_en_vigueur(r, year).millesime].edition; };
    CHECK(in_force(2022) == 2021);
    CHECK(in_force(2023) == 2023);  // held by two editions
    CHECK(choose_en_vigueur(r, 2023).exact);
    CHECK(in_force(2024) == 2023);
    CHECK_FALSE(choose_en_vigueur(r, 2024).exact);
    CHECK(in_force(2025) == 2025);
    CHECK(in_force(2020) == 2021);

    const auto missing = population(r, *parse_territoire(r, "redon"), 2024);
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().code == "edition-inconnue");
    CHECK_FALSE(find_rattachement(r, *parse_territoire(r, "redon"), 2024).has_value());
}

TEST_CASE("a territory belongs where most of its inhabitants live") {
    const Referentiel r = make_petit_referentiel();
    const auto attach = [&](std::string_view text, int edition) {
        const auto found = find_rattachement(r, *parse_territoire(r, text), edition);
        REQUIRE(found.has_value());
        return *found;
    };
    const Rattachement early = attach("CA Redon Agglomération", 2021);
    CHECK(early.departement == 0);
    CHECK(early.region == 2);
    REQUIRE(early.departements.size() == 2);
    CHECK(early.departements[0].habitants == 1400);
    CHECK(early.departements[1].departement == 1);
    CHECK(early.departements[1].habitants == 500);
    CHECK(attach("CA Redon Agglomération", 2025).region == 1);
    CHECK(attach("44067:0.01, redon", 2025).departement == 0);  // shares count
    CHECK(attach("44098", 2021).departement == 1);              // nothing told: by the number of communes
    CHECK(attach("44098, 44099, sainte-marie:0.4", 2021).departement == 1);  // 90 counted together against 80
}
