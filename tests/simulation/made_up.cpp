#include "made_up.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace socle::simulation {

using namespace simulate;

namespace {

constexpr Fenetre kWindow{2024, 2031};

const rules::Law& law_at(const World& world, std::size_t index) { return index == 0 ? world.law : world.reforms[index - 1]; }

}  // namespace

portefeuille::Portefeuille make_portfolio(const rules::Law& law, std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t n) { return static_cast<std::int64_t>(random() % n); };
    portefeuille::Portefeuille result;
    const calendar::Date first = donnees::on("2022-03-31");
    for (std::size_t i = 0; i < count; ++i) {
        portefeuille::Cpts cpts;
        cpts.id = "essai-" + std::to_string(i);
        cpts.nom = "CPTS d'essai " + std::to_string(i);
        cpts.ligne = i + 2;
        cpts.signature = calendar::add_days(first, static_cast<int>(below(365 * 9)));
        if (i % 11 == 0) cpts.signature = donnees::on("2024-01-01");
        if (i % 13 == 0) cpts.signature = donnees::on("2024-02-29");
        cpts.membres = below(200);
        const std::int64_t near[] = {39'900, 40'100, 79'990, 80'000, 80'005, 174'000, 175'001, 220'000, 120'000, 55'000};
        const std::int64_t population = near[below(10)] + below(50);
        cpts.populations = {{0, population}};
        if (i % 3 == 0) cpts.populations = {{2022, population}, {2025, population + 300}, {2027, population - 200}};
        cpts.departement = static_cast<territoire::Index>(below(5));
        cpts.region = cpts.departement / 2;
        for (std::size_t m = 0; m < law.missions.size(); ++m) {
            if (below(5) == 0) continue;
            portefeuille::Mission mission{m, calendar::add_days(cpts.signature, below(3) == 0 ? 0 : static_cast<int>(below(500))), {}};
            if (i % 17 == 0) mission.demarrage = calendar::add_days(cpts.signature, 1700);
            for (int k = 0; law.missions[m].has_rate && k < 3; ++k) mission.taux.push_back({below(10'001) * 100});
            cpts.missions.push_back(mission);
        }
        if (below(3) == 0) cpts.annee_redaction_plan = 1 + static_cast<int>(below(7));
        if (below(2) == 0) cpts.crises = {1, 4, 6};
        result.cpts.push_back(std::move(cpts));
    }
    return result;
}

Hypotheses make_certain() {
    Hypotheses none;
    none.titre = "rien";
    none.a_partir_du = donnees::on("2199-12-31");
    return none;
}

Hypotheses make_hypotheses(const rules::Law& law) {
    Hypotheses all;
    all.titre = "essai";
    all.a_partir_du = donnees::on("2025-06-01");
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        // Near enough to a normal distribution for what is tested here.
        const double u = (static_cast<double>(bin) + 0.5) / kBins;
        all.normal[bin] = static_cast<std::int32_t>(std::lround(std::log(u / (1 - u)) / 1.702 * kNormalUnit));
    }
    all.atteintes.resize(law.missions.size());
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if (!law.missions[m].has_rate || m == 1) continue;
        Atteinte& atteinte = all.atteintes[m];
        atteinte.drawn = true;
        for (std::int32_t step = 0; step < kSteps; ++step) atteinte.rates[static_cast<std::size_t>(step)] = step * 10'000 / (kSteps - 1);
        atteinte.weight_shared = m % 2 == 0 ? 1000 : 0;
        atteinte.weight_cpts = m % 3 == 0 ? 0 : 1500;
        atteinte.weight_own = 3600;
    }
    all.crise = {true, std::uint64_t{1} << 30U, std::uint64_t{1} << 30U};
    all.retards.months = {0, 3, 14};
    all.retards.until.resize(law.missions.size());
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if (m != 2) all.retards.until[m] = {std::uint64_t{1} << 31U, 3 * (std::uint64_t{1} << 30U), std::uint64_t{1} << 32U};
    }
    all.signatures.first = 2026;
    all.signatures.last = 2029;
    all.signatures.mean = 2'000;
    all.signatures.spread = 1'500;
    all.signatures.profils = {{60'000, 30, {{0, 6}, {1, 12}, {law.missions.size() - 1, 0}}}, {200'000, 150, {{0, 0}, {2, 3}}}};
    all.croissance = {true, 4'000, 6'000};
    all.renouvellement.probability = std::uint64_t{3} << 30U;
    return all;
}

