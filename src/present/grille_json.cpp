// Numbers of the law as JSON: a grid, the history of a line, what differs between two grids.
#include <socle/present/droit_json.hpp>

#include "droit_json_parts.hpp"
#include "droit_words.hpp"
#include "json_parts.hpp"

#include <socle/droit/names.hpp>
#include <socle/present/droit.hpp>

#include <algorithm>

namespace socle::present {

namespace {

using base::JsonWriter;
using detail::write_amount;
using detail::write_date_or_null;
using detail::write_sources;
using detail::write_text_or_null;

void write_case(JsonWriter& json, const droit::LawBook& book, const rules::Version& version, const rules::Case& rule, const rules::CaseLegend& words) {
    const rules::Program& program = version.program;
    json.begin_object().key("libelle").string(words.libelle);
    json.key("conditions").string(detail::conditions_of(program, rule));
    json.key("calcul").string(detail::mechanism_of(version, rule));
    json.key("taux");
    if (rule.kind == rules::CaseKind::Bonus && !rule.rate_unknown) {
        json.string(money::to_decimal(rule.rate));
    } else {
        json.null();
    }
    json.key("montants").begin_array();
    for (std::size_t t = 0; rule.kind != rules::CaseKind::Bonus && t < program.ranks.size(); ++t) write_amount(json, rules::known(program.amounts[rule.amounts + t]));
    json.end_array();
    json.key("au_taux_d_atteinte").boolean(rule.by_attainment).key("au_prorata").boolean(rule.prorata);
    json.key("inconnu");
    write_text_or_null(json, words.unknown);
    write_sources(json, "sources", words.sources, book);
    json.end_object();
}

// "cas", "versement" and "sources_versement" of a line.
void write_line(JsonWriter& json, const droit::LawBook& book, const rules::Version& version, std::size_t index) {
    const rules::Line& line = version.program.lines[index];
    const rules::LineLegend& legend = version.legend.lines[index];
    json.key("cas").begin_array();
    for (std::uint32_t c = 0; c < line.cases.count; ++c) write_case(json, book, version, version.program.cases[line.cases.first + c], legend.cases[c]);
    json.end_array();
    json.key("versement").string(legend.versement);
    write_sources(json, "sources_versement", legend.payment_sources, book);
}

void write_identity(JsonWriter& json, const rules::Version& version, std::size_t index) {
    const rules::LineLegend& legend = version.legend.lines[index];
    json.key("code").string(legend.code).key("libelle").string(legend.libelle).key("mission");
    write_text_or_null(json, legend.mission);
    json.key("volet").string(droit::name_of(version.program.lines[index].volet));
}

// Sources of a mission are in the whole text, not in what is computed.
droit::Sources sources_of(const droit::Texte& whole, const std::string& id) {
    for (const droit::Mission& mission : whole.missions) {
        if (mission.id == id) return mission.sources;
    }
    return {};
}

void write_missions(JsonWriter& json, const droit::LawBook& book, const droit::Texte& whole, const rules::Law& law, const rules::Version& version) {
    const auto months = [&](std::string_view key, const std::optional<int>& value) {
        detail::write_integer_or_null(json, key, value ? std::optional<std::int64_t>(*value) : std::nullopt);
    };
    json.key("missions").begin_array();
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if ((version.program.missions >> m & 1U) == 0) continue;
        const rules::MissionInfo& mission = law.missions[m];
        json.begin_object().key("id").string(mission.id).key("libelle").string(mission.libelle).key("nature").string(droit::name_of(mission.nature));
        months("demarrage_mois", mission.demarrage_mois);
        months("deploiement_mois", mission.deploiement_mois);
        json.key("taux").boolean(mission.has_rate).key("plan_crise").boolean(mission.has_plan).key("crise").boolean(mission.has_crise);
        write_sources(json, "sources", sources_of(whole, mission.id), book);
        json.end_object();
    }
    json.end_array();
}

std::size_t rank_of(const rules::Law& law, const rules::Version& version) { return static_cast<std::size_t>(&version - law.versions.data()); }

// "libelle", "mission" and "volet" of a line, as its first instrument has them; null for what is no line.
void write_column(JsonWriter& json, const std::vector<const rules::Law*>& laws, std::string_view code) {
    const rules::Column* found = nullptr;
    std::string_view mission;
    for (const rules::Law* law : laws) {
        for (const rules::Column& column : law->columns) {
            if (found != nullptr || column.code != code) continue;
            found = &column;
            if (column.mission >= 0) mission = law->missions[static_cast<std::size_t>(column.mission)].id;
        }
    }
    json.key("libelle").string(found == nullptr ? code : std::string_view(found->libelle)).key("mission");
    write_text_or_null(json, mission);
    json.key("volet");
    write_text_or_null(json, found == nullptr ? std::string_view() : droit::name_of(found->volet));
}

// One side of a comparison.
void write_side(JsonWriter& json, std::string_view key, const rules::Version& version) {
    json.key(key).begin_object().key("id").string(version.legend.texte).key("titre").string(version.legend.titre);
    json.key("effet").string(calendar::to_iso(detail::first_day(version))).key("expose").string(version.legend.expose).end_object();
}

}  // namespace

