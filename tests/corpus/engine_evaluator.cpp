#include "engine_evaluator.hpp"

namespace socle::corpus {

namespace {

Year year_of(const explain::Explanation& explanation) {
    Year year;
    year.texte = explanation.texte;
    year.taille = explanation.taille;
    for (const explain::Line& line : explanation.lines) year.lignes[std::string(line.code)] = {line.montant};
    year.total = {explanation.total};
    year.total_fixe = {explanation.total_fixe};
    year.total_variable = {explanation.total_variable};
    year.total_majoration = {explanation.total_majoration};
    year.inconnus.insert(explanation.inconnus.begin(), explanation.inconnus.end());
    return year;
}

Ambiguites ambiguites_of(const std::vector<app::AmbiguiteTouchee>& touched) {
    Ambiguites result;
    for (const app::AmbiguiteTouchee& one : touched) {
        for (const app::AutreLecture& other : one.autres) result[std::string(one.id)][std::string(other.lecture)] = {other.total};
    }
    return result;
}

const char* name_of(plan::Nature nature) {
    switch (nature) {
        case plan::Nature::Integral: return "integral";
        case plan::Nature::Avance: return "avance";
        case plan::Nature::Solde: return "solde";
    }
    return "";
}

Outcome failed(const base::Error& error) {
    Outcome outcome;
    outcome.erreur = error.code;
    return outcome;
}

Outcome outcome_of(const app::Simulation& simulation) {
    Outcome outcome;
    outcome.annees.push_back(year_of(simulation.explanation));
    outcome.total = {simulation.explanation.total};
    outcome.ambiguites = ambiguites_of(simulation.ambiguites);
    return outcome;
}

Outcome outcome_of(const app::PlanResult& plan) {
    Outcome outcome;
    for (const app::PlanYear& year : plan.annees) outcome.annees.push_back(year_of(year.explanation));
    outcome.total = {plan.total};
    outcome.ambiguites = ambiguites_of(plan.ambiguites);
    for (const app::PlanPayment& payment : plan.versements) {
        outcome.versements[payment.date] = {payment.montant};
        for (const app::PlanPart& part : payment.detail) {
            outcome.details[payment.date][part.code + " " + name_of(part.nature) + " " + std::to_string(part.rang)] = {part.montant};
        }
    }
    for (const app::PlanCivilYear& year : plan.par_annee_civile) outcome.annees_civiles[year.annee] = {{year.droits}, {year.encaissements}};
    return outcome;
}

}  // namespace

Outcome EngineEvaluator::evaluate(const Case& one) {
    const Key key{one.texte, one.lectures.chosen()};
    auto at = engines_.find(key);
    if (at == engines_.end()) {
        app::EngineOptions options;
        options.texte = one.texte;
        options.lectures = one.lectures;
        at = engines_.emplace(key, app::Engine::create(book_, options)).first;
    }
    if (!at->second) return failed(at->second.error().front());
    const app::Engine& engine = *at->second;
    if (one.contrat) {
        const auto plan = engine.plan(*one.contrat);
        return plan ? outcome_of(*plan) : failed(plan.error());
    }
    const auto simulation = engine.simuler(*one.situation);
    return simulation ? outcome_of(*simulation) : failed(simulation.error());
}

}  // namespace socle::corpus
