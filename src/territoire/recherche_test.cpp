#include <doctest/doctest.h>
#include <socle/territoire/recherche.hpp>

#include "petit_referentiel.hpp"

using namespace socle::territoire;

namespace {

std::string found(const Referentiel& r, std::string_view query, std::size_t limit = 8) {
    std::string codes;
    for (const Lieu& lieu : chercher(r, query, limit)) {
        if (!codes.empty()) codes += ' ';
        codes += lieu.code;
    }
    return codes;
}

}  // namespace

TEST_CASE("accents, case, dashes and abbreviations do not matter") {
    const Referentiel r = make_petit_referentiel();
    CHECK(found(r, "guemene penfao") == "44067");
    CHECK(found(r, "L'HAY DU BOEUF") == "44098");
    CHECK(found(r, "Ste-Marie") == "35294");
    CHECK(found(r, "st denis") == "93066 44180");
    CHECK(place_key("St-Denis, Ste Marie, Brest") == "saint denis sainte marie brest");
}

TEST_CASE("the exact name comes first, then the groups that hold the word") {
    const Referentiel r = make_petit_referentiel();
    CHECK(found(r, "redon") == "35236 243500741 243500999");
    CHECK(found(r, "redon agglomeration") == "243500741");
    CHECK(chercher(r, "redon agglomeration", 1).front().rang == Rang::Nom);
    CHECK(found(r, "sud redon") == "243500999");
    CHECK(found(r, "oust") == "44099 35013");  // beginning before inside
    CHECK(found(r, "paris") == "75056 75 75102 75101");
    CHECK(found(r, "redon", 2) == "35236 243500741");
    CHECK(found(r, "redon", 0).empty());
}

TEST_CASE("codes are recognised") {
    const Referentiel r = make_petit_referentiel();
    CHECK(found(r, "35236") == "35236");
    CHECK(found(r, "243500741") == "243500741");
    CHECK(found(r, "dep:44") == "44");
    CHECK(chercher(r, "dep:44", 1).front().type == TypeLieu::Departement);
    CHECK(found(r, "REG:53") == "53");
    CHECK(found(r, "bretagne") == "53");
    CHECK(found(r, "dep:99").empty());
}

TEST_CASE("a postcode gives what it serves, before a former code of the same digits") {
    const Referentiel r = make_petit_referentiel();
    CHECK(found(r, "35600") == "35236 35013 35294 93066");
    CHECK(found(r, "75001") == "75101 93066");
    CHECK(chercher(r, "75001", 2).back().ancien_code == "75001");
}

TEST_CASE("a former name or code leads to the commune of today, and says so") {
    const Referentiel r = make_petit_referentiel();
    const auto by_name = chercher(r, "le chatelet", 8);
    REQUIRE(by_name.size() == 1);
    CHECK(by_name.front().code == "35236");
    CHECK(by_name.front().ancien_nom == "Le Châtelet");
    const auto by_code = chercher(r, "35999", 8);
    REQUIRE(by_code.size() == 1);
    CHECK(by_code.front().rang == Rang::AncienCode);
    CHECK(by_code.front().ancien_code == "35999");
    CHECK(by_code.front().ancien_nom == "Le Châtelet");
}

TEST_CASE("a département at the end narrows the search") {
    const Referentiel r = make_petit_referentiel();
    CHECK(found(r, "Saint-Denis (93)") == "93066");
    CHECK(found(r, "Saint-Denis (Loire Atlantique)") == "44180");
    CHECK(found(r, "Saint-Denis (35)").empty());
}

TEST_CASE("nothing is found for nothing, and no query is too odd") {
    const Referentiel r = make_petit_referentiel();
    CHECK(found(r, "").empty());
    CHECK(found(r, "---").empty());
    CHECK(found(r, "()").empty());
    CHECK(found(r, "(93)").empty());
    CHECK(found(r, "\xFF\xFE").empty());
    CHECK(found(r, std::string(kMaxQueryBytes + 1, 'a')).empty());
    CHECK(find_near(r, std::string(kMaxQueryBytes, 'a'), 3).empty());
}

TEST_CASE("a slip of the finger finds the name meant") {
    const Referentiel r = make_petit_referentiel();
    const auto swapped = find_near(r, "redno", 3);
    REQUIRE_FALSE(swapped.empty());
    CHECK(swapped.front().code == "35236");
    CHECK(find_near(r, "gemené penfao", 3).front().code == "44067");
    CHECK(find_near(r, "zzzzzz", 3).empty());
}

TEST_CASE("a place is described with code, type and département") {
    const Referentiel r = make_petit_referentiel();
    CHECK(describe(r, make_lieu(r, TypeLieu::Commune, 10)) == "Saint-Denis (93066, commune, Seine-Saint-Denis)");
    CHECK(describe(r, make_lieu(r, TypeLieu::Epci, 1)) == "CA Redon Agglomération (243500741, EPCI, Loire-Atlantique)");
    CHECK(describe(r, make_lieu(r, TypeLieu::Departement, 0)) == "Ille-et-Vilaine (dep:35, département)");
    CHECK(describe(r, make_lieu(r, TypeLieu::Region, 2)) == "Bretagne (reg:53, région)");
}
