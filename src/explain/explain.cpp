#include <socle/explain/explain.hpp>

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>

namespace socle::explain {

namespace {

using rules::CaseKind;
using rules::kUnknown;

// Words of all the lines in one text; views of them are taken when it moves no more.
struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
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
    struct Parts {
        Part formule;
        Part motif;  // empty: the reason is in the law
    };
    std::vector<Parts> parts(program.lines.size());
    const auto append = [&](Part& part, const std::string& text) {
        part = {words.size(), text.size()};
        words += text;
    };
    for (std::size_t i = 0; i < program.lines.size(); ++i) {
        const rules::Line& line = program.lines[i];
        const rules::LineLegend& legend = version.legend.lines[i];
        const eval::LineValue& value = values.lines[i];
        Line& out = result.lines[i];
        out.code = legend.code;
        out.libelle = legend.libelle;
        out.mission = legend.mission;
        out.volet = line.volet;
        out.outcome = value.outcome;
        out.montant = rules::known(value.cents);
        if (value.chosen != rules::kNone) out.cas = value.chosen - line.cases.first;
        if (out.cas < legend.cases.size()) out.sources = legend.cases[out.cas].sources;
        if (value.outcome == eval::Outcome::Unknown) {
            append(parts[i].motif, unknown_reason(version, program.cases[value.chosen], legend.cases[out.cas], values));
            result.inconnus.push_back(out.code);
        } else if (value.chosen != rules::kNone) {
            const rules::Case& rule = program.cases[value.chosen];
            parts[i].formule.begin = words.size();
            append_formula(words, program, line, rule, facts, values);
            parts[i].formule.size = words.size() - parts[i].formule.begin;
            out.motif = due_reason(line, rule, legend.cases[out.cas], facts, value.cents);
        } else if (value.outcome == eval::Outcome::NotEngaged) {
            out.motif = "mission non engagée sur l'année";
        } else {
            append(parts[i].motif, why_not(program, line, facts, values));
        }
        out.versement = legend.versement;
        out.sources_versement = legend.payment_sources;
        add_to_totals(result, out);
    }
    result.words = std::make_shared<const std::string>(std::move(words));
    const auto view = [&](Part part) { return std::string_view(*result.words).substr(part.begin, part.size); };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        result.lines[i].formule = view(parts[i].formule);
        if (parts[i].motif.size > 0) result.lines[i].motif = view(parts[i].motif);
    }
    return result;
}

}  // namespace socle::explain
