#include <socle/national/calcul.hpp>

namespace socle::national {

using simulate::Mesure;

Parallel one_by_one() {
    return [](std::size_t count, const std::function<void(std::size_t)>& each) {
        for (std::size_t i = 0; i < count; ++i) each(i);
    };
}

base::Result<Calcul> Calcul::create(const Demande& demande) {
    Calcul calcul;
    calcul.demande_ = demande;
    calcul.nothing_drawn_ = std::make_unique<simulate::Hypotheses>();
    calcul.nothing_drawn_->a_partir_du = calendar::january_first(calendar::kMaxYear);
    const simulate::Hypotheses& hypotheses = demande.hypotheses != nullptr ? *demande.hypotheses : *calcul.nothing_drawn_;

    auto cohorte = simulate::make_cohorte(*demande.en_vigueur, *demande.portefeuille, demande.hypotheses);
    if (!cohorte) return std::unexpected(std::move(cohorte.error()));
    calcul.cohorte_ = std::make_unique<simulate::Cohorte>(std::move(*cohorte));
    std::vector<const rules::Law*> laws{demande.en_vigueur};
    laws.insert(laws.end(), demande.reformes.begin(), demande.reformes.end());
    calcul.postes_ = std::make_unique<simulate::Postes>(laws);
    calcul.prepared_ = std::make_unique<std::vector<simulate::Prepared>>();
    for (std::size_t l = 0; l < laws.size(); ++l) {
        auto prepared = simulate::prepare(*laws[l], *calcul.postes_, *calcul.cohorte_, demande.fenetre, hypotheses, {demande.en_vigueur, l > 0});
        if (!prepared) return std::unexpected(std::move(prepared.error()));
        calcul.prepared_->push_back(std::move(*prepared));
    }
    calcul.simulation_ = std::make_unique<simulate::Simulation>();
    simulate::Simulation& simulation = *calcul.simulation_;
    simulation.cohorte = calcul.cohorte_.get();
    simulation.hypotheses = &hypotheses;
    for (const simulate::Prepared& one : *calcul.prepared_) simulation.laws.push_back(&one);
    simulation.series = {calcul.cohorte_->feuilles.size(), calcul.cohorte_->tailles.size(), calcul.postes_->size(), demande.fenetre.size()};
    for (const territoire::Index region : calcul.cohorte_->regions) {
        const bool known = region != territoire::kNone;
        simulation.region_keys.push_back(simulate::key_of(known ? "reg:" + std::string(demande.referentiel->regions()[region].code) : std::string("reg:")));
    }
    simulation.seed = demande.seed;
    simulation.draws = demande.draws;
    return calcul;
}

namespace {

class Certaines final : public Sommes {
public:
    Certaines(std::size_t laws, std::size_t series, std::size_t membres)
        : values_(laws, std::vector<std::int64_t>(series)), membres_(laws, std::vector<std::int64_t>(membres)) {}

    [[nodiscard]] std::size_t draws() const override { return 1; }
    [[nodiscard]] std::span<const std::int64_t> series(std::size_t law, std::size_t index) const override { return std::span(values_[law]).subspan(index, 1); }
    [[nodiscard]] std::span<const std::int64_t> membres(std::size_t law) const override { return membres_[law]; }

    void add(std::size_t law, std::size_t membre, const simulate::Membre& who, const simulate::Flux& flux, const simulate::Series& series) {
        auto& values = values_[law];
        for (std::size_t y = 0; y < series.years; ++y) {
            membres_[law][membre] += flux.rights[y];
            for (const std::size_t group : {series.feuille(who.feuille), series.taille(who.taille)}) {
                values[series.index(group, Mesure::Droits, y)] += flux.rights[y];
                values[series.index(group, Mesure::Encaissements, y)] += flux.cash[y];
            }
            for (std::size_t p = 0; p < series.postes; ++p) {
                values[series.index(series.poste(p), Mesure::Droits, y)] += flux.poste_rights[p * series.years + y];
                values[series.index(series.poste(p), Mesure::Encaissements, y)] += flux.poste_cash[p * series.years + y];
            }
        }
    }

private:
    std::vector<std::vector<std::int64_t>> values_;
    std::vector<std::vector<std::int64_t>> membres_;
};

class Tirees final : public Sommes {
public:
    Tirees(const simulate::Simulation& simulation, const simulate::Resultats& resultats) : draws_(simulation.draws), resultats_(resultats) {}

    [[nodiscard]] std::size_t draws() const override { return draws_; }
    [[nodiscard]] std::span<const std::int64_t> series(std::size_t law, std::size_t index) const override { return resultats_.series(law, index); }
    [[nodiscard]] std::span<const std::int64_t> membres(std::size_t law) const override { return resultats_.membres(law); }

private:
    std::size_t draws_;
    const simulate::Resultats& resultats_;
};

}  // namespace

std::unique_ptr<Sommes> Calcul::certaines() const {
    auto sums = std::make_unique<Certaines>(laws(), series().count(), cohorte_->membres.size());
    for (std::size_t l = 0; l < laws(); ++l) {
        for (std::size_t i = 0; i < cohorte_->membres.size(); ++i) sums->add(l, i, cohorte_->membres[i], central(l)[i], series());
    }
    return sums;
}

std::unique_ptr<Sommes> tirees(const simulate::Simulation& simulation, const simulate::Resultats& resultats) {
    return std::make_unique<Tirees>(simulation, resultats);
}

}  // namespace socle::national
