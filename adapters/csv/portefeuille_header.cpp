#include "portefeuille_row.hpp"

#include <socle/base/text.hpp>

#include <algorithm>

namespace socle::csv {

namespace {

constexpr std::string_view kRatePrefix = "taux_";

bool holds(const std::vector<CptsColumn>& columns, CptsField field) { return std::ranges::find(columns, field, &CptsColumn::field) != columns.end(); }

std::string quoted(std::string_view text) { return "« " + base::printable(text, 60) + " »"; }

}  // namespace

std::vector<CptsColumn> cpts_columns(const rules::Law& law) {
    std::vector<CptsColumn> columns = {
        {CptsField::Id, 0, "id"},
        {CptsField::Nom, 0, "nom"},
        {CptsField::Lieux, 0, "lieux"},
        {CptsField::Population, 0, "population"},
        {CptsField::Departement, 0, "departement"},
        {CptsField::Signature, 0, "date_signature"},
        {CptsField::Membres, 0, "membres"},
    };
    bool has_plan = false;
    bool has_crise = false;
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        const rules::MissionInfo& mission = law.missions[m];
        columns.push_back({CptsField::Mission, m, mission.id});
        if (mission.has_rate) columns.push_back({CptsField::Taux, m, std::string(kRatePrefix) + mission.id});
        has_plan = has_plan || mission.has_plan;
        has_crise = has_crise || mission.has_crise;
    }
    if (has_plan) columns.push_back({CptsField::AnneeRedaction, 0, "annee_redaction_plan"});
    if (has_crise) columns.push_back({CptsField::Crises, 0, "crises"});
    return columns;
}

base::Checked<std::vector<CptsColumn>> read_cpts_header(const rules::Law& law, const std::vector<std::string_view>& names) {
    const std::vector<CptsColumn> known = cpts_columns(law);
    std::vector<std::string> known_names;
    for (const CptsColumn& column : known) known_names.push_back(column.name);
    std::vector<CptsColumn> columns;
    base::Errors errors;
    const auto add = [&](std::string code, std::string place, std::string reason, std::string remedy) {
        errors.push_back({std::move(code), std::move(place), std::move(reason), std::move(remedy)});
    };
    for (const std::string_view raw : names) {
        const std::string_view name = base::trim(raw);
        const auto at = std::ranges::find(known, name, &CptsColumn::name);
        if (at == known.end()) {
            const auto near = base::find_nearest(name, known_names);
            add("colonne-inconnue", "ligne 1, colonne " + quoted(name), "cette colonne n'existe pas",
                near ? "Vouliez-vous écrire « " + *near + " » ?" : "Colonnes possibles : " + base::enumerate_fr(known_names) + ".");
        } else if (std::ranges::find(columns, name, &CptsColumn::name) != columns.end()) {
            add("colonne-en-double", "ligne 1, colonne " + quoted(name), "cette colonne figure deux fois", "Gardez-en une seule.");
        } else {
            columns.push_back(*at);
        }
        if (errors.size() == kMaxHeaderErrors) break;
    }
    const auto require = [&](bool present, const std::string& what) {
        if (present || !errors.empty()) return;
        add("colonne-manquante", "ligne 1", "la colonne " + what + " manque", "La première ligne doit nommer les colonnes : id, date_signature, et lieux ou population.");
    };
    require(holds(columns, CptsField::Id), "« id »");
    require(holds(columns, CptsField::Signature), "« date_signature »");
    require(holds(columns, CptsField::Lieux) || holds(columns, CptsField::Population), "« lieux » (ou « population »)");
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return columns;
}

}  // namespace socle::csv
