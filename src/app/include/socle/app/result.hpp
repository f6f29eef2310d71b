// What is answered. Views lead into the engine that answered: it must outlive the answer, and stay where it is.
#pragma once

#include <socle/app/situation.hpp>
#include <socle/app/taille.hpp>
#include <socle/explain/explain.hpp>
#include <socle/plan/plan.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::app {

// The total under another reading; empty when it cannot be known.
struct AutreLecture {
    std::string_view lecture;
    std::string_view libelle;
    std::optional<money::Cents> total;
};

// An ambiguity that touches a result: under another reading at least one line (or payment) differs.
struct AmbiguiteTouchee {
    std::string_view id;
    std::string_view question;
    std::string_view lecture;  // the one used
    std::string_view libelle;
    std::vector<AutreLecture> autres;
};

// What would change the total, and by how much.
struct Levier {
    std::string code;      // "taux:parcours", "mission:prevention", "membres", "taille", "plan_crise", "crise", "lecture:…"
    std::string libelle;   // French
    money::Cents ecart;    // new total less present total
    money::Cents total;
};

struct Simulation {
    Situation situation;
    EcartsTaille ecarts_taille;
    explain::Explanation explanation;
    std::vector<AmbiguiteTouchee> ambiguites;
    std::vector<std::string> avertissements;
};

struct PlanYear {
    int rang = 1;
    calendar::Date debut;
    calendar::Date fin;  // next anniversary, excluded
    explain::Explanation explanation;
};

struct PlanPart {
    int rang = 1;
    std::string code;
    std::string libelle;
    plan::Nature nature = plan::Nature::Solde;
    std::optional<money::Cents> montant;
};

struct PlanPayment {
    calendar::Date date;
    std::optional<money::Cents> montant;
    std::vector<PlanPart> detail;
};

struct PlanCivilYear {
    int annee = 0;
    std::optional<money::Cents> droits;
    std::optional<money::Cents> encaissements;
};

struct PlanResult {
    Contrat contrat;
    std::vector<PlanYear> annees;
    std::vector<PlanPayment> versements;
    std::vector<PlanCivilYear> par_annee_civile;
    std::optional<money::Cents> total;
    std::vector<AmbiguiteTouchee> ambiguites;
    std::vector<std::string> avertissements;
};

}  // namespace socle::app
