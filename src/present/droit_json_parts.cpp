#include "droit_json_parts.hpp"

#include "json_parts.hpp"

#include <socle/droit/names.hpp>

#include <algorithm>

namespace socle::present::detail {

calendar::Date effect_of(const droit::Texte& texte) { return texte.effet ? texte.effet->values.front().value : calendar::Date{}; }

void write_texte(base::JsonWriter& json, const droit::LawBook& book, const droit::Texte& texte) {
    json.key("id").string(texte.id).key("instrument").string(texte.instrument);
    json.key("nature").string(droit::name_of(texte.nature)).key("titre").string(texte.titre);
    json.key("base");
    write_text_or_null(json, texte.base);
    json.key("signature");
    write_date_or_null(json, texte.signature);
    json.key("publication");
    write_date_or_null(json, texte.publication);
    json.key("effet");
    write_date_or_null(json, texte.effet ? std::optional(effect_of(texte)) : std::nullopt);
    json.key("fin");
    write_date_or_null(json, texte.fin);
    json.key("verifie_jusqu_au");
    write_date_or_null(json, texte.verifie_jusqu_au);
    json.key("projet").boolean(texte.projet).key("superpose").boolean(texte.superpose);
    json.key("note").string(texte.note).key("expose").string(texte.expose);
    write_sources(json, "sources", texte.sources, book);
}

calendar::Date first_day(const rules::Version& version) { return std::max(version.from, version.program.effect); }

std::optional<calendar::Date> last_day(const rules::Law& law, std::size_t version) {
    if (law.versions[version].last) return law.versions[version].last;
    if (version + 1 == law.versions.size()) return std::nullopt;
    return calendar::add_days(law.versions[version + 1].from, -1);
}

std::vector<std::string> lines_changed(const app::Engine& engine, std::string_view ambiguite) {
    const rules::Law& law = engine.law();
    std::vector<std::string> codes;
    for (const rules::Column& column : law.columns) {
        const bool changed = std::any_of(engine.alternatives().begin(), engine.alternatives().end(), [&](const app::Engine::Alternative& alternative) {
            if (alternative.ambiguite != ambiguite) return false;
            for (std::size_t v = 0; v < law.versions.size(); ++v) {
                for (const std::uint32_t line : alternative.changes[v].lines) {
                    if (law.versions[v].legend.lines[line].code == column.code) return true;
                }
            }
            return false;
        });
        if (changed) codes.push_back(column.code);
    }
    return codes;
}

void write_affirmations(base::JsonWriter& json, const droit::LawBook& book, std::string_view sujet) {
    json.key("affirmations").begin_array();
    for (const droit::Affirmation& claim : book.affirmations) {
        if (!sujet.empty() && claim.sujet != sujet) continue;
        const droit::Document* document = droit::find_document(book, claim.document);
        json.begin_object().key("sujet").string(claim.sujet).key("document").string(claim.document);
        json.key("titre").string(document == nullptr ? "" : document->titre).key("auteur").string(document == nullptr ? "" : document->auteur);
        json.key("lieu").string(claim.lieu).key("enonce").string(claim.enonce);
        json.key("montants").begin_array();
        for (const money::Cents montant : claim.montants) write_amount(json, montant);
        json.end_array();
        json.key("jugement").string(claim.jugement).key("raison").string(claim.raison).end_object();
    }
    json.end_array();
}

}  // namespace socle::present::detail
