// Internal: what each route answers. Handlers are functions of the state and the request, found by method and path.
#pragma once

#include "moteurs.hpp"
#include "query.hpp"

#include <socle/app/controls.hpp>
#include <socle/app/instruments.hpp>
#include <socle/present/droit_json.hpp>
#include <socle/territoire/referentiel.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socle::service {

struct State {
    Sha256 sha256;
    std::string empreinte;
    Moteurs moteurs;
    app::ControlReport controles;
    std::vector<present::ReformePrete> reformes;  // ready to be laid over the law
    std::vector<rules::Law> instruments;          // each by itself, that of the contracts first
    mutable Verrou verrou;                                        // of `referentiel`
    std::shared_ptr<const territoire::Referentiel> referentiel{};  // null before load_donnees

    State(Sha256 digest, std::string of_law, Moteurs compiled) : sha256(digest), empreinte(std::move(of_law)), moteurs(std::move(compiled)) {}
    [[nodiscard]] std::shared_ptr<const territoire::Referentiel> places() const;
};

struct Call {
    const Request& request;
    Query query;
    std::string segment = {};  // what stands where the path of the route has "{…}", decoded
};

// POST
[[nodiscard]] Answer post_simulation(const State& state, Call& call);
[[nodiscard]] Answer post_plan(const State& state, Call& call);
[[nodiscard]] Answer post_territoire(const State& state, Call& call);
[[nodiscard]] Answer post_comparaison(const State& state, Call& call);
// GET
[[nodiscard]] Answer get_communes(const State& state, Call& call);
[[nodiscard]] Answer get_textes(const State& state, Call& call);
[[nodiscard]] Answer get_texte(const State& state, Call& call);
[[nodiscard]] Answer get_grille(const State& state, Call& call);
[[nodiscard]] Answer get_nombre(const State& state, Call& call);
[[nodiscard]] Answer get_sources(const State& state, Call& call);
[[nodiscard]] Answer get_affirmations(const State& state, Call& call);
[[nodiscard]] Answer get_ambiguites(const State& state, Call& call);
[[nodiscard]] Answer get_parametres(const State& state, Call& call);
[[nodiscard]] Answer get_reformes(const State& state, Call& call);
[[nodiscard]] Answer get_openapi(const State& state, Call& call);
[[nodiscard]] Answer get_comparaison(const State& state, Call& call);

// The refusals that several routes share.
[[nodiscard]] Answer refuse_body(const base::Errors& errors);
[[nodiscard]] Answer refuse(std::vector<Mistake> mistakes);
[[nodiscard]] Answer refuse_query(std::vector<Mistake> mistakes);
[[nodiscard]] Answer without_places();
[[nodiscard]] Answer json_answer(std::string body);

}  // namespace socle::service
