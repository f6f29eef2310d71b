// Prints each case of the corpus as it is asked in two ways: the request to the engine, and the command line. One JSON object a line.
#include <corpus.hpp>

#include <socle/base/json_writer.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace socle;

using Rates = std::vector<std::pair<std::string, money::Rate>>;

// In the order of a JSON object, so that both ways give them alike.
Rates sorted(Rates rates) {
    std::sort(rates.begin(), rates.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return rates;
}

void write_law(base::JsonWriter& json, const corpus::Case& asked) {
    if (!asked.texte.empty()) json.key("texte").string(asked.texte);
    json.key("lectures").begin_object();
    for (const auto& [ambiguite, lecture] : asked.lectures.chosen()) json.key(ambiguite).string(lecture);
    json.end_object();
}

std::string body_of(const corpus::Case& asked, const app::Situation& situation) {
    base::JsonWriter json(0);
    json.begin_object().key("population").integer(situation.population).key("date").string(calendar::to_iso(situation.date));
    if (situation.date_signature) json.key("date_signature").string(calendar::to_iso(*situation.date_signature));
    if (situation.membres) json.key("membres").integer(*situation.membres);
    json.key("missions").begin_array();
    for (const std::string& mission : situation.missions) json.string(mission);
    json.end_array().key("taux").begin_object();
    for (const auto& [mission, rate] : sorted(situation.taux)) json.key(mission).string(money::to_decimal(rate));
    json.end_object().key("plan_crise").string(droit::name_of(situation.plan)).key("crise").boolean(situation.crise).key("leviers").boolean(true);
    write_law(json, asked);
    return json.end_object().take();
}

// The contract as a file of `socle plan`; with the law, as the body of a request.
std::string contract_of(const corpus::Case& asked, const app::Contrat& contrat, bool with_law) {
    base::JsonWriter json(0);
    json.begin_object().key("nom").string(contrat.nom).key("date_signature").string(calendar::to_iso(contrat.date_signature));
    json.key("populations").begin_array();
    for (const std::int64_t population : contrat.populations) json.integer(population);
    json.end_array();
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
    if (with_law) write_law(json, asked);
    return json.end_object().take();
}

std::vector<std::string> options_of(const app::Situation& situation) {
    std::vector<std::string> options = {"--population", std::to_string(situation.population), "--date", calendar::to_iso(situation.date), "--leviers"};
    const auto add = [&](const char* name, std::string value) {
        options.emplace_back(name);
        options.push_back(std::move(value));
    };
    if (situation.date_signature) add("--date-signature", calendar::to_iso(*situation.date_signature));
    if (situation.membres) add("--membres", std::to_string(*situation.membres));
    for (const std::string& mission : situation.missions) add("--missions", mission);
    for (const auto& [mission, rate] : sorted(situation.taux)) add("--taux", mission + "=" + money::to_decimal(rate));
    add("--plan-crise", std::string(droit::name_of(situation.plan)));
    if (situation.crise) options.emplace_back("--crise");
    return options;
}

void print(const corpus::Case& asked) {
    base::JsonWriter json(0);
    json.begin_object().key("titre").string(asked.titre).key("lieu").string(asked.place);
    json.key("chemin").string(asked.situation ? "/api/v1/simulations" : "/api/v1/plans");
    json.key("corps").string(asked.situation ? body_of(asked, *asked.situation) : contract_of(asked, *asked.contrat, true));
    json.key("commande").string(asked.situation ? "simuler" : "plan");
    if (asked.contrat) json.key("contrat").string(contract_of(asked, *asked.contrat, false));
    json.key("options").begin_array();
    if (asked.situation) {
        for (const std::string& option : options_of(*asked.situation)) json.string(option);
    }
    if (!asked.texte.empty()) json.string("--texte").string(asked.texte);
    for (const auto& [ambiguite, lecture] : asked.lectures.chosen()) json.string("--lecture").string(ambiguite + "=" + lecture);
    json.end_array().key("erreur");
    asked.attendu.erreur ? json.string(*asked.attendu.erreur) : json.null();
    std::puts(json.end_object().take().c_str());
}

}  // namespace

int main() {
    const auto cases = corpus::load("tests/corpus");
    if (!cases) {
        for (const base::Error& error : cases.error()) std::fprintf(stderr, "%s\n", base::to_text(error).c_str());
        return 1;
    }
    for (const corpus::Case& asked : *cases) print(asked);
    return 0;
}
