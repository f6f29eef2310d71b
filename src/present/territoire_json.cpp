#include <socle/present/territoire.hpp>

#include "json_parts.hpp"

#include <socle/base/json_writer.hpp>
#include <socle/base/text.hpp>

namespace socle::present {

namespace {

std::string_view name_of(territoire::TypeLieu type) {
    switch (type) {
        case territoire::TypeLieu::Commune: return "commune";
        case territoire::TypeLieu::ArrondissementMunicipal: return "arrondissement";
        case territoire::TypeLieu::Epci: return "epci";
        case territoire::TypeLieu::Departement: return "departement";
        case territoire::TypeLieu::Region: return "region";
    }
    return "";
}

}  // namespace

std::string to_json(const app::FicheTerritoire& fiche) {
    base::JsonWriter json;
    json.begin_object();
    json.key("lieux").begin_array();
    for (std::size_t i = 0; i < fiche.lieux.size(); ++i) json.begin_object().key("code").string(fiche.codes[i]).key("libelle").string(fiche.lieux[i]).end_object();
    json.end_array();
    json.key("communes").integer(static_cast<std::int64_t>(fiche.communes));
    json.key("habitants").integer(fiche.habitants);
    json.key("departement").string(fiche.departement).key("region").string(fiche.region);
    json.key("departements").begin_array();
    for (const std::string& nom : fiche.departements) json.string(nom);
    json.end_array();
    json.key("texte").string(fiche.texte);
    json.key("taille").integer(fiche.taille);
    detail::write_integer_or_null(json, "vers_taille_superieure", fiche.ecarts.superieure);
    detail::write_integer_or_null(json, "vers_taille_inferieure", fiche.ecarts.inferieure);
    json.key("evolution").begin_array();
    for (const app::EvolutionTerritoire& entry : fiche.evolution) {
        json.begin_object().key("edition").integer(entry.millesime.edition).key("en_vigueur").integer(entry.millesime.en_vigueur);
        json.key("recensement").integer(entry.millesime.recensement).key("habitants").integer(entry.habitants).key("taille").integer(entry.taille);
        json.key("complet").boolean(entry.complete).end_object();
    }
    json.end_array();
    json.key("autres").begin_array();
    for (const territoire::Lieu& lieu : fiche.autres) {
        json.begin_object().key("code").string(lieu.code).key("nom").string(lieu.nom).key("habitants").integer(lieu.habitants).end_object();
    }
    json.end_array();
    json.key("remarques").begin_array();
    for (const std::string& text : fiche.remarques) json.string(text);
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string to_json(const std::vector<territoire::Lieu>& found) {
    base::JsonWriter json;
    json.begin_object().key("candidats").begin_array();
    for (const territoire::Lieu& lieu : found) {
        json.begin_object().key("code").string(lieu.code).key("nom").string(lieu.nom).key("habitants").integer(lieu.habitants).end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string places_json(const territoire::Referentiel& referentiel, const std::vector<territoire::Lieu>& lieux) {
    base::JsonWriter json;
    json.begin_object().key("lieux").begin_array();
    for (const territoire::Lieu& lieu : lieux) {
        json.begin_object();
        json.key("code").string(lieu.code).key("nom").string(lieu.nom).key("type").string(name_of(lieu.type));
        json.key("libelle").string(territoire::describe(referentiel, lieu));
        const bool placed = lieu.departement != territoire::kNone;
        json.key("departement").string(placed ? referentiel.departements()[lieu.departement].nom : "");
        json.key("code_departement").string(placed ? referentiel.departements()[lieu.departement].code : "");
        json.key("codes_postaux").begin_array();
        if (lieu.type == territoire::TypeLieu::Commune || lieu.type == territoire::TypeLieu::ArrondissementMunicipal) {
            for (const std::string_view code : base::split(referentiel.communes()[lieu.index].codes_postaux, ' ')) {
                if (!code.empty()) json.string(code);
            }
        }
        json.end_array();
        json.key("communes").integer(static_cast<std::int64_t>(referentiel.communes_of(lieu.type, lieu.index).size()));
        json.key("habitants").integer(lieu.habitants);
        json.key("ancien_nom");
        detail::write_text_or_null(json, lieu.ancien_nom);
        json.end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace socle::present
