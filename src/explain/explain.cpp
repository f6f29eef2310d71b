#include <socle/explain/explain.hpp>

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <utility>

namespace socle::explain {

namespace {

using rules::CaseKind;
using rules::kUnknown;

// Words of all the lines in one text; views of them are taken when it moves no more.
struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
};
struct Told {
    Part formule;
    Part motif;  // empty: the law has the words
};

void append_share(std::string& out, const rules::Program& program, money::Fraction share) {
    if (share.numerator == share.denominator) return;
    const char* unit = program.prorata_base == droit::ProrataBase::Mois ? " mois" : " jours";
    out += " × " + std::to_string(share.numerator) + "/" + std::to_string(share.denominator) + unit;
}

std::int64_t base_sum(const rules::Program& program, const rules::Case& rule, const eval::Values& values) {
    std::int64_t sum = 0;
    for (std::uint32_t i = 0; i < rule.base.count; ++i) sum += values.lines[program.bases[rule.base.first + i]].cents;
    return sum;
}

void append_formula(std::string& out, const rules::Program& program, const rules::Line& line, const rules::Case& rule, const eval::Facts& facts,
                    const eval::Values& values) {
    switch (rule.kind) {
        case CaseKind::Amount: {
            money::append_french_short(out, {program.amounts[rule.amounts + values.taille]});
            if (line.mission < 0) break;
            const eval::MissionFacts& mission = facts.missions[static_cast<std::size_t>(line.mission)];
            if (rule.by_attainment) {
                out += " × ";
                money::append_french(out, mission.rate);
            }
            if (rule.prorata) append_share(out, program, mission.share);
            break;
        }
        case CaseKind::Bonus:
            money::append_french(out, rule.rate);
            out += " × ";
            money::append_french_short(out, {base_sum(program, rule, values)});
            break;
        case CaseKind::Cap:
            out += "plafond de ";
            money::append_french_short(out, {program.amounts[rule.amounts + values.taille]});
            out += " pour ";
            money::append_french_short(out, {base_sum(program, rule, values)});
            break;
    }
    if (rule.ceilings == rules::kNone) return;
    out += ", au plus ";
    money::append_french_short(out, {program.amounts[rule.ceilings + values.taille]});
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

std::string_view due_reason(const rules::Line& line, const rules::Case& rule, const rules::CaseLegend& legend, const eval::Facts& facts, std::int64_t cents) {
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
    ways.reserve(line.cases.count);
    std::vector<std::pair<const droit::Condition*, std::int64_t>> missing;
    for (std::uint32_t i = line.cases.first; i < line.cases.first + line.cases.count; ++i) {
        const rules::Case& rule = program.cases[i];
        missing.clear();
        for (std::uint32_t c = 0; c < rule.conditions.count; ++c) {
            const droit::Condition& condition = program.conditions[rule.conditions.first + c];
            const std::int64_t value = eval::fact_value(facts, values, condition.fact, line, rule);
            if (!droit::holds(condition, value)) missing.emplace_back(&condition, value);
        }
        std::string way;
        for (std::size_t m = 0; m < missing.size(); ++m) {
            const auto& [condition, value] = missing[m];
            if (m > 0) way += m + 1 == missing.size() ? " ; et " : ", ";
            way += droit::describe_actual(condition->fact, value);
            way += ", ";
            way += droit::describe_need(*condition);
        }
        if (std::find(ways.begin(), ways.end(), way) == ways.end()) ways.push_back(std::move(way));
    }
    if (ways.empty()) return "ce texte n'en prévoit pas à cette date";
    return base::enumerate_fr(ways, " ; ou ");
}

namespace {

// The case of a line, with its sources, and its words: reasons that the law has go to `out` at once.
Told tell(const rules::Version& version, std::size_t index, const eval::Facts& facts, const eval::Values& values, std::string& words, Line& out) {
    const rules::Program& program = version.program;
    const rules::Line& line = program.lines[index];
    const std::vector<rules::CaseLegend>& cases = version.legend.lines[index].cases;
    const eval::LineValue& value = values.lines[index];
    if (value.chosen != rules::kNone) out.cas = value.chosen - line.cases.first;
    if (out.cas < cases.size()) out.sources = cases[out.cas].sources;
    Told told{{words.size(), 0}, {words.size(), 0}};
    const auto end = [&](Part& part) { part.size = words.size() - part.begin; };
    switch (value.outcome) {
        case eval::Outcome::Due:
            append_formula(words, program, line, program.cases[value.chosen], facts, values);
            end(told.formule);
            out.motif = due_reason(line, program.cases[value.chosen], cases[out.cas], facts, value.cents);
            break;
        case eval::Outcome::Unknown:
            words += unknown_reason(version, program.cases[value.chosen], cases[out.cas], values);
            end(told.motif);
            break;
        case eval::Outcome::NotEngaged: out.motif = "mission non engagée sur l'année"; break;
        case eval::Outcome::NoCase:
            words += why_not(program, line, facts, values);
            end(told.motif);
            break;
    }
    return told;
}

}  // namespace

Explanation explain(const rules::Law& law, std::uint32_t index, const eval::Facts& facts, const eval::Values& values) {
    constexpr std::size_t kUsualWords = 1024;  // of all the lines
    const rules::Version& version = law.versions[index];
    const rules::Program& program = version.program;
    Explanation result;
    result.version = index;
    result.texte = version.legend.texte;
    result.titre = version.legend.titre;
    result.taille = program.ranks[values.taille];
    result.taille_libelle = version.legend.tailles[values.taille].libelle;
    result.total = rules::known(values.total);
    result.total_fixe = result.total_variable = result.total_majoration = money::Cents{};
    result.lines.resize(program.lines.size());
    std::string words;
    words.reserve(kUsualWords);
    std::vector<Told> told(program.lines.size());
    for (std::size_t i = 0; i < program.lines.size(); ++i) {
        const rules::LineLegend& legend = version.legend.lines[i];
        Line& out = result.lines[i];
        out.code = legend.code;
        out.libelle = legend.libelle;
        out.mission = legend.mission;
        out.volet = program.lines[i].volet;
        out.outcome = values.lines[i].outcome;
        out.montant = rules::known(values.lines[i].cents);
        out.versement = legend.versement;
        out.sources_versement = legend.payment_sources;
        told[i] = tell(version, i, facts, values, words, out);
        if (out.outcome == eval::Outcome::Unknown) result.inconnus.push_back(out.code);
        add_to_totals(result, out);
    }
    result.words = std::make_unique<const std::string>(std::move(words));
    const auto view = [&](Part part) { return std::string_view(*result.words).substr(part.begin, part.size); };
    for (std::size_t i = 0; i < told.size(); ++i) {
        result.lines[i].formule = view(told[i].formule);
        if (told[i].motif.size > 0) result.lines[i].motif = view(told[i].motif);
    }
    return result;
}

}  // namespace socle::explain
