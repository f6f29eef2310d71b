#include "json_lines.hpp"
#include "json_parts.hpp"

#include <socle/droit/names.hpp>
#include <socle/present/present.hpp>

#include <span>

namespace socle::present {

namespace {

using base::JsonWriter;
constexpr std::size_t kUsualBytes = std::size_t{1} << 14U;  // of the result of one year

using detail::write_amount;
using detail::write_strings;
using detail::write_text_or_null;

void ambiguites(JsonWriter& json, const std::vector<app::AmbiguiteTouchee>& list) {
    json.key("ambiguites").begin_array();
    for (const app::AmbiguiteTouchee& ambiguite : list) {
        json.begin_object();
        json.key("id").string(ambiguite.id);
        json.key("question").string(ambiguite.question);
        json.key("lecture").string(ambiguite.lecture);
        json.key("autres").begin_array();
        for (const app::AutreLecture& other : ambiguite.autres) {
            json.begin_object().key("lecture").string(other.lecture).key("libelle").string(other.libelle).key("total");
            write_amount(json, other.total);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void lectures(JsonWriter& json, const droit::Lectures& chosen) {
    json.key("lectures").begin_object();
    for (const auto& [id, lecture] : chosen.chosen()) json.key(id).string(lecture);
    json.end_object();
}

void populations(JsonWriter& json, const std::vector<app::PopulationLue>& list, const std::string& origin) {
    if (list.empty()) return;
    json.key("population_origine").string(origin);
    json.key("populations_lues").begin_object();
    for (const app::PopulationLue& population : list) {
        json.key(population.lecture);
        if (population.habitants) {
            json.integer(*population.habitants);
        } else {
            json.null();
        }
    }
    json.end_object();
}

template <class Input>
void receipt(JsonWriter& json, const Recu* recu, const Input& input, const app::EngineOptions& options) {
    if (recu == nullptr) return;
    json.key("recu").begin_object();
    json.key("programme").string(recu->programme);
    json.key("commande").string(recu->commande);
    json.key("droit").string(recu->droit);
    json.key("reformes").begin_array();
    for (const ReformeUtilisee& reforme : recu->reformes) {
        json.begin_object().key("fichier").string(reforme.fichier).key("empreinte").string(reforme.empreinte).end_object();
    }
    json.end_array();
    json.key("entree");
    write_entree(json, input, options);
    json.key("empreinte_entree").string(recu->empreinte_entree);
    json.end_object();
}

}  // namespace

std::string_view name_of(plan::Nature nature) {
    switch (nature) {
        case plan::Nature::Integral: return "integral";
        case plan::Nature::Avance: return "avance";
        case plan::Nature::Solde: return "solde";
    }
    return "";
}

void write_entree(JsonWriter& json, const app::Situation& situation, const app::EngineOptions& options) {
    json.begin_object();
    json.key("instrument").string(options.instrument);
    json.key("texte");
    write_text_or_null(json, options.texte);
    json.key("date").string(calendar::to_iso(situation.date));
    json.key("date_signature").string(calendar::to_iso(situation.signature()));
    json.key("population").integer(situation.population);
    populations(json, situation.populations_lues, situation.population_origine);
    json.key("membres").integer(situation.membres.value_or(0));
    write_strings(json, "missions", situation.missions);
    json.key("taux").begin_array();
    for (const auto& [mission, rate] : situation.taux) {
        json.begin_object().key("mission").string(mission).key("taux").string(money::to_decimal(rate)).end_object();
    }
    json.end_array();
    json.key("plan_crise").string(droit::name_of(situation.plan));
    json.key("crise").boolean(situation.crise);
    lectures(json, options.lectures);
    json.end_object();
}

void write_entree(JsonWriter& json, const app::Contrat& contrat, const app::EngineOptions& options) {
    json.begin_object();
    json.key("instrument").string(options.instrument);
    json.key("texte");
    write_text_or_null(json, options.texte);
    json.key("nom").string(contrat.nom);
    json.key("date_signature").string(calendar::to_iso(contrat.date_signature));
    json.key("populations").begin_array();
    for (const std::int64_t population : contrat.populations) json.integer(population);
    json.end_array();
    populations(json, contrat.populations_lues, contrat.population_origine);
    json.key("membres").integer(contrat.membres.value_or(0));
    json.key("missions").begin_object();
    for (const app::MissionContrat& mission : contrat.missions) {
        json.key(mission.id).begin_object();
        json.key("demarrage").string(calendar::to_iso(mission.demarrage));
        if (mission.taux) {
            json.key("taux").begin_array();
            for (const money::Rate rate : *mission.taux) json.string(money::to_decimal(rate));
            json.end_array();
        }
        if (mission.annee_redaction_plan) json.key("annee_redaction_plan").integer(*mission.annee_redaction_plan);
        if (!mission.crises.empty()) {
            json.key("crises").begin_array();
            for (const int rank : mission.crises) json.integer(rank);
            json.end_array();
        }
        json.end_object();
    }
    json.end_object();
    lectures(json, options.lectures);
    json.end_object();
}

std::string to_json(const app::Simulation& simulation, const std::vector<app::Levier>* leviers, const droit::LawBook& book,
                    const app::EngineOptions& options, const Recu* recu, const WrittenLaw* written) {
    const explain::Explanation& found = simulation.explanation;
    JsonWriter json;
    json.reserve(kUsualBytes);
    json.begin_object();
    json.key("texte").string(found.texte);
    json.key("taille").integer(found.taille);
    json.key("taille_libelle").string(found.taille_libelle);
    detail::write_integer_or_null(json, "vers_taille_superieure", simulation.ecarts_taille.superieure);
    detail::write_integer_or_null(json, "vers_taille_inferieure", simulation.ecarts_taille.inferieure);
    json.key("date").string(calendar::to_iso(simulation.situation.date));
    json.key("date_signature").string(calendar::to_iso(simulation.situation.signature()));
    json.key("population").integer(simulation.situation.population);
    detail::write_lines(json, found, book, written);
    json.key("total");
    write_amount(json, found.total);
    json.key("total_fixe");
    write_amount(json, found.total_fixe);
    json.key("total_variable");
    write_amount(json, found.total_variable);
    json.key("total_majoration");
    write_amount(json, found.total_majoration);
    ambiguites(json, simulation.ambiguites);
    write_strings(json, "inconnus", found.inconnus);
    write_strings(json, "avertissements", simulation.avertissements);
    if (leviers != nullptr) {
        json.key("leviers").begin_array();
        for (const app::Levier& levier : *leviers) {
            json.begin_object().key("code").string(levier.code).key("libelle").string(levier.libelle);
            json.key("ecart").string(money::to_decimal(levier.ecart)).key("total").string(money::to_decimal(levier.total)).end_object();
        }
        json.end_array();
    }
    receipt(json, recu, simulation.situation, options);
    json.end_object();
    std::string text = json.take();
    text += '\n';
    return text;
}

std::string to_json(const app::PlanResult& plan, const droit::LawBook& book, const app::EngineOptions& options, const Recu* recu, const WrittenLaw* written) {
    JsonWriter json;
    json.begin_object();
    json.key("nom").string(plan.contrat.nom);
    json.key("annees").begin_array();
    for (const app::PlanYear& year : plan.annees) {
        json.begin_object();
        json.key("rang").integer(year.rang);
        json.key("debut").string(calendar::to_iso(year.debut));
        json.key("fin").string(calendar::to_iso(year.fin));
        json.key("texte").string(year.explanation.texte);
        json.key("taille").integer(year.explanation.taille);
        detail::write_lines(json, year.explanation, book, written);
        json.key("droits");
        write_amount(json, year.explanation.total);
        json.end_object();
    }
    json.end_array();
    json.key("versements").begin_array();
    for (const app::PlanPayment& payment : plan.versements) {
        json.begin_object().key("date").string(calendar::to_iso(payment.date)).key("montant");
        write_amount(json, payment.montant);
        json.key("detail").begin_array();
        for (const app::PlanPart& part : payment.detail) {
            json.begin_object().key("code").string(part.code).key("annee").integer(part.rang);
            json.key("nature").string(name_of(part.nature)).key("montant");
            write_amount(json, part.montant);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
    json.key("par_annee_civile").begin_array();
    for (const app::PlanCivilYear& year : plan.par_annee_civile) {
        json.begin_object().key("annee").integer(year.annee).key("droits");
        write_amount(json, year.droits);
        json.key("encaissements");
        write_amount(json, year.encaissements);
        json.end_object();
    }
    json.end_array();
    json.key("total");
    write_amount(json, plan.total);
    ambiguites(json, plan.ambiguites);
    write_strings(json, "avertissements", plan.avertissements);
    receipt(json, recu, plan.contrat, options);
    json.end_object();
    std::string text = json.take();
    text += '\n';
    return text;
}

std::string to_csv(const app::PlanResult& plan) {
    std::string out = "date,annee,code,nature,montant\n";
    for (const app::PlanPayment& payment : plan.versements) {
        for (const app::PlanPart& part : payment.detail) {
            out += calendar::to_iso(payment.date) + ',' + std::to_string(part.rang) + ',' + part.code + ',';
            out += name_of(part.nature);
            out += ',' + (part.montant ? money::to_decimal(*part.montant) : std::string()) + '\n';
        }
    }
    return out;
}

}  // namespace socle::present
