#include "droit_words.hpp"

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <vector>

namespace socle::present::detail {

namespace {

std::string subject_of(droit::Fact fact) {
    switch (fact) {
        case droit::Fact::Population: return "population : ";
        case droit::Fact::Taille: return "taille ";
        case droit::Fact::Membres: return "membres : ";
        case droit::Fact::DateSignature: return "contrat signé ";
        case droit::Fact::DateDebut: return "année commençant ";
        case droit::Fact::Rang: return "année de contrat ";
        case droit::Fact::RangTexte: return "année sous ce texte : ";
        case droit::Fact::PlanCrise: return "plan de crise ";
        case droit::Fact::Crise: return "crise sanitaire grave : ";
        case droit::Fact::MissionsEngagees: return "missions engagées : ";
        case droit::Fact::SigneSousTexte: return "contrat signé sous ce texte : ";
    }
    return {};
}

}  // namespace

std::string conditions_of(const rules::Program& program, const rules::Case& rule) {
    std::vector<std::string> words;
    for (std::uint32_t i = 0; i < rule.conditions.count; ++i) {
        const droit::Condition& condition = program.conditions[rule.conditions.first + i];
        words.push_back(subject_of(condition.fact) + droit::describe_expected(condition));
    }
    return words.empty() ? std::string() : "si " + base::enumerate_fr(words);
}

std::string mechanism_of(const rules::Version& version, const rules::Case& rule) {
    std::vector<std::string> words;
    if (rule.kind != rules::CaseKind::Amount) {
        std::vector<std::string> base_lines;
        for (std::uint32_t i = 0; i < rule.base.count; ++i) base_lines.push_back(version.legend.lines[version.program.bases[rule.base.first + i]].code);
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
