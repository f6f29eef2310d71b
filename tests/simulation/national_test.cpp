// National tables: they equal the plans of each CPTS, add up in every direction, and say what is unknown.
#include "made_up.hpp"

#include <socle/donnees_files/load.hpp>
#include <socle/national/partage.hpp>

using namespace socle;
using namespace socle::simulation;
using national::Axe;
using simulate::Mesure;

namespace {

const territoire::Referentiel& places() {
    static const auto loaded = donnees_files::load_referentiel("donnees");
    REQUIRE(loaded.has_value());
    return *loaded;
}

national::Demande demande(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, simulate::Fenetre window) {
    national::Demande asked;
    asked.fenetre = window;
    asked.en_vigueur = &law;
    asked.portefeuille = &portefeuille;
    asked.referentiel = &places();
    return asked;
}

national::Resultat computed(const national::Demande& asked) {
    const auto calcul = national::Calcul::create(asked, base::one_by_one());
    REQUIRE(calcul.has_value());
    if (asked.draws == 0) return national::make_resultat(*calcul, calcul->certaines(), base::one_by_one());
    simulate::Resultats results(calcul->simulation());
    simulate::BlockWorker worker(calcul->simulation());
    std::vector<simulate::BlockSums> sums;
    for (std::uint32_t block = results.blocks(); block-- > 0;) {
        worker.run(block, sums);
        results.put(block, sums);
    }
    REQUIRE(results.complete());
    return national::make_resultat(*calcul, national::Sommes(calcul->simulation(), results), base::one_by_one());
}

const national::Tableau& table(const std::vector<national::Tableau>& tables, Axe axe) {
    for (const national::Tableau& one : tables) {
        if (one.axe == axe) return one;
    }
    FAIL("no such table");
    return tables.front();
}

std::int64_t cents(const national::Cellule& cell, Mesure mesure) { return (mesure == Mesure::Droits ? cell.droits : cell.encaissements).cents; }

void check_sums(const std::vector<national::Tableau>& tables) {
    const national::Groupe& france = table(tables, Axe::France).groupes.front();
    for (const national::Tableau& one : tables) {
        CAPTURE(national::name_of(one.axe));
        for (const Mesure mesure : {Mesure::Droits, Mesure::Encaissements}) {
            std::int64_t all = 0;
            for (std::size_t y = 0; y < france.annees.size(); ++y) {
                std::int64_t sum = 0;
                for (const national::Groupe& group : one.groupes) sum += cents(group.annees[y], mesure);
                CHECK(sum == cents(france.annees[y], mesure));
            }
            for (const national::Groupe& group : one.groupes) {
                std::int64_t years = 0;
                for (const national::Cellule& cell : group.annees) years += cents(cell, mesure);
                CHECK(years == cents(group.total, mesure));
                all += years;
            }
            CHECK(all == cents(france.total, mesure));
        }
    }
}

// Of CPTS that win or lose: the entries of groups add up to the first one, which is France.
void check_sums(const std::vector<national::Bascule>& all) {
    national::Bascule sum;
    for (std::size_t i = 1; i < all.size(); ++i) {
        CHECK(all[i].gains >= 0);
        CHECK(all[i].pertes <= 0);
        sum.gains += all[i].gains;
        sum.pertes += all[i].pertes;
        sum.gagnants += all[i].gagnants;
    }
    CHECK(sum.gains == all.front().gains);
    CHECK(sum.pertes == all.front().pertes);
    CHECK(sum.gagnants == all.front().gagnants);
}

app::Contrat contrat_of(const rules::Law& law, const portefeuille::Cpts& cpts) {
    app::Contrat contrat;
    contrat.populations = {portefeuille::population_en_vigueur(cpts, calendar::year_of(cpts.signature))};
    contrat.date_signature = cpts.signature;
    contrat.membres = cpts.membres;
    for (const portefeuille::Mission& mission : cpts.missions) {
        app::MissionContrat own{law.missions[mission.mission].id, mission.demarrage, {}, {}, {}};
        if (law.missions[mission.mission].has_rate) {
            own.taux.emplace();
            for (std::size_t k = 0; k < 5; ++k) own.taux->push_back(mission.taux.empty() ? money::Rate{} : mission.taux[std::min(k, mission.taux.size() - 1)]);
        }
        if (law.missions[mission.mission].has_plan) {
            if (cpts.annee_redaction_plan && *cpts.annee_redaction_plan <= 5) own.annee_redaction_plan = cpts.annee_redaction_plan;
            for (const int rank : cpts.crises) {
                if (rank <= 5) own.crises.push_back(rank);
            }
        }
        contrat.missions.push_back(std::move(own));
    }
    return contrat;
}

}  // namespace

