// From the numbers of an evaluation to words: formula, reason, sources of each line, and why a line is zero.
#pragma once

#include <socle/eval/evaluate.hpp>
#include <socle/rules/law.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socle::explain {

// Views lead into the law that was evaluated, which must outlive them, and into the words of the explanation.
struct Line {
    std::string_view code;
    std::string_view libelle;
    std::string_view mission;  // id, empty for the structure
    droit::Volet volet = droit::Volet::Fonctionnement;
    eval::Outcome outcome = eval::Outcome::NoCase;
    std::optional<money::Cents> montant;  // empty: unknown
    std::uint32_t cas = 0;                // among the cases of the line: that whose sources are given
    std::string_view formule;             // "30 000 € × 80 %"; empty for a line that is not due
    std::string_view motif;               // which case applies, or why the line is zero or unknown
    std::span<const droit::Source> sources;
    std::string_view versement;  // when it is paid: "75 % au début de l'année, solde à l'anniversaire suivant"
    std::span<const droit::Source> sources_versement;
};

struct Explanation {
    std::string_view texte;
    std::string_view titre;
    int taille = 0;
    std::string_view taille_libelle;
    std::vector<Line> lines;
    std::optional<money::Cents> total;
    std::optional<money::Cents> total_fixe;        // structure and fixed parts, additional sum included
    std::optional<money::Cents> total_variable;
    std::optional<money::Cents> total_majoration;  // bonuses and caps: total = fixe + variable + majoration
    std::vector<std::string_view> inconnus;             // codes of the lines that are unknown
    std::uint32_t version = 0;                          // of the law
    std::unique_ptr<const std::string> words;           // what formulas and reasons say that the law does not
};

// Precondition: `values` was filled by evaluate(law.versions[version].program, facts).
[[nodiscard]] Explanation explain(const rules::Law& law, std::uint32_t version, const eval::Facts& facts, const eval::Values& values);

// Why no case of a line holds: "40 membres, il faut au moins 100".
[[nodiscard]] std::string why_not(const rules::Program& program, const rules::Line& line, const eval::Facts& facts,
                                  const eval::Values& values);

}  // namespace socle::explain
