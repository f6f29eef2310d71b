#include <socle/simulate/contracts.hpp>

#include <algorithm>

namespace socle::simulate {

namespace {

plan::MissionTerm term_of(const portefeuille::Cpts& cpts, const portefeuille::Mission& mission, calendar::Date signature, int passed, int years) {
    plan::MissionTerm term;
    term.engaged = true;
    term.start = mission.demarrage;
    for (int rank = passed + 1; rank <= passed + years && !mission.taux.empty(); ++rank) {
        term.rates.push_back(mission.taux[std::min(mission.taux.size(), static_cast<std::size_t>(rank)) - 1]);
    }
    if (cpts.annee_redaction_plan) {
        term.plan_year = *cpts.annee_redaction_plan - passed;
    } else if (mission.demarrage < signature) {
        term.plan_year = calendar::rank_of_contract_year(cpts.signature, mission.demarrage) - passed;
    }
    for (const int rank : cpts.crises) {
        if (rank > passed && rank <= passed + years) term.crises.push_back(rank - passed);
    }
    return term;
}

}  // namespace

std::vector<std::size_t> map_missions(const rules::Law& read_with, const rules::Law& law) {
    std::vector<std::size_t> map;
    for (const rules::MissionInfo& mission : read_with.missions) {
        const std::int32_t found = rules::find_mission(law, mission.id);
        map.push_back(found < 0 ? kNoMission : static_cast<std::size_t>(found));
    }
    return map;
}

std::vector<Contrat> contracts_of(const rules::Law& law, const std::vector<std::size_t>& missions, const portefeuille::Cpts& cpts, int last_year) {
    std::vector<Contrat> contracts;
    int passed = 0;
    for (;;) {
        Contrat contract;
        contract.passed = passed;
        contract.terms.signature = calendar::start_of_contract_year(cpts.signature, passed + 1);
        if (calendar::year_of(contract.terms.signature) > last_year) return contracts;
        contract.years = plan::contract_years(law, contract.terms.signature);
        if (contract.years == 0) return contracts;
        contract.terms.membres = cpts.membres;
        for (int rank = 1; rank <= contract.years; ++rank) {
            const calendar::Date start = calendar::start_of_contract_year(contract.terms.signature, rank);
            contract.terms.populations.push_back(portefeuille::population_en_vigueur(cpts, calendar::year_of(start)));
        }
        contract.terms.missions.resize(law.missions.size());
        for (const portefeuille::Mission& mission : cpts.missions) {
            const std::size_t index = missions[mission.mission];
            if (index != kNoMission) contract.terms.missions[index] = term_of(cpts, mission, contract.terms.signature, passed, contract.years);
        }
        passed += contract.years;
        contracts.push_back(std::move(contract));
    }
}

}  // namespace socle::simulate
