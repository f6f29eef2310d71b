#include "numbers.hpp"
#include "text.hpp"

#include <socle/base/text.hpp>
#include <socle/money/money.hpp>
#include <socle/present/layout.hpp>

namespace socle::rapport::detail {

namespace {

using national::Axe;
using national::Bascule;
using national::Cellule;
using national::Groupe;
using national::Reforme;
using national::Touche;

std::string plus(std::int64_t cents) { return with_sign(cents, euros(cents)); }

std::string contracts(std::int64_t count) { return base::count_fr(count, money::to_french(count), "contrat"); }

std::string thousands(std::int64_t cents) { return with_sign(cents, in_thousands(cents)); }

std::string spread(const national::Montant& montant) { return montant.quantiles ? between(montant.quantiles->p5, montant.quantiles->p95) : ""; }

std::string cost(const national::Resultat& resultat, const Groupe& france) {
    const bool drawn = resultat.tirages.has_value();
    Columns table({"Réforme moins droit en vigueur", "droits", drawn ? "P5 à P95" : "", "encaissements", drawn ? "P5 à P95" : "", ""});
    const auto row = [&](std::string head, const Cellule& cellule) {
        table.row({std::move(head), plus(cellule.droits.cents), spread(cellule.droits), plus(cellule.encaissements.cents), spread(cellule.encaissements), unknown_for(cellule.inconnus)});
    };
    for (std::size_t i = 0; i < france.annees.size(); ++i) row(std::to_string(resultat.de + static_cast<int>(i)), france.annees[i]);
    table.rule();
    row("Total", france.total);
    return table.take();
}

std::string by_poste(const Reforme& reforme, const Groupe& france) {
    const national::Tableau* tableau = find_tableau(reforme.tableaux, Axe::Poste);
    if (tableau == nullptr) return {};
    Columns table({"Par poste", "droits", "encaissements"});
    for (const Groupe& groupe : tableau->groupes) {
        if (groupe.total.droits.cents == 0 && groupe.total.encaissements.cents == 0) continue;
        table.row({on_one_line(groupe.libelle), plus(groupe.total.droits.cents), plus(groupe.total.encaissements.cents)});
    }
    table.rule();
    table.row({"France", plus(france.total.droits.cents), plus(france.total.encaissements.cents)});
    return "\n" + table.take();
}

std::string winners(const std::vector<Bascule>& all, const Bascule* france, const std::string& title) {
    if (all.empty()) return {};
    Columns table({title, "gagnantes", "perdantes", "égal", "gains, k€", "pertes, k€", "solde, k€"});
    const auto row = [&](const std::string& name, const Bascule& one) {
        table.row({name, money::to_french(one.gagnants), money::to_french(one.perdants), money::to_french(one.egal), thousands(one.gains), thousands(one.pertes), thousands(one.gains + one.pertes)});
    };
    for (const Bascule& one : all) {
        if (!one.code.empty()) row(on_one_line(one.libelle), one);
    }
    table.rule();
    if (france != nullptr) row("France", *france);
    return "\n" + table.take();
}

std::string affected(const Reforme& reforme) {
    if (reforme.plus_touches.empty()) return {};
    Columns table({"CPTS les plus touchées", "région", "avant", "après", "écart", "%"});
    for (const Touche& touche : reforme.plus_touches) {
        const std::int64_t gap = touche.apres - touche.avant;
        table.row({on_one_line(touche.nom.empty() ? touche.id : touche.nom), on_one_line(touche.region), euros(touche.avant), euros(touche.apres), plus(gap), with_sign(gap, percent(gap, touche.avant))});
    }
    return "\n" + table.take();
}

std::string changes(const Reforme& reforme) {
    std::string out;
    for (const national::Changement& changement : reforme.changements) {
        out += "  " + on_one_line(changement.objet) + "\n";
        out += "    avant : " + present::wrap(changement.avant.empty() ? "rien" : on_one_line(changement.avant), kTextWidth, 12) + "\n";
        out += "    après : " + present::wrap(changement.apres.empty() ? "supprimé" : on_one_line(changement.apres), kTextWidth, 12) + "\n";
        if (!changement.sources.empty()) out += "    source : " + present::wrap(on_one_line(base::enumerate_fr(changement.sources, " ; ", " ; ")), kTextWidth, 13) + "\n";
    }
    return out;
}

}  // namespace

std::string text_reforms(const national::Resultat& resultat) {
    std::string out;
    for (const Reforme& reforme : resultat.reformes) {
        out += "\nRéforme : " + on_one_line(reforme.titre) + " (" + on_one_line(reforme.fichier) + (reforme.effet.empty() ? "" : ", en vigueur le " + french_date(reforme.effet)) + ")\n" + block(reforme.expose, 2);
        for (const std::string& text : reforme.avertissements) out += item(text);
        out += changes(reforme) + "\n";
        const Groupe* france = find_france(reforme.tableaux);
        if (france != nullptr) out += cost(resultat, *france) + by_poste(reforme, *france);
        const Bascule* whole = find_france(reforme);
        out += winners(reforme.par_taille, whole, "Par taille") + winners(reforme.par_region, whole, "Par région") + affected(reforme);
    }
    return out;
}

std::string text_controls(const national::Resultat& resultat) {
    if (resultat.controles.empty()) return {};
    std::string out = "\nContrôle par les chiffres publiés\n";
    for (const national::Controle& controle : resultat.controles) {
        const Ecart ecart = gap_of(controle);
        out += "  " + on_one_line(controle.titre) + "\n    publié  " + euros(controle.publie) + "  [" + on_one_line(controle.source) + "]\n";
        if (controle.calcule) {
            out += "    calculé " + euros(*controle.calcule) + ", écart " + plus(*ecart.montant) + " (" + with_sign(*ecart.montant, percent(*ecart.montant, controle.publie)) + ")\n";
        } else {
            out += "    calculé : l'année " + std::to_string(controle.annee) + " est hors du calcul\n";
        }
        if (ecart.publie_par_contrat && ecart.calcule_par_contrat) {
            out += "    par contrat : publié " + euros(*ecart.publie_par_contrat) + " (" + contracts(*controle.contrats_publies) + "), calculé " + euros(*ecart.calcule_par_contrat) + " (" +
                   contracts(controle.contrats) + ")\n";
        }
        out += block(controle.commentaire, 4);
    }
    return out;
}

}  // namespace socle::rapport::detail
