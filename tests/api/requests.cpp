#include "requests.hpp"

#include <socle/base/json_writer.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <utility>

namespace socle::api {

namespace {

using base::JsonWriter;

using Rates = std::vector<std::pair<std::string, money::Rate>>;

// In the order of a JSON object, so that both ways give them alike.
Rates sorted(Rates rates) {
    std::sort(rates.begin(), rates.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return rates;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ",") + word;
    return out;
}

void write_law(JsonWriter& json, const corpus::Case& one) {
    if (!one.texte.empty()) json.key("texte").string(one.texte);
    if (one.lectures.chosen().empty()) return;
    json.key("lectures").begin_object();
    for (const auto& [id, lecture] : one.lectures.chosen()) json.key(id).string(lecture);
    json.end_object();
}

std::string body_of(const corpus::Case& one, const app::Situation& situation) {
    JsonWriter json(0);
    json.begin_object().key("population").integer(situation.population).key("date").string(calendar::to_iso(situation.date));
    if (situation.date_signature) json.key("date_signature").string(calendar::to_iso(*situation.date_signature));
    if (situation.membres) json.key("membres").integer(*situation.membres);
    json.key("missions").begin_array();
    for (const std::string& mission : situation.missions) json.string(mission);
    json.end_array().key("taux").begin_object();
    for (const auto& [mission, rate] : sorted(situation.taux)) json.key(mission).string(money::to_decimal(rate));
    json.end_object().key("plan_crise").string(droit::name_of(situation.plan)).key("crise").boolean(situation.crise).key("leviers").boolean(true);
    write_law(json, one);
    json.end_object();
    return json.take();
}

// The members of a contract file, which the API takes with those of a law beside them.
void write_contrat(JsonWriter& json, const app::Contrat& contrat) {
    json.key("nom").string(contrat.nom);
    json.key("populations").begin_array();
    for (const std::int64_t population : contrat.populations) json.integer(population);
    json.end_array().key("date_signature").string(calendar::to_iso(contrat.date_signature));
    if (contrat.membres) json.key("membres").integer(*contrat.membres);
    json.key("missions").begin_object();
    for (const app::MissionContrat& mission : contrat.missions) {
        json.key(mission.id).begin_object().key("demarrage").string(calendar::to_iso(mission.demarrage));
        if (mission.taux) {
            json.key("taux").begin_array();
            for (const money::Rate rate : *mission.taux) json.string(money::to_decimal(rate));
            json.end_array();
        }
        if (mission.annee_redaction_plan) json.key("annee_redaction_plan").integer(*mission.annee_redaction_plan);
        json.key("crises").begin_array();
        for (const int rank : mission.crises) json.integer(rank);
        json.end_array().end_object();
    }
    json.end_object();
}

std::vector<std::string> arguments_of(const app::Situation& situation) {
    std::vector<std::string> out{"simuler", "--format", "json", "--leviers", "--population", std::to_string(situation.population), "--date", calendar::to_iso(situation.date)};
    const auto add = [&](const char* option, std::string value) {
        out.emplace_back(option);
        out.push_back(std::move(value));
    };
    if (situation.date_signature) add("--date-signature", calendar::to_iso(*situation.date_signature));
    if (situation.membres) add("--membres", std::to_string(*situation.membres));
    if (!situation.missions.empty()) add("--missions", joined(situation.missions));
    for (const auto& [mission, rate] : sorted(situation.taux)) add("--taux", mission + "=" + money::to_decimal(rate));
    add("--plan-crise", std::string(droit::name_of(situation.plan)));
    if (situation.crise) out.emplace_back("--crise");
    return out;
}

}  // namespace

Asked asked_of(const corpus::Case& one) {
    Asked asked;
    if (one.situation) {
        asked.path = "/api/v1/simulations";
        asked.body = body_of(one, *one.situation);
        asked.arguments = arguments_of(*one.situation);
    } else {
        asked.path = "/api/v1/plans";
        JsonWriter body(0);
        body.begin_object();
        write_contrat(body, *one.contrat);
        write_law(body, one);
        asked.body = body.end_object().take();
        JsonWriter file(0);
        file.begin_object();
        write_contrat(file, *one.contrat);
        asked.input = file.end_object().take();
        asked.arguments = {"plan", "-", "--format", "json"};
    }
    if (!one.texte.empty()) asked.arguments.insert(asked.arguments.end(), {"--texte", one.texte});
    for (const auto& [id, lecture] : one.lectures.chosen()) asked.arguments.insert(asked.arguments.end(), {"--lecture", id + "=" + lecture});
    return asked;
}

}  // namespace socle::api
