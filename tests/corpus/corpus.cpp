#include "corpus.hpp"
#include "reader.hpp"

#include <socle/droit/names.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace socle::corpus {

namespace {

app::Situation read_situation(Reader& reader) {
    app::Situation situation;
    reader.required("date");
    situation.date = reader.date("date").value_or(calendar::Date{});
    situation.date_signature = reader.date("date_signature");
    reader.required("population");
    situation.population = reader.value<std::int64_t>("population").value_or(0);
    situation.membres = reader.value<std::int64_t>("membres");
    situation.missions = reader.list<std::string>("missions").value_or(std::vector<std::string>{});
    reader.entries("taux", [&](const std::string& mission, const toml::node& node, const std::string& path) {
        if (const auto rate = reader.rate_of(node, path)) situation.taux.emplace_back(mission, *rate);
    });
    // The rate of a mission prevails over that of all of them.
    std::stable_partition(situation.taux.begin(), situation.taux.end(), [](const auto& given) { return given.first == "tous"; });
    if (const auto plan = reader.value<std::string>("plan_crise")) {
        const auto found = droit::parse_plan_crise(*plan);
        if (!found) reader.report(reader.table(), "plan_crise", "valeur-inconnue", "aucun, redaction ou mise_a_jour est attendu");
        situation.plan = found.value_or(droit::PlanCrise::Aucun);
    }
    situation.crise = reader.value<bool>("crise").value_or(false);
    return situation;
}

app::MissionContrat read_mission(Reader& reader, const std::string& id) {
    app::MissionContrat mission;
    mission.id = id;
    reader.required("demarrage");
    mission.demarrage = reader.date("demarrage").value_or(calendar::Date{});
    if (const toml::node* node = reader.find("taux")) {
        mission.taux.emplace();
        const toml::array* array = node->as_array();
        if (array == nullptr) reader.report(*node, "taux", "type", "une liste de taux est attendue, un par année de contrat");
        for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
            mission.taux->push_back(reader.rate_of(*array->get(i), "taux").value_or(money::Rate{}));
        }
    }
    mission.annee_redaction_plan = reader.small("annee_redaction_plan");
    const auto crises = reader.list<std::int64_t>("crises").value_or(std::vector<std::int64_t>{});
    for (const std::int64_t rank : crises) mission.crises.push_back(static_cast<int>(rank));
    return mission;
}

app::Contrat read_contrat(Reader& reader, const std::string& file, base::Errors& errors) {
    app::Contrat contrat;
    contrat.nom = reader.text("nom");
    reader.required("date_signature");
    contrat.date_signature = reader.date("date_signature").value_or(calendar::Date{});
    if (const auto population = reader.value<std::int64_t>("population")) contrat.populations = {*population};
    if (const auto populations = reader.list<std::int64_t>("populations")) contrat.populations = *populations;
    if (contrat.populations.empty()) reader.report(reader.table(), "population", "cle-manquante", "population ou populations manque");
    contrat.membres = reader.value<std::int64_t>("membres");
    reader.entries("missions", [&](const std::string& id, const toml::node& node, const std::string& path) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return reader.report(node, path, "type", "une table est attendue");
        Reader mission(file, *table, path, errors);
        contrat.missions.push_back(read_mission(mission, id));
    });
    return contrat;
}

void read_year(Reader& reader, ExpectedYear& year) {
    year.texte = reader.value<std::string>("texte");
    year.taille = reader.small("taille");
    reader.entries("lignes", [&](const std::string& code, const toml::node& node, const std::string& path) {
        if (const auto amount = reader.amount_of(node, path)) year.lignes.emplace(code, *amount);
    });
    year.autres_lignes = reader.amount("autres_lignes");
    year.total = reader.amount("total");
    year.total_fixe = reader.amount("total_fixe");
    year.total_variable = reader.amount("total_variable");
    year.total_majoration = reader.amount("total_majoration");
    if (const auto unknown = reader.list<std::string>("inconnus")) year.inconnus.emplace(unknown->begin(), unknown->end());
}

std::optional<Ambiguites> read_ambiguites(Reader& reader, const std::string& key) {
    Ambiguites result;
    const bool given = reader.entries(key, [&](const std::string& id, const toml::node& node, const std::string& path) {
        const toml::table* readings = node.as_table();
        if (readings == nullptr) return reader.report(node, path, "type", "une table lecture = total est attendue");
        for (const auto& [reading, total] : *readings) {
            if (const auto amount = reader.amount_of(total, path)) result[id].emplace(std::string(reading.str()), *amount);
        }
    });
    return given ? std::optional(result) : std::nullopt;
}

std::optional<calendar::Date> date_key(Reader& reader, const toml::node& node, const std::string& key, const std::string& path) {
    const auto date = calendar::parse_iso(key);
    if (!date) reader.report(node, path, "date", "la clé doit être une date AAAA-MM-JJ");
    return date;
}

