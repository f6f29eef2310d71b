// What a situation or a contract gives, as the command line writes it.
#include "pointers.hpp"
#include "routes.hpp"

#include <socle/app/demande.hpp>
#include <socle/present/present.hpp>

namespace socle::service {

namespace {

Answer refuse_asked(const base::Errors& errors, const Asked& asked) {
    std::vector<Mistake> mistakes;
    for (const base::Error& error : errors) mistakes.push_back(at_asked(error, asked));
    return refuse(std::move(mistakes));
}

template <class Input>
present::Recu receipt(const State& state, const Moteur& moteur, const char* commande, const Input& input) {
    return {std::string("socle ") + SOCLE_VERSION, commande, state.empreinte, moteur.reformes, state.sha256(present::compact_entree(input, moteur.engine.options()))};
}

}  // namespace

Answer post_simulation(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    auto body = json::parse_simulation(call.request.body, kBodyName, call.request.today);
    if (!body) return refuse_body(body.error());
    const auto moteur = state.moteurs.find(body->loi);
    if (!moteur) return refuse(moteur.error());
    app::DemandeSimulation& demande = body->demande;
    const auto referentiel = demande.territoire.empty() ? nullptr : state.places();
    if (!demande.territoire.empty() && referentiel == nullptr) return without_places();
    const Asked asked{demande.situation.missions, demande.territoire};
    const app::Engine& engine = (*moteur)->engine;
    const auto answer = app::repondre(engine, referentiel.get(), std::move(demande));
    if (!answer) return refuse_asked(answer.error(), asked);
    const std::vector<app::Levier>* levers = answer->leviers ? &*answer->leviers : nullptr;
    const present::Recu recu = receipt(state, **moteur, "simuler", answer->simulation.situation);
    return json_answer(present::to_json(answer->simulation, levers, engine.book(), engine.options(), &recu, (*moteur)->written_law()));
}

Answer post_plan(const State& state, Call& call) {
    const std::string format = call.query.text("format").value_or("json");
    if (format != "json" && format != "csv") call.query.report("format", "format", "ce format n'existe pas ici", "Formats possibles : json ou csv.");
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    auto body = json::parse_plan(call.request.body, kBodyName);
    if (!body) return refuse_body(body.error());
    const auto moteur = state.moteurs.find(body->loi);
    if (!moteur) return refuse(moteur.error());
    app::DemandePlan& demande = body->demande;
    const auto referentiel = demande.territoire.empty() ? nullptr : state.places();
    if (!demande.territoire.empty() && referentiel == nullptr) return without_places();
    const Asked asked{{}, demande.territoire};
    const app::Engine& engine = (*moteur)->engine;
    const auto plan = app::repondre(engine, referentiel.get(), std::move(demande));
    if (!plan) return refuse_asked(plan.error(), asked);
    if (format == "csv") return {200, "text/csv; charset=utf-8", present::to_csv(*plan), false, {}};
    const present::Recu recu = receipt(state, **moteur, "plan", plan->contrat);
    return json_answer(present::to_json(*plan, engine.book(), engine.options(), &recu, (*moteur)->written_law()));
}

}  // namespace socle::service