TEST_CASE("the national tables are the plans of each CPTS, added up") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    auto portfolio = make_portfolio(engine.law(), 150, 11);
    const simulate::Fenetre window{2022, 2031};
    // Only what `plan` computes: the first contract of each.
    std::erase_if(portfolio.cpts, [](const auto& cpts) { return calendar::year_of(cpts.signature) < 2027 || cpts.annee_redaction_plan.value_or(1) > 5; });
    REQUIRE(portfolio.cpts.size() > 30);
    std::vector<std::int64_t> rights(window.size());
    std::vector<std::int64_t> cash(window.size());
    for (const portefeuille::Cpts& cpts : portfolio.cpts) {
        const auto plan = engine.plan(contrat_of(engine.law(), cpts));
        if (!plan) MESSAGE(base::to_text(plan.error()));
        REQUIRE(plan.has_value());
        for (const app::PlanCivilYear& year : plan->par_annee_civile) {
            if (!window.holds(year.annee)) continue;
            rights[window.index(year.annee)] += year.droits->value;
            cash[window.index(year.annee)] += year.encaissements->value;
        }
    }
    const national::Resultat result = computed(demande(engine.law(), portfolio, window));
    for (std::size_t y = 0; y < window.size(); ++y) {
        CHECK(result.tableaux.front().groupes.front().annees[y].droits.cents == rights[y]);
        CHECK(result.tableaux.front().groupes.front().annees[y].encaissements.cents == cash[y]);
    }
}

TEST_CASE("every table adds up, with and without draws, and so do differences of reforms") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    const auto file = droit_files::read_file("tests/donnees/reforme-missions-10.toml");
    auto reforme = droit_files::parse_reforme(*file);
    auto book = droit::with_reformes(donnees::sound(donnees::project_files()), {*reforme});
    const rules::Law reformed = donnees::engine_of(std::move(*book)).law();
    const auto portfolio = make_portfolio(law, 60, 12);
    const simulate::Hypotheses hypotheses = make_hypotheses(law);
    auto asked = demande(law, portfolio, {2024, 2031});
    asked.reformes = {&reformed};
    for (const bool draws : {false, true}) {
        CAPTURE(draws);
        if (draws) {
            asked.hypotheses = &hypotheses;
            asked.draws = 301;
        }
        const national::Resultat result = computed(asked);
        check_sums(result.tableaux);
        check_sums(result.reformes.front().tableaux);
        const national::Groupe& france = result.tableaux.front().groupes.front();
        CHECK(france.annees.front().droits.quantiles.has_value() == draws);
        if (draws) {
            const national::Quantiles& last = *france.annees.back().droits.quantiles;
            CHECK(last.p5 < last.p50);
            CHECK(last.p50 < last.p95);
            CHECK(last.erreur.moyenne > 0);
        }
        const national::Reforme& reform = result.reformes.front();
        CHECK(reform.par_taille.front().gagnants > 0);
        check_sums(reform.par_taille);
        check_sums(reform.par_region);
        CHECK(reform.par_taille.front().perdants == 0);
        CHECK(reform.plus_touches.size() <= 2 * national::kMostAffected);
        // An avenant changes nothing before its date.
        CHECK(reform.tableaux.front().groupes.front().annees.front().droits.cents == 0);
    }
}

