#include <socle/plan/plan.hpp>

#include "payments.hpp"

#include <algorithm>

namespace socle::plan {

namespace {

using rules::kUnknown;

money::Fraction share_of(const rules::Program& program, calendar::Date mission_start, const Year& year) {
    constexpr int kMonths = 12;
    if (mission_start <= year.start) return {};
    if (program.prorata_base == droit::ProrataBase::Mois) {
        return {std::min(kMonths, calendar::months_begun(mission_start, year.end)), kMonths};
    }
    return {calendar::days_between(mission_start, year.end), calendar::days_between(year.start, year.end)};
}

droit::PlanCrise plan_in(const MissionTerm& term, calendar::Date signature, int rank) {
    const int written = term.plan_year.value_or(
        std::max(1, calendar::rank_of_contract_year(signature, term.start)));
    if (rank < written) return droit::PlanCrise::Aucun;
    return rank == written ? droit::PlanCrise::Redaction : droit::PlanCrise::MiseAJour;
}

base::Result<Year> make_year(const rules::Law& law, const Contract& contract, int rank) {
    Year year;
    year.rank = rank;
    year.start = calendar::start_of_contract_year(contract.signature, rank);
    year.end = calendar::start_of_contract_year(contract.signature, rank + 1);
    year.version = rules::version_at(law, year.start);
    if (year.version == rules::kNone) {
        return base::fail("aucun-texte", "année " + std::to_string(rank),
                          "aucun texte de « " + law.instrument + " » n'est en vigueur le " + calendar::to_french(year.start),
                          "Le premier texte connu prend effet le " + calendar::to_french(law.versions.front().from) +
                              " : vérifiez la date de signature.");
    }
    const rules::Program& program = law.versions[year.version].program;
    const std::size_t reviewed = std::min(contract.populations.size(), static_cast<std::size_t>(rank)) - 1;
    year.facts.population = contract.populations[program.class_reviewed ? reviewed : 0];
    year.facts.membres = contract.membres;
    year.facts.signature = contract.signature;
    year.facts.start = year.start;
    for (std::size_t m = 0; m < contract.missions.size(); ++m) {
        const MissionTerm& term = contract.missions[m];
        if (!term.engaged || term.start >= year.end) continue;
        if ((program.missions >> m & 1U) == 0) {
            if (contract.drops_absent_missions) continue;
            return base::fail("mission-absente", "année " + std::to_string(rank) + ", mission " + law.missions[m].id,
                              "le texte en vigueur le " + calendar::to_french(year.start) + " n'a pas cette mission",
                              "Retirez la mission du contrat, ou repoussez son démarrage après le texte qui la crée.");
        }
        eval::MissionFacts& mission = year.facts.missions[m];
        mission.runs = true;
        mission.share = share_of(program, term.start, year);
        if (static_cast<std::size_t>(rank) <= term.rates.size()) mission.rate = term.rates[static_cast<std::size_t>(rank) - 1];
        if (law.missions[m].has_plan) mission.plan = plan_in(term, contract.signature, rank);
        mission.crise = std::find(term.crises.begin(), term.crises.end(), rank) != term.crises.end();
        year.facts.crise |= mission.crise;
        year.facts.plan = std::max(year.facts.plan, mission.plan);
    }
    if (eval::evaluate(program, year.facts, year.values) == eval::Status::NoTaille) {
        return base::fail("population-sous-minimum", "population " + std::to_string(year.facts.population),
                          "le texte « " + law.versions[year.version].legend.texte + " » commence à " +
                              money::to_french(program.minima.front()) + " habitants",
                          "Vérifiez la population ou le texte choisi.");
    }
    return year;
}

}  // namespace

std::vector<std::int64_t> days_by_civil_year(const Year& year) {
    std::vector<std::int64_t> days;
    for (calendar::Date from = year.start; from < year.end;) {
        const calendar::Date to = std::min(year.end, calendar::january_first(calendar::year_of(from) + 1));
        days.push_back(calendar::days_between(from, to));
        from = to;
    }
    return days;
}

int contract_years(const rules::Law& law, calendar::Date signature) {
    const std::uint32_t version = rules::version_at(law, signature);
    return version == rules::kNone ? 0 : law.versions[version].program.contract_years;
}

base::Result<Plan> compute(const rules::Law& law, const Contract& contract) {
    Plan plan;
    const int count = std::max(1, contract_years(law, contract.signature));
    for (int rank = 1; rank <= count; ++rank) {
        auto year = make_year(law, contract, rank);
        if (!year) return std::unexpected(std::move(year.error()));
        plan.total = add(plan.total, year->values.total);
        plan.years.push_back(std::move(*year));
    }
    plan.payments = detail::schedule(law, contract, plan.years);
    plan.civil_years = detail::by_civil_year(plan.years, plan.payments);
    return plan;
}

}  // namespace socle::plan
