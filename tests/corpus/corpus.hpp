// The corpus of cases of law: facts, what the law gives for them, and where that is written. The format of a file is
// described in LISEZMOI.md.
//
// An evaluator answers an Outcome for a Case; differences() says where it departs from what the case expects. So the same
// cases run through every way of computing (one case, columns, a request).
#pragma once

#include <socle/app/situation.hpp>
#include <socle/base/error.hpp>
#include <socle/calendar/calendar.hpp>
#include <socle/droit/lecture.hpp>
#include <socle/money/money.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace socle::corpus {

// An amount, or "unknown": never a silent zero.
struct Amount {
    std::optional<money::Cents> cents = money::Cents{};

    friend bool operator==(const Amount&, const Amount&) = default;
};

using Lines = std::map<std::string, Amount>;                    // by code
using Ambiguites = std::map<std::string, std::map<std::string, Amount>>;  // ambiguity → other reading → total
using Details = std::map<std::string, Amount>;                  // "code nature rank"

struct CivilYear {
    Amount droits;
    Amount encaissements;

    friend bool operator==(const CivilYear&, const CivilYear&) = default;
};

// What a case says of one contract year; what is absent is not compared.
struct ExpectedYear {
    std::optional<std::string> texte;
    std::optional<int> taille;
    Lines lignes;
    std::optional<Amount> autres_lignes;  // every line that `lignes` does not name
    std::optional<Amount> total;
    std::optional<Amount> total_fixe;
    std::optional<Amount> total_variable;
    std::optional<Amount> total_majoration;
    std::optional<std::set<std::string>> inconnus;  // exactly these lines
};

struct Expected {
    std::optional<std::string> erreur;  // code; then nothing else is expected
    std::map<int, ExpectedYear> annees;  // by rank; a situation has the single rank 1
    std::optional<Amount> total;         // of a plan
    std::optional<Ambiguites> ambiguites;        // exactly these are touched
    Ambiguites ambiguites_parmi;                 // these are among those touched
    std::optional<std::map<calendar::Date, Amount>> versements;  // exactly these
    std::map<calendar::Date, Details> details;
    std::optional<std::map<int, CivilYear>> annees_civiles;  // exactly these
};

struct Case {
    std::string titre;
    std::string origine;
    std::string place;  // "grille.toml:12"
    std::string texte;  // not empty: this text alone
    droit::Lectures lectures;
    std::optional<app::Situation> situation;  // exactly one of these two
    std::optional<app::Contrat> contrat;
    Expected attendu;
};

// Every *.toml of the folder, in the order of names. Fails on an unknown key, a title given twice, a case without
// expectation, and when there is no case at all.
[[nodiscard]] base::Checked<std::vector<Case>> load(const std::filesystem::path& folder);

// One file; `name` is used in places.
[[nodiscard]] base::Checked<std::vector<Case>> parse(const std::string& name, const std::string& text);

struct Year {
    std::string texte;
    int taille = 0;
    Lines lignes;
    Amount total;
    Amount total_fixe;
    Amount total_variable;
    Amount total_majoration;
    std::set<std::string> inconnus;
};

struct Outcome {
    std::optional<std::string> erreur;
    std::vector<Year> annees;
    Amount total;
    std::optional<Ambiguites> ambiguites;  // empty: this evaluator does not tell them, they are not compared
    std::map<calendar::Date, Amount> versements;
    std::map<calendar::Date, Details> details;
    std::map<int, CivilYear> annees_civiles;
};

// One French sentence for each difference; empty when the outcome is the expected one.
[[nodiscard]] std::vector<std::string> differences(const Case& expected, const Outcome& found);

}  // namespace socle::corpus
