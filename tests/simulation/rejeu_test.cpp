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

national::Demande demande_of(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, const simulate::Fenetre& window) {
    national::Demande demande;
    demande.fenetre = window;
    demande.en_vigueur = &law;
    demande.portefeuille = &portefeuille;
    static const auto places = donnees_files::load_referentiel("donnees");
    REQUIRE(places.has_value());
    demande.referentiel = &*places;
    return demande;
}

std::vector<std::int64_t> whole(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, const simulate::Fenetre& window) {
    auto calcul = national::Calcul::create(demande_of(law, portefeuille, window), base::one_by_one());
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

TEST_CASE("a replay counts the CPTS of which an amount is unknown as a whole computation does") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    rules::Law holed = law;
    // The fixed part of a mission, the structure, and what is paid in two times.
    const std::vector<std::string> unknown{"fonctionnement", "prevention_fixe", "parcours_variable"};
    for (const std::string& code : unknown) {
        CAPTURE(code);
        for (rules::Version& version : holed.versions) {
            for (std::size_t l = 0; l < version.program.lines.size(); ++l) {
                if (version.legend.lines[l].code != code) continue;
                const rules::Case& rule = version.program.cases[version.program.lines[l].cases.first];
                for (std::size_t t = 0; t < version.program.ranks.size(); t += 2) version.program.amounts[rule.amounts + t] = rules::kUnknown;
            }
        }
        const auto portfolio = nowhere(make_portfolio(law, 120, 9));
        const simulate::Fenetre window{2023, 2031};
        const simulate::Postes postes({&law});
        auto cohorte = simulate::make_cohorte(law, portfolio, nullptr);
        REQUIRE(cohorte.has_value());
        cohorte->feuilles.assign(cohorte->membres.size(), {});
        for (std::size_t i = 0; i < cohorte->membres.size(); ++i) cohorte->membres[i].feuille = i;
        const auto rejeu = national::Rejeu::create(law, postes, *cohorte, window, {&law, false});
        REQUIRE(rejeu.has_value());
        CHECK(rejeu->count_unknown(law) == std::vector<std::int64_t>(window.size() + 1));

        auto calcul = national::Calcul::create(demande_of(holed, portfolio, window), base::one_by_one());
        REQUIRE(calcul.has_value());
        std::vector<std::int64_t> expected(window.size() + 1);
        for (const simulate::Flux& flux : calcul->central(0)) {
            bool any = false;
            for (std::size_t y = 0; y < window.size(); ++y) {
                expected[y] += flux.unknown[y] ? 1 : 0;
                any |= flux.unknown[y];
            }
            expected.back() += any ? 1 : 0;
        }
        CHECK(expected.back() > 0);
        CHECK(expected.back() < 120);
        CHECK(rejeu->count_unknown(holed) == expected);
        holed = law;
    }
}

TEST_CASE("what would take too much memory is refused, and what is stopped ends, before anything is drawn") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    const auto portfolio = nowhere(make_portfolio(law, 120, 10));
    const simulate::Hypotheses hypotheses = make_hypotheses(law);
    national::Demande demande = demande_of(law, portfolio, {2024, 2031});
    demande.reformes = {&law, &law};
    demande.hypotheses = &hypotheses;
    demande.draws = 1000;
    const auto code_of = [&](std::uint64_t memory, std::function<bool()> stop = nullptr) {
        demande.max_memory = memory;
        demande.stop = std::move(stop);
        const auto calcul = national::Calcul::create(demande, base::one_by_one());
        return calcul ? std::string() : calcul.error().code;
    };
    const auto all = national::Calcul::create(demande, base::one_by_one());
    REQUIRE(all.has_value());
    const std::uint64_t results = simulate::Resultats::memory(all->series(), 3, demande.draws);
    std::uint64_t contracts = 0;
    for (const simulate::Prepared* prepared : all->simulation().laws) contracts += prepared->bytes();
    CHECK(code_of(results - 1) == "trop-de-tirages");
    CHECK(code_of(results) == "calcul-trop-grand");
    CHECK(code_of(results + contracts - 1) == "calcul-trop-grand");
    CHECK(code_of(results + contracts) == "");
    int asked = 0;
    CHECK(code_of(results + contracts, [&] { return ++asked > 130; }) == "interrompu");
    CHECK(asked == 131);
}

TEST_CASE("a law that differs in more than amounts is not replayed") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    CHECK(national::differ_in_amounts_only(law, law));
    CHECK_FALSE(national::differ_in_amounts_only(law, donnees::engine_of(donnees::sound(donnees::project_files()), {{"seuil-80000", "taille-2"}}).law()));
    CHECK_FALSE(national::differ_in_amounts_only(law, donnees::engine_of(with_reform("tests/donnees/reforme-missions-10.toml")).law()));
}
