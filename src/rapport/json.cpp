#include <socle/base/json_writer.hpp>
#include <socle/money/money.hpp>
#include <socle/rapport/rapport.hpp>

namespace socle::rapport {

namespace {

using base::JsonWriter;

void amount(JsonWriter& json, std::string_view key, std::int64_t cents) { json.key(key).string(money::to_decimal(money::Cents{cents})); }

void strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
    json.key(key).begin_array();
    for (const std::string& value : values) json.string(value);
    json.end_array();
}

void text_or_null(JsonWriter& json, std::string_view key, const std::string& text) {
    json.key(key);
    if (text.empty()) {
        json.null();
    } else {
        json.string(text);
    }
}

void montant(JsonWriter& json, std::string_view key, const national::Montant& montant) {
    json.key(key).begin_object();
    amount(json, "montant", montant.cents);
    json.key("quantiles");
    if (montant.quantiles) {
        const national::Quantiles& found = *montant.quantiles;
        json.begin_object();
        amount(json, "p5", found.p5);
        amount(json, "p50", found.p50);
        amount(json, "p95", found.p95);
        json.key("erreur").begin_object();
        amount(json, "moyenne", found.erreur.moyenne);
        amount(json, "p5", found.erreur.p5);
        amount(json, "p50", found.erreur.p50);
        amount(json, "p95", found.erreur.p95);
        json.end_object().end_object();
    } else {
        json.null();
    }
    json.end_object();
}

void cellule(JsonWriter& json, const national::Cellule& cellule) {
    montant(json, "droits", cellule.droits);
    montant(json, "encaissements", cellule.encaissements);
    json.key("inconnus").integer(cellule.inconnus);
}

void tableaux(JsonWriter& json, const std::vector<national::Tableau>& all, int first_year) {
    json.key("tableaux").begin_array();
    for (const national::Tableau& tableau : all) {
        json.begin_object().key("axe").string(national::name_of(tableau.axe)).key("groupes").begin_array();
        for (const national::Groupe& groupe : tableau.groupes) {
            json.begin_object().key("code").string(groupe.code).key("libelle").string(groupe.libelle).key("cpts").integer(groupe.cpts);
            json.key("annees").begin_array();
            for (std::size_t i = 0; i < groupe.annees.size(); ++i) {
                json.begin_object().key("annee").integer(first_year + static_cast<int>(i));
                cellule(json, groupe.annees[i]);
                json.end_object();
            }
            json.end_array().key("total").begin_object();
            cellule(json, groupe.total);
            json.end_object().end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void bascules(JsonWriter& json, std::string_view key, const std::vector<national::Bascule>& all) {
    json.key(key).begin_array();
    for (const national::Bascule& bascule : all) {
        json.begin_object().key("code").string(bascule.code).key("libelle").string(bascule.libelle);
        json.key("gagnants").integer(bascule.gagnants).key("perdants").integer(bascule.perdants).key("egal").integer(bascule.egal);
        amount(json, "gains", bascule.gains);
        amount(json, "pertes", bascule.pertes);
        json.end_object();
    }
    json.end_array();
}

void touches(JsonWriter& json, const std::vector<national::Touche>& all) {
    json.key("plus_touches").begin_array();
    for (const national::Touche& touche : all) {
        json.begin_object().key("id").string(touche.id).key("nom").string(touche.nom).key("region").string(touche.region).key("taille").string(touche.taille);
        amount(json, "avant", touche.avant);
        amount(json, "apres", touche.apres);
        amount(json, "ecart", touche.apres - touche.avant);
        json.end_object();
    }
    json.end_array();
}

void reforme(JsonWriter& json, const national::Reforme& reforme, int first_year) {
    json.begin_object();
    json.key("id").string(reforme.id).key("titre").string(reforme.titre).key("fichier").string(reforme.fichier);
    text_or_null(json, "empreinte", reforme.empreinte);
    json.key("effet").string(reforme.effet).key("expose").string(reforme.expose);
    json.key("changements").begin_array();
    for (const national::Changement& changement : reforme.changements) {
        json.begin_object().key("objet").string(changement.objet);
        text_or_null(json, "avant", changement.avant);
        text_or_null(json, "apres", changement.apres);
        strings(json, "sources", changement.sources);
        json.end_object();
    }
    json.end_array();
    tableaux(json, reforme.tableaux, first_year);
    bascules(json, "par_taille", reforme.par_taille);
    bascules(json, "par_region", reforme.par_region);
    touches(json, reforme.plus_touches);
    strings(json, "avertissements", reforme.avertissements);
    json.end_object();
}

void controles(JsonWriter& json, const std::vector<national::Controle>& all) {
    json.key("controles").begin_array();
    for (const national::Controle& controle : all) {
        json.begin_object().key("annee").integer(controle.annee).key("titre").string(controle.titre);
        amount(json, "publie", controle.publie);
        json.key("source").string(controle.source);
        if (controle.calcule) {
            amount(json, "calcule", *controle.calcule);
            amount(json, "ecart", *controle.calcule - controle.publie);
        } else {
            json.key("calcule").null().key("ecart").null();
        }
        json.key("contrats");
        if (controle.calcule) {
            json.integer(controle.contrats);
        } else {
            json.null();
        }
        json.key("contrats_publies");
        if (controle.contrats_publies) {
            json.integer(*controle.contrats_publies);
        } else {
            json.null();
        }
        text_or_null(json, "source_contrats", controle.source_contrats);
        json.key("commentaire").string(controle.commentaire).end_object();
    }
    json.end_array();
}

void tirages(JsonWriter& json, const std::optional<national::Tirages>& tirages) {
    json.key("tirages");
    if (!tirages) {
        json.null();
        return;
    }
    json.begin_object().key("nombre").integer(tirages->nombre).key("graine").string(std::to_string(tirages->graine));
    json.key("fichier").string(tirages->fichier);
    text_or_null(json, "empreinte", tirages->empreinte);
    json.key("hypotheses").begin_array();
    for (const national::Hypothese& hypothese : tirages->hypotheses) {
        json.begin_object().key("nom").string(hypothese.nom).key("valeur").string(hypothese.valeur).key("source").string(hypothese.source).end_object();
    }
    json.end_array().end_object();
}

}  // namespace

std::string to_json(const national::Resultat& resultat) {
    JsonWriter json;
    json.begin_object();
    json.key("titre").string(resultat.titre);
    text_or_null(json, "programme", resultat.programme);
    json.key("de").integer(resultat.de).key("a").integer(resultat.a).key("cpts").integer(resultat.cpts);
    json.key("droit").string(resultat.droit).key("portefeuille").string(resultat.portefeuille);
    strings(json, "textes", resultat.textes);
    json.key("effectifs").begin_array();
    for (const national::Effectif& effectif : resultat.effectifs) {
        json.begin_object().key("annee").integer(effectif.annee).key("contrats").integer(effectif.contrats).key("habitants").integer(effectif.habitants).end_object();
    }
    json.end_array();
    tableaux(json, resultat.tableaux, resultat.de);
    json.key("reformes").begin_array();
    for (const national::Reforme& one : resultat.reformes) reforme(json, one, resultat.de);
    json.end_array();
    controles(json, resultat.controles);
    tirages(json, resultat.tirages);
    strings(json, "avertissements", resultat.avertissements);
    json.end_object();
    return json.take() + "\n";
}

}  // namespace socle::rapport