std::unique_ptr<World> make_world(rules::Law law, std::vector<rules::Law> reforms, portefeuille::Portefeuille portefeuille, Hypotheses hypotheses,
                                  std::uint32_t draws, std::uint64_t seed) {
    std::vector<const rules::Law*> laws{&law};
    for (const rules::Law& reform : reforms) laws.push_back(&reform);
    Postes postes(laws);
    auto world = std::make_unique<World>(World{std::move(law), std::move(reforms), std::move(portefeuille), std::move(hypotheses), {}, std::move(postes), {}, {}});
    auto cohorte = make_cohorte(world->law, world->portefeuille, &world->hypotheses);
    REQUIRE(cohorte.has_value());
    world->cohorte = std::move(*cohorte);
    for (std::size_t l = 0; l <= world->reforms.size(); ++l) {
        auto prepared = prepare(law_at(*world, l), world->postes, world->cohorte, kWindow, world->hypotheses, {&world->law, l > 0}, base::one_by_one());
        if (!prepared) MESSAGE(base::to_text(prepared.error()));
        REQUIRE(prepared.has_value());
        world->prepared.push_back(std::move(*prepared));
    }
    Simulation& simulation = world->simulation;
    simulation.cohorte = &world->cohorte;
    simulation.hypotheses = &world->hypotheses;
    for (const Prepared& one : world->prepared) simulation.laws.push_back(&one);
    simulation.series = {world->cohorte.feuilles.size(), world->cohorte.tailles.size(), world->postes.size(), kWindow.size()};
    for (const territoire::Index region : world->cohorte.regions) simulation.region_keys.push_back(key_of("region " + std::to_string(region)));
    simulation.seed = seed;
    simulation.draws = draws;
    return world;
}

namespace {

// One contract as a draw makes it, computed without any of the tables under test.
class OneDraw {
public:
    OneDraw(const World& world, const SharedDraws& shared, std::uint32_t first, std::size_t lane, int first_civil)
        : world_(world), shared_(shared), first_(first), lane_(lane), first_civil_(first_civil) {}

