#include "random_program.hpp"

#include <algorithm>

namespace socle::tests {

namespace {

using rules::CaseKind;

class Draw {
public:
    explicit Draw(std::mt19937_64& random) : random_(random) {}
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1)); }
    bool one_in(int n) { return between(1, n) == 1; }

    droit::Condition condition(const rules::Program& program) {
        const auto fact = static_cast<droit::Fact>(between(0, static_cast<std::int64_t>(droit::kFactCount) - 1));
        const auto comparison = static_cast<droit::Comparison>(between(0, 4));
        std::int64_t value = 0;
        switch (fact) {
            case droit::Fact::Population: value = between(0, 300'000); break;
            case droit::Fact::Taille: value = between(1, static_cast<std::int64_t>(program.ranks.size())); break;
            case droit::Fact::Membres: value = between(0, 200); break;
            case droit::Fact::DateSignature:
            case droit::Fact::DateDebut: value = between(kFirstDay, kLastDay); break;
            case droit::Fact::Rang:
            case droit::Fact::RangTexte: value = between(0, 4); break;
            case droit::Fact::PlanCrise: value = between(0, 2); break;
            case droit::Fact::Crise:
            case droit::Fact::SigneSousTexte: value = between(0, 1); break;
            case droit::Fact::MissionsEngagees: value = between(0, 6); break;
        }
        return {fact, comparison, value};
    }

    static constexpr std::int64_t kFirstDay = 18'000;
    static constexpr std::int64_t kLastDay = 20'500;

private:
    std::mt19937_64& random_;
};

}  // namespace

rules::Program random_program(std::mt19937_64& random, const ProgramKind& kind) {
    Draw draw(random);
    rules::Program program;
    std::int64_t minimum = draw.one_in(4) ? 1'000 : 0;
    for (int t = 0; t < kind.tailles; ++t) {
        program.minima.push_back(minimum);
        program.ranks.push_back(t + 1);
        minimum += draw.between(1, 60'000);
    }
    const auto amounts = [&] {
        const auto first = static_cast<std::uint32_t>(program.amounts.size());
        for (int t = 0; t < kind.tailles; ++t) {
            std::int64_t amount = draw.between(0, kind.large_amounts ? money::kMaxCents : 9'000'000);
            if (!kind.odd_amounts) amount -= amount % 10'000;
            program.amounts.push_back(draw.one_in(60) ? rules::kUnknown : amount);
        }
        return first;
    };
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(kind.lines); ++i) {
        rules::Line line;
        line.mission = draw.one_in(3) ? -1 : static_cast<std::int32_t>(draw.between(0, 5));
        if (draw.one_in(8)) line.mission = 31;
        line.cases.first = static_cast<std::uint32_t>(program.cases.size());
        line.cases.count = static_cast<std::uint32_t>(draw.between(0, 3));
        for (std::uint32_t c = 0; c < line.cases.count; ++c) {
            rules::Case rule;
            rule.conditions.first = static_cast<std::uint32_t>(program.conditions.size());
            rule.conditions.count = static_cast<std::uint32_t>(draw.between(0, 2));
            for (std::uint32_t k = 0; k < rule.conditions.count; ++k) program.conditions.push_back(draw.condition(program));
            rule.effect = {static_cast<std::int32_t>(draw.between(0, 1) == 0 ? 19'000 : 19'400)};
            rule.prorata = draw.one_in(2);
            rule.by_attainment = draw.one_in(2);
            if (i > 0 && draw.one_in(3)) {
                rule.kind = draw.one_in(3) ? CaseKind::Cap : CaseKind::Bonus;
                rule.base.first = static_cast<std::uint32_t>(program.bases.size());
                for (std::uint32_t b = 0; b < i; ++b) {
                    if (draw.one_in(2)) program.bases.push_back(b);
                }
                rule.base.count = static_cast<std::uint32_t>(program.bases.size()) - rule.base.first;
            }
            if (rule.kind == CaseKind::Bonus) {
                const std::int64_t rates[] = {100'000, 125'000, 333'333, 1'000'000, 70'000, 1, 0, 2'500'000};
                rule.rate = {rates[draw.between(0, 7)]};
                rule.rate_unknown = draw.one_in(40);
            } else {
                rule.amounts = amounts();
            }
            if (draw.one_in(5)) rule.ceilings = amounts();
            program.cases.push_back(rule);
        }
        program.lines.push_back(line);
    }
    return program;
}

eval::Facts random_facts(std::mt19937_64& random, const rules::Program& program, bool whole_years) {
    Draw draw(random);
    eval::Facts facts;
    facts.population = draw.between(0, 350'000);
    facts.membres = draw.between(0, 210);
    facts.signature = {static_cast<std::int32_t>(draw.between(Draw::kFirstDay, Draw::kLastDay))};
    facts.start = {static_cast<std::int32_t>(facts.signature.days + (draw.one_in(3) ? 0 : draw.between(0, 1'500)))};
    if (!program.conditions.empty() && draw.one_in(2)) {
        const droit::Condition& near = program.conditions[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(program.conditions.size()) - 1))];
        const std::int64_t value = near.value + draw.between(-1, 1);
        if (near.fact == droit::Fact::Population && value >= 0) facts.population = value;
        if (near.fact == droit::Fact::Membres && value >= 0) facts.membres = value;
        if (near.fact == droit::Fact::DateSignature) facts.start = facts.signature = {static_cast<std::int32_t>(value)};
    }
    if (draw.one_in(4)) facts.population = std::max<std::int64_t>(0, program.minima[static_cast<std::size_t>(draw.between(0, static_cast<std::int64_t>(program.minima.size()) - 1))] + draw.between(-1, 1));
    facts.plan = static_cast<droit::PlanCrise>(draw.between(0, 2));
    facts.crise = draw.one_in(2);
    for (eval::MissionFacts& mission : facts.missions) {
        mission.runs = draw.one_in(2);
        mission.rate = {draw.between(0, 10'000) * 100};
        if (draw.one_in(4)) mission.rate = money::kFullRate;
        if (!whole_years && draw.one_in(6)) mission.share = {draw.between(0, 365), 365};
        mission.plan = facts.plan;
        mission.crise = facts.crise;
    }
    return facts;
}

}  // namespace socle::tests
