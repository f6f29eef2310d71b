#include "droit_words.hpp"

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <vector>

namespace socle::present::detail {

namespace {

// "population : au moins 80 000", "une crise sanitaire grave survient dans l'année": after "si".
std::string words_of(const droit::Condition& condition) {
    const std::string expected = droit::describe_expected(condition);
    switch (condition.fact) {
        case droit::Fact::Population: return "population : " + expected;
        case droit::Fact::Taille: return "taille " + expected;
        case droit::Fact::Membres: return "membres : " + expected;
        case droit::Fact::DateSignature: return "contrat signé " + expected;
        case droit::Fact::DateDebut: return "année commençant " + expected;
        case droit::Fact::Rang: return "année de contrat " + expected;
        case droit::Fact::RangTexte: return "année sous ce texte : " + expected;
        case droit::Fact::PlanCrise: return "plan de crise " + expected;
        case droit::Fact::Crise: return condition.value != 0 ? "une crise sanitaire grave survient dans l'année" : "aucune crise sanitaire grave ne survient dans l'année";
        case droit::Fact::MissionsEngagees: return "missions engagées : " + expected;
        case droit::Fact::SigneSousTexte: return condition.value != 0 ? "contrat signé sous ce texte" : "contrat signé avant ce texte";
    }
    return {};
}

// The lines of a base; those of a volet that are all in it are told by its name.
std::vector<std::string> base_words(const rules::Version& version, const rules::Case& rule) {
    const rules::Program& program = version.program;
    std::vector<bool> in_base(program.lines.size(), false);
    for (std::uint32_t i = 0; i < rule.base.count; ++i) in_base[program.bases[rule.base.first + i]] = true;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < program.lines.size(); ++i) {
        if (!in_base[i]) continue;
        bool whole_volet = true;
        for (std::size_t k = 0; k < program.lines.size(); ++k) whole_volet = whole_volet && (program.lines[k].volet != program.lines[i].volet || in_base[k]);
        const std::string word = whole_volet ? "volet " + std::string(droit::name_of(program.lines[i].volet)) : version.legend.lines[i].code;
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
    return words;
}

}  // namespace

std::string_view word_of(droit::Nature nature) {
    switch (nature) {
        case droit::Nature::Regime: return "régime";
        case droit::Nature::Reforme: return "réforme";
        default: return droit::name_of(nature);
    }
}

std::string conditions_of(const rules::Program& program, const rules::Case& rule) {
    std::vector<std::string> words;
    for (std::uint32_t i = 0; i < rule.conditions.count; ++i) {
        const droit::Condition& condition = program.conditions[rule.conditions.first + i];
        words.push_back(words_of(condition));
    }
    return words.empty() ? std::string() : "si " + base::enumerate_fr(words);
}

std::string mechanism_of(const rules::Version& version, const rules::Case& rule) {
    std::vector<std::string> words;
    if (rule.kind != rules::CaseKind::Amount) {
        const std::vector<std::string> base_lines = base_words(version, rule);
        const std::string what = rule.kind == rules::CaseKind::Cap ? "plafond du total de " : (rule.rate_unknown ? "taux inconnu" : money::to_french(rule.rate)) + " de ";
        words.push_back(what + base::enumerate_fr(base_lines));
    }
    if (rule.by_attainment) words.emplace_back("× taux d'atteinte");
    if (rule.prorata) words.emplace_back("au prorata l'année du démarrage");
    return base::enumerate_fr(words, ", ");
}

std::string amount_of(const rules::Program& program, const rules::Case& rule, std::size_t taille) {
    if (rule.kind == rules::CaseKind::Bonus) return rule.rate_unknown ? "inconnu" : money::to_french(rule.rate);
    const std::int64_t cents = program.amounts[rule.amounts + taille];
    return cents == rules::kUnknown ? "inconnu" : money::to_french_short({cents});
}

}  // namespace socle::present::detail
