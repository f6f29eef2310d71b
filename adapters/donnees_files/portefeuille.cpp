#include <socle/donnees_files/portefeuille.hpp>

#include <socle/base/text.hpp>

#include <algorithm>
#include <utility>

#include "read_whole.hpp"
#include "table.hpp"

namespace socle::donnees_files {

namespace {

using portefeuille::Modele;

struct Hypothese {
    std::string_view key;
    std::int64_t Modele::*value;
    std::int32_t least;
    std::int32_t most;
};

constexpr std::int32_t kManyInhabitants = 10'000'000;
constexpr Hypothese kHypotheses[] = {
    {"commune_coupee_habitants", &Modele::commune_coupee_habitants, 10'000, kManyInhabitants},
    {"couverture_pour_cent", &Modele::couverture_pour_cent, 1, 100},
    {"crises_annees", &Modele::crises_annees, 0, 20},
    {"crises_pour_mille", &Modele::crises_pour_mille, 0, 1000},
    {"derniere_taille_pour_cent", &Modele::derniere_taille_pour_cent, 10, 1000},
    {"membres_max_pour_10000", &Modele::membres_max_pour_10000, 0, 10'000},
    {"membres_min_pour_10000", &Modele::membres_min_pour_10000, 0, 10'000},
    {"option_mois_max", &Modele::option_mois_max, 1, 120},
    {"option_pour_cent", &Modele::option_pour_cent, 0, 100},
    {"plancher_habitants", &Modele::plancher_habitants, 0, kManyInhabitants},
    {"redaction_retard_pour_cent", &Modele::redaction_retard_pour_cent, 0, 100},
    {"retard_mois_max", &Modele::retard_mois_max, 0, 120},
    {"taux_hausse_max_pour_cent", &Modele::taux_hausse_max_pour_cent, 0, 100},
    {"taux_max_pour_cent", &Modele::taux_max_pour_cent, 0, 100},
    {"taux_min_pour_cent", &Modele::taux_min_pour_cent, 0, 100},
    {"tirages_derniere_taille", &Modele::tirages_derniere_taille, 1, 100},
    {"tirages_population", &Modele::tirages_population, 1, 100},
};

void read_hypothese(Table& table, std::string_view key, std::int32_t value, Modele& modele) {
    const auto* const at = std::ranges::find(kHypotheses, key, &Hypothese::key);
    if (at == std::end(kHypotheses)) return table.fail("l'hypothèse « " + base::printable(key) + " » n'existe pas");
    if (value < at->least || value > at->most) {
        return table.fail("la valeur n'est pas comprise entre " + std::to_string(at->least) + " et " + std::to_string(at->most));
    }
    modele.*(at->value) = value;
}

void read_jalon(Table& table, std::string_view key, std::string_view value, Modele& modele) {
    const auto date = calendar::parse_iso(key);
    if (!date) return table.fail("« " + base::printable(key) + " » n'est pas une date AAAA-MM-JJ");
    portefeuille::Jalon jalon{*date, std::nullopt};
    if (!value.empty()) jalon.contrats = table.number(value);
    const bool falls = !modele.jalons.empty() && modele.jalons.back().contrats.value_or(0) > jalon.contrats.value_or(kManyInhabitants);
    if (falls) return table.fail("le nombre de contrats diminue");
    modele.jalons.push_back(jalon);
}

}  // namespace

base::Result<Modele> load_modele(const std::filesystem::path& dir) {
    const std::filesystem::path file = dir / "portefeuille-exemple.csv";
    const auto text = read_whole(file);
    if (!text) return std::unexpected(text.error());
    const std::vector<std::string> columns{"sujet", "cle", "valeur", "source"};
    Table table(file.string(), *text, columns, 2);
    Modele modele;
    std::size_t hypotheses = 0;
    for (auto f = table.next(); !f.empty(); f = table.next()) {
        if (f[3].empty()) table.fail("la source manque");
        if (f[0] == "contrats") {
            read_jalon(table, f[1], f[2], modele);
        } else if (f[0] == "hypothese") {
            read_hypothese(table, f[1], table.number(f[2]), modele);
            ++hypotheses;
        } else if (f[0] == "taille") {
            modele.tailles.push_back({table.number(f[1]), table.number(f[2])});
        } else {
            table.fail("le sujet est contrats, hypothese ou taille");
        }
    }
    if (table.error()) return std::unexpected(*table.error());
    const bool whole = hypotheses == std::size(kHypotheses) && modele.jalons.size() > 1 && !modele.jalons.back().contrats && !modele.tailles.empty() &&
                       modele.taux_min_pour_cent <= modele.taux_max_pour_cent && modele.membres_min_pour_10000 <= modele.membres_max_pour_10000;
    if (!whole) table.fail("il manque une hypothèse, une taille, deux dates de contrats dont la dernière sans nombre, ou un minimum dépasse son maximum");
    if (table.error()) return std::unexpected(*table.error());
    return modele;
}

}  // namespace socle::donnees_files
