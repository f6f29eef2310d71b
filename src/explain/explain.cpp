#include <socle/explain/explain.hpp>

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>

namespace socle::explain {

namespace {

using rules::CaseKind;
using rules::kUnknown;

std::string share_text(const rules::Program& program, money::Fraction share) {
    if (share.numerator == share.denominator) return {};
    const char* unit = program.prorata_base == droit::ProrataBase::Mois ? " mois" : " jours";
    return " × " + std::to_string(share.numerator) + "/" + std::to_string(share.denominator) + unit;
}

std::int64_t base_sum(const rules::Program& program, const rules::Case& rule, const eval::Values& values) {
    std::int64_t sum = 0;
    for (std::uint32_t i = 0; i < rule.base.count; ++i) sum += values.lines[program.bases[rule.base.first + i]].cents;
    return sum;
}

std::string formula(const rules::Program& program, const rules::Line& line, const rules::Case& rule, const eval::Facts& facts,
                    const eval::Values& values) {
    std::string text;
    switch (rule.kind) {
        case CaseKind::Amount: {
            text = money::to_french_short({program.amounts[rule.amounts + values.taille]});
            if (line.mission < 0) break;
            const eval::MissionFacts& mission = facts.missions[static_cast<std::size_t>(line.mission)];
            if (rule.by_attainment) text += " × " + money::to_french(mission.rate);
            if (rule.prorata) text += share_text(program, mission.share);
            break;
        }
        case CaseKind::Bonus:
            text = money::to_french(rule.rate) + " × " + money::to_french_short({base_sum(program, rule, values)});
            break;
        case CaseKind::Cap:
            text = "plafond de " + money::to_french_short({program.amounts[rule.amounts + values.taille]}) + " pour " +
                   money::to_french_short({base_sum(program, rule, values)});
            break;
    }
    if (rule.ceilings != rules::kNone) {
        text += ", au plus " + money::to_french_short({program.amounts[rule.ceilings + values.taille]});
    }
    return text;
}

std::string unknown_reason(const rules::Version& version, const rules::Case& rule, const rules::CaseLegend& legend,
                           const eval::Values& values) {
    if (!legend.unknown.empty()) return "montant inconnu : " + legend.unknown;
    for (std::uint32_t i = 0; i < rule.base.count; ++i) {
        const std::uint32_t base = version.program.bases[rule.base.first + i];
        if (values.lines[base].cents == kUnknown) {
            return "montant inconnu : dépend de « " + version.legend.lines[base].libelle + " », qui n'est pas connu";
        }
    }
    return "montant au-delà de ce que Socle sait compter (100 milliards d'euros)";
}

std::string due_reason(const rules::Line& line, const rules::Case& rule, const rules::CaseLegend& legend, const eval::Facts& facts, std::int64_t cents) {
    if (rule.kind == CaseKind::Cap && cents == 0) return "plafond non atteint";
    if (rule.by_attainment && line.mission >= 0 && facts.missions[static_cast<std::size_t>(line.mission)].rate.millionths == 0) {
        return "taux d'atteinte de 0 % : chaque point atteint compte";
    }
    return legend.libelle;
}

void add(std::optional<money::Cents>& sum, const std::optional<money::Cents>& value) {
    if (sum && value) {
        *sum += *value;
    } else {
        sum.reset();
    }
}

void add_to_totals(Explanation& explanation, const Line& line) {
    switch (line.volet) {
        case droit::Volet::Variable: add(explanation.total_variable, line.montant); break;
        case droit::Volet::Majoration:
        case droit::Volet::Ecretement: add(explanation.total_majoration, line.montant); break;
        case droit::Volet::Fonctionnement:
        case droit::Volet::Fixe:
        case droit::Volet::Additionnel: add(explanation.total_fixe, line.montant); break;
    }
}

}  // namespace

std::string why_not(const rules::Program& program, const rules::Line& line, const eval::Facts& facts, const eval::Values& values) {
    std::vector<std::string> ways;
    for (std::uint32_t i = line.cases.first; i < line.cases.first + line.cases.count; ++i) {
        const rules::Case& rule = program.cases[i];
        std::vector<std::string> missing;
        for (std::uint32_t c = 0; c < rule.conditions.count; ++c) {
            const droit::Condition& condition = program.conditions[rule.conditions.first + c];
            const std::int64_t value = eval::fact_value(facts, values, condition.fact, line, rule);
            if (droit::holds(condition, value)) continue;
            missing.push_back(droit::describe_actual(condition.fact, value) + ", il faut " + droit::describe_expected(condition));
        }
        std::string way = base::enumerate_fr(missing, " ; et ");
        if (std::find(ways.begin(), ways.end(), way) == ways.end()) ways.push_back(std::move(way));
    }
    if (ways.empty()) return "ce texte n'en prévoit pas à cette date";
    return base::enumerate_fr(ways, " ; ou ");
}

Explanation explain(const rules::Version& version, const eval::Facts& facts, const eval::Values& values) {
    const rules::Program& program = version.program;
    Explanation result;
    result.texte = version.legend.texte;
    result.titre = version.legend.titre;
    result.taille = program.ranks[values.taille];
    result.taille_libelle = version.legend.tailles[values.taille].libelle;
    result.total = rules::known(values.total);
    result.total_fixe = result.total_variable = result.total_majoration = money::Cents{};
    result.lines.reserve(program.lines.size());
    for (std::size_t i = 0; i < program.lines.size(); ++i) {
        const rules::Line& line = program.lines[i];
        const rules::LineLegend& legend = version.legend.lines[i];
        const eval::LineValue& value = values.lines[i];
        Line out;
        out.code = legend.code;
        out.libelle = legend.libelle;
        out.mission = legend.mission;
        out.volet = line.volet;
        out.outcome = value.outcome;
        out.montant = rules::known(value.cents);
        if (value.chosen != rules::kNone) {
            const rules::Case& rule = program.cases[value.chosen];
            const rules::CaseLegend& chosen = legend.cases[value.chosen - line.cases.first];
            out.sources = chosen.sources;
            if (value.outcome == eval::Outcome::Unknown) {
                out.motif = unknown_reason(version, rule, chosen, values);
                result.inconnus.push_back(out.code);
            } else {
                out.formule = formula(program, line, rule, facts, values);
                out.motif = due_reason(line, rule, chosen, facts, value.cents);
            }
        } else {
            out.motif = value.outcome == eval::Outcome::NotEngaged ? "mission non engagée sur l'année" : why_not(program, line, facts, values);
            if (!legend.cases.empty()) out.sources = legend.cases.front().sources;
        }
        out.versement = legend.versement;
        out.sources_versement = legend.payment_sources;
        add_to_totals(result, out);
        result.lines.push_back(std::move(out));
    }
    return result;
}

}  // namespace socle::explain
