// Draws equal plan::compute, draw by draw and cent by cent.
#include "made_up.hpp"

using namespace socle;
using namespace socle::simulate;
using namespace socle::simulation;

namespace {

rules::Law compiled(droit::LawBook book, const std::vector<std::pair<std::string, std::string>>& lectures = {}) {
    return donnees::engine_of(std::move(book), lectures).law();
}

rules::Law in_force(const std::vector<std::pair<std::string, std::string>>& lectures = {}) { return compiled(donnees::sound(donnees::project_files()), lectures); }

void check_draws(const World& world, const std::vector<std::uint32_t>& draws) {
    BlockWorker worker(world.simulation);
    std::vector<BlockSums> out;
    std::vector<std::int64_t> membres(world.cohorte.membres.size());
    for (const std::uint32_t draw : draws) {
        worker.run(draw / kBlock, out);
        for (std::size_t law = 0; law < world.prepared.size(); ++law) {
            const DrawSums expected = reference_draw(world, law, draw);
            std::size_t wrong = 0;
            for (std::size_t s = 0; s < expected.series.size(); ++s) wrong += out[law].series[s * kBlock + draw % kBlock] != expected.series[s] ? 1U : 0U;
            CAPTURE(draw);
            CAPTURE(law);
            CHECK(wrong == 0);
        }
    }
}

}  // namespace

TEST_CASE("each draw gives what the plans of that draw give") {
    auto law = in_force();
    auto portfolio = make_portfolio(law, 60, 1);
    const Hypotheses hypotheses = make_hypotheses(law);
    const auto world = make_world(std::move(law), {}, std::move(portfolio), hypotheses, 600, 42);
    check_draws(*world, {0, 1, 7, 100, 255, 256, 300, 511, 512, 599});
}

TEST_CASE("the same under readings that change classes, pro rata and dates of payment") {
    auto law = in_force({{"changement-taille", "revue-chaque-annee"}, {"prorata-variable", "entier"}, {"solde-date", "delai-90-jours"}, {"prorata-base", "mois"}, {"assiette-majoration", "missions-et-fonctionnement"}});
    auto portfolio = make_portfolio(law, 40, 2);
    const Hypotheses hypotheses = make_hypotheses(law);
    const auto world = make_world(std::move(law), {}, std::move(portfolio), hypotheses, 300, 43);
    check_draws(*world, {0, 31, 255, 256, 299});
}

TEST_CASE("a reform is computed on the same draws") {
    auto law = in_force();
    const auto file = droit_files::read_file("tests/donnees/reforme-missions-10.toml");
    auto reforme = droit_files::parse_reforme(*file);
    auto book = droit::with_reformes(donnees::sound(donnees::project_files()), {*reforme});
    REQUIRE(book.has_value());
    auto portfolio = make_portfolio(law, 30, 3);
    const Hypotheses hypotheses = make_hypotheses(law);
    std::vector<rules::Law> reforms;
    reforms.push_back(compiled(std::move(*book)));
    const auto world = make_world(std::move(law), std::move(reforms), std::move(portfolio), hypotheses, 256, 44);
    check_draws(*world, {0, 17, 255});
}

TEST_CASE("without anything drawn, every draw is the portfolio") {
    auto law = in_force();
    auto portfolio = make_portfolio(law, 50, 4);
    const auto world = make_world(std::move(law), {}, std::move(portfolio), make_certain(), 2, 1);
    check_draws(*world, {0, 1});
    BlockWorker worker(world->simulation);
    std::vector<BlockSums> out;
    worker.run(0, out);
    for (std::size_t s = 0; s < world->simulation.series.count(); ++s) CHECK(out[0].series[s * kBlock] == out[0].series[s * kBlock + 1]);
}

TEST_CASE("tables add up in every draw, and members to the total") {
    auto law = in_force();
    auto portfolio = make_portfolio(law, 50, 5);
    const Hypotheses hypotheses = make_hypotheses(law);
    const auto world = make_world(std::move(law), {}, std::move(portfolio), hypotheses, 256, 45);
    BlockWorker worker(world->simulation);
    std::vector<BlockSums> out;
    worker.run(0, out);
    const Series& series = world->simulation.series;
    std::int64_t all = 0;
    for (std::size_t y = 0; y < series.years; ++y) {
        for (const Mesure mesure : {Mesure::Droits, Mesure::Encaissements}) {
            for (std::size_t d = 0; d < kBlock; ++d) {
                const auto sum = [&](std::size_t first, std::size_t count) {
                    std::int64_t total = 0;
                    for (std::size_t i = 0; i < count; ++i) total += out[0].series[series.index(first + i, mesure, y) * kBlock + d];
                    return total;
                };
                const std::int64_t places = sum(series.feuille(0), series.feuilles);
                CHECK(places == sum(series.taille(0), series.tailles));
                CHECK(places == sum(series.poste(0), series.postes));
                if (mesure == Mesure::Droits) all += places;
            }
        }
    }
    std::int64_t membres = 0;
    for (const std::int64_t rights : out[0].membres) membres += rights;
    CHECK(membres == all);
}
