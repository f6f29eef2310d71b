#include "charts.hpp"
#include "html.hpp"
#include "numbers.hpp"

#include <socle/money/money.hpp>

namespace socle::rapport::detail {

namespace {

using national::Axe;
using national::Cellule;
using national::Groupe;
using national::Montant;
using national::Reforme;

std::string signed_euros(std::int64_t cents) { return minus(with_sign(cents, euros(cents))); }
std::string signed_compact(std::int64_t cents) { return minus(with_sign(cents, compact(cents))); }

std::string spread(const Montant& montant) { return montant.quantiles ? minus(between(montant.quantiles->p5, montant.quantiles->p95)) : ""; }

Series series_of(const Groupe& groupe, std::string look, Montant Cellule::* which) {
    Series series{look, look, {}, {}};
    for (const Cellule& cellule : groupe.annees) {
        const Montant& montant = cellule.*which;
        series.values.push_back(montant.cents);
        if (montant.quantiles) series.bands.push_back({montant.quantiles->p5, montant.quantiles->p95});
    }
    if (series.bands.size() != series.values.size()) series.bands.clear();
    return series;
}

Row cost_row(std::string head, const Cellule& cellule, bool drawn, bool unknown) {
    Row row{std::move(head), {signed_euros(cellule.droits.cents)}};
    if (drawn) row.cells.push_back(spread(cellule.droits));
    row.cells.push_back(signed_euros(cellule.encaissements.cents));
    if (drawn) row.cells.push_back(spread(cellule.encaissements));
    if (unknown) row.cells.push_back(unknown_for(cellule.inconnus));
    return row;
}

Table cost_table(const std::string& caption, std::string_view first, bool drawn, bool unknown) {
    Table table;
    table.caption = caption;
    table.first = first;
    table.columns = {"Droits"};
    if (drawn) table.columns.emplace_back("P5 à P95");
    table.columns.emplace_back("Encaissements");
    if (drawn) table.columns.emplace_back("P5 à P95");
    table.worded.assign(table.columns.size(), false);
    if (unknown) {
        table.columns.emplace_back("Montants inconnus");
        table.worded.push_back(true);
    }
    return table;
}

std::string cost_by_year(const national::Resultat& resultat, const Groupe& france) {
    LineChart chart{"Effet de la réforme par année civile. Les valeurs sont dans le tableau qui suit.", years_of(resultat), {}, {}, ""};
    chart.series.push_back(series_of(france, "droits", &Cellule::droits));
    chart.series.push_back(series_of(france, "encaissements", &Cellule::encaissements));
    const bool drawn = resultat.tirages.has_value();
    const bool unknown = france.total.inconnus > 0;
    Table table = cost_table("Réforme moins droit en vigueur, par année", "Année", drawn, unknown);
    for (std::size_t i = 0; i < france.annees.size(); ++i) table.rows.push_back(cost_row(std::to_string(resultat.de + static_cast<int>(i)), france.annees[i], drawn, unknown));
    table.total = cost_row("Total", france.total, drawn, unknown);
    return "<h4>Effet sur la dépense, année par année</h4>\n" + to_svg(chart) + to_html(table);
}

std::string by_axis(const national::Resultat& resultat, const Reforme& reforme, const Groupe& france) {
    const bool drawn = resultat.tirages.has_value();
    std::string out;
    for (const Axe axe : {Axe::Poste, Axe::Taille, Axe::Region, Axe::Departement}) {
        const national::Tableau* tableau = find_tableau(reforme.tableaux, axe);
        if (tableau == nullptr || tableau->groupes.empty()) continue;
        const bool unknown = france.total.inconnus > 0;
        Table table = cost_table("Réforme moins droit en vigueur, " + period(resultat), words_of(axe), drawn, unknown);
        for (const Groupe& groupe : tableau->groupes) table.rows.push_back(cost_row(escape(groupe.libelle), groupe.total, drawn, unknown));
        table.total = cost_row("France", france.total, drawn, unknown);
        out += fold("Effet par " + std::string(axe == Axe::Poste ? "poste" : axe == Axe::Taille ? "taille" : axe == Axe::Region ? "région" : "département"), to_html(table));
    }
    return out;
}

std::string key_figures(const national::Resultat& resultat, const Reforme& reforme, const Groupe& france) {
    const Montant& droits = france.total.droits;
    std::string out = "<dl class=\"cles\">\n<div><dt>Droits " + period(resultat) + "</dt><dd>" + signed_compact(droits.cents);
    const Groupe& base = france_of(resultat);
    if (base.total.droits.cents != 0) {
        out += "<span>" + minus(with_sign(droits.cents, percent(droits.cents, base.total.droits.cents))) + " du droit en vigueur</span>";
    }
    if (droits.quantiles) out += "<span>neuf tirages sur dix : " + spread(droits) + "</span>";
    out += "</dd></div>\n";
    if (const national::Bascule* whole = find_france(reforme); whole != nullptr) {
        const auto card = [&](std::string_view name, std::int64_t count, const std::string& amount) {
            out += "<div><dt>" + std::string(name) + "</dt><dd>" + money::to_french(count) + "\u00A0CPTS" + (amount.empty() ? "" : "<span>" + amount + "</span>") + "</dd></div>\n";
        };
        card("Gagnantes", whole->gagnants, signed_compact(whole->gains));
        card("Perdantes", whole->perdants, signed_compact(whole->pertes));
        card("Sans changement", whole->egal, "");
    }
    return out + "</dl>\n";
}

std::string article(const national::Resultat& resultat, const Reforme& reforme, std::size_t rank) {
    const std::string id = "reforme-" + std::to_string(rank);
    std::string out = "<article class=\"reforme\" aria-labelledby=\"" + id + "\">\n<h3 id=\"" + id + "\">" + escape(reforme.titre) + "</h3>\n<p class=\"note\">Identifiant : " + escape(reforme.id) +
                      ". Fichier : " + escape(reforme.fichier) + (reforme.effet.empty() ? "" : ". En vigueur le " + escape(french_date(reforme.effet))) + ".</p>\n" + paragraphs(reforme.expose);
    const Groupe* france = find_france(reforme.tableaux);
    if (france != nullptr) out += key_figures(resultat, reforme, *france);
    for (const std::string& text : reforme.avertissements) out += "<p class=\"alerte\">" + escape(text) + "</p>\n";
    out += html_changes(reforme);
    if (france != nullptr) out += cost_by_year(resultat, *france);
    out += html_winners(reforme);
    if (france != nullptr) out += by_axis(resultat, reforme, *france);
    return out + html_most_affected(reforme) + "</article>\n";
}

std::string side_by_side(const national::Resultat& resultat) {
    Table table;
    table.caption = "Les réformes côte à côte, " + period(resultat);
    table.first = "Réforme";
    table.columns = {"Droits", "Encaissements", "Gagnantes", "Perdantes", "Sans changement"};
    for (const Reforme& reforme : resultat.reformes) {
        const Groupe* france = find_france(reforme.tableaux);
        const national::Bascule* whole = find_france(reforme);
        if (france == nullptr) continue;
        Row row{escape(reforme.titre), {signed_euros(france->total.droits.cents), signed_euros(france->total.encaissements.cents)}};
        for (const std::int64_t count : {whole == nullptr ? 0 : whole->gagnants, whole == nullptr ? 0 : whole->perdants, whole == nullptr ? 0 : whole->egal}) {
            row.cells.push_back(whole == nullptr ? "–" : money::to_french(count));
        }
        table.rows.push_back(std::move(row));
    }
    return to_html(table);
}

}  // namespace

std::string html_reforms(const national::Resultat& resultat) {
    if (resultat.reformes.empty()) return {};
    std::string out = "<p>Chaque réforme est comparée au droit en vigueur, contrat par contrat" + std::string(resultat.tirages ? " et tirage par tirage" : "") +
                      ". Un montant précédé de «\u00A0+\u00A0» est une dépense de plus, de «\u00A0−\u00A0» une dépense de moins.</p>\n";
    if (resultat.reformes.size() > 1) out += side_by_side(resultat);
    for (std::size_t i = 0; i < resultat.reformes.size(); ++i) out += article(resultat, resultat.reformes[i], i + 1);
    return section("reformes", "Réformes", out);
}

}  // namespace socle::rapport::detail