    Flux flux(const Membre& membre, std::size_t law_index) {
        const rules::Law& law = law_at(world_, law_index);
        const Hypotheses& hypotheses = world_.hypotheses;
        const auto missions = map_missions(world_.law, law);
        Flux flux(kWindow, world_.postes.size());
        const Ventilation ventilation(kWindow, world_.postes, law);
        CptsDraws draws(hypotheses, world_.simulation.seed);
        draws.start(shared_, first_, membre.key);
        if (membre.needs_signatures > 0 && shared_.signatures()[lane_] < membre.needs_signatures) return flux;
        unsigned renewal = 0;
        for (Contrat& contrat : contracts_of(law, missions, *membre.cpts, kWindow.last)) {
            if (renewal > 0 && contrat.terms.signature >= hypotheses.a_partir_du) {
                Lane<std::int32_t> renewed;
                draws.renewed(renewal, renewed);
                if (renewed[lane_] == 0) break;
            }
            ++renewal;
            contrat.terms.drops_absent_missions = law_index > 0;
            ventilation.add(plan_of(law, contrat, missions, membre, draws), flux);
        }
        return flux;
    }

private:
    plan::Plan plan_of(const rules::Law& law, const Contrat& contrat, const std::vector<std::size_t>& missions, const Membre& membre, CptsDraws& draws) {
        const Hypotheses& hypotheses = world_.hypotheses;
        State state;
        Lane<std::uint16_t> growth;
        draws.growth(growth);
        state.growth_bin = growth[lane_];
        std::vector<Lane<std::uint8_t>> delays;
        draws.delays(delays);
        for (const auto& lanes : delays) state.delays.push_back(lanes[lane_]);
        plan::Contract contract = contract_in_state(contrat.terms, missions, hypotheses, state);
        for (std::size_t m = 0; m < missions.size(); ++m) {
            if (missions[m] == kNoMission) continue;
            plan::MissionTerm& term = contract.missions[missions[m]];
            if (!term.engaged) continue;
            for (int rank = 1; rank <= contrat.years; ++rank) {
                const calendar::Date start = calendar::start_of_contract_year(contract.signature, rank);
                const calendar::Date end = calendar::start_of_contract_year(contract.signature, rank + 1);
                if (start < hypotheses.a_partir_du) continue;
                if (hypotheses.crise.drawn && struck(membre, start, end)) term.crises.push_back(rank);
                if (m >= hypotheses.atteintes.size() || !hypotheses.atteintes[m].drawn) continue;
                std::vector<Lane<std::uint16_t>> rates;
                draws.rates(calendar::year_of(start), rates);
                term.rates.resize(static_cast<std::size_t>(contrat.years));
                term.rates[static_cast<std::size_t>(rank) - 1] = {rates[m][lane_] * 100};
            }
        }
        auto plan = plan::compute(law, contract);
        REQUIRE(plan.has_value());
        return std::move(*plan);
    }

    bool struck(const Membre& membre, calendar::Date start, calendar::Date end) const {
        const auto& regions = world_.cohorte.regions;
        const auto region = static_cast<std::size_t>(std::find(regions.begin(), regions.end(), membre.cpts->region) - regions.begin());
        for (int year = calendar::year_of(start); year <= calendar::year_of(end); ++year) {
            const auto at = static_cast<std::size_t>(year - first_civil_);
            for (const CriseDays* days : {&shared_.national(at), &shared_.regional(region, at)}) {
                if (days->for_after[lane_] < 0) continue;
                const calendar::Date day = calendar::add_days(calendar::january_first(year), days->for_after[lane_]);
                if (day >= start && day < end) return true;
            }
        }
        return false;
    }

    const World& world_;
    const SharedDraws& shared_;
    std::uint32_t first_;
    std::size_t lane_;
    int first_civil_;
};

}  // namespace

DrawSums reference_draw(const World& world, std::size_t law, std::uint32_t draw) {
    const auto lane = static_cast<std::size_t>(draw) % kBlock;
    const auto first = static_cast<std::uint32_t>(draw - lane);
    constexpr int kBefore = 4;
    const SharedDraws shared(world.hypotheses, world.simulation.seed, first, kWindow.first - kBefore, kWindow.size() + 5 * kBefore, world.simulation.region_keys);
    OneDraw one(world, shared, first, lane, kWindow.first - kBefore);
    const Series& series = world.simulation.series;
    DrawSums sums{std::vector<std::int64_t>(series.count()), {}};
    for (const Membre& membre : world.cohorte.membres) {
        const Flux flux = one.flux(membre, law);
        std::int64_t rights = 0;
        for (std::size_t y = 0; y < kWindow.size(); ++y) {
            rights += flux.rights[y];
            for (const std::size_t group : {series.feuille(membre.feuille), series.taille(membre.taille)}) {
                sums.series[series.index(group, Mesure::Droits, y)] += flux.rights[y];
                sums.series[series.index(group, Mesure::Encaissements, y)] += flux.cash[y];
            }
            for (std::size_t p = 0; p < world.postes.size(); ++p) {
                sums.series[series.index(series.poste(p), Mesure::Droits, y)] += flux.poste_rights[p * kWindow.size() + y];
                sums.series[series.index(series.poste(p), Mesure::Encaissements, y)] += flux.poste_cash[p * kWindow.size() + y];
            }
        }
        sums.membres.push_back(rights);
    }
    return sums;
}

}  // namespace socle::simulation
