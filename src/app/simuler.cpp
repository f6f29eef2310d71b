// One contract year, and what would change it.
#include <socle/app/engine.hpp>

#include "warnings.hpp"

#include <socle/base/text.hpp>

#include <algorithm>

namespace socle::app {

namespace {

using rules::kUnknown;

bool engages(const rules::Law& law, const eval::Facts& facts, bool rules::MissionInfo::*property) {
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if (facts.missions[m].runs && law.missions[m].*property) return true;
    }
    return false;
}

std::vector<std::string> warnings(const droit::LawBook& book, const rules::Law& law, const Situation& situation, const Resolved& resolved, const eval::Values& values) {
    std::vector<std::string> out;
    const rules::Version& version = law.versions[resolved.version];
    detail::warn_of_text(version, situation.date, out);
    detail::warn_of_unused_reformes(book, version.legend.superpose, out);
    if (situation.population == 0) out.push_back("La population est nulle : vérifiez-la.");
    const bool any = std::any_of(resolved.facts.missions.begin(), resolved.facts.missions.end(), [](const auto& m) { return m.runs; });
    if (!any && version.program.missions != 0) {
        out.push_back("Aucune mission n'est engagée : seules les lignes de la structure sont calculées (mission « socles » : les missions obligatoires).");
    }
    if (!resolved.missing_rates.empty()) {
        out.push_back("Taux d'atteinte non indiqué pour " + base::enumerate_fr(resolved.missing_rates) +
                      " : 0 % est retenu, le volet variable est à zéro (taux « tous » à 100 pour le maximum).");
    }
    if (situation.plan != droit::PlanCrise::Aucun && !engages(law, resolved.facts, &rules::MissionInfo::has_plan)) {
        out.push_back("Un plan de crise est indiqué, mais aucune mission engagée n'en dépend : il est sans effet.");
    }
    if (situation.crise && !engages(law, resolved.facts, &rules::MissionInfo::has_crise)) {
        out.push_back("Une crise est indiquée, mais aucune mission engagée n'en dépend : elle est sans effet.");
    }
    const int rank = static_cast<int>(values.facts[static_cast<std::size_t>(droit::Fact::Rang)]);
    if (calendar::start_of_contract_year(situation.signature(), rank) != situation.date) {
        out.push_back("Le " + calendar::to_french(situation.date) + " n'est pas un anniversaire du contrat signé le " +
                      calendar::to_french(situation.signature()) + " : l'année de contrat " + std::to_string(rank) + " est calculée.");
    }
    if (version.program.contract_years > 1 && rank > version.program.contract_years) {
        out.push_back("Année de contrat " + std::to_string(rank) + " : le contrat dure " + std::to_string(version.program.contract_years) +
                      " ans ; il est supposé renouvelé à l'identique.");
    }
    return out;
}

}  // namespace

base::Result<Simulation> Engine::simuler(const Situation& situation) const {
    auto resolved = resolve(law_, situation);
    if (!resolved) return std::unexpected(std::move(resolved.error()));
    const rules::Version& version = law_.versions[resolved->version];
    eval::Values values;
    static_cast<void>(eval::evaluate(version.program, resolved->facts, values));
    Simulation result;
    result.situation = situation;
    result.ecarts_taille = ecarts_taille(version.program, situation.population);
    result.explanation = explain::explain(law_, resolved->version, resolved->facts, values);
    result.ambiguites = touched(situation, *resolved, values);
    result.avertissements = warnings(*book_, law_, situation, *resolved, values);
    return result;
}

base::Result<std::int64_t> Engine::total(const Situation& situation) const {
    auto resolved = resolve(law_, situation);
    if (!resolved) return std::unexpected(std::move(resolved.error()));
    eval::Values values;
    static_cast<void>(eval::evaluate(law_.versions[resolved->version].program, resolved->facts, values));
    return values.total;
}

std::vector<AmbiguiteTouchee> Engine::touched(const Situation& situation, const Resolved& resolved, const eval::Values& values) const {
    std::vector<AmbiguiteTouchee> result;
    eval::Values other;
    for (const Alternative& alternative : alternatives_) {
        if (!differs(alternative, resolved.version, resolved.facts, values)) continue;
        std::optional<money::Cents> total;
        const auto evaluate = [&](const Resolved& at) {
            const bool done = eval::evaluate(alternative.law.versions[at.version].program, at.facts, other) == eval::Status::Done;
            if (done) total = rules::known(other.total);
        };
        if (alternative.resolves_alike) {
            evaluate(resolved);
        } else if (const auto at = resolve(alternative.law, situation)) {
            // "toutes" may mean other missions under another text. What cannot be resolved there gives nothing that is known.
            evaluate(*at);
        }
        add_reading(result, alternative.ambiguite, alternative.lecture, total);
    }
    const rules::Program& program = law_.versions[resolved.version].program;
    for (const PopulationLue& other_population : situation.populations_lues) {
        if (other_population.lecture == droit::reading_of(*book_, options_.lectures, kPopulationReference)) continue;
        std::optional<money::Cents> total;
        if (other_population.habitants) {
            if (rules::class_of(program, *other_population.habitants) == values.taille) continue;
            eval::Facts facts = resolved.facts;
            facts.population = *other_population.habitants;
            if (eval::evaluate(program, facts, other) == eval::Status::Done) total = rules::known(other.total);
        }
        add_reading(result, kPopulationReference, other_population.lecture, total);
    }
    return result;
}

}  // namespace socle::app
