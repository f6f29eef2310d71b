#include "lot_row.hpp"

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <bit>

namespace socle::csv {

namespace {

constexpr std::string_view kRatePrefix = "taux_";

struct Fixed {
    std::string_view name;
    Field field;
    bool required;
};
constexpr Fixed kFixed[] = {
    {"id", Field::Id, true},
    {"date", Field::Date, true},
    {"date_signature", Field::DateSignature, false},
    {"population", Field::Population, true},
    {"membres", Field::Membres, false},
    {"plan_crise", Field::PlanCrise, false},
    {"crise", Field::Crise, false},
};

std::vector<std::string> known_columns(const rules::Law& law) {
    std::vector<std::string> names;
    for (const Fixed& fixed : kFixed) names.emplace_back(fixed.name);
    for (const rules::MissionInfo& mission : law.missions) {
        names.push_back(mission.id);
        if (mission.has_rate) names.push_back(std::string(kRatePrefix) + mission.id);
    }
    return names;
}

std::optional<ColumnRole> role_of(const rules::Law& law, std::string_view name) {
    for (const Fixed& fixed : kFixed) {
        if (fixed.name == name) return ColumnRole{fixed.field, 0, std::string(name)};
    }
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if (law.missions[m].id == name) return ColumnRole{Field::Mission, m, std::string(name)};
        if (law.missions[m].has_rate && name.starts_with(kRatePrefix) && name.substr(kRatePrefix.size()) == law.missions[m].id) {
            return ColumnRole{Field::Taux, m, std::string(name)};
        }
    }
    return std::nullopt;
}

Reject reject(const std::string& column, std::string reason, std::string remedy) { return {column, std::move(reason), std::move(remedy)}; }

std::string quoted(std::string_view text) { return "« " + base::printable(text, 60) + " »"; }

std::optional<bool> parse_flag(std::string_view text) {
    if (text.empty() || text == "0") return false;
    if (text == "1") return true;
    return std::nullopt;
}

}  // namespace

base::Result<std::vector<ColumnRole>> read_header(const rules::Law& law, const std::vector<std::string_view>& names) {
    std::vector<ColumnRole> roles;
    for (const std::string_view raw : names) {
        const std::string_view name = base::trim(raw);
        auto role = role_of(law, name);
        if (!role) {
            const auto known = known_columns(law);
            const auto near = base::find_nearest(name, known);
            return base::fail("colonne-inconnue", "ligne 1, colonne " + quoted(name), "cette colonne n'existe pas",
                              near ? "Vouliez-vous écrire « " + *near + " » ?" : "Colonnes possibles : " + base::enumerate_fr(known) + ".");
        }
        const bool twice = std::any_of(roles.begin(), roles.end(), [&](const ColumnRole& other) { return other.name == role->name; });
        if (twice) return base::fail("colonne-en-double", "ligne 1, colonne " + quoted(name), "cette colonne figure deux fois", "Gardez-en une seule.");
        roles.push_back(std::move(*role));
    }
    for (const Fixed& fixed : kFixed) {
        const bool present = std::any_of(roles.begin(), roles.end(), [&](const ColumnRole& role) { return role.field == fixed.field; });
        if (fixed.required && !present) {
            return base::fail("colonne-manquante", "ligne 1", "la colonne « " + std::string(fixed.name) + " » manque",
                              "La première ligne doit nommer les colonnes : id, date et population au moins.");
        }
    }
    return roles;
}

