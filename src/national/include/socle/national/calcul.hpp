// A national computation: one portfolio under the law in force and under reforms, with or without draws.
#pragma once

#include <socle/base/parallel.hpp>
#include <socle/national/resultat.hpp>
#include <socle/simulate/resultats.hpp>
#include <socle/territoire/referentiel.hpp>

#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace socle::national {

inline constexpr int kMaxYears = 30;
inline constexpr std::int64_t kMaxDraws = 1'000'000;

struct Demande {
    simulate::Fenetre fenetre;
    const rules::Law* en_vigueur = nullptr;       // the portfolio was read with it
    std::vector<const rules::Law*> reformes;      // each a whole law
    const portefeuille::Portefeuille* portefeuille = nullptr;
    const territoire::Referentiel* referentiel = nullptr;
    const simulate::Hypotheses* hypotheses = nullptr;  // with draws only
    std::uint32_t draws = 0;                           // 0: no draw
    std::uint64_t seed = 0;
    std::uint64_t max_memory = std::numeric_limits<std::uint64_t>::max();  // bytes of all that is kept, about
    std::function<bool()> stop;                                            // asked while contracts are prepared; null: never
};

// Rights and cash of groups of CPTS, draw by draw (a single "draw" when nothing is drawn).
class Sommes {
public:
    // A single draw: `values` by law, then series; `membres` by law, then member.
    Sommes(std::vector<std::vector<std::int64_t>> values, std::vector<std::vector<std::int64_t>> membres) : values_(std::move(values)), membres_(std::move(membres)) {}
    // Draws made elsewhere; `resultats` must outlive this and be complete.
    Sommes(const simulate::Simulation& simulation, const simulate::Resultats& resultats) : draws_(simulation.draws), resultats_(&resultats) {}

    [[nodiscard]] std::size_t draws() const { return draws_; }
    // Every draw of a series (simulate::Series::index).
    [[nodiscard]] std::span<const std::int64_t> series(std::size_t law, std::size_t index) const {
        return resultats_ != nullptr ? resultats_->series(law, index) : std::span(values_[law]).subspan(index, 1);
    }
    // Rights over the window, summed over the draws.
    [[nodiscard]] std::span<const std::int64_t> membres(std::size_t law) const {
        return resultats_ != nullptr ? resultats_->membres(law) : std::span<const std::int64_t>(membres_[law]);
    }

private:
    std::size_t draws_ = 1;
    const simulate::Resultats* resultats_ = nullptr;
    std::vector<std::vector<std::int64_t>> values_;
    std::vector<std::vector<std::int64_t>> membres_;
};

// Everything that does not depend on how the draws are made. Holds pointers into the demand: it must outlive this.
class Calcul {
public:
    // Fails when a contract cannot be computed, when a law asks for what draws cannot do, or with
    //   "trop-de-tirages"    their results alone would take more than max_memory (the place is empty)
    //   "calcul-trop-grand"  the contracts, with them, would
    //   "interrompu"         `stop` said so
    [[nodiscard]] static base::Result<Calcul> create(const Demande& demande, const base::Parallel& parallel);

    [[nodiscard]] const Demande& demande() const { return demande_; }
    [[nodiscard]] const simulate::Cohorte& cohorte() const { return *cohorte_; }
    [[nodiscard]] const simulate::Postes& postes() const { return *postes_; }
    [[nodiscard]] const simulate::Series& series() const { return simulation_->series; }
    [[nodiscard]] std::size_t laws() const { return 1 + demande_.reformes.size(); }
    // The portfolio as it is under a law, by member of the cohort.
    [[nodiscard]] const std::vector<simulate::Flux>& central(std::size_t law) const { return (*prepared_)[law].central; }

    // What to draw; with draws only.
    [[nodiscard]] const simulate::Simulation& simulation() const { return *simulation_; }

    // The sums without draws.
    [[nodiscard]] Sommes certaines() const;

private:
    Calcul() = default;

    Demande demande_;
    std::unique_ptr<simulate::Hypotheses> nothing_drawn_;
    std::unique_ptr<simulate::Cohorte> cohorte_;
    std::unique_ptr<simulate::Postes> postes_;
    std::unique_ptr<std::vector<simulate::Prepared>> prepared_;
    std::unique_ptr<simulate::Simulation> simulation_;
};

// Tables, and for each reform differences, winners and losers. What the caller knows (titles, digests, changed articles,
// published figures) is left for it to fill.
[[nodiscard]] Resultat make_resultat(const Calcul& calcul, const Sommes& sommes, const base::Parallel& parallel);

}  // namespace socle::national
