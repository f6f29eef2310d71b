// Places: searched as somebody types, and described as the command line does.
#include "pointers.hpp"
#include "routes.hpp"

#include <socle/app/fiche.hpp>
#include <socle/present/territoire.hpp>

namespace socle::service {

Answer get_communes(const State& state, Call& call) {
    constexpr std::int64_t kDefaultLimit = 10;
    constexpr std::int64_t kMaxLimit = 100;
    const auto query = call.query.text("q");
    if (!query || query->empty()) call.query.report("q", "parametre-manquant", "rien n'est cherché", "Donnez un nom, un code ou un code postal : ?q=redon.");
    const auto limit = call.query.integer("limite", 1, kMaxLimit).value_or(kDefaultLimit);
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    const auto referentiel = state.places();
    if (referentiel == nullptr) return without_places();
    const auto found = territoire::chercher(*referentiel, *query, static_cast<std::size_t>(limit));
    Answer answer = json_answer(present::places_json(*referentiel, found));
    answer.of_the_law = true;
    return answer;
}

Answer post_territoire(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    const auto body = json::parse_territoire(call.request.body, kBodyName);
    if (!body) return refuse_body(body.error());
    const auto referentiel = state.places();
    if (referentiel == nullptr) return without_places();
    const Asked asked{{}, body->lieux, "lieux"};
    const rules::Law& law = state.moteurs.en_vigueur()->engine.law();
    const auto version = app::version_on(law, body->date_signature.value_or(call.request.today));
    if (!version) {
        Mistake mistake{version.error(), "/date_signature", {}, {}};
        return refuse({mistake});
    }
    const auto found = app::decrire_territoire(*referentiel, body->lieux, law.versions[*version]);
    if (!found) {
        std::vector<Mistake> mistakes;
        for (const base::Error& error : found.error()) mistakes.push_back(at_asked(error, asked));
        return refuse(std::move(mistakes));
    }
    return json_answer(found->fiche ? present::to_json(*found->fiche) : present::to_json(found->candidats));
}

}  // namespace socle::service
