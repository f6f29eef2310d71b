#include "portefeuille_row.hpp"

#include <socle/base/text.hpp>
#include <socle/portefeuille/controle.hpp>

#include <algorithm>

namespace socle::csv {

using territoire::CommuneShare;
using territoire::Index;

namespace {

constexpr std::size_t kMaxNameBytes = 500;

std::string quoted(std::string_view text) { return "« " + base::printable(text, 60) + " »"; }

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words = base::split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

void merge(std::vector<CommuneShare>& parts) {
    std::ranges::stable_sort(parts, {}, &CommuneShare::commune);
    std::vector<CommuneShare> merged;
    for (const CommuneShare& part : parts) {
        if (merged.empty() || merged.back().commune != part.commune) {
            merged.push_back(part);
        } else {
            merged.back().share += part.share;
        }
    }
    parts = std::move(merged);
}

}  // namespace

void CptsReader::refuse(std::string_view column, std::string code, std::string reason, std::string remedy) {
    errors_->push_back({std::move(code), portefeuille::place_of(cpts_.ligne, column), std::move(reason), std::move(remedy)});
}

void CptsReader::read_date(std::string_view text, const std::string& name, std::optional<calendar::Date>& date) {
    date = calendar::parse_iso(text);
    if (date) return;
    calendar::Refusal refusal = calendar::explain_refusal(text);
    refuse(name, "date", quoted(text) + " " + std::string(refusal.reason), std::move(refusal.remedy));
}

std::optional<int> CptsReader::read_rank(std::string_view text, const std::string& name) {
    const auto rank = money::parse_scaled(text, 0, portefeuille::kMaxRang);
    if (rank && *rank >= 1) return static_cast<int>(*rank);
    refuse(name, "rang-hors-limites", quoted(text) + " n'est pas un rang d'année de contrat, de 1 à " + std::to_string(portefeuille::kMaxRang),
           "L'année qui commence à la signature a le rang 1.");
    return std::nullopt;
}

void CptsReader::read_rates(const CptsColumn& column, std::string_view text) {
    std::vector<money::Rate>& rates = rates_[column.mission];
    for (const std::string_view word : split_words(text)) {
        const auto rate = money::parse_percent(word);
        if (!rate || *rate > money::kFullRate) {
            refuse(column.name, "taux-hors-limites", quoted(word) + " n'est pas un taux de 0 à 100, avec deux décimales au plus",
                   "Écrivez un taux par année de contrat, séparés par des espaces : 60 75 82.5.");
            return;
        }
        rates.push_back(*rate);
    }
    if (rates.size() > static_cast<std::size_t>(portefeuille::kMaxRang)) {
        refuse(column.name, "trop-de-taux", "il y a plus de " + std::to_string(portefeuille::kMaxRang) + " taux", "Le dernier taux vaut pour les années suivantes.");
    }
}

void CptsReader::read_lieu(std::string_view text, std::vector<CommuneShare>& parts) {
    const std::size_t colon = text.find(':');
    const std::string_view code = text.substr(0, colon);
    const std::vector<Index> communes = communes_named(code);
    if (communes.empty()) return;
    std::int32_t share = territoire::kWholeShare;
    if (colon != std::string_view::npos) {
        const auto parsed = territoire::parse_share(text.substr(colon + 1));
        if (!parsed) {
            refuse("lieux", "part-invalide", quoted(text) + " : " + parsed.error().reason,
                   "Écrivez une part supérieure à 0 et au plus égale à 1, avec quatre décimales au plus : " + std::string(code) + ":0.4.");
            return;
        }
        share = *parsed;
    }
    for (const Index commune : communes) parts.push_back({commune, share});
}

std::vector<Index> CptsReader::communes_named(std::string_view code) {
    if (const auto commune = referentiel_.find_commune(code)) return {*commune};
    if (const auto epci = referentiel_.find_epci(code)) return referentiel_.communes_of(territoire::TypeLieu::Epci, *epci);
    if (const auto today = referentiel_.find_ancienne(code)) {
        const territoire::Commune& commune = referentiel_.communes()[*today];
        refuse("lieux", "lieu-ancien", quoted(code) + " est le code d'une commune qui fait aujourd'hui partie de " + std::string(commune.nom),
               "Écrivez " + std::string(commune.code) + ", ou une part de cette commune.");
        return {};
    }
    refuse("lieux", "lieu-inconnu", quoted(code) + " n'est ni le code Insee d'une commune, ni le SIREN d'un EPCI",
           "« socle territoire NOM », ou /api/v1/communes?q=NOM, donne le code d'un lieu ; les codes sont séparés par des espaces.");
    return {};
}

void CptsReader::read_lieux(std::string_view text) {
    const std::vector<std::string_view> words = split_words(text);
    if (words.size() > territoire::kMaxItems) {
        refuse("lieux", "trop-de-lieux", "il y a plus de " + std::to_string(territoire::kMaxItems) + " lieux", "Remplacez des communes par leur EPCI.");
        return;
    }
    std::vector<std::string_view> sorted = words;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
        refuse("lieux", "lieu-en-double", quoted(*twice) + " figure deux fois", "Gardez-le une seule fois.");
        return;
    }
    std::vector<CommuneShare> parts;
    const std::size_t before = errors_->size();
    for (const std::string_view word : words) {
        read_lieu(word, parts);
        if (parts_ + parts.size() > kMaxPortefeuilleParts) {
            refuse("lieux", "trop-de-lieux", "le portefeuille cite plus d'un million de fois une commune", "Vérifiez les EPCI : chacun n'est dans une CPTS que par une part.");
            return;
        }
        if (errors_->size() - before >= portefeuille::kMaxErreurs) return;
    }
    merge(parts);
    parts_ += parts.size();
    cpts_.communes = std::move(parts);
}

