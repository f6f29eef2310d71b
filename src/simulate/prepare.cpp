#include <socle/simulate/prepare.hpp>

#include "states.hpp"
#include "year_builder.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <span>
#include <utility>

namespace socle::simulate {

namespace {

constexpr std::size_t kMembresAtOnce = 32;  // prepared together, on one core
constexpr std::size_t kCentral = 0;  // the state without delay, crisis or growth

base::Result<Prepared> too_large() {
    return base::fail("calcul-trop-grand", "", "ce portefeuille, sur ces années et avec ces réformes, demande plus de mémoire qu'il n'est permis",
                      "Demandez moins d'années ou de réformes à la fois, ou moins de CPTS.");
}

class Preparer {
public:
    // `made`: bytes, of all that prepare this law.
    Preparer(const rules::Law& law, const Postes& postes, const Fenetre& fenetre, const Hypotheses& hypotheses, const PrepareOptions& options,
             std::atomic<std::uint64_t>& made)
        : law_(law), postes_(postes), hypotheses_(hypotheses), options_(options), made_(made), ventilation_(fenetre, postes, law),
          missions_(map_missions(*options.read_with, law)), portfolio_mission_(law.missions.size(), -1), bounds_(detail::population_bounds(law)) {
        out_.fenetre = fenetre;
        for (std::size_t m = 0; m < missions_.size(); ++m) {
            if (missions_[m] != kNoMission) portfolio_mission_[missions_[m]] = static_cast<std::int8_t>(m);
        }
    }

    base::Result<Prepared> run(std::span<const Membre> membres) {
        for (const Membre& membre : membres) {
            if (options_.stop && options_.stop()) return base::fail("interrompu", "calcul", "le calcul a été arrêté avant les tirages", "Relancez la commande.");
            if (auto done = add_membre(membre); !done) return std::unexpected(std::move(done.error()));
            const std::uint64_t bytes = out_.bytes();
            if ((made_ += bytes - std::exchange(counted_, bytes)) > options_.max_bytes) return too_large();
        }
        return std::move(out_);
    }

private:
    base::Result<void> add_membre(const Membre& membre) {
        out_.constant.emplace_back(out_.fenetre, postes_.size());
        out_.central.emplace_back(out_.fenetre, postes_.size());
        MembreDraw drawn;
        drawn.first_contract = static_cast<std::uint32_t>(out_.contracts.size());
        std::uint16_t renewal = 0;
        drawn_renewals_ = 0;
        for (const Contrat& contrat : contracts_of(law_, missions_, *membre.cpts, out_.fenetre.last)) {
            auto done = add_contract(membre, contrat, renewal);
            if (!done) {
                base::Error error = std::move(done.error());
                error.place = "CPTS « " + membre.cpts->id + " » (ligne " + std::to_string(membre.cpts->ligne) + "), " + error.place;
                return std::unexpected(std::move(error));
            }
            ++renewal;
        }
        drawn.contract_count = static_cast<std::uint32_t>(out_.contracts.size()) - drawn.first_contract;
        out_.membres.push_back(drawn);
        return {};
    }

    // In order of states: population, then crisis, then delay.
    void make_states(const plan::Contract& terms, ContractDraw& drawn) {
        const std::size_t delays = drawn.delays ? hypotheses_.retards.months.size() : 1;
        const auto years = static_cast<int>(terms.populations.size());
        const bool all_known = calendar::start_of_contract_year(terms.signature, years) < hypotheses_.a_partir_du;
        for (std::size_t p = 0; p <= drawn.growth_from.size(); ++p) {
            for (int crise = 0; crise < (hypotheses_.crise.drawn && !all_known ? 2 : 1); ++crise) {
                for (std::size_t delay = 0; delay < delays; ++delay) {
                    State state;
                    state.growth_bin = p == 0 ? std::uint16_t{0} : drawn.growth_from[p - 1];
                    state.crise = crise == 1;
                    state.delays.assign(missions_.size(), static_cast<std::uint8_t>(delay));
                    for (std::size_t m = 0; m < missions_.size(); ++m) {
                        if (m >= hypotheses_.retards.until.size() || hypotheses_.retards.until[m].empty()) state.delays[m] = 0;
                    }
                    contracts_.push_back(contract_in_state(terms, missions_, hypotheses_, state));
                }
            }
        }
    }

