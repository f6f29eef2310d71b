// What is asked of the API.
#include <socle/json/json.hpp>

#include "parse_text.hpp"
#include "readers.hpp"

#include <algorithm>

namespace socle::json {

namespace {

constexpr std::size_t kMaxMissions = 100;
constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kMaxNomBytes = 100;

bool is_short(const nlohmann::json& value) { return value.is_string() && value.get_ref<const std::string&>().size() <= kMaxIdBytes; }

// `each(name, value)` for each member of the object at `key`, in the order of names.
template <class Each>
void each_member(ObjectReader& reader, std::string_view key, const char* example, Each each) {
    const nlohmann::json* value = reader.find(key);
    if (value == nullptr) return;
    if (!value->is_object() || value->size() > kMaxMissions) {
        reader.report(key, "type", "un objet est attendu, de " + std::to_string(kMaxMissions) + " clés au plus", std::string("Écrivez par exemple ") + example + ".");
        return;
    }
    for (const auto& [name, item] : value->items()) each(name, item, std::string(key) + "/" + escaped(name));
}

void read_missions(ObjectReader& reader, app::Situation& situation) {
    const nlohmann::json* list = reader.find("missions");
    if (list == nullptr) return;
    if (!list->is_array() || list->size() > kMaxMissions) {
        reader.report("missions", "type", "une liste de missions est attendue, de " + std::to_string(kMaxMissions) + " au plus", "Écrivez par exemple [\"parcours\", \"prevention\"], ou [\"socles\"].");
        return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const nlohmann::json& item = (*list)[i];
        if (is_short(item)) {
            situation.missions.push_back(item.get<std::string>());
        } else {
            reader.report("missions/" + std::to_string(i), "type", "le nom d'une mission est attendu", "Écrivez par exemple \"parcours\".");
        }
    }
}

bool is_nom(std::string_view nom) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/'; };
    return !nom.empty() && nom.size() <= kMaxNomBytes && std::all_of(nom.begin(), nom.end(), plain);
}

void read_reforme(ObjectReader& reader, const nlohmann::json& item, const std::string& at, std::vector<ReformeDemandee>& reformes) {
    ReformeDemandee reforme;
    reforme.nom = "reforme-" + std::to_string(reformes.size() + 1) + ".toml";
    const nlohmann::json* texte = &item;
    if (item.is_object()) {
        ObjectReader inner = reader.inner(item, at);
        if (auto nom = inner.string("nom")) {
            reforme.nom = std::move(*nom);
            if (!is_nom(reforme.nom)) inner.report("nom", "nom-de-fichier", "un nom de fichier est attendu : lettres sans accent, chiffres, - _ . /", "Écrivez par exemple \"hausse.toml\".");
        }
        texte = inner.find("texte");
        if (texte == nullptr) inner.missing("texte");
        inner.report_unknown();
        if (texte == nullptr) return;
    }
    if (!texte->is_string()) {
        reader.report(at, "type", "le texte d'un fichier TOML est attendu", "Donnez le contenu du fichier, ou { \"nom\": \"hausse.toml\", \"texte\": \"…\" }.");
        return;
    }
    if (texte->get_ref<const std::string&>().size() > kMaxReformeBytes) {
        reader.report(at, "reforme-trop-grande", "une réforme a " + std::to_string(kMaxReformeBytes >> 10U) + " Kio au plus", "Ne gardez que ce qui change.");
        return;
    }
    reforme.texte = texte->get<std::string>();
    reformes.push_back(std::move(reforme));
}

void read_lectures(ObjectReader& reader, LoiDemandee& loi) {
    each_member(reader, "lectures", "{ \"seuil-80000\": \"taille-2\" }", [&](const std::string& id, const nlohmann::json& lecture, const std::string& at) {
        if (is_short(lecture) && !id.empty() && id.size() <= kMaxIdBytes && !lecture.get_ref<const std::string&>().empty()) {
            loi.lectures.choose(id, lecture.get<std::string>());
        } else {
            reader.report(at, "type", "le nom d'une lecture est attendu", "GET /api/v1/droit/ambiguites donne les ambiguïtés et leurs lectures.");
        }
    });
}

void read_reformes(ObjectReader& reader, LoiDemandee& loi) {
    const nlohmann::json* reformes = reader.find("reformes");
    if (reformes == nullptr) return;
    if (!reformes->is_array() || reformes->size() > kMaxReformes) {
        reader.report("reformes", "type", "une liste de réformes est attendue, de " + std::to_string(kMaxReformes) + " au plus", "Donnez le texte de chaque fichier TOML.");
        return;
    }
    for (std::size_t i = 0; i < reformes->size(); ++i) read_reforme(reader, (*reformes)[i], "reformes/" + std::to_string(i), loi.reformes);
}

LoiDemandee read_loi(ObjectReader& reader) {
    LoiDemandee loi;
    read_lectures(reader, loi);
    loi.texte = reader.string("texte").value_or("");
    read_reformes(reader, loi);
    return loi;
}

void read_population(ObjectReader& reader, app::DemandeSimulation& asked) {
    const bool typed = reader.find("population") != nullptr;
    const bool summed = reader.find("territoire") != nullptr;
    asked.situation.population = reader.integer("population", 0, app::kMaxPopulation).value_or(0);
    asked.territoire = read_lieux(reader, "territoire");
    if (typed == summed) {
        reader.report(typed ? "territoire" : "population", "population-manquante", "il faut l'un des deux, et un seul : « population » ou « territoire »",
                      "Écrivez \"population\": 60000, ou \"territoire\": [\"35236\"].");
    } else if (summed && asked.territoire.empty() && reader.errors().empty()) {
        reader.report("territoire", "territoire-vide", "le territoire ne contient aucun lieu", "Donnez au moins une commune ou un EPCI, par exemple \"35236\".");
    }
}

SimulationDemandee read_simulation(ObjectReader& reader, calendar::Date today) {
    SimulationDemandee result;
    app::DemandeSimulation& asked = result.demande;
    app::Situation& situation = asked.situation;
    read_population(reader, asked);
    asked.sans_date = reader.find("date") == nullptr;
    situation.date = reader.date("date").value_or(today);
    situation.date_signature = reader.date("date_signature");
    situation.membres = reader.integer("membres", 0, app::kMaxMembres);
    read_missions(reader, situation);
    each_member(reader, "taux", "{ \"parcours\": 85, \"tous\": 80 }", [&](const std::string& id, const nlohmann::json& value, const std::string& at) {
        if (const auto rate = reader.rate_of(value, at)) situation.taux.emplace_back(id, *rate);
    });
    if (const auto plan = reader.string("plan_crise")) {
        const auto parsed = droit::parse_plan_crise(*plan);
        if (!parsed) reader.report("plan_crise", "valeur-inconnue", "ce n'est pas un état du plan de crise", "Écrivez redaction, mise_a_jour ou aucun.");
        situation.plan = parsed.value_or(droit::PlanCrise::Aucun);
    }
    situation.crise = reader.boolean("crise").value_or(false);
    asked.leviers = reader.boolean("leviers").value_or(false);
    result.loi = read_loi(reader);
    return result;
}

template <class Read>
auto parse_object(std::string_view text, const std::string& name, Read read) -> base::Checked<decltype(read(std::declval<ObjectReader&>()))> {
    const auto parsed = parse_text(text, name);
    if (!parsed) return std::unexpected(base::Errors{parsed.error()});
    base::Errors errors;
    ObjectReader reader(*parsed, name, "", errors);
    if (!errors.empty()) return std::unexpected(std::move(errors));
    auto asked = read(reader);
    reader.report_unknown();
    if (errors.size() > kMaxErrors) errors.resize(kMaxErrors);
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return asked;
}

}  // namespace

