#include "charts.hpp"
#include "html.hpp"
#include "numbers.hpp"

#include <socle/money/money.hpp>

namespace socle::rapport::detail {

namespace {

std::string or_dash(const std::optional<std::int64_t>& cents) { return cents ? minus(euros(*cents)) : "–"; }

std::string controls_chart(const national::Resultat& resultat) {
    BarChart chart{"Montants publiés et montants calculés. Les valeurs sont dans le tableau qui suit.", {}, "Barre claire et bordée : publié. Barre pleine : encaissements calculés."};
    for (const national::Controle& controle : resultat.controles) {
        if (!controle.calcule) continue;
        const std::string year = std::to_string(controle.annee);
        const std::int64_t gap = *controle.calcule - controle.publie;
        chart.bars.push_back({year + ", publié", controle.publie, {}, "publie", ""});
        chart.bars.push_back({year + ", calculé", *controle.calcule, {}, "encaissements", " (" + with_sign(gap, percent(gap, controle.publie)) + ")"});
    }
    return chart.bars.empty() ? "" : to_svg(chart);
}

std::string amounts_table(const national::Resultat& resultat) {
    Table table;
    table.caption = "Publié et calculé";
    table.first = "Chiffre publié";
    table.columns = {"Année", "Publié", "Calculé", "Écart", "Écart en %"};
    for (const national::Controle& controle : resultat.controles) {
        const Ecart ecart = gap_of(controle);
        Row row{escape(controle.titre), {std::to_string(controle.annee), minus(euros(controle.publie))}};
        if (controle.calcule) {
            row.cells.push_back(minus(euros(*controle.calcule)));
            row.cells.push_back(minus(with_sign(*ecart.montant, euros(*ecart.montant))));
            row.cells.push_back(minus(with_sign(*ecart.montant, percent(*ecart.montant, controle.publie))));
        } else {
            row.cells.insert(row.cells.end(), {"année hors du calcul", "–", "–"});
        }
        table.rows.push_back(std::move(row));
    }
    return to_html(table);
}

std::string contracts_table(const national::Resultat& resultat) {
    Table table;
    table.caption = "Rapporté au nombre de contrats en fin d'année";
    table.first = "Chiffre publié";
    table.columns = {"Année", "Contrats publiés", "Contrats du portefeuille", "Publié par contrat", "Calculé par contrat"};
    for (const national::Controle& controle : resultat.controles) {
        const Ecart ecart = gap_of(controle);
        table.rows.push_back({escape(controle.titre),
                              {std::to_string(controle.annee), controle.contrats_publies ? money::to_french(*controle.contrats_publies) : "–",
                               controle.calcule ? money::to_french(controle.contrats) : "–", or_dash(ecart.publie_par_contrat), or_dash(ecart.calcule_par_contrat)}});
    }
    return to_html(table);
}

std::string sources_and_comments(const national::Resultat& resultat) {
    std::string out = "<dl class=\"suite\">\n";
    for (const national::Controle& controle : resultat.controles) {
        const std::string year = std::to_string(controle.annee);
        const bool told = controle.titre.find(year) != std::string::npos;
        out += "<dt>" + escape(controle.titre) + (told ? "" : " (" + year + ")") + "</dt>\n<dd>" + paragraphs(controle.commentaire) + "<p class=\"source\">Source : " + escape(controle.source);
        if (!controle.source_contrats.empty()) out += ". Nombre de contrats : " + escape(controle.source_contrats);
        out += "</p></dd>\n";
    }
    return out + "</dl>\n";
}

std::string fact(std::string_view name, const std::string& value) {
    if (value.empty()) return {};
    return "<dt>" + std::string(name) + "</dt><dd>" + escape(value) + "</dd>\n";
}

}  // namespace

std::string html_controls(const national::Resultat& resultat) {
    if (resultat.controles.empty()) return {};
    const std::string intro = "<p>Ce que Socle calcule pour ce portefeuille, à côté de ce qui a été publié. Aucun montant n'est corrigé pour réduire l'écart.</p>\n";
    return section("controles", "Contrôle par les chiffres publiés",
                   intro + controls_chart(resultat) + amounts_table(resultat) + contracts_table(resultat) + "<h3>D'où peut venir l'écart</h3>\n" + sources_and_comments(resultat));
}

std::string html_hypotheses(const national::Resultat& resultat) {
    if (!resultat.tirages) return {};
    const national::Tirages& tirages = *resultat.tirages;
    Table table;
    table.caption = "Ce que l'on ne sait pas, et ce que l'on suppose";
    table.first = "Hypothèse";
    table.columns = {"Valeur", "Source"};
    table.worded = {true, true};
    for (const national::Hypothese& hypothese : tirages.hypotheses) {
        table.rows.push_back({escape(hypothese.nom), {escape(hypothese.valeur), hypothese.source == "supposé" ? "<strong class=\"suppose\">supposé</strong>" : escape(hypothese.source)}});
    }
    return section("hypotheses", "Hypothèses",
                   "<p>" + money::to_french(tirages.nombre) + " tirages au hasard, graine " + std::to_string(tirages.graine) + ", d'après « " + escape(tirages.fichier) +
                       " ». Les mêmes tirages servent au droit en vigueur et aux réformes : leurs écarts ne doivent rien au hasard d'un tirage à l'autre.</p>\n" + to_html(table));
}

std::string html_method(const national::Resultat& resultat) {
    std::string out = "<p>Chaque contrat est calculé année par année d'après les textes ci-dessous, encodés avec leurs sources, puis les droits sont répartis par jours entre les années civiles et les versements "
                      "placés à leur date. " +
                      std::string(resultat.tirages ? "Chaque tirage est calculé au centime ; les montants montrés sont des moyennes sur les tirages, arrondies au centime de façon que lignes et colonnes "
                                                     "s'additionnent. Les quantiles (P5, P50, P95), eux, ne s'additionnent pas."
                                                   : "Les montants sont exacts au centime ; toute addition de ce rapport se vérifie.") +
                      " " + std::string(kPosteNote) + "</p>\n<h3>Textes appliqués</h3>\n<ul>\n";
    for (const std::string& title : resultat.textes) out += "<li>" + escape(title) + "</li>\n";
    out += "</ul>\n<h3>Limites</h3>\n<ul>\n"
           "<li>Un montant inconnu compte pour zéro dans les totaux ; le nombre de CPTS concernées est toujours dit.</li>\n"
           "<li>Le résultat vaut ce que vaut le portefeuille : une CPTS absente ou mal décrite manque au total.</li>\n";
    if (resultat.tirages) out += "<li>La dispersion montrée vient des seules hypothèses tirées au hasard : elle ne dit rien des erreurs du portefeuille ni des lectures du droit.</li>\n";
    if (!resultat.reformes.empty()) {
        out += "<li>L'effet d'une réforme suppose que les CPTS ne changent rien à ce qu'elles font.</li>\n";
    }
    out += "</ul>\n<h3>De quoi refaire ce calcul</h3>\n<dl class=\"empreintes\">\n";
    out += fact("Programme", resultat.programme) + fact("Droit", resultat.droit) + fact("Portefeuille", resultat.portefeuille);
    if (resultat.tirages) out += fact("Hypothèses", resultat.tirages->fichier + (resultat.tirages->empreinte.empty() ? "" : ", " + resultat.tirages->empreinte));
    for (const national::Reforme& reforme : resultat.reformes) {
        out += fact("Réforme", reforme.fichier + (reforme.empreinte.empty() ? "" : ", " + reforme.empreinte));
    }
    return section("methode", "Méthode et limites", out + "</dl>\n");
}

}  // namespace socle::rapport::detail
