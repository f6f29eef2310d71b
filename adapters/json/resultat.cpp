#include <socle/json/json.hpp>

#include "parse_text.hpp"
#include "readers.hpp"

#include <algorithm>

namespace socle::json {

namespace {

void read_populations_lues(ObjectReader& reader, std::vector<app::PopulationLue>& populations, std::string& origin) {
    origin = reader.string("population_origine").value_or("");
    const nlohmann::json* list = reader.find("populations_lues");
    if (list == nullptr || !list->is_object()) return;
    for (const auto& [lecture, value] : list->items()) {
        app::PopulationLue population{lecture, std::nullopt};
        if (value.is_number_integer()) population.habitants = value.get<std::int64_t>();
        populations.push_back(std::move(population));
    }
}

void read_options(ObjectReader& entree, app::EngineOptions& options) {
    options.instrument = entree.string("instrument").value_or(app::kDefaultInstrument);
    const nlohmann::json* texte = entree.find("texte");
    if (texte != nullptr && texte->is_string()) options.texte = texte->get<std::string>();
    const nlohmann::json* lectures = entree.find("lectures");
    if (lectures == nullptr || !lectures->is_object()) return;
    for (const auto& [id, lecture] : lectures->items()) {
        if (lecture.is_string()) options.lectures.choose(id, lecture.get<std::string>());
    }
}

app::Situation read_situation(ObjectReader& entree) {
    app::Situation situation;
    if (entree.find("date") == nullptr) entree.missing("date");
    situation.date = entree.date("date").value_or(calendar::Date{});
    situation.date_signature = entree.date("date_signature");
    if (entree.find("population") == nullptr) entree.missing("population");
    situation.population = entree.integer("population", 0, app::kMaxPopulation).value_or(0);
    read_populations_lues(entree, situation.populations_lues, situation.population_origine);
    situation.membres = entree.integer("membres", 0, app::kMaxMembres);
    situation.missions = entree.strings("missions").value_or(std::vector<std::string>{});
    if (const nlohmann::json* taux = entree.find("taux"); taux != nullptr && taux->is_array()) {
        for (const nlohmann::json& item : *taux) {
            if (!item.is_object() || !item.contains("mission") || !item.contains("taux") || !item["mission"].is_string()) {
                entree.report("taux", "type", "un taux a une mission et une valeur", "Reprenez un résultat écrit par socle.");
                continue;
            }
            if (const auto rate = entree.rate_of(item["taux"], "taux")) situation.taux.emplace_back(item["mission"].get<std::string>(), *rate);
        }
    }
    if (const auto plan = entree.string("plan_crise")) {
        const auto parsed = droit::parse_plan_crise(*plan);
        if (!parsed) entree.report("plan_crise", "valeur-inconnue", "ce n'est pas un état du plan de crise", "Écrivez redaction, mise_a_jour ou aucun.");
        situation.plan = parsed.value_or(droit::PlanCrise::Aucun);
    }
    situation.crise = entree.boolean("crise").value_or(false);
    return situation;
}

app::Contrat read_contrat_entree(ObjectReader& entree) {
    app::Contrat contrat;
    contrat.nom = entree.string("nom").value_or("");
    if (entree.find("date_signature") == nullptr) entree.missing("date_signature");
    contrat.date_signature = entree.date("date_signature").value_or(calendar::Date{});
    contrat.populations = entree.integers("populations", 0, app::kMaxPopulation).value_or(std::vector<std::int64_t>{});
    if (contrat.populations.empty()) entree.missing("populations");
    read_populations_lues(entree, contrat.populations_lues, contrat.population_origine);
    contrat.membres = entree.integer("membres", 0, app::kMaxMembres);
    read_missions(entree, contrat);
    return contrat;
}

}  // namespace

base::Checked<Resultat> parse_resultat(std::string_view text, const std::string& name) {
    auto parsed = parse_text(text, name);
    if (!parsed) return std::unexpected(base::Errors{std::move(parsed.error())});
    const auto not_a_result = [&] {
        return std::unexpected(base::Errors{{"sans-recu", name, "ce fichier n'a pas de reçu : ce n'est pas un résultat de socle",
                                             "Donnez la sortie de « socle simuler --format json » ou de « socle plan --format json »."}});
    };
    if (!parsed->is_object() || !parsed->contains("recu") || !(*parsed)["recu"].is_object()) return not_a_result();
    base::Errors errors;
    ObjectReader recu((*parsed)["recu"], name, "/recu", errors);
    Resultat resultat;
    resultat.commande = recu.string("commande").value_or("");
    resultat.programme = recu.string("programme").value_or("");
    resultat.droit = recu.string("droit").value_or("");
    resultat.leviers = parsed->contains("leviers");
    if (const nlohmann::json* reformes = recu.find("reformes"); reformes != nullptr && reformes->is_array()) {
        for (const nlohmann::json& item : *reformes) {
            if (item.is_object() && item.value("fichier", nlohmann::json()).is_string() && item.value("empreinte", nlohmann::json()).is_string()) {
                resultat.reformes.emplace_back(item["fichier"].get<std::string>(), item["empreinte"].get<std::string>());
            }
        }
    }
    const nlohmann::json* entree = recu.find("entree");
    if (entree == nullptr || !entree->is_object()) return not_a_result();
    ObjectReader reader(*entree, name, "/recu/entree", errors);
    read_options(reader, resultat.options);
    if (resultat.commande == "simuler") {
        resultat.situation = read_situation(reader);
    } else if (resultat.commande == "plan") {
        resultat.contrat = read_contrat_entree(reader);
    } else {
        recu.report("commande", "valeur-inconnue", "ce n'est pas une commande que l'on sait rejouer", "Les résultats de simuler et de plan se rejouent.");
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return resultat;
}

std::vector<std::string> differences(std::string_view before, std::string_view after, const std::vector<std::string>& ignored) {
    std::vector<std::string> out;
    const auto a = parse_text(before, "avant");
    const auto b = parse_text(after, "après");
    if (!a || !b) return {"JSON illisible"};
    const auto value_at = [](const nlohmann::json& root, const std::string& path) -> std::string {
        const nlohmann::json::json_pointer pointer(path);
        return root.contains(pointer) ? root.at(pointer).dump() : "absent";
    };
    for (const nlohmann::json& change : nlohmann::json::diff(*a, *b)) {
        const auto path = change["path"].get<std::string>();
        if (std::any_of(ignored.begin(), ignored.end(), [&](const std::string& prefix) { return path.starts_with(prefix); })) continue;
        out.push_back(base::printable(path + " : " + value_at(*a, path) + " → " + value_at(*b, path), 300));
    }
    return out;
}

}  // namespace socle::json