TEST_CASE("processes that share the tables make together the figures of one, from what each keeps") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    const auto portfolio = make_portfolio(law, 60, 14);
    const simulate::Hypotheses hypotheses = make_hypotheses(law);
    auto asked = demande(law, portfolio, {2024, 2027});
    asked.reformes = {&law};
    asked.hypotheses = &hypotheses;
    asked.draws = 300;
    const auto calcul = national::Calcul::create(asked, base::one_by_one());
    REQUIRE(calcul.has_value());
    const auto figures = [&](const national::Partage& partage, std::size_t process) {
        simulate::Resultats results(calcul->simulation(), partage.parts[process]);
        simulate::BlockWorker worker(calcul->simulation());
        std::vector<simulate::BlockSums> sums;
        for (std::uint32_t block = 0; block < results.blocks(); ++block) {
            worker.run(block, sums);
            results.put(block, sums);
        }
        return national::make_chiffres(*calcul, national::Sommes(calcul->simulation(), results), partage, process, base::one_by_one());
    };
    const std::vector<std::int64_t> expected = figures(national::share(*calcul, 1), 0);
    const std::size_t all = calcul->series().count();
    for (const std::size_t processes : {std::size_t{2}, std::size_t{3}, std::size_t{200}}) {
        CAPTURE(processes);
        const national::Partage partage = national::share(*calcul, processes);
        REQUIRE(partage.parts.size() == processes);
        CHECK(!partage.parts.front().empty());
        std::vector<std::int64_t> together(expected.size());
        std::size_t kept = 0;
        for (std::size_t process = 0; process < processes; ++process) {
            kept += partage.parts[process].size();
            if (partage.parts[process].empty()) continue;
            const std::vector<std::int64_t> own = figures(partage, process);
            for (std::size_t i = 0; i < own.size(); ++i) together[i] += own[i];
        }
        CHECK(together == expected);
        // Each series is kept by whoever makes its lines: hardly any twice, and no process has most of them.
        CHECK(kept < all + all / 5);
        if (processes == 2) CHECK(partage.parts.front().size() < 2 * all / 3);
    }
}

TEST_CASE("what the law does not tell is counted, not invented") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    portefeuille::Portefeuille portfolio;
    portefeuille::Cpts cpts;
    cpts.id = "ancienne";
    cpts.signature = donnees::on("2020-06-01");
    cpts.populations = {{0, 60'000}};
    cpts.departement = cpts.region = 0;
    cpts.missions = {{0, cpts.signature, {donnees::percent(100)}}};
    portfolio.cpts = {cpts};
    const national::Resultat result = computed(demande(law, portfolio, {2020, 2024}));
    const national::Groupe& france = result.tableaux.front().groupes.front();
    // The contract year from 1 June 2021 follows the accord of 2019, whose amounts of missions are unknown.
    CHECK(france.annees[0].inconnus == 1);
    CHECK(france.annees[2].inconnus == 1);
    CHECK(france.annees[3].inconnus == 0);
    CHECK(france.annees[4].inconnus == 0);
    // 160 000 € a contract year: 152 days of 366, then 214 of 365.
    CHECK(france.annees[4].droits.cents == 6'644'809 + 9'380'822);
}

TEST_CASE("results do not depend on the order of the portfolio") {
    const rules::Law law = donnees::engine_of(donnees::sound(donnees::project_files())).law();
    const auto portfolio = make_portfolio(law, 40, 13);
    auto reversed = portfolio;
    std::reverse(reversed.cpts.begin(), reversed.cpts.end());
    const simulate::Hypotheses hypotheses = make_hypotheses(law);
    auto asked = demande(law, portfolio, {2024, 2031});
    asked.hypotheses = &hypotheses;
    asked.draws = 100;
    auto other = asked;
    other.portefeuille = &reversed;
    const national::Resultat a = computed(asked);
    const national::Resultat b = computed(other);
    for (std::size_t y = 0; y < 8; ++y) {
        CHECK(a.tableaux.front().groupes.front().annees[y].droits.cents == b.tableaux.front().groupes.front().annees[y].droits.cents);
        CHECK(a.tableaux.front().groupes.front().annees[y].encaissements.quantiles->p95 == b.tableaux.front().groupes.front().annees[y].encaissements.quantiles->p95);
    }
}
