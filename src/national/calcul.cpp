#include <socle/national/calcul.hpp>

#include <algorithm>
#include <utility>

namespace socle::national {

using simulate::Mesure;

namespace {

// "9 Gio".
std::string gibibytes(std::uint64_t bytes) { return std::to_string(bytes >> 30U) + " Gio"; }

}  // namespace

base::Result<Calcul> Calcul::create(const Demande& demande, const base::Parallel& parallel) {
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
    const simulate::Series series{calcul.cohorte_->feuilles.size(), calcul.cohorte_->tailles.size(), calcul.postes_->size(), demande.fenetre.size()};
    const std::uint64_t results = simulate::Resultats::memory(series, laws.size(), demande.draws);
    if (results > demande.max_memory) {
        return base::fail("trop-de-tirages", "",
                          "ce calcul tiendrait " + gibibytes(results) + " de résultats en mémoire ; il en est permis " + gibibytes(demande.max_memory),
                          "Demandez moins de tirages, d'années ou de réformes.");
    }
    calcul.prepared_ = std::make_unique<std::vector<simulate::Prepared>>();
    std::uint64_t left = demande.max_memory - results;
    for (std::size_t l = 0; l < laws.size(); ++l) {
        // What the other laws will take at least is kept for them: a work that is too large is refused at once.
        const std::uint64_t others = (laws.size() - l - 1) * simulate::least_bytes(calcul.cohorte_->membres.size(), demande.fenetre, *calcul.postes_);
        const simulate::PrepareOptions options{demande.en_vigueur, l > 0, left > others ? left - others : 0, demande.stop};
        auto prepared = simulate::prepare(*laws[l], *calcul.postes_, *calcul.cohorte_, demande.fenetre, hypotheses, options, parallel);
        if (!prepared) return std::unexpected(std::move(prepared.error()));
        left -= std::min(left, prepared->bytes());
        calcul.prepared_->push_back(std::move(*prepared));
    }
    calcul.simulation_ = std::make_unique<simulate::Simulation>();
    simulate::Simulation& simulation = *calcul.simulation_;
    simulation.cohorte = calcul.cohorte_.get();
    simulation.hypotheses = &hypotheses;
    for (const simulate::Prepared& one : *calcul.prepared_) simulation.laws.push_back(&one);
    simulation.series = series;
    for (const territoire::Index region : calcul.cohorte_->regions) {
        const bool known = region != territoire::kNone;
        simulation.region_keys.push_back(simulate::key_of(known ? "reg:" + std::string(demande.referentiel->regions()[region].code) : std::string("reg:")));
    }
    simulation.seed = demande.seed;
    simulation.draws = demande.draws;
    return calcul;
}

Sommes Calcul::certaines() const {
    const simulate::Series& series = this->series();
    std::vector<std::vector<std::int64_t>> values(laws(), std::vector<std::int64_t>(series.count()));
    std::vector<std::vector<std::int64_t>> membres(laws(), std::vector<std::int64_t>(cohorte_->membres.size()));
    for (std::size_t l = 0; l < laws(); ++l) {
        const auto add = [&](std::size_t group, Mesure mesure, std::size_t year, std::int64_t cents) { values[l][series.index(group, mesure, year)] += cents; };
        for (std::size_t i = 0; i < cohorte_->membres.size(); ++i) {
            const simulate::Membre& membre = cohorte_->membres[i];
            const simulate::Flux& flux = central(l)[i];
            for (std::size_t y = 0; y < series.years; ++y) {
                membres[l][i] += flux.rights[y];
                for (const std::size_t group : {series.feuille(membre.feuille), series.taille(membre.taille)}) {
                    add(group, Mesure::Droits, y, flux.rights[y]);
                    add(group, Mesure::Encaissements, y, flux.cash[y]);
                }
                for (std::size_t p = 0; p < series.postes; ++p) {
                    add(series.poste(p), Mesure::Droits, y, flux.poste_rights[p * series.years + y]);
                    add(series.poste(p), Mesure::Encaissements, y, flux.poste_cash[p * series.years + y]);
                }
            }
        }
    }
    return {std::move(values), std::move(membres)};
}

}  // namespace socle::national
