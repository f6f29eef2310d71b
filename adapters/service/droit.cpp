// The law: texts, grids, numbers, registers, comparisons.
#include "openapi.hpp"
#include "pointers.hpp"
#include "routes.hpp"

#include <socle/base/text.hpp>
#include <socle/present/droit_json.hpp>
#include <socle/rules/compile.hpp>

#include <algorithm>

namespace socle::service {

namespace {

Answer of_the_law(std::string body) {
    Answer answer = json_answer(std::move(body));
    answer.of_the_law = true;
    return answer;
}

Answer unknown(std::string_view what, const std::string& id, const std::vector<std::string>& known) {
    const auto near = base::find_nearest(id, known);
    return problem(404, "inconnu-du-droit", std::string(what) + " n'existe pas",
                   "« " + base::printable(id) + " » n'est pas au recueil. " + (near ? "Vouliez-vous « " + *near + " » ? " : std::string()) + "Connus : " + base::enumerate_fr(known) + ".");
}

std::vector<std::string> ids_of_textes(const droit::LawBook& book) {
    std::vector<std::string> ids;
    for (const droit::Texte& texte : book.textes) ids.push_back(texte.id);
    return ids;
}

const app::Engine& in_force(const State& state) { return state.moteurs.en_vigueur()->engine; }

json::LoiDemandee text_alone(std::string id) {
    json::LoiDemandee loi;
    loi.texte = std::move(id);
    return loi;
}

// A law and one of its versions.
struct Side {
    std::shared_ptr<const Moteur> moteur;
    std::uint32_t version = 0;
    [[nodiscard]] const rules::Law& law() const { return moteur->engine.law(); }
    [[nodiscard]] const rules::Version& at() const { return law().versions[version]; }
};

std::expected<Side, base::Error> on_day(const State& state, calendar::Date day) {
    const auto version = app::version_on(in_force(state).law(), day);
    if (!version) return std::unexpected(version.error());
    return Side{state.moteurs.en_vigueur(), *version};
}

// A text named by itself is taken in its last state, phased values included.
Side last_state(std::shared_ptr<const Moteur> moteur) {
    const auto last = static_cast<std::uint32_t>(moteur->engine.law().versions.size() - 1);
    return {std::move(moteur), last};
}

std::expected<Side, base::Error> of_text(const State& state, const std::string& id) {
    const auto moteur = state.moteurs.find(text_alone(id));
    if (!moteur) return std::unexpected(moteur.error().front().error);
    return last_state(*moteur);
}

std::expected<Side, base::Error> of_date_or_text(const State& state, const std::string& what) {
    const auto date = calendar::parse_iso(what);
    return date ? on_day(state, *date) : of_text(state, what);
}

Mistake of_parameter(const base::Error& error, std::string_view name) { return {error, {}, std::string(name), {}}; }

}  // namespace

Answer get_textes(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(present::textes_json(in_force(state).book(), {state.controles.met, state.controles.pending}, state.empreinte));
}

Answer get_texte(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    const droit::LawBook& book = in_force(state).book();
    const droit::Texte* texte = droit::find_texte(book, call.segment);
    if (texte == nullptr) return unknown("Ce texte", call.segment, ids_of_textes(book));
    const auto moteur = state.moteurs.find(text_alone(texte->id));
    if (!moteur) return refuse(moteur.error());
    return of_the_law(present::texte_json(book, *texte, (*moteur)->engine.law()));
}

Answer get_grille(const State& state, Call& call) {
    const auto date = call.query.date("date");
    const auto texte = call.query.text("texte");
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    auto side = texte ? of_text(state, *texte) : on_day(state, date.value_or(call.request.today));
    if (side && texte && date) {
        const auto version = app::version_on(side->law(), *date);
        if (!version) return refuse_query({of_parameter(version.error(), "date")});
        side->version = *version;
    }
    if (!side) return refuse_query({of_parameter(side.error(), texte ? "texte" : "date")});
    Answer answer = of_the_law(present::grille_json(side->moteur->engine.book(), side->law(), side->at()));
    answer.of_the_law = date || texte;  // else it depends on today
    return answer;
}

Answer get_nombre(const State& state, Call& call) {
    const auto date = call.query.date("date");
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    const app::Engine& engine = in_force(state);
    const droit::LawBook& book = engine.book();
    std::vector<std::string> known;
    for (const rules::Law& law : state.instruments) {
        for (const rules::Column& column : law.columns) known.push_back(column.code);
    }
    for (const droit::Affirmation& claim : book.affirmations) known.push_back(claim.sujet);
    if (std::find(known.begin(), known.end(), call.segment) == known.end()) {
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        return unknown("Ce nombre", call.segment, known);
    }
    Answer answer = of_the_law(present::nombre_json(engine, app::with_line(state.instruments, call.segment), call.segment, date.value_or(call.request.today)));
    answer.of_the_law = date.has_value();
    return answer;
}

Answer get_sources(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(present::sources_json(in_force(state).book()));
}

Answer get_affirmations(const State& state, Call& call) {
    const auto sujet = call.query.text("sujet");
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(present::affirmations_json(in_force(state).book(), sujet.value_or("")));
}

Answer get_ambiguites(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(present::ambiguites_json(in_force(state)));
}

Answer get_parametres(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(present::parametres_json(in_force(state).book(), ""));
}

Answer get_openapi(const State&, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(std::string(openapi()));
}

Answer get_comparaison(const State& state, Call& call) {
    const auto de = call.query.text("de");
    const auto a = call.query.text("a");
    for (const auto& [name, value] : {std::pair("de", de), std::pair("a", a)}) {
        if (!value || value->empty()) call.query.report(name, "parametre-manquant", "il manque ce qui est comparé", "Donnez une date AAAA-MM-JJ ou l'identifiant d'un texte : ?de=2021-01-01&a=2024-01-01.");
    }
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    const auto before = of_date_or_text(state, *de);
    const auto after = of_date_or_text(state, *a);
    Mistakes mistakes;
    if (!before) mistakes.push_back(of_parameter(before.error(), "de"));
    if (!after) mistakes.push_back(of_parameter(after.error(), "a"));
    if (!mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(present::comparaison_json(after->moteur->engine.book(), before->law(), before->at(), after->law(), after->at()));
}

Answer get_reformes(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    return of_the_law(present::reformes_json(in_force(state).book(), state.reformes));
}

Answer post_comparaison(const State& state, Call& call) {
    if (auto mistakes = call.query.finish(); !mistakes.empty()) return refuse_query(std::move(mistakes));
    const auto body = json::parse_comparaison(call.request.body, kBodyName);
    if (!body) return refuse_body(body.error());
    json::LoiDemandee loi = body->loi;
    // Several may be laid one over the other: the last text is the one to compare.
    const std::size_t last = loi.reformes.size() - 1;
    const auto reforme = droit_files::parse_reforme({loi.reformes[last].nom, loi.reformes[last].texte});
    if (!reforme) {
        Mistakes mistakes;
        for (const base::Error& error : reforme.error()) mistakes.push_back(at_reforme(error, loi.reformes, last));
        return refuse(std::move(mistakes));
    }
    const droit::Texte& texte = reforme->textes.front();
    const auto day = calendar::parse_iso(body->a);
    if (!day) loi.texte = body->a.empty() ? texte.id : body->a;
    const auto moteur = state.moteurs.find(loi);
    if (!moteur) {
        Mistakes mistakes = moteur.error();
        for (Mistake& mistake : mistakes) mistake.pointeur = mistake.pointeur == "/texte" ? "/a" : mistake.pointeur;
        return refuse(std::move(mistakes));
    }
    Side after = last_state(*moteur);
    if (day) {
        const auto version = app::version_on(after.law(), *day);
        if (!version) return refuse({Mistake{version.error(), "/a", {}, {}}});
        after.version = *version;
    }
    const bool on_base = droit::find_texte(in_force(state).book(), texte.base) != nullptr;
    const auto before = !body->de.empty() ? of_date_or_text(state, body->de) : on_base ? of_text(state, texte.base) : on_day(state, call.request.today);
    if (!before) return refuse({Mistake{before.error(), "/de", {}, {}}});
    return json_answer(present::comparaison_json(after.moteur->engine.book(), before->law(), before->at(), after.law(), after.at()));
}

}  // namespace socle::service
