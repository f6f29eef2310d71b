// The plan of a contract, explained.
#include <socle/app/engine.hpp>

#include "warnings.hpp"

#include <socle/base/text.hpp>

#include <algorithm>

namespace socle::app {

namespace {

using rules::kUnknown;

bool same_plan(const plan::Plan& a, const plan::Plan& b) {
    const bool same_rights = std::equal(a.years.begin(), a.years.end(), b.years.begin(), b.years.end(), [](const plan::Year& x, const plan::Year& y) {
        return std::equal(x.values.lines.begin(), x.values.lines.end(), y.values.lines.begin(), y.values.lines.end(),
                          [](const auto& v, const auto& w) { return v.cents == w.cents; });
    });
    return same_rights && std::equal(a.payments.begin(), a.payments.end(), b.payments.begin(), b.payments.end(),
                                     [](const plan::Payment& x, const plan::Payment& y) { return x.date == y.date && x.cents == y.cents; });
}

std::string mission_place(const MissionContrat& mission) { return "missions." + base::printable(mission.id); }

// The checks that need the law: ranks within the contract, properties that the mission has.
base::Result<void> check_mission(const rules::MissionInfo& info, const MissionContrat& mission, calendar::Date signature, int years) {
    const std::string place = mission_place(mission);
    if (mission.demarrage < signature) {
        return base::fail("demarrage-avant-signature", place + ".demarrage",
                          "la mission démarrerait le " + calendar::to_french(mission.demarrage) + ", avant la signature du contrat (" +
                              calendar::to_french(signature) + ")",
                          "Donnez une date de démarrage égale ou postérieure à la signature.");
    }
    if (mission.taux) {
        if (!info.has_rate) {
            return base::fail("taux-sans-objet", place + ".taux", "cette mission ne dépend pas d'un taux d'atteinte",
                              "Retirez « taux » ; pour la mission de crise, donnez les années de crise dans « crises ».");
        }
        if (mission.taux->size() != static_cast<std::size_t>(years)) {
            return base::fail("nombre-de-taux", place + ".taux", std::to_string(mission.taux->size()) + " taux pour un contrat de " + std::to_string(years) + " ans",
                              "Donnez un taux par année de contrat (0 les années sans la mission).");
        }
        for (const money::Rate rate : *mission.taux) {
            if (rate.millionths >= 0 && rate <= money::kFullRate) continue;
            return base::fail("taux-hors-limites", place + ".taux", "un taux d'atteinte est compris entre 0 et 100 % (reçu " + money::to_french(rate) + ")",
                              "Corrigez le taux.");
        }
    }
    const auto in_contract = [&](int rank) { return rank >= 1 && rank <= years; };
    if (mission.annee_redaction_plan) {
        if (!info.has_plan) {
            return base::fail("plan-sans-objet", place + ".annee_redaction_plan", "cette mission n'a pas de plan de crise", "Retirez cette clé.");
        }
        if (!in_contract(*mission.annee_redaction_plan)) {
            return base::fail("rang-hors-contrat", place + ".annee_redaction_plan", "l'année de rédaction est un rang de 1 à " + std::to_string(years),
                              "Donnez le rang de l'année de contrat, pas l'année civile.");
        }
    }
    if (!mission.crises.empty() && !info.has_crise) {
        return base::fail("crise-sans-objet", place + ".crises", "cette mission ne dépend pas d'une crise", "Retirez cette clé.");
    }
    for (const int rank : mission.crises) {
        if (in_contract(rank)) continue;
        return base::fail("rang-hors-contrat", place + ".crises", "les années de crise sont des rangs de 1 à " + std::to_string(years),
                          "Donnez le rang de l'année de contrat, pas l'année civile.");
    }
    return {};
}

int rank_of_class(const rules::Law& law, const plan::Year& year) { return law.versions[year.version].program.ranks[year.values.taille]; }

// A contract older than the text that creates a mission could not start it before.
calendar::Date first_effect(const rules::Law& law, std::size_t mission) {
    for (const rules::Version& version : law.versions) {
        if ((version.program.missions >> mission & 1U) != 0) return version.program.effect;
    }
    return {};
}

std::vector<std::string> warnings(const droit::LawBook& book, const rules::Law& law, const Contrat& contrat, const plan::Contract& contract, const plan::Plan& plan) {
    std::vector<std::string> out;
    // Each text is judged on the last year it governs.
    for (std::size_t i = 0; i < plan.years.size(); ++i) {
        const bool last = i + 1 == plan.years.size() || plan.years[i + 1].version != plan.years[i].version;
        if (last) detail::warn_of_text(law.versions[plan.years[i].version], plan.years[i].start, out);
    }
    const bool applied = std::any_of(plan.years.begin(), plan.years.end(), [&](const plan::Year& y) { return law.versions[y.version].legend.superpose; });
    detail::warn_of_unused_reformes(book, applied, out);
    for (std::size_t i = 1; i < plan.years.size(); ++i) {
        const int before = rank_of_class(law, plan.years[i - 1]);
        const int after = rank_of_class(law, plan.years[i]);
        if (before == after) continue;
        out.push_back("La taille passe de " + std::to_string(before) + " à " + std::to_string(after) + " en année " + std::to_string(i + 1) +
                      (plan.years[i].version == plan.years[i - 1].version ? "." : " : le texte " + law.versions[plan.years[i].version].legend.texte + " a d'autres classes."));
    }
    for (const MissionContrat& mission : contrat.missions) {
        const std::int32_t m = rules::find_mission(law, mission.id);
        const rules::MissionInfo& info = law.missions[static_cast<std::size_t>(m)];
        if (info.has_rate && !mission.taux) out.push_back("Taux d'atteinte non indiqués pour " + mission.id + " : 0 % est retenu, le volet variable est à zéro.");
        const calendar::Date possible = std::max(contract.signature, first_effect(law, static_cast<std::size_t>(m)));
        if (info.demarrage_mois && mission.demarrage > calendar::add_months(possible, *info.demarrage_mois)) {
            out.push_back("« " + info.libelle + " » démarre le " + calendar::to_french(mission.demarrage) + ", plus de " + std::to_string(*info.demarrage_mois) +
                          " mois après " + (possible == contract.signature ? "la signature" : "le texte qui la crée") + " : le contrat peut être remis en cause.");
        }
        if (mission.demarrage >= plan.years.back().end) {
            out.push_back("« " + info.libelle + " » démarre après la fin du contrat : elle ne donne aucun droit.");
        }
        const int first = calendar::rank_of_contract_year(contract.signature, mission.demarrage);
        const auto before_start = [&](const std::vector<money::Rate>& rates) {
            return std::any_of(rates.begin(), rates.begin() + std::min<std::ptrdiff_t>(first - 1, std::ssize(rates)), [](money::Rate r) { return r.millionths != 0; });
        };
        if (mission.taux && before_start(*mission.taux)) {
            out.push_back("Des taux sont donnés pour « " + info.libelle + " » avant son démarrage (année " + std::to_string(first) + ") : ils sont sans effet.");
        }
        if (std::any_of(mission.crises.begin(), mission.crises.end(), [&](int rank) { return rank < first; })) {
            out.push_back("Une crise est donnée pour « " + info.libelle + " » avant son démarrage (année " + std::to_string(first) + ") : elle est sans effet.");
        }
        if (mission.annee_redaction_plan && *mission.annee_redaction_plan < first) {
            out.push_back("Le plan de « " + info.libelle + " » serait rédigé avant le démarrage de la mission : seule la mise à jour est comptée.");
        }
    }
    return out;
}

}  // namespace

base::Result<plan::Contract> Engine::contract_of(const Contrat& contrat) const {
    plan::Contract contract;
    contract.signature = contrat.date_signature;
    contract.populations = contrat.populations;
    contract.membres = contrat.membres.value_or(0);
    contract.missions.resize(law_.missions.size());
    if (const auto version = version_on(law_, contrat.date_signature); !version) return std::unexpected(version.error());
    for (const std::int64_t population : contrat.populations) {
        if (population >= 0 && population <= kMaxPopulation) continue;
        return base::fail("population-hors-limites", "population", "une population est comprise entre 0 et 100 millions d'habitants", "Corrigez la population.");
    }
    if (contract.membres < 0 || contract.membres > kMaxMembres) {
        return base::fail("membres-hors-limites", "membres", "le nombre de membres est compris entre 0 et 1 million", "Corrigez le nombre de membres.");
    }
    if (contrat.populations.empty()) return base::fail("population-manquante", "population", "aucune population n'est donnée", "Donnez un nombre d'habitants ou des lieux.");
    const int years = plan::contract_years(law_, contrat.date_signature);
    if (contrat.populations.size() != 1 && contrat.populations.size() != static_cast<std::size_t>(years)) {
        return base::fail("nombre-de-populations", "populations",
                          std::to_string(contrat.populations.size()) + " populations pour un contrat de " + std::to_string(years) + " ans",
                          "Donnez une population par année de contrat, ou une seule (« population »).");
    }
    for (const MissionContrat& mission : contrat.missions) {
        const auto index = mission_named(law_, mission.id, "missions");
        if (!index) return std::unexpected(index.error());
        plan::MissionTerm& term = contract.missions[*index];
        if (auto checked = check_mission(law_.missions[*index], mission, contrat.date_signature, years); !checked) {
            return std::unexpected(std::move(checked.error()));
        }
        if (term.engaged) return base::fail("mission-en-double", mission_place(mission), "cette mission figure deux fois", "Gardez-en une seule.");
        term.engaged = true;
        term.start = mission.demarrage;
        term.rates = mission.taux.value_or(std::vector<money::Rate>{});
        term.plan_year = mission.annee_redaction_plan;
        term.crises = mission.crises;
    }
    return contract;
}

std::vector<AmbiguiteTouchee> Engine::touched(const Contrat& contrat, const plan::Contract& contract, const plan::Plan& plan) const {
    std::vector<AmbiguiteTouchee> result;
    for (const Alternative& alternative : alternatives_) {
        const auto other = plan::compute(alternative.law, contract);
        if (other && same_plan(plan, *other)) continue;
        add_reading(result, alternative.ambiguite, alternative.lecture, other ? rules::known(other->total) : std::nullopt);
    }
    for (const PopulationLue& population : contrat.populations_lues) {
        if (population.lecture == droit::reading_of(*book_, options_.lectures, kPopulationReference)) continue;
        std::optional<money::Cents> total;
        if (population.habitants) {
            plan::Contract other_contract = contract;
            other_contract.populations = {*population.habitants};
            const auto other = plan::compute(law_, other_contract);
            if (other && same_plan(plan, *other)) continue;
            if (other) total = rules::known(other->total);
        }
        add_reading(result, kPopulationReference, population.lecture, total);
    }
    return result;
}

base::Result<PlanResult> Engine::plan(const Contrat& contrat) const {
    const auto contract = contract_of(contrat);
    if (!contract) return std::unexpected(contract.error());
    const auto computed = plan::compute(law_, *contract);
    if (!computed) return std::unexpected(computed.error());
    PlanResult result;
    result.contrat = contrat;
    result.total = rules::known(computed->total);
    for (const plan::Year& year : computed->years) {
        result.annees.push_back({year.rank, year.start, year.end, explain::explain(law_, year.version, year.facts, year.values)});
    }
    for (const plan::Payment& payment : computed->payments) {
        PlanPayment out{payment.date, rules::known(payment.cents), {}};
        for (const plan::Part& part : payment.parts) {
            const plan::Year& year = computed->years[static_cast<std::size_t>(part.rank) - 1];
            const rules::LineLegend& legend = law_.versions[year.version].legend.lines[part.line];
            out.detail.push_back({part.rank, legend.code, legend.libelle, part.nature, rules::known(part.cents)});
        }
        result.versements.push_back(std::move(out));
    }
    for (const plan::CivilYear& year : computed->civil_years) {
        result.par_annee_civile.push_back({year.year, rules::known(year.rights), rules::known(year.cash)});
    }
    result.ambiguites = touched(contrat, *contract, *computed);
    result.avertissements = warnings(*book_, law_, contrat, *contract, *computed);
    return result;
}

}  // namespace socle::app