void CptsReader::read_field(const CptsColumn& column, std::string_view text) {
    if (text.empty()) return;
    switch (column.field) {
        case CptsField::Id:
        case CptsField::Nom:
            if (text.size() > kMaxNameBytes) {
                refuse(column.name, "texte-trop-long", "le texte dépasse " + std::to_string(kMaxNameBytes) + " octets", "Abrégez-le.");
                return;
            }
            (column.field == CptsField::Id ? cpts_.id : cpts_.nom) = text;
            return;
        case CptsField::Lieux: return read_lieux(text);
        case CptsField::Departement: {
            const auto found = referentiel_.find_departement(text);
            if (found) {
                cpts_.departement = *found;
                cpts_.region = referentiel_.departements()[*found].region;
            } else {
                refuse(column.name, "departement-inconnu", quoted(text) + " n'est pas le code d'un département", "Écrivez par exemple 35, 2A ou 974.");
            }
            return;
        }
        case CptsField::Signature: return read_date(text, column.name, signature_);
        case CptsField::Mission: return read_date(text, column.name, starts_[column.mission]);
        case CptsField::Population:
        case CptsField::Membres: {
            const bool is_population = column.field == CptsField::Population;
            const auto number = money::parse_scaled(text, 0, is_population ? portefeuille::kMaxPopulation : portefeuille::kMaxMembres);
            if (!number) {
                refuse(column.name, is_population ? "population-hors-limites" : "membres-hors-limites",
                       quoted(text) + " n'est pas un nombre entier de 0 à " + (is_population ? "100 millions" : "1 million"), "Écrivez le nombre en chiffres, sans espace ni signe.");
            } else if (is_population) {
                population_ = *number;
            } else {
                cpts_.membres = *number;
            }
            return;
        }
        case CptsField::Taux: return read_rates(column, text);
        case CptsField::AnneeRedaction: cpts_.annee_redaction_plan = read_rank(text, column.name); return;
        case CptsField::Crises:
            for (const std::string_view word : split_words(text)) {
                const auto rank = read_rank(word, column.name);
                if (!rank) return;
                cpts_.crises.push_back(*rank);
            }
            std::ranges::sort(cpts_.crises);
            return;
    }
}

void CptsReader::find_place() {
    if (!cpts_.communes.empty() && population_) {
        refuse("population", "lieux-et-population", "la ligne donne des lieux et une population", "Gardez les lieux, ou bien la population et le département.");
    } else if (!cpts_.communes.empty()) {
        auto untold = portefeuille::locate(referentiel_, cpts_);
        if (!untold) {
            errors_->push_back(std::move(untold.error()));
            return;
        }
        std::vector<Index> all;
        std::ranges::set_union(untold_, *untold, std::back_inserter(all));
        untold_ = std::move(all);
    } else if (!population_) {
        refuse("lieux", "territoire-vide", "la ligne ne dit ni lieux ni population", "Donnez des lieux, ou une population et un département.");
    } else {
        cpts_.populations = {{0, *population_}};
        if (cpts_.departement == territoire::kNone) {
            refuse("departement", "departement-manquant", "une population sans lieux ne dit pas où est la CPTS", "Donnez le code de son département.");
        }
    }
}

void CptsReader::finish() {
    if (!signature_) {
        refuse("date_signature", "date", "la date de signature manque", "Écrivez AAAA-MM-JJ.");
        return;
    }
    cpts_.signature = *signature_;
    find_place();
    for (std::size_t m = 0; m < starts_.size(); ++m) {
        if (starts_[m]) {
            cpts_.missions.push_back({m, *starts_[m], std::move(rates_[m])});
        } else if (!rates_[m].empty()) {
            refuse("taux_" + law_.missions[m].id, "taux-sans-mission", "un taux est donné pour une mission non engagée",
                   "Donnez la date de démarrage de la mission, ou laissez le taux vide.");
        }
    }
}

portefeuille::Cpts CptsReader::read(const std::vector<std::string_view>& fields, std::uint64_t ligne, base::Errors& errors) {
    errors_ = &errors;
    cpts_ = {};
    cpts_.ligne = ligne;
    signature_.reset();
    population_.reset();
    starts_.assign(law_.missions.size(), std::nullopt);
    rates_.assign(law_.missions.size(), {});
    const std::size_t before = errors.size();
    if (fields.size() != columns_.size()) {
        errors.push_back({"nombre-de-champs", "ligne " + std::to_string(ligne), std::to_string(fields.size()) + " champs au lieu de " + std::to_string(columns_.size()),
                          "Vérifiez le séparateur et les guillemets de cette ligne."});
        return std::move(cpts_);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) read_field(columns_[i], base::trim(fields[i]));
    if (errors.size() == before) finish();
    return std::move(cpts_);
}

}  // namespace socle::csv
