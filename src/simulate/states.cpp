#include "states.hpp"

#include <algorithm>

namespace socle::simulate {

namespace {

constexpr std::int64_t kMillion = 1'000'000;

// Inhabitants after `years` of the growth of a bin, in fixed point so that every machine agrees.
std::int64_t grown(std::int64_t population, std::int64_t growth, int years) {
    constexpr std::int64_t kScale = 1000;
    std::int64_t scaled = population * kScale;
    for (int i = 0; i < years; ++i) scaled = (scaled * std::max<std::int64_t>(0, kMillion + growth) + kMillion / 2) / kMillion;
    return (scaled + kScale / 2) / kScale;
}

std::int64_t growth_of(const Hypotheses& hypotheses, std::uint16_t bin) {
    return hypotheses.croissance.mean + hypotheses.croissance.spread * hypotheses.normal[bin] / kNormalUnit;
}

void grow(plan::Contract& contract, const Hypotheses& hypotheses, std::uint16_t bin) {
    if (!hypotheses.croissance.drawn) return;
    const std::int64_t growth = growth_of(hypotheses, bin);
    const int from = calendar::year_of(hypotheses.a_partir_du);
    for (std::size_t k = 0; k < contract.populations.size(); ++k) {
        const int year = calendar::year_of(calendar::start_of_contract_year(contract.signature, static_cast<int>(k) + 1));
        contract.populations[k] = grown(contract.populations[k], growth, std::max(0, year - from));
    }
}

}  // namespace

plan::Contract contract_in_state(const plan::Contract& terms, const std::vector<std::size_t>& missions, const Hypotheses& hypotheses, const State& state) {
    plan::Contract contract = terms;
    grow(contract, hypotheses, state.growth_bin);
    if (hypotheses.crise.drawn) {
        for (plan::MissionTerm& term : contract.missions) {
            std::vector<int> crises;
            for (int rank = 1; rank <= static_cast<int>(contract.populations.size()); ++rank) {
                const bool past = calendar::start_of_contract_year(contract.signature, rank) < hypotheses.a_partir_du;
                const bool known = std::find(term.crises.begin(), term.crises.end(), rank) != term.crises.end();
                if (past ? known : state.crise) crises.push_back(rank);
            }
            term.crises = std::move(crises);
        }
    }
    for (std::size_t m = 0; m < missions.size() && m < state.delays.size(); ++m) {
        if (missions[m] == kNoMission || state.delays[m] == 0) continue;
        plan::MissionTerm& term = contract.missions[missions[m]];
        if (!term.engaged || term.start < hypotheses.a_partir_du) continue;
        term.start = calendar::add_months(term.start, hypotheses.retards.months[state.delays[m]]);
        // Late beyond the end of the contract before, the plan is first written in this one.
        if (term.start >= contract.signature && term.plan_year && *term.plan_year < 1) term.plan_year.reset();
    }
    return contract;
}

namespace detail {

std::vector<std::int64_t> population_bounds(const rules::Law& law) {
    std::vector<std::int64_t> bounds;
    for (const rules::Version& version : law.versions) {
        bounds.insert(bounds.end(), version.program.minima.begin(), version.program.minima.end());
        for (const droit::Condition& condition : version.program.conditions) {
            if (condition.fact != droit::Fact::Population) continue;
            bounds.push_back(condition.value);
            bounds.push_back(condition.value + 1);
        }
    }
    std::sort(bounds.begin(), bounds.end());
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    return bounds;
}

std::vector<std::uint16_t> growth_steps(const rules::Law& law, const std::vector<std::int64_t>& bounds, const plan::Contract& terms,
                                        const Hypotheses& hypotheses) {
    std::vector<std::uint16_t> steps;
    if (!hypotheses.croissance.drawn) return steps;
    const bool reviewed = std::any_of(law.versions.begin(), law.versions.end(), [](const rules::Version& v) { return v.program.class_reviewed; });
    const auto intervals = [&](std::uint16_t bin) {
        plan::Contract contract;
        contract.signature = terms.signature;
        contract.populations = terms.populations;
        grow(contract, hypotheses, bin);
        std::vector<std::ptrdiff_t> found;
        for (std::size_t k = 0; k < (reviewed ? contract.populations.size() : 1); ++k) {
            found.push_back(std::upper_bound(bounds.begin(), bounds.end(), contract.populations[k]) - bounds.begin());
        }
        return found;
    };
    auto last = intervals(0);
    if (last == intervals(kBins - 1)) return steps;
    for (std::uint16_t bin = 1; bin < kBins; ++bin) {
        auto next = intervals(bin);
        if (next == last) continue;
        steps.push_back(bin);
        last = std::move(next);
    }
    return steps;
}

bool may_be_late(const plan::Contract& terms, const std::vector<std::size_t>& missions, const Hypotheses& hypotheses, calendar::Date end) {
    for (std::size_t m = 0; m < missions.size() && m < hypotheses.retards.until.size(); ++m) {
        if (missions[m] == kNoMission || hypotheses.retards.until[m].empty()) continue;
        const plan::MissionTerm& term = terms.missions[missions[m]];
        if (!term.engaged || term.start < hypotheses.a_partir_du || term.start >= end) continue;
        // A late start reaches into later contracts too.
        if (calendar::add_months(term.start, hypotheses.retards.months.back()) > terms.signature) return true;
    }
    return false;
}

base::Result<void> check_drawable(const rules::Law& law, const Hypotheses& hypotheses) {
    const bool delays = std::any_of(hypotheses.retards.until.begin(), hypotheses.retards.until.end(), [](const auto& until) { return !until.empty(); });
    const bool rates = std::any_of(hypotheses.atteintes.begin(), hypotheses.atteintes.end(), [](const Atteinte& one) { return one.drawn; });
    const bool sure_renewal = hypotheses.renouvellement.probability > std::numeric_limits<std::uint32_t>::max();
    const bool drawn = delays || rates || !sure_renewal || hypotheses.crise.drawn || hypotheses.croissance.drawn || !hypotheses.signatures.profils.empty();
    if (!drawn) return {};
    for (const rules::Version& version : law.versions) {
        const rules::Program& program = version.program;
        for (std::size_t i = 0; i < program.lines.size(); ++i) {
            const rules::Line& line = program.lines[i];
            const std::string place = "texte " + version.legend.texte + ", ligne " + version.legend.lines[i].code;
            if (line.payment.follows_base) {
                return base::fail("tirages-impossibles", place, "les tirages ne savent pas verser une majoration avec chaque versement de son assiette",
                                  "Choisissez la lecture qui la verse avec le solde, ou calculez sans tirages.");
            }
            if (!delays) continue;
            for (std::uint32_t c = line.cases.first; c < line.cases.first + line.cases.count; ++c) {
                const rules::Slice slice = program.cases[c].conditions;
                for (std::uint32_t k = slice.first; k < slice.first + slice.count; ++k) {
                    const droit::Fact fact = program.conditions[k].fact;
                    const bool structural = line.mission < 0 && (fact == droit::Fact::PlanCrise || fact == droit::Fact::Crise);
                    if (fact != droit::Fact::MissionsEngagees && !structural) continue;
                    return base::fail("tirages-impossibles", place, "cette ligne dépend de plusieurs missions à la fois : les tirages ne savent pas y mêler des retards de démarrage",
                                      "Retirez les retards des hypothèses, ou calculez sans tirages.");
                }
            }
        }
    }
    return {};
}

}  // namespace detail

}  // namespace socle::simulate