void read_plan(Reader& reader, Expected& expected) {
    expected.total = reader.amount("total");
    reader.each_table("annee", [&](Reader& inner) {
        inner.required("rang");
        read_year(inner, expected.annees[inner.small("rang").value_or(0)]);
    });
    std::map<calendar::Date, Amount> payments;
    const bool given = reader.entries("versements", [&](const std::string& key, const toml::node& node, const std::string& path) {
        const auto date = date_key(reader, node, key, path);
        const auto amount = reader.amount_of(node, path);
        if (date && amount) payments.emplace(*date, *amount);
    });
    if (given) expected.versements = std::move(payments);
    reader.entries("details", [&](const std::string& key, const toml::node& node, const std::string& path) {
        const auto date = date_key(reader, node, key, path);
        const toml::table* parts = node.as_table();
        if (!date || parts == nullptr) return;
        for (const auto& [part, value] : *parts) {
            if (const auto amount = reader.amount_of(value, path)) expected.details[*date].emplace(std::string(part.str()), *amount);
        }
    });
    std::map<int, CivilYear> civil;
    const bool has_civil = reader.entries("annees_civiles", [&](const std::string& key, const toml::node& node, const std::string& path) {
        const toml::table* table = node.as_table();
        const auto year = money::parse_scaled(key, 0, calendar::kMaxYear);
        if (table == nullptr || !year || table->size() != 2 || !table->contains("droits") || !table->contains("encaissements")) {
            return reader.report(node, path, "type", "une année et { droits, encaissements } sont attendus");
        }
        civil[static_cast<int>(*year)] = {reader.amount_of(*table->get("droits"), path).value_or(Amount{}),
                                          reader.amount_of(*table->get("encaissements"), path).value_or(Amount{})};
    });
    if (has_civil) expected.annees_civiles = std::move(civil);
}

Case read_case(Reader& reader, const std::string& file, base::Errors& errors) {
    Case found;
    found.place = reader.place();
    reader.required("titre");
    found.titre = reader.text("titre");
    reader.required("origine");
    found.origine = reader.text("origine");
    found.texte = reader.text("texte");
    reader.entries("lectures", [&](const std::string& id, const toml::node& node, const std::string& path) {
        const auto reading = node.value_exact<std::string>();
        if (!reading) return reader.report(node, path, "type", "le nom d'une lecture est attendu");
        found.lectures.choose(id, *reading);
    });
    reader.inner("situation", [&](Reader& inner) { found.situation = read_situation(inner); });
    reader.inner("contrat", [&](Reader& inner) { found.contrat = read_contrat(inner, file, errors); });
    if (found.situation.has_value() == found.contrat.has_value()) {
        reader.report(reader.table(), "situation", "cle-manquante", "il faut exactement une situation ou un contrat");
    }
    reader.required("attendu");
    reader.inner("attendu", [&](Reader& inner) {
        if (inner.table().empty()) inner.report(inner.table(), "", "sans-attendu", "le cas n'attend rien");
        found.attendu.erreur = inner.value<std::string>("erreur");
        if (found.contrat) read_plan(inner, found.attendu);
        if (found.situation) read_year(inner, found.attendu.annees[1]);
        found.attendu.ambiguites = read_ambiguites(inner, "ambiguites");
        found.attendu.ambiguites_parmi = read_ambiguites(inner, "ambiguites_parmi").value_or(Ambiguites{});
    });
    return found;
}

}  // namespace

base::Checked<std::vector<Case>> parse(const std::string& name, const std::string& text) {
    base::Errors errors;
    std::vector<Case> cases;
    const toml::parse_result parsed = toml::parse(std::string_view(text), std::string_view(name));
    if (!parsed) {
        return std::unexpected(base::Errors{{"toml", name + ":" + std::to_string(parsed.error().source().begin.line),
                                             std::string(parsed.error().description()), "Corrigez la syntaxe."}});
    }
    {
        Reader root(name, parsed.table(), "", errors);
        root.each_table("cas", [&](Reader& reader) { cases.push_back(read_case(reader, name, errors)); });
    }
    if (cases.empty()) errors.push_back({"corpus-vide", name, "ce fichier ne contient aucun cas", "Ajoutez une table [[cas]]."});
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return cases;
}

base::Checked<std::vector<Case>> load(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    base::Errors errors;
    std::vector<Case> cases;
    for (const auto& path : paths) {
        std::ifstream in(path, std::ios::binary);
        auto found = parse(path.filename().string(), std::string(std::istreambuf_iterator<char>(in), {}));
        if (found) {
            std::move(found->begin(), found->end(), std::back_inserter(cases));
        } else {
            errors.insert(errors.end(), found.error().begin(), found.error().end());
        }
    }
    if (cases.empty()) errors.push_back({"corpus-vide", folder.string(), "aucun cas n'a été trouvé", "Vérifiez le dossier."});
    std::set<std::string> titles;
    for (const Case& one : cases) {
        if (!titles.insert(one.titre).second) errors.push_back({"titre-en-double", one.place, "« " + one.titre + " » est déjà un titre", "Changez-le."});
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return cases;
}

}  // namespace socle::corpus