std::string grille_json(const droit::LawBook& book, const rules::Law& law, const rules::Version& version) {
    const rules::Program& program = version.program;
    const rules::Legend& legend = version.legend;
    const droit::Texte* texte = droit::find_texte(book, legend.texte);
    base::verify(texte != nullptr, "a compiled text that is not in the book");
    const auto whole = droit::resolve(book, *texte);
    JsonWriter json;
    json.begin_object().key("texte").begin_object();
    detail::write_texte(json, book, *texte);
    json.key("duree_contrat_annees").integer(program.contract_years).end_object();
    json.key("date").string(calendar::to_iso(detail::first_day(version))).key("fin");
    write_date_or_null(json, detail::last_day(law, rank_of(law, version)));
    json.key("tailles").begin_array();
    for (std::size_t t = 0; t < program.ranks.size(); ++t) {
        json.begin_object().key("rang").integer(program.ranks[t]).key("libelle").string(legend.tailles[t].libelle).key("minimum").integer(program.minima[t]);
        write_sources(json, "sources", legend.tailles[t].sources, book);
        json.end_object();
    }
    json.end_array();
    write_missions(json, book, whole ? *whole : *texte, law, version);
    json.key("lignes").begin_array();
    for (std::size_t i = 0; i < program.lines.size(); ++i) {
        json.begin_object();
        write_identity(json, version, i);
        write_line(json, book, version, i);
        json.end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string nombre_json(const app::Engine& engine, const std::vector<const rules::Law*>& laws, std::string_view code, calendar::Date date) {
    const droit::LawBook& book = engine.book();
    JsonWriter json;
    json.begin_object().key("code").string(code);
    write_column(json, laws, code);
    json.key("date").string(calendar::to_iso(date));
    json.key("historique").begin_array();
    for (const rules::Law* law : laws) {
        const std::uint32_t now = rules::version_at(*law, date);
        for (std::size_t v = 0; v < law->versions.size(); ++v) {
            const rules::Version& version = law->versions[v];
            for (std::size_t i = 0; i < version.program.lines.size(); ++i) {
                if (version.legend.lines[i].code != code) continue;
                json.begin_object().key("texte").string(version.legend.texte).key("titre").string(version.legend.titre).key("instrument").string(law->instrument);
                json.key("effet").string(calendar::to_iso(detail::first_day(version))).key("fin");
                write_date_or_null(json, detail::last_day(*law, v));
                json.key("applique").boolean(v == now);
                write_line(json, book, version, i);
                json.end_object();
            }
        }
    }
    json.end_array();
    detail::write_affirmations(json, book, code);
    json.key("ambiguites").begin_array();
    for (const droit::Ambiguite& ambiguite : book.ambiguites) {
        const auto lines = detail::lines_changed(engine, ambiguite.id);
        if (std::find(lines.begin(), lines.end(), code) != lines.end()) json.string(ambiguite.id);
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string comparaison_json(const droit::LawBook& book, const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b, const rules::Version& b) {
    JsonWriter json;
    json.begin_object();
    write_side(json, "de", a);
    write_side(json, "a", b);
    json.key("differences").begin_array();
    for (const Difference& one : differences(law_a, a, law_b, b)) {
        json.begin_object().key("objet").string(one.objet).key("avant");
        write_text_or_null(json, one.avant);
        json.key("apres");
        write_text_or_null(json, one.apres);
        write_sources(json, "sources", one.sources, book);
        json.end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace socle::present
