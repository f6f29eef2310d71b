// Moving amounts through a replay gives what a whole computation gives.
#include "made_up.hpp"

#include <socle/donnees_files/load.hpp>
#include <socle/national/calcul.hpp>
#include <socle/national/rejeu.hpp>

using namespace socle;
using namespace socle::simulation;

namespace {

droit::LawBook with_reform(const std::string& path) {
    const auto file = droit_files::read_file(path);
    REQUIRE(file.has_value());
    auto reforme = droit_files::parse_reforme(*file);
    REQUIRE(reforme.has_value());
    auto book = droit::with_reformes(donnees::sound(donnees::project_files()), {*reforme});
    REQUIRE(book.has_value());
    return std::move(*book);
}

std::vector<std::int64_t> whole(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, const simulate::Fenetre& window) {
    national::Demande demande;
    demande.fenetre = window;
    demande.en_vigueur = &law;
    demande.portefeuille = &portefeuille;
    static const auto places = donnees_files::load_referentiel("donnees");
    REQUIRE(places.has_value());
    demande.referentiel = &*places;
    auto calcul = national::Calcul::create(demande, base::one_by_one());
    REQUIRE(calcul.has_value());
    const auto sums = calcul->certaines();
    std::vector<std::int64_t> values;
    for (std::size_t s = 0; s < calcul->series().count(); ++s) values.push_back(sums.series(0, s)[0]);
    return values;
}

portefeuille::Portefeuille nowhere(portefeuille::Portefeuille portefeuille) {
    for (portefeuille::Cpts& cpts : portefeuille.cpts) cpts.departement = cpts.region = territoire::kNone;
    return portefeuille;
}

}  // namespace

TEST_CASE("a replay equals a whole computation, before and after amounts move") {
    const app::Engine engine = donnees::engine_of(with_reform("tests/donnees/reforme-missions-10.toml"));
    rules::Law law = engine.law();
    const auto portfolio = nowhere(make_portfolio(law, 120, 7));
    const simulate::Fenetre window{2024, 2031};
    const simulate::Postes postes({&law});
    const auto cohorte = simulate::make_cohorte(law, portfolio, nullptr);
    REQUIRE(cohorte.has_value());
    const auto rejeu = national::Rejeu::create(law, postes, *cohorte, window, {&law, false});
    REQUIRE(rejeu.has_value());
    std::vector<std::int64_t> sums;
    rejeu->compute(law, sums);
    CHECK(sums == whole(law, portfolio, window));

    rules::Law moved = law;
    std::int64_t step = 0;
    for (rules::Version& version : moved.versions) {
        for (std::int64_t& amount : version.program.amounts) {
            if (amount != rules::kUnknown) amount += 12'345 * (++step % 17);
        }
    }
    CHECK(national::differ_in_amounts_only(law, moved));
    rejeu->compute(moved, sums);
    const auto expected = whole(moved, portfolio, window);
    CHECK(sums == expected);
    rejeu->compute(moved, sums, false);
    const std::size_t places = rejeu->series().index(rejeu->series().poste(0), simulate::Mesure::Droits, 0);
    CHECK(std::equal(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(places), expected.begin()));
}

TEST_CASE("an amount that becomes unknown makes the bonus on it unknown too") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    const auto portfolio = nowhere(make_portfolio(law, 120, 8));
    const simulate::Fenetre window{2024, 2031};
    const simulate::Postes postes({&law});
    const auto cohorte = simulate::make_cohorte(law, portfolio, nullptr);
    REQUIRE(cohorte.has_value());
    const auto rejeu = national::Rejeu::create(law, postes, *cohorte, window, {&law, false});
    REQUIRE(rejeu.has_value());
    rules::Law holed = law;
    rules::Program& program = holed.versions.back().program;
    std::vector<std::int64_t> sums;
    for (const rules::Line& line : program.lines) {
        if (line.mission < 0) continue;
        const rules::Case& rule = program.cases[line.cases.first];
        for (std::size_t t = 0; t < program.ranks.size(); ++t) program.amounts[rule.amounts + t] = rules::kUnknown;
        break;
    }
    rejeu->compute(holed, sums);
    CHECK(sums == whole(holed, portfolio, window));
}

TEST_CASE("a law that differs in more than amounts is not replayed") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    CHECK(national::differ_in_amounts_only(law, law));
    CHECK_FALSE(national::differ_in_amounts_only(law, donnees::engine_of(donnees::sound(donnees::project_files()), {{"seuil-80000", "taille-2"}}).law()));
    CHECK_FALSE(national::differ_in_amounts_only(law, donnees::engine_of(with_reform("tests/donnees/reforme-missions-10.toml")).law()));
}
