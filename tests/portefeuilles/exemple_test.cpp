// The example portfolio on the real communes: what is published is kept to, nothing is counted twice, and it can be written and read.
#include "fixture.hpp"

#include <socle/donnees_files/portefeuille.hpp>
#include <socle/portefeuille/controle.hpp>
#include <socle/portefeuille/exemple.hpp>
#include <socle/portefeuille/resume.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>

using namespace socle;

namespace {

const portefeuille::Modele& modele() {
    static const portefeuille::Modele made = [] {
        auto loaded = donnees_files::load_modele("donnees");
        REQUIRE(loaded.has_value());
        return std::move(*loaded);
    }();
    return made;
}

const portefeuille::Portefeuille& example() {
    static const portefeuille::Portefeuille made = [] {
        auto p = portefeuille::make_exemple(lieux(), law(), modele(), portefeuille::kNombreExemple, 1);
        REQUIRE(p.has_value());
        return std::move(*p);
    }();
    return made;
}

void check_same(const portefeuille::Cpts& a, const portefeuille::Cpts& b) {
    CHECK(a.id == b.id);
    CHECK(a.nom == b.nom);
    CHECK(a.ligne == b.ligne);
    CHECK(a.signature == b.signature);
    CHECK(a.membres == b.membres);
    CHECK(a.departement == b.departement);
    CHECK(a.region == b.region);
    CHECK(a.annee_redaction_plan == b.annee_redaction_plan);
    CHECK(a.crises == b.crises);
    const auto same_population = [](const auto& x, const auto& y) { return x.annee == y.annee && x.habitants == y.habitants; };
    CHECK(std::ranges::equal(a.populations, b.populations, same_population));
    const auto same_commune = [](const auto& x, const auto& y) { return x.commune == y.commune && x.share == y.share; };
    CHECK(std::ranges::equal(a.communes, b.communes, same_commune));
    const auto same_mission = [](const auto& x, const auto& y) { return x.mission == y.mission && x.demarrage == y.demarrage && x.taux == y.taux; };
    CHECK(std::ranges::equal(a.missions, b.missions, same_mission));
}

}  // namespace

TEST_CASE("the example is sound: no commune twice, no arrondissement with its city") {
    CHECK(example().cpts.size() == portefeuille::kNombreExemple);
    CHECK(portefeuille::check(law(), lieux(), example()).empty());
    std::map<territoire::Index, std::int64_t> shares;
    for (const portefeuille::Cpts& cpts : example().cpts) {
        for (const territoire::CommuneShare& one : cpts.communes) shares[one.commune] += one.share;
    }
    for (const auto& [commune, share] : shares) CHECK(share <= territoire::kWholeShare);
    CHECK_FALSE(shares.contains(*lieux().find_commune("75056")));
    CHECK(shares.contains(*lieux().find_commune("75111")));
}

TEST_CASE("sizes are within four points of the survey, and most inhabitants are covered") {
    const portefeuille::Resume resume = portefeuille::make_resume(law(), lieux(), example());
    REQUIRE(resume.tailles.size() == modele().tailles.size());
    std::int64_t weights = 0;
    for (const portefeuille::PartTaille& part : modele().tailles) weights += part.poids;
    for (std::size_t k = 0; k < resume.tailles.size(); ++k) {
        const std::int64_t wanted = modele().tailles[k].poids * 10000 / weights;
        const std::int64_t made = resume.tailles[k].cpts * 10000 / resume.cpts;
        CHECK(std::abs(made - wanted) <= 400);
    }
    CHECK(resume.habitants >= 62'000'000);
    CHECK(resume.habitants <= 66'000'000);
    CHECK(resume.regions.size() == 18);
}

TEST_CASE("signatures follow the published counts") {
    for (const portefeuille::Jalon& jalon : modele().jalons) {
        const auto signed_then = std::ranges::count_if(example().cpts, [&](const portefeuille::Cpts& c) { return c.signature <= jalon.date; });
        CHECK(signed_then == jalon.contrats.value_or(portefeuille::kNombreExemple));
    }
}

TEST_CASE("fewer CPTS than were published follow the same curve") {
    const auto small = portefeuille::make_exemple(lieux(), law(), modele(), 70, 5);
    REQUIRE(small.has_value());
    const auto signed_by = [&](int year) {
        return std::ranges::count_if(small->cpts, [&](const portefeuille::Cpts& c) { return calendar::year_of(c.signature) < year; });
    };
    CHECK(signed_by(2022) == 17);
    CHECK(signed_by(2026) == 70);
}

TEST_CASE("missions start in time, rates and members are plausible, names tell that it is invented") {
    for (const portefeuille::Cpts& cpts : example().cpts) {
        CHECK(cpts.nom.starts_with(portefeuille::kNomFictif));
        CHECK(cpts.membres > 0);
        CHECK(cpts.missions.size() >= 4);
        CHECK(cpts.annee_redaction_plan.has_value());
        for (const portefeuille::Mission& mission : cpts.missions) {
            CHECK(mission.demarrage >= cpts.signature);
            CHECK(mission.taux.empty() != law().missions[mission.mission].has_rate);
        }
    }
}

TEST_CASE("the same seed gives the same bytes, another seed another portfolio") {
    const auto text = [](std::uint64_t seed) {
        const auto made = portefeuille::make_exemple(lieux(), law(), modele(), 200, seed);
        REQUIRE(made.has_value());
        return csv::write_portefeuille(law(), lieux(), *made);
    };
    CHECK(text(7) == text(7));
    CHECK(text(7) != text(8));
}

TEST_CASE("what is written is read the same") {
    const auto read = parse(csv::write_portefeuille(law(), lieux(), example()));
    REQUIRE(read.has_value());
    REQUIRE(read->cpts.size() == example().cpts.size());
    for (std::size_t i = 0; i < read->cpts.size(); ++i) check_same(read->cpts[i], example().cpts[i]);
    CHECK(read->remarques == example().remarques);
}
