// What would change the total: each lever is the same situation with one fact changed, computed by the engine. The facts
// and thresholds tried are read in the compiled law, so a new text brings its own levers.
#include <socle/app/engine.hpp>

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace socle::app {

namespace {

using rules::kUnknown;

constexpr money::Rate kTenPoints{100'000};

class Explorer {
public:
    Explorer(const rules::Law& law, const Situation& situation, const Resolved& resolved, const eval::Values& values)
        : law_(law), program_(law.versions[resolved.version].program), situation_(situation), resolved_(resolved), values_(values) {}

    std::vector<Levier> run() {
        for (std::size_t m = 0; m < law_.missions.size(); ++m) {
            if ((program_.missions >> m & 1U) == 0) continue;
            if (resolved_.facts.missions[m].runs) {
                more_attainment(m);
            } else {
                engage(m);
            }
        }
        membres();
        next_taille();
        plans();
        crise();
        return std::move(levers_);
    }

private:
    void try_facts(std::string code, std::string libelle, const eval::Facts& facts) {
        eval::Values other;
        if (eval::evaluate(program_, facts, other) != eval::Status::Done || other.total == kUnknown) return;
        if (other.total == values_.total) return;
        levers_.push_back({std::move(code), std::move(libelle), {other.total - values_.total}, {other.total}});
    }

    void more_attainment(std::size_t m) {
        const money::Rate now = resolved_.facts.missions[m].rate;
        if (!law_.missions[m].has_rate || now >= money::kFullRate) return;
        const money::Rate then = std::min(money::kFullRate, money::Rate{now.millionths + kTenPoints.millionths});
        eval::Facts facts = resolved_.facts;
        facts.missions[m].rate = then;
        try_facts("taux:" + law_.missions[m].id,
                  "atteindre " + money::to_french(then) + " au lieu de " + money::to_french(now) + " sur « " + law_.missions[m].libelle + " »", facts);
    }

    void engage(std::size_t m) {
        eval::Facts facts = resolved_.facts;
        facts.missions[m].runs = true;
        // A mission that depends on a plan is worth nothing without one: the first year's plan is what engaging it means.
        if (law_.missions[m].has_plan && facts.missions[m].plan == droit::PlanCrise::Aucun) facts.missions[m].plan = droit::PlanCrise::Redaction;
        const std::string& name = law_.missions[m].libelle;
        const std::string with = law_.missions[m].has_plan ? " et rédiger son plan" : "";
        try_facts("mission:" + law_.missions[m].id, "engager « " + name + " »" + with + (law_.missions[m].has_rate ? ", à 0 % d'atteinte" : ""), facts);
        if (!law_.missions[m].has_rate) return;
        facts.missions[m].rate = money::kFullRate;
        try_facts("mission:" + law_.missions[m].id + ":100", "engager « " + name + " », à 100 % d'atteinte", facts);
    }

    // The nearest number of members, above and below, at which the total changes.
    void membres() {
        const std::int64_t now = resolved_.facts.membres;
        std::set<std::int64_t> candidates;
        for (const droit::Condition& condition : program_.conditions) {
            if (condition.fact != droit::Fact::Membres) continue;
            for (const std::int64_t candidate : {condition.value - 1, condition.value, condition.value + 1}) {
                if (candidate >= 0) candidates.insert(candidate);
            }
        }
        const auto try_one = [&](std::int64_t candidate) {
            eval::Facts facts = resolved_.facts;
            facts.membres = candidate;
            const bool more = candidate > now;
            const std::int64_t difference = more ? candidate - now : now - candidate;
            const std::string count = base::count_fr(difference, money::to_french(difference), "membre");
            const std::size_t before = levers_.size();
            try_facts("membres", (more ? "réunir " + count + " de plus (" : "perdre " + count + " (") +
                                     money::to_french(candidate) + ")", facts);
            return levers_.size() > before;
        };
        for (auto up = candidates.upper_bound(now); up != candidates.end() && !try_one(*up); ++up) {
        }
        for (auto down = std::make_reverse_iterator(candidates.lower_bound(now)); down != candidates.rend() && !try_one(*down); ++down) {
        }
    }

    void next_taille() {
        const auto to = [&](std::int64_t population, std::size_t taille) {
            const std::int64_t difference = population - resolved_.facts.population;
            const std::int64_t size = difference < 0 ? -difference : difference;
            eval::Facts facts = resolved_.facts;
            facts.population = population;
            try_facts("taille", (difference > 0 ? "gagner " : "perdre ") + base::count_fr(size, money::to_french(size), "habitant") + " et passer en taille " + std::to_string(program_.ranks[taille]), facts);
        };
        if (values_.taille + 1 < program_.minima.size()) to(program_.minima[values_.taille + 1], values_.taille + 1);
        if (values_.taille > 0) to(program_.minima[values_.taille] - 1, values_.taille - 1);
    }

    void plans() {
        constexpr droit::PlanCrise kPlans[] = {droit::PlanCrise::Aucun, droit::PlanCrise::Redaction, droit::PlanCrise::MiseAJour};
        constexpr const char* kNames[] = {"sans plan de crise", "l'année de première rédaction du plan de crise", "une année de mise à jour du plan de crise"};
        for (const droit::PlanCrise plan : kPlans) {
            if (plan == situation_.plan) continue;
            eval::Facts facts = resolved_.facts;
            facts.plan = plan;
            for (eval::MissionFacts& mission : facts.missions) mission.plan = plan;
            try_facts("plan_crise:" + std::string(droit::name_of(plan)), kNames[static_cast<std::size_t>(plan)], facts);
        }
    }

    void crise() {
        eval::Facts facts = resolved_.facts;
        facts.crise = !situation_.crise;
        for (eval::MissionFacts& mission : facts.missions) mission.crise = facts.crise;
        try_facts("crise", situation_.crise ? "aucune crise sanitaire grave dans l'année" : "une crise sanitaire grave survient dans l'année", facts);
    }

    const rules::Law& law_;
    const rules::Program& program_;
    const Situation& situation_;
    const Resolved& resolved_;
    const eval::Values& values_;
    std::vector<Levier> levers_;
};

}  // namespace

base::Result<std::vector<Levier>> Engine::leviers(const Situation& situation) const {
    const auto resolved = resolve(law_, situation);
    if (!resolved) return std::unexpected(resolved.error());
    eval::Values values;
    static_cast<void>(eval::evaluate(law_.versions[resolved->version].program, resolved->facts, values));
    if (values.total == kUnknown) return std::vector<Levier>{};
    std::vector<Levier> levers = Explorer(law_, situation, *resolved, values).run();
    for (const AmbiguiteTouchee& ambiguite : touched(situation, *resolved, values)) {
        for (const AutreLecture& other : ambiguite.autres) {
            if (!other.total || other.total->value == values.total) continue;
            levers.push_back({("lecture:" + std::string(ambiguite.id) + "=").append(other.lecture), ("lecture « " + std::string(other.libelle)).append(" »"), {other.total->value - values.total}, *other.total});
        }
    }
    std::stable_sort(levers.begin(), levers.end(), [](const Levier& a, const Levier& b) { return a.ecart > b.ecart; });
    return levers;
}

}  // namespace socle::app
