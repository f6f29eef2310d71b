#include <socle/app/demande.hpp>

#include <socle/app/population.hpp>

#include <algorithm>

namespace socle::app {

base::Checked<ReponseSimulation> repondre(const Engine& engine, const territoire::Referentiel* referentiel, DemandeSimulation demande) {
    Situation& situation = demande.situation;
    std::vector<std::string> remarks;
    if (demande.sans_date) {
        remarks.push_back("Date non indiquée : calcul pour une année de contrat commençant aujourd'hui, le " + calendar::to_french(situation.date) + ".");
    }
    if (!demande.territoire.empty()) {
        base::verify(referentiel != nullptr, "places without reference data");
        auto population = resolve_population(*referentiel, demande.territoire, situation.signature(), engine, 1);
        if (!population) return std::unexpected(std::move(population.error()));
        situation.population = population->habitants;
        situation.populations_lues = std::move(population->lues);
        situation.population_origine = std::move(population->origine);
        remarks.insert(remarks.end(), population->remarques.begin(), population->remarques.end());
    }
    auto simulation = engine.simuler(situation);
    if (!simulation) return std::unexpected(base::Errors{std::move(simulation.error())});
    simulation->avertissements.insert(simulation->avertissements.begin(), remarks.begin(), remarks.end());
    ReponseSimulation reponse{std::move(*simulation), std::nullopt};
    if (demande.leviers) reponse.leviers = engine.leviers(situation).value_or(std::vector<Levier>{});
    return reponse;
}

base::Checked<PlanResult> repondre(const Engine& engine, const territoire::Referentiel* referentiel, DemandePlan demande) {
    Contrat& contrat = demande.contrat;
    std::vector<std::string> remarks;
    if (!demande.territoire.empty()) {
        base::verify(referentiel != nullptr, "places without reference data");
        const int years = std::max(1, plan::contract_years(engine.law(), contrat.date_signature));
        auto population = resolve_population(*referentiel, demande.territoire, contrat.date_signature, engine, years);
        if (!population) return std::unexpected(std::move(population.error()));
        contrat.populations = std::move(population->par_annee);
        contrat.populations_lues = std::move(population->lues);
        contrat.population_origine = std::move(population->origine);
        remarks = std::move(population->remarques);
    }
    auto result = engine.plan(contrat);
    if (!result) return std::unexpected(base::Errors{std::move(result.error())});
    result->avertissements.insert(result->avertissements.begin(), remarks.begin(), remarks.end());
    return std::move(*result);
}

}  // namespace socle::app