std::optional<Reject> RowReader::read_field(const ColumnRole& column, std::string_view text, Row& row) {
    eval::Facts& facts = row.facts;
    switch (column.field) {
        case Field::Id:
            row.id = text;
            return std::nullopt;
        case Field::Date:
        case Field::DateSignature: {
            if (text.empty() && column.field == Field::DateSignature) return std::nullopt;
            const auto date = calendar::parse_iso(text);
            if (!date) {
                calendar::Refusal refusal = calendar::explain_refusal(text);
                return reject(column.name, quoted(text) + " " + std::string(refusal.reason), std::move(refusal.remedy));
            }
            if (column.field == Field::Date) {
                facts.start = *date;
            } else {
                facts.signature = *date;
                has_signature_ = true;
            }
            return std::nullopt;
        }
        case Field::Population:
        case Field::Membres: {
            const bool population = column.field == Field::Population;
            if (text.empty() && !population) return std::nullopt;
            const auto number = money::parse_scaled(text, 0, population ? app::kMaxPopulation : app::kMaxMembres);
            if (!number) {
                return reject(column.name, quoted(text) + " n'est pas un nombre entier de 0 à " + (population ? "100 millions" : "1 million"),
                              "Écrivez le nombre en chiffres, sans espace ni signe.");
            }
            (population ? facts.population : facts.membres) = *number;
            return std::nullopt;
        }
        case Field::PlanCrise: {
            if (text.empty()) return std::nullopt;
            const auto plan = droit::parse_plan_crise(text);
            if (!plan) return reject(column.name, quoted(text) + " n'est pas un état du plan de crise", "Écrivez redaction, mise_a_jour ou aucun.");
            facts.plan = *plan;
            return std::nullopt;
        }
        case Field::Crise:
        case Field::Mission: {
            const auto flag = parse_flag(text);
            if (!flag) return reject(column.name, quoted(text) + " n'est ni 0 ni 1", "Écrivez 1 pour oui, 0 pour non.");
            if (column.field == Field::Crise) {
                facts.crise = *flag;
            } else if (*flag) {
                engaged_ |= 1U << column.mission;
            }
            return std::nullopt;
        }
        case Field::Taux: {
            if (text.empty()) return std::nullopt;
            const auto rate = money::parse_percent(text);
            if (!rate || *rate > money::kFullRate) {
                return reject(column.name, quoted(text) + " n'est pas un taux de 0 à 100, avec deux décimales au plus", "Écrivez par exemple 85 ou 62.5.");
            }
            facts.missions[column.mission].rate = *rate;
            if (rate->millionths != 0) rated_ |= 1U << column.mission;
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<Reject> RowReader::finish(Row& row) const {
    eval::Facts& facts = row.facts;
    if (!has_signature_) facts.signature = facts.start;
    if (facts.signature > facts.start) {
        return reject("date_signature", "le contrat serait signé après le début de l'année calculée", "La date est le premier jour de l'année de contrat.");
    }
    const auto version = app::version_on(law_, facts.start);
    if (!version) return reject("date", version.error().reason, version.error().remedy);
    if (const auto signed_under = app::version_on(law_, facts.signature); !signed_under) {
        return reject("date_signature", signed_under.error().reason, signed_under.error().remedy);
    }
    row.version = *version;
    const rules::Program& program = law_.versions[row.version].program;
    if (const std::uint32_t absent = engaged_ & ~program.missions; absent != 0) {
        return reject(law_.missions[static_cast<std::size_t>(std::countr_zero(absent))].id,
                      "le texte en vigueur à cette date (" + law_.versions[row.version].legend.texte + ") n'a pas cette mission", "Mettez 0, ou corrigez la date.");
    }
    if (const std::uint32_t idle = rated_ & ~engaged_; idle != 0) {
        return reject(std::string(kRatePrefix) + law_.missions[static_cast<std::size_t>(std::countr_zero(idle))].id,
                      "un taux est donné pour une mission non engagée", "Engagez la mission (1), ou laissez le taux vide.");
    }
    if (rules::class_of(program, facts.population) == rules::kNone) {
        return reject("population", "ce texte commence à " + std::to_string(program.minima.front()) + " habitants", "Vérifiez la population.");
    }
    for (std::size_t m = 0; m < law_.missions.size(); ++m) {
        eval::MissionFacts& mission = facts.missions[m];
        mission.runs = (engaged_ >> m & 1U) != 0;
        mission.plan = facts.plan;
        mission.crise = facts.crise;
    }
    return std::nullopt;
}

std::optional<Reject> RowReader::read(const std::vector<std::string_view>& fields, Row& row) {
    row.id = fields.empty() ? std::string_view{} : fields.front();
    if (fields.size() != columns_.size()) {
        return reject("", std::to_string(fields.size()) + " champs au lieu de " + std::to_string(columns_.size()), "Vérifiez le séparateur et les guillemets de cette ligne.");
    }
    // Only the missions of the law are ever set: clearing the others at each row would cost as much as reading it.
    eval::Facts& facts = row.facts;
    facts.population = facts.membres = 0;
    facts.signature = facts.start = calendar::Date{};
    facts.plan = droit::PlanCrise::Aucun;
    facts.crise = false;
    facts.mission_count = law_.missions.size();
    for (std::size_t m = 0; m < facts.mission_count; ++m) facts.missions[m] = eval::MissionFacts{};
    engaged_ = 0;
    rated_ = 0;
    has_signature_ = false;
    std::optional<Reject> first;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto found = read_field(columns_[i], base::trim(fields[i]), row);
        if (found && !first) first = std::move(found);
    }
    if (first) return first;
    return finish(row);
}

}  // namespace socle::csv
