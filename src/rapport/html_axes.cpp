#include "charts.hpp"
#include "html.hpp"
#include "numbers.hpp"

#include <socle/money/money.hpp>

#include <algorithm>

namespace socle::rapport::detail {

namespace {

using national::Axe;
using national::Groupe;
using national::Montant;

// Codes of regions mean nothing to a reader: the largest first, and signatures to come, which lie nowhere yet, last. Classes and lines keep the order of the law.
std::vector<const Groupe*> ordered(const national::Tableau& tableau) {
    std::vector<const Groupe*> groups;
    for (const Groupe& groupe : tableau.groupes) groups.push_back(&groupe);
    if (tableau.axe == Axe::Region) {
        std::stable_sort(groups.begin(), groups.end(), [](const Groupe* a, const Groupe* b) {
            return is_place(*a) != is_place(*b) ? is_place(*a) : a->total.droits.cents > b->total.droits.cents;
        });
    }
    return groups;
}

std::string name_of_group(const Groupe& groupe, Axe axe) {
    return axe == Axe::Departement && is_place(groupe) ? "<span class=\"code\">" + escape(groupe.code) + "</span> " + escape(groupe.libelle) : escape(groupe.libelle);
}

bool any_unknown(const std::vector<const Groupe*>& groups) {
    return std::any_of(groups.begin(), groups.end(), [](const Groupe* groupe) { return groupe->total.inconnus > 0; });
}

Row totals_row(const Groupe& groupe, std::string head, const Groupe& france, bool drawn, bool unknown) {
    const Montant& droits = groupe.total.droits;
    Row row{std::move(head), {money::to_french(groupe.cpts), minus(euros(droits.cents))}};
    if (drawn) row.cells.push_back(droits.quantiles ? minus(between(droits.quantiles->p5, droits.quantiles->p95)) : "");
    row.cells.push_back(percent(droits.cents, france.total.droits.cents));
    row.cells.push_back(minus(euros(groupe.total.encaissements.cents)));
    if (unknown) row.cells.push_back(unknown_for(groupe.total.inconnus));
    return row;
}

Table totals_table(const national::Resultat& resultat, Axe axe, const std::vector<const Groupe*>& groups) {
    const Groupe& france = france_of(resultat);
    const bool drawn = resultat.tirages.has_value();
    const bool unknown = any_unknown(groups);
    Table table;
    table.caption = "Droits et encaissements " + period(resultat) + (drawn ? ", moyenne des tirages" : "");
    table.first = words_of(axe);
    table.columns = {"CPTS", "Droits"};
    if (drawn) table.columns.emplace_back("Droits, P5 à P95");
    table.columns.emplace_back("Part");
    table.columns.emplace_back("Encaissements");
    table.worded.assign(table.columns.size(), false);
    if (unknown) {
        table.columns.emplace_back("Montants inconnus");
        table.worded.push_back(true);
    }
    for (const Groupe* groupe : groups) table.rows.push_back(totals_row(*groupe, name_of_group(*groupe, axe), france, drawn, unknown));
    table.total = totals_row(france, "France", france, drawn, unknown);
    std::int64_t cpts = 0;
    for (const Groupe* groupe : groups) cpts += groupe->cpts;
    if (cpts != france.cpts) table.note = "Une CPTS peut compter dans plusieurs lignes : les nombres de CPTS ne s'additionnent pas ; les montants, si.";
    return table;
}

std::string years_table(const national::Resultat& resultat, Axe axe, const std::vector<const Groupe*>& groups, const std::string& what, Montant national::Cellule::* which) {
    Table table;
    table.caption = what + " par année, en k€";
    table.first = words_of(axe);
    for (const int year : years_of(resultat)) table.columns.push_back(std::to_string(year));
    table.columns.emplace_back("Total");
    bool unknown = false;
    const auto row = [&](const Groupe& groupe, std::string head) {
        Row out{std::move(head), {}};
        for (const national::Cellule& cellule : groupe.annees) {
            out.cells.push_back(marked(minus(in_thousands((cellule.*which).cents)), cellule.inconnus));
            unknown = unknown || cellule.inconnus > 0;
        }
        out.cells.push_back(marked(minus(in_thousands((groupe.total.*which).cents)), groupe.total.inconnus));
        return out;
    };
    for (const Groupe* groupe : groups) table.rows.push_back(row(*groupe, name_of_group(*groupe, axe)));
    table.total = row(france_of(resultat), "France");
    table.note = std::string(kRoundNote) + (unknown ? " " + std::string(kMarkNote) : "");
    return to_html(table);
}

std::string years_of_groups(const national::Resultat& resultat, Axe axe, const std::vector<const Groupe*>& groups) {
    return fold("Année par année, en milliers d'euros", years_table(resultat, axe, groups, "Droits", &national::Cellule::droits) +
                                                            years_table(resultat, axe, groups, "Encaissements", &national::Cellule::encaissements));
}

std::string_view id_of(Axe axe) {
    switch (axe) {
        case Axe::Region: return "regions";
        case Axe::Taille: return "tailles";
        case Axe::Poste: return "postes";
        default: return "departements";
    }
}

std::string_view title_of(Axe axe) {
    switch (axe) {
        case Axe::Region: return "Par région";
        case Axe::Taille: return "Par taille de CPTS";
        case Axe::Poste: return "Par poste : à quoi sert l'argent";
        default: return "Par département";
    }
}

}  // namespace

std::string html_axis(const national::Resultat& resultat, Axe axe) {
    const national::Tableau* tableau = find_tableau(resultat.tableaux, axe);
    if (tableau == nullptr || tableau->groupes.empty()) return {};
    const std::vector<const Groupe*> groups = ordered(*tableau);
    BarChart chart{std::string(title_of(axe)) + ", droits " + period(resultat) + ". Les valeurs sont dans le tableau qui suit.", {}, "Droits " + period(resultat)};
    if (resultat.tirages) chart.note += ", moyenne des tirages ; trait : neuf tirages sur dix (P5 à P95)";
    for (const Groupe* groupe : groups) {
        const Montant& droits = groupe->total.droits;
        Bar bar{groupe->libelle, droits.cents, {}, "droits", ""};
        if (droits.quantiles) bar.band = Band{droits.quantiles->p5, droits.quantiles->p95};
        chart.bars.push_back(std::move(bar));
    }
    return section(id_of(axe), title_of(axe), to_svg(chart) + to_html(totals_table(resultat, axe, groups)) + years_of_groups(resultat, axe, groups));
}

std::string html_departements(const national::Resultat& resultat) {
    const national::Tableau* tableau = find_tableau(resultat.tableaux, Axe::Departement);
    if (tableau == nullptr || tableau->groupes.empty()) return {};
    const std::vector<const Groupe*> groups = ordered(*tableau);
    const auto places = std::count_if(groups.begin(), groups.end(), [](const Groupe* groupe) { return is_place(*groupe); });
    const std::string those = places == 1 ? "Le département" : "Les " + money::to_french(static_cast<std::int64_t>(places)) + " départements";
    const std::string besides = static_cast<std::size_t>(places) < groups.size() ? " et les signatures à venir" : "";
    return section(id_of(Axe::Departement), title_of(Axe::Departement),
                   fold(those + besides + ", " + period(resultat), to_html(totals_table(resultat, Axe::Departement, groups))) +
                       "<p class=\"note\">Le détail par année figure dans les sorties CSV et JSON.</p>\n");
}

}  // namespace socle::rapport::detail
