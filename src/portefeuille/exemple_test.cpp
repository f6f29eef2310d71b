#include <socle/portefeuille/exemple.hpp>

#include <socle/portefeuille/controle.hpp>

#include "hasard.hpp"
#include "petite_loi.hpp"

using namespace socle;
using namespace socle::portefeuille;

namespace {

Modele make_modele() {
    Modele m;
    m.jalons = {{day(2020, 6, 1), 0}, {day(2021, 6, 1), 1}, {day(2022, 6, 1), std::nullopt}};
    m.tailles = {{1, 50}, {2, 50}};
    m.couverture_pour_cent = 100;
    m.plancher_habitants = 100;
    m.commune_coupee_habitants = 300;
    m.derniere_taille_pour_cent = 100;
    m.tirages_population = 1;
    m.tirages_derniere_taille = 1;
    m.retard_mois_max = 3;
    m.option_pour_cent = 50;
    m.option_mois_max = 12;
    m.taux_min_pour_cent = 40;
    m.taux_max_pour_cent = 90;
    m.taux_hausse_max_pour_cent = 8;
    m.membres_min_pour_10000 = 100;
    m.membres_max_pour_10000 = 200;
    m.redaction_retard_pour_cent = 20;
    m.crises_pour_mille = 300;
    m.crises_annees = 5;
    return m;
}

}  // namespace

TEST_CASE("the generator gives the same numbers on any machine") {
    Hasard hasard(1, 2);
    CHECK(hasard.next() == 13782664598465056799U);
    CHECK(hasard.next() == 11049924693891846907U);
    Hasard other(1, 3);
    CHECK(other.next() != Hasard(1, 2).next());
    for (int i = 0; i < 1000; ++i) {
        const std::int64_t drawn = hasard.between(-3, 4);
        CHECK(drawn >= -3);
        CHECK(drawn <= 4);
    }
}

TEST_CASE("a small example is sound and uses no commune twice") {
    const rules::Law law = make_petite_loi();
    const territoire::Referentiel lieux = make_petits_lieux();
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto made = make_exemple(lieux, law, make_modele(), 3, seed);
        REQUIRE(made.has_value());
        REQUIRE(made->cpts.size() == 3);
        CHECK(check(law, lieux, *made).empty());
        CHECK(made->remarques.front().starts_with("Portefeuille fictif"));
    }
}

TEST_CASE("what cannot be made is refused") {
    const rules::Law law = make_petite_loi();
    const territoire::Referentiel lieux = make_petits_lieux();
    const auto code = [&](const Modele& modele, std::size_t nombre) {
        const auto made = make_exemple(lieux, law, modele, nombre, 1);
        return made ? std::string() : made.error().code;
    };
    CHECK(code(make_modele(), 0) == "exemple-impossible");
    CHECK(code(make_modele(), kMaxCpts + 1) == "exemple-impossible");
    CHECK(code(make_modele(), 500) == "exemple-impossible");
    Modele other = make_modele();
    other.tailles.push_back({3, 10});
    CHECK(code(other, 1) == "exemple-impossible");
    Modele early = make_modele();
    early.jalons.back().date = day(2019, 1, 1);
    CHECK(code(early, 1) == "exemple-impossible");
    Modele narrow = make_modele();
    narrow.plancher_habitants = 999;
    CHECK(code(narrow, 1) == "exemple-impossible");
}
