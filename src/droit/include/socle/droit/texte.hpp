// One text of law as data: classes of size, missions, lines with their amounts, terms of payment, control totals.
//
// Everything here is what a file says, in its order, with positions. A text may be laid on another one (`base`): then it
// holds only what it changes, and resolve() (law_book.hpp) gives the whole. Fields that a file need not repeat are
// `std::optional`; absent means "as in the base".
#pragma once

#include <socle/calendar/calendar.hpp>
#include <socle/droit/lecture.hpp>
#include <socle/droit/source.hpp>
#include <socle/money/money.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace socle::droit {

enum class Nature : std::uint8_t { Accord, Avenant, Regime, Reforme };

// A size class of the territory. Classes are ordered by `rang`; each begins at `minimum` inhabitants (included) and ends
// where the next begins.
struct Taille {
    int rang = 0;
    std::optional<std::string> libelle;
    std::optional<ByReading<std::int64_t>> minimum;
    Sources sources;
    base::Position position;
};

enum class MissionNature : std::uint8_t { Socle, Optionnelle };

struct Mission {
    std::string id;
    std::optional<std::string> libelle;
    std::optional<MissionNature> nature;
    std::optional<int> ordre;             // order in tables, over all the texts of an instrument
    std::optional<int> demarrage_mois;    // latest start after signature, in months
    std::optional<int> deploiement_mois;  // latest roll-out after signature, in months
    Sources sources;
    base::Position position;
};

enum class Volet : std::uint8_t { Fonctionnement, Fixe, Variable, Majoration, Ecretement, Additionnel };

// What a condition may look at: the facts of one contract year.
enum class Fact : std::uint8_t {
    Population,
    Taille,            // rank of the size class
    Membres,
    DateSignature,     // days since 1970-01-01
    DateDebut,         // first day of the contract year, same unit
    Rang,              // contract year, 1 for the first
    RangTexte,         // contract years begun under the text that wrote the case, 1 for the first
    PlanCrise,         // enum PlanCrise
    Crise,             // 0 or 1
    MissionsEngagees,  // number of missions that run
    SigneSousTexte,    // 1 when the contract was signed on or after the effect of the text that wrote the case
};
inline constexpr std::size_t kFactCount = 11;

enum class PlanCrise : std::uint8_t { Aucun, Redaction, MiseAJour };

enum class Comparison : std::uint8_t { Equal, AtLeast, LessThan, AtMost, MoreThan };

struct Condition {
    Fact fact = Fact::Population;
    Comparison comparison = Comparison::Equal;
    std::int64_t value = 0;
};

[[nodiscard]] constexpr bool holds(const Condition& condition, std::int64_t value) {
    switch (condition.comparison) {
        case Comparison::Equal: return value == condition.value;
        case Comparison::AtLeast: return value >= condition.value;
        case Comparison::LessThan: return value < condition.value;
        case Comparison::AtMost: return value <= condition.value;
        case Comparison::MoreThan: return value > condition.value;
    }
    return false;
}

// Which lines a bonus or a cap looks at: all the lines of a volet, or one line by its code.
struct Selector {
    std::optional<Volet> volet;
    std::string code;
};

// The value of a case from a day on.
struct Valeur {
    std::optional<calendar::Date> effet;  // default: the effect of the text
    std::vector<money::Cents> montants;   // one for each size class, in their order; empty for a rate or when unknown
    std::optional<money::Rate> taux;      // bonus: rate on the base
    std::string inconnu;                  // not empty: the value is unknown, for this reason
    Sources sources;
    base::Position position;
};

