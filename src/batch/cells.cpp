#include <socle/batch/cells.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace socle::batch {

namespace {

using droit::Comparison;
using droit::Fact;

struct Domain {
    std::int64_t low;
    std::int64_t high;
};

Domain domain_of(Axis axis) {
    constexpr std::int64_t kLow = std::numeric_limits<std::int32_t>::min();
    constexpr std::int64_t kHigh = std::numeric_limits<std::int32_t>::max();
    switch (axis) {
        case Axis::Population:
        case Axis::Membres: return {0, kHigh};
        case Axis::Rang: return {1, kHigh};
        case Axis::Plan: return {0, 2};
        case Axis::Crise: return {0, 1};
        case Axis::MissionsEngagees: return {0, std::int64_t{rules::kMaxMissions}};
        case Axis::Signature:
        case Axis::Start:
        case Axis::RangTexte: break;
    }
    return {kLow, kHigh};
}

Axis axis_of(Fact fact) {
    switch (fact) {
        case Fact::Population:
        case Fact::Taille: return Axis::Population;
        case Fact::Membres: return Axis::Membres;
        case Fact::DateSignature:
        case Fact::SigneSousTexte: return Axis::Signature;
        case Fact::DateDebut: return Axis::Start;
        case Fact::Rang: return Axis::Rang;
        case Fact::RangTexte: return Axis::RangTexte;
        case Fact::PlanCrise: return Axis::Plan;
        case Fact::Crise: return Axis::Crise;
        case Fact::MissionsEngagees: return Axis::MissionsEngagees;
    }
    return Axis::Population;
}

calendar::Date effect_of(Fact fact, const rules::Case& rule) { return fact == Fact::RangTexte ? rule.effect : calendar::Date{}; }

template <class Visit>
void each_condition(const rules::Program& program, const rules::Line& line, Visit&& visit) {
    for (std::uint32_t c = 0; c < line.cases.count; ++c) {
        const rules::Case& rule = program.cases[line.cases.first + c];
        for (std::uint32_t i = 0; i < rule.conditions.count; ++i) visit(rule, program.conditions[rule.conditions.first + i]);
    }
}

}  // namespace

void read_facts(const Columns& columns, std::size_t row, eval::Facts& facts) {
    facts.population = columns.population[row];
    facts.membres = columns.membres != nullptr ? columns.membres[row] : 0;
    facts.signature = {columns.signature[row]};
    facts.start = {columns.start[row]};
    facts.plan = columns.plan != nullptr ? static_cast<droit::PlanCrise>(columns.plan[row]) : droit::PlanCrise::Aucun;
    facts.crise = columns.crise != nullptr && columns.crise[row] != 0;
    const std::uint32_t engaged = columns.missions != nullptr ? columns.missions[row] : 0;
    facts.mission_count = rules::kMaxMissions;
    for (std::size_t m = 0; m < rules::kMaxMissions; ++m) {
        eval::MissionFacts& mission = facts.missions[m];
        mission.runs = (engaged >> m & 1U) != 0;
        mission.rate = {columns.rates[m] != nullptr ? columns.rates[m][row] * kMillionthsPerHundredth : 0};
        mission.share = columns.shares[m] != nullptr ? money::Fraction{columns.shares[m][row].numerator, columns.shares[m][row].denominator} : money::Fraction{};
        mission.plan = facts.plan;
        mission.crise = facts.crise;
    }
}

Dimension& Cells::dimension(Axis axis, calendar::Date effect) {
    const std::uint32_t at = find(axis, effect);
    if (at != rules::kNone) return dimensions_[at];
    return dimensions_.emplace_back(Dimension{axis, effect, {}});
}

std::uint32_t Cells::find(Axis axis, calendar::Date effect) const {
    for (std::uint32_t d = 0; d < dimensions_.size(); ++d) {
        if (dimensions_[d].axis == axis && dimensions_[d].effect == effect) return d;
    }
    return rules::kNone;
}

void Cells::cut(Dimension& dimension, std::int64_t at) {
    const Domain domain = domain_of(dimension.axis);
    if (at <= domain.low || at > domain.high) return;
    const auto place = std::lower_bound(dimension.cuts.begin(), dimension.cuts.end(), at);
    if (place == dimension.cuts.end() || *place != at) dimension.cuts.insert(place, static_cast<std::int32_t>(at));
}

void Cells::add(const rules::Program& program) {
    Dimension& population = dimension(Axis::Population);
    for (const std::int64_t minimum : program.minima) cut(population, minimum);
    for (const rules::Line& line : program.lines) {
        each_condition(program, line, [&](const rules::Case& rule, const droit::Condition& condition) {
            Dimension& own = dimension(axis_of(condition.fact), effect_of(condition.fact, rule));
            if (condition.fact == Fact::Taille) return;  // the bounds of the classes are cuts already
            if (condition.fact == Fact::SigneSousTexte) return cut(own, rule.effect.days);
            const bool below = condition.comparison == Comparison::Equal || condition.comparison == Comparison::AtLeast || condition.comparison == Comparison::LessThan;
            const bool above = condition.comparison == Comparison::Equal || condition.comparison == Comparison::AtMost || condition.comparison == Comparison::MoreThan;
            if (below) cut(own, condition.value);
            if (above && condition.value < std::numeric_limits<std::int64_t>::max()) cut(own, condition.value + 1);
        });
    }
}

