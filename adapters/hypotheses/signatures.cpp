#include "sections.hpp"

#include <socle/base/text.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/money/money.hpp>

#include <algorithm>
#include <numeric>

namespace socle::hypotheses {

using toml_file::Context;
using toml_file::TableReader;

namespace {

using Profil = simulate::Signatures::Profil;

constexpr std::int64_t kThousand = 1000;
constexpr std::size_t kMaxProfils = 50;
constexpr std::int64_t kNotRead = -1;

struct Weighted {
    Profil profil;
    std::int64_t weight = 1;
};

void read_missions(TableReader& table, const rules::Law& law, Profil& profil) {
    constexpr std::int64_t kMaxMonths = 60;
    const toml::node* node = table.find("missions");
    if (node == nullptr) {
        table.missing("missions");
        return;
    }
    const toml::table* missions = node->as_table();
    if (missions == nullptr) {
        table.context().report(*node, table.key("missions"), "type", "une table est attendue", "Écrivez missions = { mission = mois, … }.");
        return;
    }
    for (const auto& [name, value] : *missions) {
        const std::string key = table.key("missions." + base::printable(name.str()));
        const auto mission = find_mission(table.context(), value, key, law, std::string(name.str()), false);
        const auto months = toml_file::read_integer(table.context(), value, key, 0, kMaxMonths);
        if (mission && months) profil.missions.emplace_back(*mission, static_cast<int>(*months));
    }
    std::sort(profil.missions.begin(), profil.missions.end());
}

Weighted read_profil(TableReader& table, const rules::Law& law) {
    constexpr std::int64_t kMaxPopulation = 100'000'000;
    constexpr std::int64_t kMaxMembres = 1'000'000;
    constexpr std::int64_t kMaxWeight = 1000;
    Weighted read;
    read.profil.population = required_integer(table, "population", 0, kMaxPopulation).value_or(kNotRead);
    read.profil.membres = required_integer(table, "membres", 0, kMaxMembres).value_or(0);
    read.weight = table.integer("poids", 1, kMaxWeight).value_or(1);
    read_missions(table, law, read.profil);
    return read;
}

// Each as often as its weight, spread so that the first ones, however few, look like the whole.
std::vector<Profil> in_turn(std::vector<Weighted> profils) {
    std::int64_t common = 0;
    for (const Weighted& one : profils) common = std::gcd(common, one.weight);
    std::int64_t total = 0;
    for (Weighted& one : profils) total += one.weight /= common;
    std::vector<std::int64_t> due(profils.size(), 0);
    std::vector<Profil> turn;
    for (std::int64_t i = 0; i < std::min(total, kMaxSignatures); ++i) {
        for (std::size_t k = 0; k < profils.size(); ++k) due[k] += profils[k].weight;
        const auto next = static_cast<std::size_t>(std::max_element(due.begin(), due.end()) - due.begin());
        due[next] -= total;
        turn.push_back(profils[next].profil);
    }
    return turn;
}

// A CPTS to come must be computable in each year in which it may sign; false once a mistake is told.
bool check_law(const TableReader& table, const rules::Law& law, int year, const std::vector<Weighted>& profils) {
    const std::uint32_t version = rules::version_at(law, calendar::january_first(year));
    if (version == rules::kNone) {
        table.context().report(table.table(), table.key("de"), "aucun-texte", "aucun texte n'est en vigueur au 1er janvier " + std::to_string(year),
                               "Choisissez des années que le droit connaît.");
        return false;
    }
    bool sound = true;
    for (std::size_t i = 0; i < profils.size(); ++i) {
        const std::int64_t population = profils[i].profil.population;
        if (population == kNotRead || rules::class_of(law.versions[version].program, population) != rules::kNone) continue;
        sound = false;
        table.context().report(table.table(), table.key("profil[" + std::to_string(i + 1) + "].population"), "population-sous-minimum",
                               "en " + std::to_string(year) + ", aucune taille du droit ne convient à cette population", "Corrigez la population.");
    }
    return sound;
}

bool check_years(TableReader& table, calendar::Date a_partir_du, std::int64_t first, std::int64_t last) {
    const auto refuse = [&](const std::string& key, std::string reason, std::string remedy) {
        table.context().report(*table.find(key), table.key(key), "annees", std::move(reason), std::move(remedy));
        return false;
    };
    if (last < first) return refuse("a", "la dernière année précède la première", "Donnez à a une année égale ou postérieure à de.");
    if (last - first >= kMaxSignatureYears) {
        return refuse("a", "la période dépasse " + std::to_string(kMaxSignatureYears) + " ans", "Rapprochez de et a.");
    }
    if (calendar::january_first(static_cast<int>(first)) < a_partir_du) {
        return refuse("de", "des contrats seraient signés avant a_partir_du, où rien n'est tiré",
                      "Commencez l'année qui suit, ou avancez a_partir_du au 1er janvier.");
    }
    return true;
}

}  // namespace

void read_signatures(TableReader& root, const rules::Law& law, simulate::Hypotheses& out) {
    root.section("signatures", [&](TableReader& table) {
        constexpr std::int64_t kMost = kMaxSignatures * kThousand;
        const auto first = required_integer(table, "de", calendar::kMinYear, calendar::kMaxYear);
        const auto last = required_integer(table, "a", calendar::kMinYear, calendar::kMaxYear);
        const auto mean = required_decimal(table, "par_an", {kThousandths, 0, kMost});
        const auto spread = required_decimal(table, "ecart_type", {kThousandths, 0, kMost});
        const std::string source = read_source(table);
        std::vector<Weighted> profils;
        table.each_table("profil", [&](TableReader& profil) { profils.push_back(read_profil(profil, law)); });
        if (profils.empty() || profils.size() > kMaxProfils) {
            table.context().report(table.table(), table.key("profil"), "profils", "il faut de 1 à " + std::to_string(kMaxProfils) + " profils de CPTS à venir",
                                   "Décrivez chacun dans une table [[signatures.profil]].");
        }
        if (mean && spread && *mean + 4 * *spread > kMost) {
            table.context().report(*table.find("par_an"), table.key("par_an"), "trop-de-signatures",
                                   "la moyenne et quatre écarts-types font plus de " + std::to_string(kMaxSignatures) + " signatures par an", "Réduisez par_an ou ecart_type.");
        }
        if (!first || !last || !check_years(table, out.a_partir_du, *first, *last)) return;
        for (auto year = static_cast<int>(*first); year <= *last && check_law(table, law, year, profils);) ++year;
        if (!mean || !spread || profils.empty()) return;
        const std::string count = base::count_fr(static_cast<std::int64_t>(profils.size()), std::to_string(profils.size()), "profil");
        out.signatures = {static_cast<int>(*first), static_cast<int>(*last), *mean, *spread, in_turn(std::move(profils))};
        out.enonces.push_back({simulate::kSignaturesAVenir,
                               to_french(*mean, kThousandths) + " par an en moyenne de " + std::to_string(*first) + " à " + std::to_string(*last) + ", écart-type de " +
                                   to_french(*spread, kThousandths) + ", " + count,
                               source});
    });
}

}  // namespace socle::hypotheses
