// Registers of the law as JSON.
#include <socle/present/droit_json.hpp>

#include "droit_json_parts.hpp"
#include "json_parts.hpp"

#include <socle/droit/names.hpp>

#include <algorithm>

namespace socle::present {

namespace {

using base::JsonWriter;
using detail::write_amount;
using detail::write_date_or_null;
using detail::write_sources;
using detail::write_strings;
using detail::write_text_or_null;

void write_controles(JsonWriter& json, const droit::LawBook& book, const droit::Texte& texte) {
    json.key("controles").begin_array();
    for (const droit::Controle& controle : texte.controles) {
        json.begin_object().key("titre").string(controle.titre).key("population").integer(controle.population);
        json.key("membres").integer(controle.membres).key("missions").string(controle.missions);
        json.key("taux").string(money::to_decimal(controle.taux)).key("plan_crise").string(droit::name_of(controle.plan)).key("crise").boolean(controle.crise);
        json.key("total");
        write_amount(json, controle.total);
        json.key("total_fixe");
        write_amount(json, controle.total_fixe);
        json.key("total_variable");
        write_amount(json, controle.total_variable);
        json.key("total_au_moins");
        write_amount(json, controle.total_au_moins);
        json.key("total_au_plus");
        write_amount(json, controle.total_au_plus);
        write_sources(json, "sources", controle.sources, book);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string textes_json(const droit::LawBook& book, const ControlesRetrouves& controles, std::string_view empreinte) {
    std::vector<const droit::Texte*> textes;
    for (const droit::Texte& texte : book.textes) textes.push_back(&texte);
    std::stable_sort(textes.begin(), textes.end(), [](const auto* a, const auto* b) {
        return a->instrument != b->instrument ? a->instrument < b->instrument : detail::effect_of(*a) < detail::effect_of(*b);
    });
    JsonWriter json;
    json.begin_object().key("empreinte").string(empreinte);
    json.key("textes").begin_array();
    for (const droit::Texte* texte : textes) {
        json.begin_object();
        detail::write_texte(json, book, *texte);
        json.end_object();
    }
    json.end_array();
    json.key("controles").begin_object().key("retrouves").integer(controles.retrouves);
    write_strings(json, "en_attente", controles.en_attente);
    json.end_object();
    json.key("documents").integer(static_cast<std::int64_t>(book.documents.size()));
    json.key("affirmations").integer(static_cast<std::int64_t>(book.affirmations.size()));
    json.key("ambiguites").integer(static_cast<std::int64_t>(book.ambiguites.size()));
    json.end_object();
    return json.take() + "\n";
}

std::string texte_json(const droit::LawBook& book, const droit::Texte& texte, const rules::Law& law) {
    JsonWriter json;
    json.begin_object();
    detail::write_texte(json, book, texte);
    json.key("etats").begin_array();
    for (std::size_t v = 0; v < law.versions.size(); ++v) {
        if (law.versions[v].legend.texte != texte.id) continue;
        json.begin_object().key("du").string(calendar::to_iso(detail::first_day(law.versions[v]))).key("au");
        write_date_or_null(json, detail::last_day(law, v));
        json.end_object();
    }
    json.end_array();
    write_controles(json, book, texte);
    json.end_object();
    return json.take() + "\n";
}

std::string sources_json(const droit::LawBook& book) {
    JsonWriter json;
    json.begin_object().key("sources").begin_array();
    for (const droit::Document& document : book.documents) {
        json.begin_object().key("id").string(document.id).key("titre").string(document.titre).key("auteur").string(document.auteur);
        json.key("date").string(document.date).key("adresse").string(document.adresse);
        json.key("note").string(document.note).end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string affirmations_json(const droit::LawBook& book, std::string_view sujet) {
    JsonWriter json;
    json.begin_object();
    detail::write_affirmations(json, book, sujet);
    json.end_object();
    return json.take() + "\n";
}

std::string ambiguites_json(const app::Engine& engine) {
    const droit::LawBook& book = engine.book();
    JsonWriter json;
    json.begin_object().key("ambiguites").begin_array();
    for (const droit::Ambiguite& ambiguite : book.ambiguites) {
        json.begin_object().key("id").string(ambiguite.id).key("question").string(ambiguite.question).key("explication").string(ambiguite.explication);
        const std::string_view used = droit::reading_of(book, engine.options().lectures, ambiguite.id);
        json.key("lectures").begin_array();
        for (const droit::Lecture& lecture : ambiguite.lectures) {
            json.begin_object().key("id").string(lecture.id).key("libelle").string(lecture.libelle).key("retenue").boolean(lecture.id == used);
            write_sources(json, "sources", lecture.sources, book);
            json.end_object();
        }
        json.end_array();
        write_strings(json, "lignes", detail::lines_changed(engine, ambiguite.id));
        json.end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string parametres_json(const droit::LawBook& book, std::string_view id) {
    JsonWriter json;
    json.begin_object().key("parametres").begin_array();
    for (const droit::Parametre& parametre : book.parametres) {
        if (!id.empty() && parametre.id != id) continue;
        json.begin_object().key("id").string(parametre.id).key("libelle").string(parametre.libelle).key("note").string(parametre.note);
        json.key("valeurs").begin_array();
        for (const droit::Parametre::Valeur& value : parametre.valeurs) {
            json.begin_object().key("du").string(calendar::to_iso(value.effet)).key("au");
            write_date_or_null(json, value.fin);
            json.key("montant");
            write_amount(json, value.euros);
            json.key("inconnu");
            write_text_or_null(json, value.inconnu);
            write_sources(json, "sources", value.sources, book);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string reformes_json(const droit::LawBook& book, const std::vector<ReformePrete>& reformes) {
    JsonWriter json;
    json.begin_object().key("reformes").begin_array();
    for (const ReformePrete& reforme : reformes) {
        json.begin_object().key("fichier").string(reforme.fichier);
        json.key("id").string(reforme.texte.id).key("titre").string(reforme.texte.titre).key("base");
        write_text_or_null(json, reforme.texte.base);
        json.key("effet");
        write_date_or_null(json, reforme.texte.effet ? std::optional(detail::effect_of(reforme.texte)) : std::nullopt);
        json.key("expose").string(reforme.texte.expose).key("note").string(reforme.texte.note);
        write_sources(json, "sources", reforme.texte.sources, book);
        json.key("texte").string(reforme.toml).end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace socle::present
