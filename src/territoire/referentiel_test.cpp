#include <doctest/doctest.h>
#include <socle/territoire/referentiel.hpp>

#include <functional>

#include "petit_referentiel.hpp"

using namespace socle;
using namespace socle::territoire;

TEST_CASE("places are found by their exact code only") {
    const Referentiel r = make_petit_referentiel();
    CHECK(r.find_commune("35236") == 1);
    CHECK_FALSE(r.find_commune("35237").has_value());
    CHECK_FALSE(r.find_commune("").has_value());
    CHECK_FALSE(r.find_commune("35999").has_value());
    CHECK(r.find_ancienne("35999") == 1);
    CHECK_FALSE(r.find_ancienne("35236").has_value());
    CHECK(r.find_epci("243500741") == 1);
    CHECK(r.find_departement("93") == 3);
    CHECK(r.find_region("53") == 2);
    CHECK(r.communes_of_code_postal("35600") == std::vector<Index>{0, 1, 2});
    CHECK(r.communes_of_code_postal("75001") == std::vector<Index>{7, 8});
    CHECK(r.communes_of_code_postal("3560").empty());
    CHECK(r.communes_of_key("saint denis") == std::vector<Index>{6, 10});
}

TEST_CASE("groups hold their communes, a city being counted once") {
    const Referentiel r = make_petit_referentiel();
    CHECK(r.communes_of(TypeLieu::Epci, 1) == std::vector<Index>{0, 1, 2, 3});
    CHECK(r.communes_of(TypeLieu::Epci, 2).empty());
    CHECK(r.communes_of(TypeLieu::Departement, 2) == std::vector<Index>{7});
    CHECK(r.communes_of(TypeLieu::Region, 0) == std::vector<Index>{7, 10});
    CHECK(r.habitants_recents(TypeLieu::Region, 0) == 2950);
    CHECK(r.habitants_recents(TypeLieu::Epci, 1) == 303 + 905 + 205 + 10000);
    // Three of its four communes are in Ille-et-Vilaine, most inhabitants are not.
    CHECK(r.departement_of_epci(1) == 1);
}

TEST_CASE("an unknown population is not zero") {
    const Referentiel r = make_petit_referentiel();
    CHECK_FALSE(r.population(4, 0).has_value());
    CHECK(r.population(4, 2) == 40);
    CHECK_FALSE(r.find_millesime(2024).has_value());
    CHECK(r.find_millesime(2025) == 3);
}

TEST_CASE("views stay good when the Referentiel is moved") {
    Referentiel first = make_petit_referentiel();
    const std::string_view nom = first.communes()[1].nom;
    const Referentiel second = std::move(first);
    CHECK(second.communes()[1].nom.data() == nom.data());
    CHECK(second.communes_of_key("redon") == std::vector<Index>{1});
}

TEST_CASE("rows that do not hold together are refused, with the code of the row") {
    const auto place_after = [](const std::function<void(Contenu&)>& spoil) {
        Contenu contenu = make_petit_contenu();
        spoil(contenu);
        const auto made = Referentiel::create(std::move(contenu));
        REQUIRE_FALSE(made.has_value());
        CHECK(made.error().code == "referentiel-incoherent");
        return made.error().place;
    };
    CHECK(place_after([](Contenu& c) { std::swap(c.communes[0], c.communes[1]); }) == "35013");
    CHECK(place_after([](Contenu& c) { c.communes[2].code = c.communes[1].code; }) == "35236");
    CHECK(place_after([](Contenu& c) { c.communes[3].departement = 4; }) == "44067");
    CHECK(place_after([](Contenu& c) { c.communes[3].departement = kNone; }) == "44067");
    CHECK(place_after([](Contenu& c) { c.communes[3].epci = 3; }) == "44067");
    CHECK(place_after([](Contenu& c) { c.communes[8].parent = kNone; }) == "75101");
    CHECK(place_after([](Contenu& c) { c.communes[9].parent = 8; }) == "75102");
    CHECK(place_after([](Contenu& c) { c.communes[1].codes_postaux = "35600 3560A"; }) == "35236");
    CHECK(place_after([](Contenu& c) { c.communes[2].anciens = "35999"; }) == "35999");
    CHECK(place_after([](Contenu& c) { c.populations[5] = -2; }) == "35236");
    CHECK(place_after([](Contenu& c) { c.populations.pop_back(); }).empty());
    CHECK(place_after([](Contenu& c) { c.anciens_noms[0].commune = 11; }) == "35999");
    CHECK(place_after([](Contenu& c) { c.scissions[0].communes.push_back(11); }) == "44098");
    CHECK(place_after([](Contenu& c) { c.millesimes[1].edition = 2021; }) == "2021");
    CHECK(place_after([](Contenu& c) { c.millesimes.clear(); }).empty());
    CHECK(Referentiel::create(make_petit_contenu()).has_value());
}
