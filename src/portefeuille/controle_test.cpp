#include <socle/portefeuille/controle.hpp>
#include <socle/portefeuille/resume.hpp>

#include "petite_loi.hpp"

using namespace socle;
using namespace socle::portefeuille;

namespace {

const rules::Law& law() {
    static const rules::Law made = make_petite_loi();
    return made;
}

const territoire::Referentiel& lieux() {
    static const territoire::Referentiel made = make_petits_lieux();
    return made;
}

Cpts make_cpts(std::string id, std::vector<territoire::CommuneShare> communes, std::uint64_t ligne = 2) {
    Cpts cpts;
    cpts.id = std::move(id);
    cpts.ligne = ligne;
    cpts.signature = day(2022, 3, 1);
    cpts.communes = std::move(communes);
    REQUIRE(locate(lieux(), cpts).has_value());
    return cpts;
}

std::string codes(const Portefeuille& p) {
    std::string all;
    for (const base::Error& error : check(law(), lieux(), p)) {
        all += (all.empty() ? "" : " ") + error.code;
        CHECK_FALSE(error.place.empty());
        CHECK_FALSE(error.reason.empty());
        CHECK_FALSE(error.remedy.empty());
    }
    return all;
}

// The codes for a CPTS of the group, spoilt.
template <class Spoil>
std::string codes_when(Spoil spoil) {
    Cpts cpts = make_cpts("A", {{0, 10000}, {1, 10000}});
    cpts.missions = {{0, day(2022, 9, 1), {{500'000}}}, {1, day(2022, 9, 1), {}}};
    spoil(cpts);
    return codes({{std::move(cpts)}, {}});
}

}  // namespace

TEST_CASE("a territory gives one population a year, the département and the région") {
    const Cpts cpts = make_cpts("A", {{0, 10000}, {1, 5000}});
    REQUIRE(cpts.populations.size() == 2);
    CHECK(cpts.populations[0].annee == 2022);
    CHECK(cpts.populations[0].habitants == 800);
    CHECK(cpts.populations[1].annee == 2023);
    CHECK(cpts.populations[1].habitants == 820);
    CHECK(population_en_vigueur(cpts, 2019) == 800);
    CHECK(population_en_vigueur(cpts, 2030) == 820);
    CHECK(lieux().departements()[cpts.departement].code == "35");
    CHECK(lieux().regions()[cpts.region].code == "53");
}

TEST_CASE("a département of the territory is kept, another is refused, untold communes are answered") {
    Cpts cpts;
    cpts.ligne = 5;
    cpts.signature = day(2022, 3, 1);
    cpts.communes = {{0, 10000}, {2, 10000}};
    cpts.departement = 0;
    const auto untold = locate(lieux(), cpts);
    REQUIRE(untold.has_value());
    CHECK(*untold == std::vector<territoire::Index>{2});
    CHECK(cpts.region == 1);
    CHECK(make_remarques(law(), lieux(), {{cpts}, {}}, *untold).back() == "Population non connue à certaines dates pour 35003 : ces communes n'y sont pas comptées.");
    cpts.departement = 1;
    const auto wrong = locate(lieux(), cpts);
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().code == "departement-hors-territoire");
    CHECK(wrong.error().place == "ligne 5, colonne departement");
}

TEST_CASE("a sound portfolio has no mistake") {
    CHECK(codes_when([](Cpts&) {}).empty());
    CHECK(codes_when([](Cpts& c) { c.annee_redaction_plan = 1; c.crises = {1, 3}; }).empty());
    CHECK(codes({{make_cpts("A", {{0, 6000}}), make_cpts("B", {{0, 4000}, {1, 10000}}, 3)}, {}}).empty());
    CHECK(codes({{make_cpts("A", {{4, 10000}}), make_cpts("B", {{5, 10000}}, 3)}, {}}).empty());
}

TEST_CASE("each mistake has its code") {
    CHECK(codes({}) == "portefeuille-vide");
    CHECK(codes_when([](Cpts& c) { c.id.clear(); }) == "id-vide");
    CHECK(codes_when([](Cpts& c) { c.membres = kMaxMembres + 1; }) == "membres-hors-limites");
    CHECK(codes_when([](Cpts& c) { c.populations.front().habitants = kMaxPopulation + 1; }) == "population-hors-limites");
    CHECK(codes_when([](Cpts& c) { c.populations.front().habitants = 99; }) == "population-sous-la-premiere-taille");
    CHECK(codes_when([](Cpts& c) { c.signature = day(2019, 12, 31); }) == "hors-droit");
    CHECK(codes_when([](Cpts& c) { c.missions[0].demarrage = day(2022, 2, 28); }) == "demarrage-avant-signature");
    CHECK(codes_when([](Cpts& c) { c.missions[0].taux = {{500'000}, {1'000'001}}; }) == "taux-hors-limites");
    CHECK(codes_when([](Cpts& c) { c.missions[1].taux = {{500'000}}; }) == "taux-sans-objet");
    CHECK(codes_when([](Cpts& c) { c.annee_redaction_plan = 0; }) == "rang-hors-limites");
    CHECK(codes_when([](Cpts& c) { c.crises = {0}; }) == "rang-hors-limites");
    CHECK(codes_when([](Cpts& c) { c.crises = {2, 2}; }) == "rang-en-double");
    CHECK(codes_when([](Cpts& c) { c.missions.pop_back(); c.annee_redaction_plan = 1; c.crises = {1}; }) == "plan-sans-mission crise-sans-mission");
}

TEST_CASE("a mission that the text of its contract year does not have is refused") {
    const auto starting = [](calendar::Date start) {
        return codes_when([&](Cpts& c) {
            c.signature = day(2021, 6, 1);
            c.missions[1].demarrage = start;
        });
    };
    CHECK(starting(day(2022, 2, 1)) == "mission-absente");
    CHECK(starting(day(2022, 6, 1)).empty());
}

TEST_CASE("a commune in two CPTS is told with both lines and names, once for a pair") {
    Cpts a = make_cpts("A", {{0, 10000}, {1, 10000}}, 7);
    a.nom = "CPTS du Nord";
    const Cpts b = make_cpts("B", {{0, 10000}, {1, 100}}, 12);
    const base::Errors errors = check(law(), lieux(), {{a, b}, {}});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "commune-en-double");
    CHECK(errors[0].place == "lignes 7 et 12, colonne lieux");
    CHECK(errors[0].reason == "35001 (35001) est comptée plus d'une fois, pour une part totale de 2 (et 1 autre) : dans « CPTS du Nord » (ligne 7) et dans « B » (ligne 12)");
    const base::Errors inside = check(law(), lieux(), {{make_cpts("A", {{0, 15000}})}, {}});
    REQUIRE(inside.size() == 1);
    CHECK(inside[0].reason == "35001 (35001) est comptée plus d'une fois, pour une part totale de 1,5 : dans « A » (ligne 2)");
}

TEST_CASE("a city and its arrondissement are the same people") {
    const base::Errors errors = check(law(), lieux(), {{make_cpts("A", {{3, 5000}}, 2), make_cpts("B", {{4, 5000}}, 3)}, {}});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "arrondissement-et-ville");
    CHECK(errors[0].place == "lignes 2 et 3, colonne lieux");
}

TEST_CASE("identifiers are unique and errors are limited in number") {
    Portefeuille p;
    for (std::uint64_t i = 0; i < 30; ++i) p.cpts.push_back(make_cpts("A", {{0, 100}}, i + 2));
    const base::Errors errors = check(law(), lieux(), p);
    CHECK(errors.size() == kMaxErreurs);
    CHECK(errors[0].code == "id-en-double");
    CHECK(errors[0].reason == "l'identifiant « A » est déjà celui de la ligne 2");
}

TEST_CASE("the summary counts by class, région, year and mission") {
    Cpts a = make_cpts("A", {{0, 10000}, {1, 10000}});
    a.missions = {{0, day(2022, 9, 1), {}}};
    Cpts b = make_cpts("B", {{4, 10000}}, 3);
    b.signature = day(2023, 1, 1);
    const Resume resume = make_resume(law(), lieux(), {{a, b}, {}});
    CHECK(resume.cpts == 2);
    CHECK(resume.habitants == 1000 + 950);
    REQUIRE(resume.tailles.size() == 2);
    CHECK(resume.tailles[0].libelle == "taille 1 : petite");
    CHECK(resume.tailles[1].habitants == 1000);
    REQUIRE(resume.regions.size() == 2);
    CHECK(resume.regions[0].libelle == "Île-de-France");
    CHECK(resume.annees[1].libelle == "2023");
    REQUIRE(resume.missions.size() == 1);
    CHECK(resume.missions[0].cpts == 1);
}

TEST_CASE("what is invented or missing is said") {
    Cpts a = make_cpts("A", {{0, 10000}});
    a.nom = "CPTS fictive n° 1";
    a.missions = {{0, day(2022, 9, 1), {}}, {1, day(2022, 9, 1), {}}};
    const auto remarques = make_remarques(law(), lieux(), {{a}, {}}, {});
    REQUIRE(remarques.size() == 2);
    CHECK(remarques[0].starts_with("Portefeuille fictif : 1 CPTS sur 1"));
    CHECK(remarques[1] == "Le taux d'atteinte manque pour 1 mission : il est compté pour 0 %.");
}