Key Cells::key_from(std::vector<bool> used) const {
    Key key;
    for (std::uint32_t d = 0; d < dimensions_.size(); ++d) {
        if (!used[d] || dimensions_[d].size() == 1) continue;
        key.dimensions.push_back(d);
        key.strides.push_back(static_cast<std::uint32_t>(key.size));
        // Beyond this no table is made: the exact size no longer matters, only that it is large.
        key.size = std::min<std::uint64_t>(key.size * dimensions_[d].size(), std::uint64_t{1} << 31U);
    }
    return key;
}

Key Cells::key_of(const rules::Program& program, const rules::Line& line) const {
    std::vector<bool> used(dimensions_.size(), false);
    bool by_class = program.minima.empty() || program.minima.front() > 0;
    for (std::uint32_t c = 0; c < line.cases.count; ++c) {
        const rules::Case& rule = program.cases[line.cases.first + c];
        by_class = by_class || rule.amounts != rules::kNone || rule.ceilings != rules::kNone;
    }
    if (by_class) used[find(Axis::Population)] = true;
    each_condition(program, line, [&](const rules::Case& rule, const droit::Condition& condition) {
        used[find(axis_of(condition.fact), effect_of(condition.fact, rule))] = true;
    });
    return key_from(std::move(used));
}

Key Cells::joined(const Key& a, const Key& b) const {
    std::vector<bool> used(dimensions_.size(), false);
    for (const std::uint32_t d : a.dimensions) used[d] = true;
    for (const std::uint32_t d : b.dimensions) used[d] = true;
    return key_from(std::move(used));
}

std::int64_t Cells::value_in(const Key& key, std::uint64_t cell, Axis axis, calendar::Date effect) const {
    const std::uint32_t wanted = find(axis, effect);
    for (std::size_t i = 0; i < key.dimensions.size(); ++i) {
        if (key.dimensions[i] != wanted) continue;
        const Dimension& found = dimensions_[wanted];
        const std::uint64_t interval = cell / key.strides[i] % found.size();
        return interval == 0 ? std::int64_t{found.cuts.front()} - 1 : std::int64_t{found.cuts[interval - 1]};
    }
    return domain_of(axis).low;  // never cut: any value of the domain stands for all
}

Choice Cells::choose(const rules::Program& program, const rules::Line& line, const Key& key, std::uint64_t cell) const {
    Choice choice;
    choice.taille = rules::class_of(program, value_in(key, cell, Axis::Population));
    if (choice.taille == rules::kNone) return choice;
    for (std::uint32_t c = 0; c < line.cases.count && choice.chosen == rules::kNone; ++c) {
        const rules::Case& rule = program.cases[line.cases.first + c];
        bool all = true;
        for (std::uint32_t i = 0; i < rule.conditions.count && all; ++i) {
            const droit::Condition& condition = program.conditions[rule.conditions.first + i];
            std::int64_t value = value_in(key, cell, axis_of(condition.fact), effect_of(condition.fact, rule));
            if (condition.fact == Fact::Taille) value = program.ranks[choice.taille];
            if (condition.fact == Fact::SigneSousTexte) value = value >= rule.effect.days ? 1 : 0;
            all = droit::holds(condition, value);
        }
        if (all) choice.chosen = line.cases.first + c;
    }
    return choice;
}

std::int32_t value_of(const Dimension& dimension, const Columns& columns, std::size_t row) {
    const calendar::Date signature{columns.signature[row]};
    const calendar::Date start{columns.start[row]};
    switch (dimension.axis) {
        case Axis::Population: return columns.population[row];
        case Axis::Membres: return columns.membres != nullptr ? columns.membres[row] : 0;
        case Axis::Signature: return signature.days;
        case Axis::Start: return start.days;
        case Axis::Rang:
            if (columns.rang != nullptr) return columns.rang[row];
            return signature == start ? 1 : calendar::rank_of_contract_year(signature, start);
        case Axis::RangTexte: return eval::rank_under_text(signature, start, dimension.effect);
        case Axis::Plan: return columns.plan != nullptr ? columns.plan[row] : 0;
        case Axis::Crise: return columns.crise != nullptr && columns.crise[row] != 0 ? 1 : 0;
        case Axis::MissionsEngagees: return columns.missions != nullptr ? __builtin_popcount(columns.missions[row]) : 0;
    }
    return 0;
}

}  // namespace socle::batch