    base::Result<void> add_contract(const Membre& membre, const Contrat& contrat, std::uint16_t renewal) {
        plan::Contract terms = contrat.terms;
        terms.drops_absent_missions = options_.reform;
        auto central = plan::compute(law_, terms);
        if (!central) return std::unexpected(std::move(central.error()));
        ventilation_.add(*central, out_.central.back());
        const bool renewals_drawn = hypotheses_.renouvellement.probability <= std::numeric_limits<std::uint32_t>::max();
        if (renewals_drawn && renewal > 0 && terms.signature >= hypotheses_.a_partir_du) ++drawn_renewals_;
        // Balances come in the year after the last day, or the next one.
        if (calendar::year_of(central->years.back().end) + 1 < out_.fenetre.first) return {};

        ContractDraw drawn;
        drawn.renewal = renewal;
        drawn.drawn_renewals = drawn_renewals_;
        drawn.first_year = static_cast<std::uint32_t>(out_.years.size());
        drawn.growth_from = detail::growth_steps(law_, bounds_, terms, hypotheses_);
        drawn.delays = detail::may_be_late(terms, missions_, hypotheses_, central->years.back().end);
        contracts_.clear();
        plans_.clear();
        make_states(terms, drawn);
        drawn.states = static_cast<std::uint32_t>(contracts_.size());
        for (const plan::Contract& contract : contracts_) {
            auto plan = plan::compute(law_, contract);
            if (!plan) return std::unexpected(std::move(plan.error()));
            plans_.push_back(std::move(*plan));
        }
        const bool sure = membre.needs_signatures == 0 && drawn_renewals_ == 0;
        Flux constant(out_.fenetre, postes_.size());
        for (std::size_t rank = 0; rank < plans_[kCentral].years.size(); ++rank) {
            const plan::Year& year = plans_[kCentral].years[rank];
            if (calendar::year_of(year.start) > out_.fenetre.last || calendar::year_of(year.end) + 1 < out_.fenetre.first) continue;
            detail::YearBuilder builder(out_, law_, ventilation_, hypotheses_, portfolio_mission_, contracts_, plans_, rank,
                                        drawn.delays ? hypotheses_.retards.months.size() : 1);
            if (auto built = builder.build(constant); !built) return std::unexpected(std::move(built.error()));
        }
        if (membre.needs_signatures == 0) out_.constant.back().add(constant);
        if (!sure) {
            drawn.constant = static_cast<std::uint32_t>(out_.contract_constants.size());
            out_.contract_constants.push_back(std::move(constant));
        }
        drawn.year_count = static_cast<std::uint32_t>(out_.years.size()) - drawn.first_year;
        if (drawn.year_count > 0 || !sure) out_.contracts.push_back(std::move(drawn));
        return {};
    }

    const rules::Law& law_;
    const Postes& postes_;
    const Hypotheses& hypotheses_;
    const PrepareOptions& options_;
    std::atomic<std::uint64_t>& made_;
    std::uint64_t counted_ = 0;
    Ventilation ventilation_;
    std::vector<std::size_t> missions_;
    std::vector<std::int8_t> portfolio_mission_;  // by mission of the law
    std::vector<std::int64_t> bounds_;
    std::vector<plan::Contract> contracts_;  // of the contract at hand, by state
    std::vector<plan::Plan> plans_;
    std::uint16_t drawn_renewals_ = 0;       // of the member at hand, so far
    Prepared out_;
};

template <class T>
void move_to_end(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// What follows the members of `whole` in the cohort.
void append(Prepared& whole, Prepared part) {
    const auto size = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
    for (MembreDraw& membre : part.membres) membre.first_contract += size(whole.contracts);
    for (ContractDraw& contract : part.contracts) {
        contract.first_year += size(whole.years);
        if (contract.constant != rules::kNone) contract.constant += size(whole.contract_constants);
    }
    for (Year& year : part.years) {
        year.first_line += size(whole.lines);
        year.first_poste += size(whole.postes);
    }
    for (Line& line : part.lines) line.first_term += size(whole.terms);
    for (Term& term : part.terms) {
        if (term.base_count > 0) term.base_first += size(whole.bases);
    }
    move_to_end(whole.membres, part.membres);
    move_to_end(whole.contracts, part.contracts);
    move_to_end(whole.years, part.years);
    move_to_end(whole.postes, part.postes);
    move_to_end(whole.lines, part.lines);
    move_to_end(whole.terms, part.terms);
    move_to_end(whole.bases, part.bases);
    move_to_end(whole.constant, part.constant);
    move_to_end(whole.contract_constants, part.contract_constants);
    move_to_end(whole.central, part.central);
}

}  // namespace

std::uint64_t Prepared::bytes() const {
    const auto of = [](const auto& list) { return std::uint64_t{list.size()} * sizeof(list[0]); };
    const std::uint64_t fluxes = constant.size() + contract_constants.size() + central.size();
    const std::uint64_t one = central.empty() ? 0 : Flux::bytes(fenetre, central.front().has_poste.size());
    return of(membres) + of(contracts) + of(years) + of(postes) + of(lines) + of(terms) + of(bases) + fluxes * one;
}

std::uint64_t least_bytes(std::size_t membres, const Fenetre& fenetre, const Postes& postes) {
    constexpr std::uint64_t kFluxes = 2;  // constant and central
    return membres * kFluxes * Flux::bytes(fenetre, postes.size());
}

base::Result<Prepared> prepare(const rules::Law& law, const Postes& postes, const Cohorte& cohorte, const Fenetre& fenetre, const Hypotheses& hypotheses,
                               const PrepareOptions& options, const base::Parallel& parallel) {
    if (auto checked = detail::check_drawable(law, hypotheses); !checked) return std::unexpected(std::move(checked.error()));
    const std::span<const Membre> membres = cohorte.membres;
    if (least_bytes(membres.size(), fenetre, postes) > options.max_bytes) return too_large();
    std::atomic<std::uint64_t> made{0};
    std::vector<base::Result<Prepared>> parts((membres.size() + kMembresAtOnce - 1) / kMembresAtOnce);
    parallel(parts.size(), [&](std::size_t i) {
        const std::size_t first = i * kMembresAtOnce;
        parts[i] = Preparer(law, postes, fenetre, hypotheses, options, made).run(membres.subspan(first, std::min(kMembresAtOnce, membres.size() - first)));
    });
    Prepared whole;
    whole.fenetre = fenetre;
    for (base::Result<Prepared>& part : parts) {
        if (!part) return std::unexpected(std::move(part.error()));
        append(whole, std::move(*part));
    }
    return whole;
}

}  // namespace socle::simulate
