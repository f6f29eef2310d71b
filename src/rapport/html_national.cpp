#include "charts.hpp"
#include "html.hpp"
#include "numbers.hpp"

#include <socle/base/text.hpp>
#include <socle/money/money.hpp>

#include <algorithm>

namespace socle::rapport::detail {

namespace {

using national::Montant;

std::string figure_card(const std::string& name, const std::string& value, const std::string& more) {
    return "<div><dt>" + escape(name) + "</dt><dd>" + escape(minus(value)) + (more.empty() ? "" : "<span>" + escape(minus(more)) + "</span>") + "</dd></div>\n";
}

std::string spread_of(const Montant& montant) {
    if (!montant.quantiles) return {};
    return "neuf tirages sur dix : " + between(montant.quantiles->p5, montant.quantiles->p95);
}

std::string sentence(const national::Resultat& resultat) {
    const national::Groupe& france = france_of(resultat);
    const bool drawn = resultat.tirages.has_value();
    std::string out = "<p class=\"chapeau\">" + capital(period(resultat)) + ", les <strong>" + money::to_french(resultat.cpts) + "\u00A0CPTS</strong> du portefeuille " + (has_signatures_to_come(resultat) ? "et celles dont la signature est à venir " : "") +
                      (drawn ? "acquièrent en moyenne " : "acquièrent ") + "<strong>" + minus(compact(france.total.droits.cents)) + "</strong> de droits et encaissent <strong>" +
                      minus(compact(france.total.encaissements.cents)) + "</strong>.";
    if (!resultat.effectifs.empty()) {
        const national::Effectif& last = resultat.effectifs.back();
        out += " Fin\u00A0" + std::to_string(last.annee) + ", " + base::count_fr(last.contrats, money::to_french(last.contrats), "contrat") + (last.contrats > 1 ? " courent" : " court") + " et " +
               (last.contrats > 1 ? "couvrent " : "couvre ") + base::count_fr(last.habitants, money::to_french(last.habitants), "habitant") + ".";
    }
    if (drawn) out += " Les montants sont des moyennes sur " + money::to_french(resultat.tirages->nombre) + " tirages.";
    if (france.total.inconnus > 0) out += " Un montant au moins est <strong>" + unknown_for(france.total.inconnus) + "</strong>\u00A0: il compte ici pour zéro.";
    return out + "</p>\n";
}

std::string reform_cards(const national::Resultat& resultat) {
    std::string out;
    for (const national::Reforme& reforme : resultat.reformes) {
        const national::Groupe* france = find_france(reforme.tableaux);
        if (france == nullptr) continue;
        const Montant& droits = france->total.droits;
        const std::string quantity = with_sign(droits.cents, compact(droits.cents));
        out += figure_card("Réforme « " + reforme.titre + " »", quantity, "de droits " + period(resultat) + (droits.quantiles ? " ; " + spread_of(droits) : ""));
    }
    return out;
}

// Of the published figures that are cash of a computed year, one mark each; `beyond` counts those so far above the curves that
// an axis holding them would flatten the curves to nothing.
std::vector<Mark> published_marks(const national::Resultat& resultat, std::size_t& beyond) {
    constexpr std::int64_t kFar = 5;
    std::int64_t largest = 0;
    for (const national::Cellule& cellule : france_of(resultat).annees) largest = std::max({largest, cellule.droits.cents, cellule.encaissements.cents});
    std::vector<Mark> marks;
    for (const national::Controle& controle : resultat.controles) {
        if (!controle.calcule || controle.annee < resultat.de || controle.annee > resultat.a) continue;
        if (controle.publie / kFar > largest) {
            ++beyond;
            continue;
        }
        marks.push_back({static_cast<std::size_t>(controle.annee - resultat.de), controle.publie, controle.titre + " (publié) : " + compact(controle.publie)});
    }
    return marks;
}

Series series_of(const national::Groupe& groupe, std::string name, std::string look, Montant national::Cellule::* which) {
    Series series{std::move(name), std::move(look), {}, {}};
    for (const national::Cellule& cellule : groupe.annees) {
        const Montant& montant = cellule.*which;
        series.values.push_back(montant.cents);
        if (montant.quantiles) series.bands.push_back({montant.quantiles->p5, montant.quantiles->p95});
    }
    if (series.bands.size() != series.values.size()) series.bands.clear();
    return series;
}

const national::Effectif* find_effectif(const national::Resultat& resultat, int year) {
    const auto at = std::find_if(resultat.effectifs.begin(), resultat.effectifs.end(), [&](const national::Effectif& one) { return one.annee == year; });
    return at == resultat.effectifs.end() ? nullptr : &*at;
}

std::string years_table(const national::Resultat& resultat) {
    const national::Groupe& france = france_of(resultat);
    const bool unknown = france.total.inconnus > 0;
    Table table;
    table.caption = resultat.tirages ? "Droits et encaissements par année civile, moyenne des tirages" : "Droits et encaissements par année civile";
    table.first = "Année";
    table.columns = {"Contrats au 31 décembre", "Habitants couverts", "Droits", "Encaissements"};
    table.worded = {false, false, false, false, true};
    if (unknown) table.columns.emplace_back("Montants inconnus");
    const auto row = [&](std::string head, const national::Effectif* effectif, const national::Cellule& cellule) {
        Row out{std::move(head),
                {effectif == nullptr ? "" : money::to_french(effectif->contrats), effectif == nullptr ? "" : money::to_french(effectif->habitants),
                 minus(euros(cellule.droits.cents)), minus(euros(cellule.encaissements.cents))}};
        if (unknown) out.cells.push_back(unknown_for(cellule.inconnus));
        return out;
    };
    const std::vector<int> years = years_of(resultat);
    for (std::size_t i = 0; i < france.annees.size(); ++i) table.rows.push_back(row(std::to_string(years[i]), find_effectif(resultat, years[i]), france.annees[i]));
    table.total = row("Total", nullptr, france.total);
    return to_html(table);
}

std::string with_error(std::int64_t cents, std::int64_t error, std::int64_t largest) { return minus(write_amount(cents, largest)) + "<small>±\u00A0" + compact(error) + "</small>"; }

std::string spread_table(const national::Resultat& resultat, const std::string& caption, Montant national::Cellule::* which) {
    const national::Groupe& france = france_of(resultat);
    Table table;
    table.caption = caption;
    table.first = "Année";
    table.columns = {"P5", "Médiane (P50)", "Moyenne", "P95"};
    const auto row = [&](std::string head, const national::Cellule& cellule) {
        const Montant& montant = cellule.*which;
        const national::Quantiles found = montant.quantiles.value_or(national::Quantiles{});
        return Row{std::move(head),
                   {with_error(found.p5, found.erreur.p5, found.p95), with_error(found.p50, found.erreur.p50, found.p95), with_error(montant.cents, found.erreur.moyenne, found.p95),
                    with_error(found.p95, found.erreur.p95, found.p95)}};
    };
    for (std::size_t i = 0; i < france.annees.size(); ++i) table.rows.push_back(row(std::to_string(resultat.de + static_cast<int>(i)), france.annees[i]));
    table.total = row("Ensemble", france.total);
    return to_html(table);
}

}  // namespace

std::string html_summary(const national::Resultat& resultat) {
    const national::Groupe& france = france_of(resultat);
    std::string out = sentence(resultat) + "<dl class=\"cles\">\n";
    out += figure_card("Droits " + period(resultat), compact(france.total.droits.cents), spread_of(france.total.droits));
    out += figure_card("Encaissements " + period(resultat), compact(france.total.encaissements.cents), spread_of(france.total.encaissements));
    if (!resultat.effectifs.empty()) {
        const national::Effectif& last = resultat.effectifs.back();
        out += figure_card("Contrats en cours, fin " + std::to_string(last.annee), money::to_french(last.contrats), "");
        out += figure_card("Habitants couverts, fin " + std::to_string(last.annee), money::to_french(last.habitants), "");
    }
    out += reform_cards(resultat) + "</dl>\n";
    if (!resultat.avertissements.empty()) {
        out += "<div class=\"alerte\" role=\"note\" aria-labelledby=\"titre-avertissements\">\n<h3 id=\"titre-avertissements\">À savoir avant de citer ces chiffres</h3>\n<ul>\n";
        for (const std::string& text : resultat.avertissements) out += "<li>" + escape(text) + "</li>\n";
        out += "</ul>\n</div>\n";
    }
    return section("essentiel", "L'essentiel", out);
}

std::string html_years(const national::Resultat& resultat) {
    const national::Groupe& france = france_of(resultat);
    std::size_t beyond = 0;
    LineChart chart{"Droits et encaissements par année civile, " + period(resultat) + ". Les valeurs sont dans le tableau qui suit.", years_of(resultat), {}, published_marks(resultat, beyond), "versements publiés"};
    chart.series.push_back(series_of(france, "droits", "droits", &national::Cellule::droits));
    chart.series.push_back(series_of(france, "encaissements", "encaissements", &national::Cellule::encaissements));
    std::string out = "<p>Les <strong>droits</strong> d'une année civile sont ce que les contrats font acquérir, réparti jour par jour. Les <strong>encaissements</strong> sont ce qui est versé dans l'année : "
                      "avances et soldes décalent l'un de l'autre.</p>\n";
    out += to_svg(chart);
    if (beyond > 0) {
        out += "<p class=\"note\">" + escape(beyond == 1 ? "Un versement publié, bien au-delà de l'échelle de ce graphique, n'y est pas tracé : il" : "Les versements publiés, bien au-delà de l'échelle de ce graphique, n'y sont pas tracés : ils") +
               (beyond == 1 ? " est" : " sont") + " dans <a href=\"#controles\">le contrôle par les chiffres publiés</a>.</p>\n";
    }
    out += years_table(resultat);
    if (resultat.tirages) {
        const std::string spread = "<p class=\"note\">P5, P50, P95\u00A0: un tirage sur vingt, un sur deux, dix-neuf sur vingt sont au-dessous. «\u00A0±\u00A0»\u00A0: demi-largeur de l'intervalle à 95 % dû au nombre fini de "
                                   "tirages. Les quantiles ne s'additionnent pas.</p>\n" +
                                   spread_table(resultat, "Dispersion des droits", &national::Cellule::droits) +
                                   spread_table(resultat, "Dispersion des encaissements", &national::Cellule::encaissements);
        out += fold("Dispersion des tirages et erreur de simulation", spread);
    }
    return section("annees", "Année par année", out);
}

}  // namespace socle::rapport::detail
