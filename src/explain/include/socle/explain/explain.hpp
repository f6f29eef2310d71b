// From the numbers of an evaluation to words: formula, reason, sources of each line, and why a line is zero.
#pragma once

#include <socle/eval/evaluate.hpp>
#include <socle/rules/law.hpp>

#include <optional>
#include <string>
#include <vector>

namespace socle::explain {

struct Line {
    std::string code;
    std::string libelle;
    std::string mission;  // id, empty for the structure
    droit::Volet volet = droit::Volet::Fonctionnement;
    eval::Outcome outcome = eval::Outcome::NoCase;
    std::optional<money::Cents> montant;  // empty: unknown
    std::string formule;                  // "30 000 € × 80 %"; empty for a line that is not due
    std::string motif;                    // which case applies, or why the line is zero or unknown
    droit::Sources sources;
    std::string versement;  // when it is paid: "75 % au début de l'année, solde à l'anniversaire suivant"
    droit::Sources sources_versement;
};

struct Explanation {
    std::string texte;
    std::string titre;
    int taille = 0;
    std::string taille_libelle;
    std::vector<Line> lines;
    std::optional<money::Cents> total;
    std::optional<money::Cents> total_fixe;        // structure and fixed parts, additional sum included
    std::optional<money::Cents> total_variable;
    std::optional<money::Cents> total_majoration;  // bonuses and caps: total = fixe + variable + majoration
    std::vector<std::string> inconnus;             // codes of the lines that are unknown
};

// Precondition: `values` was filled by evaluate(version.program, facts).
[[nodiscard]] Explanation explain(const rules::Version& version, const eval::Facts& facts, const eval::Values& values);

// Terms of payment of a line, in words.
[[nodiscard]] std::string describe_payment(const rules::Line& line);

// Why no case of a line holds: "40 membres, il faut au moins 100".
[[nodiscard]] std::string why_not(const rules::Program& program, const rules::Line& line, const eval::Facts& facts,
                                  const eval::Values& values);

}  // namespace socle::explain