base::Checked<SimulationDemandee> parse_simulation(std::string_view text, const std::string& name, calendar::Date today) {
    return parse_object(text, name, [&](ObjectReader& reader) { return read_simulation(reader, today); });
}

base::Checked<PlanDemande> parse_plan(std::string_view text, const std::string& name) {
    return parse_object(text, name, [](ObjectReader& reader) {
        app::DemandePlan demande = read_contrat(reader);
        return PlanDemande{std::move(demande), read_loi(reader)};
    });
}

base::Checked<TerritoireDemande> parse_territoire(std::string_view text, const std::string& name) {
    return parse_object(text, name, [](ObjectReader& reader) {
        TerritoireDemande asked;
        if (reader.find("lieux") == nullptr) reader.missing("lieux");
        asked.lieux = read_lieux(reader, "lieux");
        asked.date_signature = reader.date("date_signature");
        return asked;
    });
}

base::Checked<ComparaisonDemandee> parse_comparaison(std::string_view text, const std::string& name) {
    return parse_object(text, name, [](ObjectReader& reader) {
        ComparaisonDemandee asked;
        asked.de = reader.string("de").value_or("");
        asked.a = reader.string("a").value_or("");
        if (reader.find("reformes") == nullptr) reader.missing("reformes");
        read_lectures(reader, asked.loi);
        read_reformes(reader, asked.loi);
        if (asked.loi.reformes.empty() && reader.errors().empty()) reader.report("reformes", "reforme-manquante", "aucune réforme n'est donnée", "Donnez le texte d'un fichier TOML.");
        return asked;
    });
}

}  // namespace socle::json
