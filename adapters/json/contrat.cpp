#include <socle/json/json.hpp>

#include "parse_text.hpp"
#include "readers.hpp"

namespace socle::json {

namespace {

constexpr std::int64_t kMaxRank = 20;

std::vector<int> ranks_of(ObjectReader& reader, std::string_view key) {
    std::vector<int> ranks;
    for (const std::int64_t rank : reader.integers(key, 1, kMaxRank).value_or(std::vector<std::int64_t>{})) ranks.push_back(static_cast<int>(rank));
    return ranks;
}

}  // namespace

void read_missions(ObjectReader& reader, app::Contrat& contrat) {
    reader.each_object("missions", [&](const std::string& id, ObjectReader& item) {
        app::MissionContrat mission;
        mission.id = id;
        if (item.find("demarrage") == nullptr) item.missing("demarrage");
        mission.demarrage = item.date("demarrage").value_or(calendar::Date{});
        mission.taux = item.rates("taux");
        if (const auto rank = item.integer("annee_redaction_plan", 1, kMaxRank)) mission.annee_redaction_plan = static_cast<int>(*rank);
        mission.crises = ranks_of(item, "crises");
        contrat.missions.push_back(std::move(mission));
    });
}

app::DemandePlan read_contrat(ObjectReader& reader) {
    app::DemandePlan file;
    app::Contrat& contrat = file.contrat;
    contrat.nom = reader.string("nom").value_or("");
    const nlohmann::json* population = reader.find("population");
    if (population != nullptr) {
        if (const auto one = reader.integer("population", 0, app::kMaxPopulation)) contrat.populations.push_back(*one);
    }
    if (auto several = reader.integers("populations", 0, app::kMaxPopulation)) contrat.populations = std::move(*several);
    file.territoire = read_lieux(reader, "territoire");
    const int given = (population != nullptr ? 1 : 0) + (reader.find("populations") != nullptr ? 1 : 0) + (reader.find("territoire") != nullptr ? 1 : 0);
    if (given != 1) {
        reader.report("population", "population-manquante", "il faut exactement un de « population », « populations » et « territoire »",
                      "Écrivez \"population\": 60000, ou \"territoire\": [\"35236\"].");
    }
    if (reader.find("date_signature") == nullptr) reader.missing("date_signature");
    contrat.date_signature = reader.date("date_signature").value_or(calendar::Date{});
    contrat.membres = reader.integer("membres", 0, app::kMaxMembres);
    if (reader.find("missions") == nullptr) reader.missing("missions");
    read_missions(reader, contrat);
    const bool empty = contrat.populations.empty() && file.territoire.empty();
    if (given == 1 && empty && reader.errors().empty()) {
        reader.report("population", "population-manquante", "la population est vide", "Donnez un nombre d'habitants ou des lieux.");
    }
    return file;
}

base::Checked<app::DemandePlan> parse_contrat(std::string_view text, const std::string& name) {
    auto parsed = parse_text(text, name);
    if (!parsed) return std::unexpected(base::Errors{std::move(parsed.error())});
    base::Errors errors;
    ObjectReader reader(*parsed, name, "", errors);
    app::DemandePlan file = read_contrat(reader);
    reader.report_unknown();
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return file;
}

}  // namespace socle::json
