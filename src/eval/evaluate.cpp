#include <socle/eval/evaluate.hpp>

#include <socle/droit/names.hpp>

#include <algorithm>

namespace socle::eval {

namespace {

using droit::Fact;
using rules::Case;
using rules::CaseKind;
using rules::kUnknown;

std::int64_t amount_at(const rules::Program& program, std::uint32_t first, std::uint32_t taille) {
    return program.amounts[first + taille];
}

std::int64_t sum_of_base(const rules::Program& program, const Case& rule, const Values& values) {
    std::int64_t sum = 0;
    for (std::uint32_t i = 0; i < rule.base.count; ++i) {
        const std::int64_t cents = values.lines[program.bases[rule.base.first + i]].cents;
        if (cents == kUnknown) return kUnknown;
        sum += cents;
    }
    return sum;
}

std::int64_t value_of(const rules::Program& program, const rules::Line& line, const Case& rule, const Facts& facts,
                      const Values& values) {
    std::int64_t value = 0;
    switch (rule.kind) {
        case CaseKind::Amount: {
            const std::int64_t amount = amount_at(program, rule.amounts, values.taille);
            if (amount == kUnknown) return kUnknown;
            money::Rate rate = money::kFullRate;
            money::Fraction share;
            if (line.mission >= 0) {
                const MissionFacts& mission = facts.missions[static_cast<std::size_t>(line.mission)];
                if (rule.by_attainment) rate = mission.rate;
                if (rule.prorata) share = mission.share;
            }
            value = money::scale_half_up({amount}, rate, share).value;
            break;
        }
        case CaseKind::Bonus: {
            const std::int64_t base = sum_of_base(program, rule, values);
            if (base == kUnknown || rule.rate_unknown) return kUnknown;
            value = money::scale_half_up({base}, rule.rate).value;
            break;
        }
        case CaseKind::Cap: {
            const std::int64_t base = sum_of_base(program, rule, values);
            const std::int64_t cap = amount_at(program, rule.amounts, values.taille);
            if (base == kUnknown || cap == kUnknown) return kUnknown;
            value = std::min<std::int64_t>(0, cap - base);
            break;
        }
    }
    if (rule.ceilings != rules::kNone) {
        const std::int64_t ceiling = amount_at(program, rule.ceilings, values.taille);
        if (ceiling == kUnknown) return kUnknown;
        value = std::min(value, ceiling);
    }
    // Bonuses upon bonuses of a made-up law could pass what sums can hold.
    return value > money::kMaxCents || value < -money::kMaxCents ? kUnknown : value;
}

bool all_hold(const rules::Program& program, const Case& rule, const rules::Line& line, const Facts& facts, const Values& values) {
    for (std::uint32_t i = 0; i < rule.conditions.count; ++i) {
        const droit::Condition& condition = program.conditions[rule.conditions.first + i];
        if (!droit::holds(condition, fact_value(facts, values, condition.fact, line, rule))) return false;
    }
    return true;
}

}  // namespace

LineValue evaluate_line(const rules::Program& program, const rules::Line& line, const Facts& facts, const Values& values) {
    if (line.mission >= 0 && !facts.missions[static_cast<std::size_t>(line.mission)].runs) {
        return {0, rules::kNone, Outcome::NotEngaged};
    }
    for (std::uint32_t i = line.cases.first; i < line.cases.first + line.cases.count; ++i) {
        const Case& rule = program.cases[i];
        if (!all_hold(program, rule, line, facts, values)) continue;
        const std::int64_t cents = value_of(program, line, rule, facts, values);
        return {cents, i, cents == kUnknown ? Outcome::Unknown : Outcome::Due};
    }
    return {0, rules::kNone, Outcome::NoCase};
}

int rank_under_text(calendar::Date signature, calendar::Date start, calendar::Date effect) {
    const int rank = signature == start ? 1 : calendar::rank_of_contract_year(signature, start);
    if (signature >= effect || start < effect) return rank;
    int first = calendar::rank_of_contract_year(signature, effect);
    if (calendar::start_of_contract_year(signature, first) < effect) ++first;
    return rank - first + 1;
}

std::int64_t fact_value(const Facts& facts, const Values& values, Fact fact, const rules::Line& line, const rules::Case& rule) {
    switch (fact) {
        case Fact::RangTexte: return rank_under_text(facts.signature, facts.start, rule.effect);
        case Fact::SigneSousTexte: return facts.signature >= rule.effect ? 1 : 0;
        case Fact::PlanCrise:
        case Fact::Crise: {
            if (line.mission < 0) break;
            const MissionFacts& own = facts.missions[static_cast<std::size_t>(line.mission)];
            return fact == Fact::PlanCrise ? static_cast<std::int64_t>(own.plan) : std::int64_t{own.crise};
        }
        default: break;
    }
    return values.facts[static_cast<std::size_t>(fact)];
}

Status begin(const rules::Program& program, const Facts& facts, Values& out) {
    out.lines.clear();
    out.total = 0;
    out.taille = rules::class_of(program, facts.population);
    if (out.taille == rules::kNone) return Status::NoTaille;

    const auto set = [&](Fact fact, std::int64_t value) { out.facts[static_cast<std::size_t>(fact)] = value; };
    set(Fact::Population, facts.population);
    set(Fact::Taille, program.ranks[out.taille]);
    set(Fact::Membres, facts.membres);
    set(Fact::DateSignature, facts.signature.days);
    set(Fact::DateDebut, facts.start.days);
    set(Fact::Rang, facts.signature == facts.start ? 1 : calendar::rank_of_contract_year(facts.signature, facts.start));
    set(Fact::PlanCrise, static_cast<std::int64_t>(facts.plan));
    set(Fact::Crise, facts.crise ? 1 : 0);
    std::int64_t engaged = 0;
    for (std::size_t m = 0; m < facts.mission_count; ++m) engaged += facts.missions[m].runs ? 1 : 0;
    set(Fact::MissionsEngagees, engaged);
    return Status::Done;
}

Status evaluate(const rules::Program& program, const Facts& facts, Values& out) {
    if (begin(program, facts, out) == Status::NoTaille) return Status::NoTaille;
    for (const rules::Line& line : program.lines) {
        out.lines.push_back(evaluate_line(program, line, facts, out));
        const std::int64_t cents = out.lines.back().cents;
        out.total = cents == kUnknown || out.total == kUnknown ? kUnknown : out.total + cents;
    }
    return Status::Done;
}

}  // namespace socle::eval
