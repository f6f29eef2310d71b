#include "text.hpp"

#include "numbers.hpp"

#include <socle/base/text.hpp>
#include <socle/money/money.hpp>
#include <socle/present/layout.hpp>
#include <socle/rapport/rapport.hpp>

#include <algorithm>

namespace socle::rapport {

namespace {

using namespace detail;
using national::Axe;
using national::Cellule;
using national::Groupe;
using national::Montant;

constexpr std::size_t kLargest = 10;  // departements shown; the others together

std::string headline(const national::Resultat& resultat) {
    const Groupe& france = france_of(resultat);
    std::string out = on_one_line(resultat.titre) + "\n" + money::to_french(resultat.cpts) + "\u00A0CPTS, " + period(resultat);
    if (resultat.tirages) out += ", moyenne de " + money::to_french(resultat.tirages->nombre) + " tirages";
    out += "\n\nDroits " + compact(france.total.droits.cents) + ", encaissements " + compact(france.total.encaissements.cents);
    if (has_signatures_to_come(resultat)) out += ", signatures à venir comprises";
    if (!resultat.effectifs.empty()) {
        const national::Effectif& last = resultat.effectifs.back();
        out += " ; fin " + std::to_string(last.annee) + ", " + base::count_fr(last.contrats, money::to_french(last.contrats), "contrat") + " pour " +
               base::count_fr(last.habitants, money::to_french(last.habitants), "habitant");
    }
    return out + "\n";
}

std::string by_year(const national::Resultat& resultat) {
    const Groupe& france = france_of(resultat);
    Columns table({"Année", "contrats fin d'année", "habitants", "droits", "encaissements", ""});
    const auto row = [&](std::string head, const national::Effectif* effectif, const Cellule& cellule) {
        table.row({std::move(head), effectif == nullptr ? "" : money::to_french(effectif->contrats), effectif == nullptr ? "" : money::to_french(effectif->habitants), euros(cellule.droits.cents),
                   euros(cellule.encaissements.cents), unknown_for(cellule.inconnus)});
    };
    for (std::size_t i = 0; i < france.annees.size(); ++i) {
        const int year = resultat.de + static_cast<int>(i);
        const auto at = std::find_if(resultat.effectifs.begin(), resultat.effectifs.end(), [&](const national::Effectif& one) { return one.annee == year; });
        row(std::to_string(year), at == resultat.effectifs.end() ? nullptr : &*at, france.annees[i]);
    }
    table.rule();
    row("Total", nullptr, france.total);
    return "\nAnnée par année\n" + table.take();
}

std::string spread(const national::Resultat& resultat, std::string_view what, Montant Cellule::* which) {
    const Groupe& france = france_of(resultat);
    Columns table({std::string(what), "P5", "±", "P50", "±", "moyenne", "±", "P95", "±"});
    const auto row = [&](std::string head, const Montant& montant) {
        const national::Quantiles found = montant.quantiles.value_or(national::Quantiles{});
        const auto put = [&](std::int64_t cents) { return write_amount(cents, found.p95); };
        table.row({std::move(head), put(found.p5), compact(found.erreur.p5), put(found.p50), compact(found.erreur.p50), put(montant.cents), compact(found.erreur.moyenne), put(found.p95),
                   compact(found.erreur.p95)});
    };
    for (std::size_t i = 0; i < france.annees.size(); ++i) row(std::to_string(resultat.de + static_cast<int>(i)), france.annees[i].*which);
    row("Ensemble", france.total.*which);
    return table.take();
}

std::string dispersion(const national::Resultat& resultat) {
    if (!resultat.tirages) return {};
    return "\nDispersion des tirages\n" + block("Un tirage sur vingt est sous P5, un sur deux sous P50, un sur vingt au-dessus de P95 ; ± : ce que le nombre fini de tirages laisse ignorer, à 95 %. "
                                                "Les quantiles ne s'additionnent pas.", 2) +
           spread(resultat, "Droits", &Cellule::droits) + "\n" + spread(resultat, "Encaissements", &Cellule::encaissements);
}

std::string star(std::string number, std::int64_t inconnus) { return number + (inconnus > 0 ? "*" : " "); }

std::string by_axis(const national::Resultat& resultat, Axe axe, std::string_view title) {
    const national::Tableau* tableau = find_tableau(resultat.tableaux, axe);
    if (tableau == nullptr || tableau->groupes.empty()) return {};
    std::vector<std::string> head = {"Droits, k€", "CPTS"};
    for (const int year : years_of(resultat)) head.push_back(std::to_string(year) + " ");
    head.emplace_back("total ");
    head.emplace_back("encaissements ");
    Columns table(head);
    const auto row = [&](const Groupe& groupe, const std::string& name) {
        std::vector<std::string> cells = {name, money::to_french(groupe.cpts)};
        for (const Cellule& cellule : groupe.annees) cells.push_back(star(in_thousands(cellule.droits.cents), cellule.inconnus));
        cells.push_back(star(in_thousands(groupe.total.droits.cents), groupe.total.inconnus));
        cells.push_back(star(in_thousands(groupe.total.encaissements.cents), groupe.total.inconnus));
        table.row(std::move(cells));
    };
    for (const Groupe& groupe : tableau->groupes) row(groupe, on_one_line(groupe.libelle));
    table.rule();
    row(france_of(resultat), "France");
    std::string out = "\n" + std::string(title) + "\n" + table.take();
    for (const Groupe& groupe : tableau->groupes) {
        if (groupe.total.inconnus > 0) out += item("* " + groupe.libelle + " : " + unknown_for(groupe.total.inconnus) + ", compté zéro");
    }
    return out;
}

std::string departements(const national::Resultat& resultat) {
    const national::Tableau* tableau = find_tableau(resultat.tableaux, Axe::Departement);
    if (tableau == nullptr || tableau->groupes.empty()) return {};
    std::vector<const Groupe*> groups;
    const Groupe* to_come = nullptr;
    for (const Groupe& groupe : tableau->groupes) {
        if (is_place(groupe)) {
            groups.push_back(&groupe);
        } else {
            to_come = &groupe;
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Groupe* a, const Groupe* b) { return a->total.droits.cents > b->total.droits.cents; });
    const std::size_t shown = std::min(groups.size(), kLargest);
    Columns table({"Département", "CPTS", "droits", "encaissements", ""});
    const auto row = [&](const std::string& name, const Groupe& groupe) {
        table.row({name, money::to_french(groupe.cpts), euros(groupe.total.droits.cents), euros(groupe.total.encaissements.cents), unknown_for(groupe.total.inconnus)});
    };
    std::int64_t cpts = 0;
    std::int64_t droits = 0;
    std::int64_t encaissements = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Groupe& groupe = *groups[i];
        if (i < shown) {
            row(groupe.code + " " + on_one_line(groupe.libelle), groupe);
        } else {
            cpts += groupe.cpts;
            droits += groupe.total.droits.cents;
            encaissements += groupe.total.encaissements.cents;
        }
    }
    const auto others = static_cast<std::int64_t>(groups.size() - shown);
    if (others > 0) table.row({others == 1 ? "l'autre département" : "les " + money::to_french(others) + " autres", money::to_french(cpts), euros(droits), euros(encaissements)});
    if (to_come != nullptr) row(on_one_line(to_come->libelle), *to_come);
    table.rule();
    row("France", france_of(resultat));
    return "\nPar département, " + std::string(others > 0 ? "les plus grands montants (tous : sorties CSV, JSON et HTML)" : period(resultat)) + "\n" + table.take();
}

std::string hypotheses(const national::Resultat& resultat) {
    if (!resultat.tirages) return {};
    const national::Tirages& tirages = *resultat.tirages;
    std::string out = "\nHypothèses (" + on_one_line(tirages.fichier) + ", " + money::to_french(tirages.nombre) + " tirages, graine " + std::to_string(tirages.graine) + ")\n";
    for (const national::Hypothese& hypothese : tirages.hypotheses) out += item(hypothese.nom + " : " + hypothese.valeur + " [" + hypothese.source + "]");
    return out;
}

std::string provenance(const national::Resultat& resultat) {
    std::string out = "\nD'où viennent ces chiffres\n";
    for (const std::string& title : resultat.textes) out += item(title);
    out += "  droit        " + on_one_line(resultat.droit) + "\n  portefeuille " + on_one_line(resultat.portefeuille) + "\n";
    if (!resultat.programme.empty()) out += "  programme    " + on_one_line(resultat.programme) + "\n";
    return out;
}

}  // namespace

std::string to_text(const national::Resultat& resultat) {
    std::string out = headline(resultat) + by_year(resultat) + dispersion(resultat);
    out += "\n" + block("Les tableaux en k€ sont arrondis case par case : leurs sommes peuvent différer d'une unité. " +
                            std::string(resultat.tirages ? "Les moyennes au centime" : "Les montants exacts") + " sont dans les sorties CSV et JSON. " + std::string(kPosteNote), 0);
    out += by_axis(resultat, Axe::Region, "Par région") + by_axis(resultat, Axe::Taille, "Par taille de CPTS") + by_axis(resultat, Axe::Poste, "Par poste") + departements(resultat);
    out += text_reforms(resultat) + text_controls(resultat) + hypotheses(resultat);
    if (!resultat.avertissements.empty()) out += "\nAvertissements\n";
    for (const std::string& text : resultat.avertissements) out += item(text);
    return out + provenance(resultat);
}

}  // namespace socle::rapport
