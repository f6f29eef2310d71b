#include "charts.hpp"
#include "html.hpp"
#include "numbers.hpp"
#include "words.hpp"

#include <socle/base/text.hpp>
#include <socle/money/money.hpp>

#include <algorithm>

namespace socle::rapport::detail {

namespace {

using national::Bascule;
using national::Reforme;
using national::Touche;

std::string signed_euros(std::int64_t cents) { return minus(with_sign(cents, euros(cents))); }

Row winners_row(const Bascule& bascule) {
    return {escape(bascule.libelle),
            {money::to_french(bascule.gagnants), money::to_french(bascule.perdants), money::to_french(bascule.egal), signed_euros(bascule.gains), signed_euros(bascule.pertes),
             signed_euros(bascule.gains + bascule.pertes)}};
}

std::vector<Bascule> by_net(std::vector<Bascule> all) {
    std::stable_sort(all.begin(), all.end(), [](const Bascule& a, const Bascule& b) { return a.gains + a.pertes > b.gains + b.pertes; });
    return all;
}

std::string winners(const std::vector<Bascule>& all, const Bascule* france, std::string_view first, const std::string& by) {
    SplitChart chart{"Gains et pertes " + by + ". Les valeurs sont dans le tableau qui suit.", {}};
    Table table;
    table.caption = "Gagnantes et perdantes " + by;
    table.first = first;
    table.columns = {"Gagnantes", "Perdantes", "Sans changement", "Gains", "Pertes", "Solde"};
    for (const Bascule& bascule : all) {
        if (bascule.code.empty()) continue;
        chart.bars.push_back({bascule.libelle, bascule.gains, bascule.pertes});
        table.rows.push_back(winners_row(bascule));
    }
    if (chart.bars.empty()) return {};
    if (france != nullptr) table.total = winners_row(*france);
    if (france != nullptr) table.total->head = "France";
    return "<h5>" + escape(capital(by)) + "</h5>\n" + to_svg(chart) + to_html(table);
}

std::string affected_table(const std::string& caption, const std::vector<const Touche*>& all) {
    if (all.empty()) return {};
    Table table;
    table.caption = caption;
    table.first = "CPTS";
    table.columns = {"Région", "Taille", "Avant", "Après", "Écart", "Écart en %"};
    table.worded = {true, true};
    for (const Touche* touche : all) {
        const std::int64_t gap = touche->apres - touche->avant;
        table.rows.push_back({escape(touche->nom.empty() ? touche->id : touche->nom) + (touche->nom.empty() ? "" : "<small>" + escape(touche->id) + "</small>"),
                              {escape(touche->region), escape(touche->taille), minus(euros(touche->avant)), minus(euros(touche->apres)), signed_euros(gap),
                               minus(with_sign(gap, percent(gap, touche->avant)))}});
    }
    return to_html(table);
}

std::string wording(const std::vector<Words>& words, std::string_view tag) {
    std::string out;
    for (const Words& some : words) {
        if (!out.empty()) out += ' ';
        out += some.changed ? "<" + std::string(tag) + ">" + escape(some.text) + "</" + std::string(tag) + ">" : escape(some.text);
    }
    return out;
}

std::string change(const national::Changement& changement) {
    const bool whole = changement.avant.empty() || changement.apres.empty();
    const Compared compared = whole ? Compared{} : compare_words(typeset(changement.avant), typeset(changement.apres));
    const std::string before = changement.avant.empty() ? "<em>rien</em>" : whole ? "<del>" + escape(changement.avant) + "</del>" : wording(compared.before, "del");
    const std::string after = changement.apres.empty() ? "<em>supprimé</em>" : whole ? "<ins>" + escape(changement.apres) + "</ins>" : wording(compared.after, "ins");
    std::string out = "<div class=\"changement\">\n<h5>" + escape(changement.objet) + "</h5>\n<div class=\"avant\"><p class=\"etat\">Droit en vigueur</p><p>" + before +
                      "</p></div>\n<div class=\"apres\"><p class=\"etat\">Réforme</p><p>" + after + "</p></div>\n";
    if (!changement.sources.empty()) out += "<p class=\"source\">Source : " + escape(base::enumerate_fr(changement.sources, " ; ", " ; ")) + "</p>\n";
    return out + "</div>\n";
}

}  // namespace

std::string html_changes(const Reforme& reforme) {
    if (reforme.changements.empty()) return {};
    std::string out = "<h4>Ce qu'elle change</h4>\n";
    for (const national::Changement& changement : reforme.changements) out += change(changement);
    return out;
}

std::string html_winners(const Reforme& reforme) {
    const Bascule* france = find_france(reforme);
    const std::string body = winners(reforme.par_taille, france, "Taille de CPTS", "par taille") + winners(by_net(reforme.par_region), france, "Région", "par région");
    if (body.empty()) return {};
    return "<h4>Qui gagne, qui perd</h4>\n<p class=\"note\">Une CPTS gagne ou perd d'après le total de ses droits sur la période ; « sans changement » : pas un centime d'écart.</p>\n" + body;
}

std::string html_most_affected(const Reforme& reforme) {
    std::vector<const Touche*> losers;
    std::vector<const Touche*> winners;
    for (const Touche& touche : reforme.plus_touches) (touche.apres < touche.avant ? losers : winners).push_back(&touche);
    if (reforme.plus_touches.empty()) return {};
    return "<h4>Les CPTS les plus touchées</h4>\n" + affected_table("Les plus grandes pertes de droits", losers) + affected_table("Les plus grands gains de droits", winners);
}

}  // namespace socle::rapport::detail