// One way for a line to be due: conditions, then a value.
struct Cas {
    std::string libelle;
    std::vector<std::pair<std::string, std::string>> lectures;  // exists only under these readings
    std::optional<std::vector<Condition>> si;                   // all must hold
    std::optional<ByReading<std::vector<Selector>>> assiette;   // base of a bonus (taux) or of a cap (montants)
    std::optional<bool> par_taux_atteinte;                      // multiplied by the attainment rate of the mission
    std::optional<bool> prorata;                                // overrides that of the line
    std::optional<std::vector<money::Cents>> plafond;           // cap of the line itself, one for each size class
    std::vector<Valeur> valeurs;                                // sorted by effect
    std::optional<ByReading<calendar::Date>> effet_texte;       // of the text that wrote the case; set by resolve()
    base::Position position;
};

// A line of the account of a contract year. The first case whose conditions hold gives its amount; none: zero.
struct Ligne {
    std::string code;
    std::optional<std::string> libelle;
    std::optional<std::string> mission;  // empty or absent: the structure as a whole
    std::optional<Volet> volet;
    std::optional<std::string> versement;
    std::optional<ByReading<bool>> prorata;  // counts in proportion in the year in which the mission starts
    // True: the cases replace those of the base. False (a file that gives keys of a single case at the level of the
    // line): the given keys are laid over the only case of the base.
    bool replaces_cases = true;
    std::vector<Cas> cas;
    base::Position position;
};

// Terms of payment. Rates are parts of the amount due for the year.
struct Versement {
    std::string id;
    std::optional<money::Rate> avance;                  // at the start of the year (or of the mission in it)
    std::optional<money::Rate> avance_premiere_annee;   // in contract year 1; default: avance
    std::optional<ByReading<int>> solde_jours;          // balance: days after the anniversary
    std::optional<ByReading<bool>> suit_assiette;       // bonus: paid along with each payment of its base
    Sources sources;
    base::Position position;
};

enum class ProrataBase : std::uint8_t { Jours, Mois };

// All the amounts of the chosen lines are multiplied, then rounded to the cent, half up.
struct Modification {
    std::vector<Selector> lignes;
    money::Rate multiplier;
    Sources sources;
    base::Position position;
};

// A published total for given facts; the loading of the law recomputes it.
struct Controle {
    std::string titre;
    std::int64_t population = 0;
    std::int64_t membres = 0;
    std::string missions;  // "toutes", "socles" or a list separated by commas
    money::Rate taux;
    PlanCrise plan = PlanCrise::Aucun;
    bool crise = false;
    std::optional<calendar::Date> date;  // default: the effect of the text
    std::optional<money::Cents> total;
    std::optional<money::Cents> total_fixe;
    std::optional<money::Cents> total_variable;
    std::optional<money::Cents> total_au_moins;
    std::optional<money::Cents> total_au_plus;
    Sources sources;
    base::Position position;
};

struct Texte {
    std::string id;
    std::string instrument;
    Nature nature = Nature::Accord;
    std::string titre;
    std::string base;  // id of the text this one is laid on; empty: stands alone
    std::string base_ecrite;  // of a reform laid on another one of the same base: the base that its file names
    std::optional<calendar::Date> signature;
    std::optional<calendar::Date> publication;
    std::optional<ByReading<calendar::Date>> effet;  // absent only in a reform: that of its base
    std::optional<calendar::Date> fin;               // last day, included
    std::optional<calendar::Date> verifie_jusqu_au;  // checked to be in force until this day
    bool projet = false;                              // a draft that no text confirmed
    bool superpose = false;                           // laid over the law by its reader: not the law in force
    std::string note;
    std::string expose;  // a reform's own words: what it changes and what had to be assumed
    std::optional<int> duree_contrat_annees;
    std::optional<ByReading<ProrataBase>> prorata_base;
    std::optional<ByReading<bool>> taille_revisee;  // true: the class is looked at again at each anniversary
    std::vector<Taille> tailles;
    std::vector<Mission> missions;
    std::vector<Versement> versements;
    std::vector<Ligne> lignes;
    std::vector<Modification> modifications;
    std::vector<Controle> controles;
    std::vector<std::string> supprime;  // codes of lines, ids of missions taken away from the base
    Sources sources;
    base::Position position;
};

}  // namespace socle::droit
