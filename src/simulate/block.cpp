#include <socle/simulate/block.hpp>

#include "lanes.hpp"

#include <algorithm>

namespace socle::simulate {

namespace {

constexpr int kYearsBefore = 2;  // contract years that begin so long before the window may still be paid in it

}  // namespace

BlockWorker::BlockWorker(const Simulation& simulation)
    : simulation_(simulation),
      fenetre_(simulation.laws.front()->fenetre),
      rows_(fenetre_.size() + 1),
      first_civil_(fenetre_.first - kYearsBefore),
      civils_(fenetre_.size() + kYearsBefore + 2),
      cpts_(*simulation.hypotheses, simulation.seed),
      rates_(civils_),
      rates_made_(civils_),
      rights_(rows_ * kBlock),
      cash_(rows_ * kBlock),
      postes_of_laws_(simulation.laws.size()),
      poste_constants_(simulation.laws.size()) {
    std::size_t slots = 0;
    for (std::size_t l = 0; l < simulation.laws.size(); ++l) {
        const Prepared& law = *simulation.laws[l];
        for (const Year& year : law.years) slots = std::max<std::size_t>(slots, year.line_count);
        // What no draw changes is added up once.
        auto& constants = poste_constants_[l];
        constants.assign(simulation.series.postes * kMesures * fenetre_.size(), 0);
        for (const Flux& flux : law.constant) {
            for (std::size_t p = 0; p < simulation.series.postes; ++p) {
                for (std::size_t y = 0; y < fenetre_.size(); ++y) {
                    constants[(p * kMesures) * fenetre_.size() + y] += flux.poste_rights[p * fenetre_.size() + y];
                    constants[(p * kMesures + 1) * fenetre_.size() + y] += flux.poste_cash[p * fenetre_.size() + y];
                }
            }
        }
    }
    lines_.resize(slots * kBlock);
}

std::size_t BlockWorker::window_row(int civil) const { return fenetre_.holds(civil) ? fenetre_.index(civil) : rows_ - 1; }

std::int64_t* BlockWorker::poste(std::size_t poste, Mesure mesure, std::size_t row) {
    return postes_.data() + ((poste * kMesures + static_cast<std::size_t>(mesure)) * rows_ + row) * kBlock;
}

const Lane<std::uint16_t>& BlockWorker::rate(const Year& year, std::int8_t mission) {
    const auto index = static_cast<std::size_t>(year.civil - first_civil_);
    if (!rates_made_[index]) {
        cpts_.rates(year.civil, rates_[index]);
        rates_made_[index] = true;
    }
    return rates_[index][static_cast<std::size_t>(mission)];
}

void BlockWorker::start_membre(const Membre& membre, std::uint32_t first_draw) {
    cpts_.start(*shared_, first_draw, membre.key);
    std::fill(rates_made_.begin(), rates_made_.end(), false);
    delays_made_ = false;
    growth_made_ = false;
    const auto& regions = simulation_.cohorte->regions;
    region_ = static_cast<std::size_t>(std::lower_bound(regions.begin(), regions.end(), simulation_.cohorte->feuilles[membre.feuille].region) - regions.begin());
}

void BlockWorker::find_crise(const Year& year) {
    const auto at = static_cast<std::size_t>(year.civil - first_civil_);
    lanes::in_year(shared_->national(at), year.first_day, shared_->national(at + 1), year.last_day, crise_.data(), false);
    lanes::in_year(shared_->regional(region_, at), year.first_day, shared_->regional(region_, at + 1), year.last_day, crise_.data(), true);
}

void BlockWorker::run_year(const Prepared& law, const ContractDraw& contract, const Year& year) {
    if (year.by_crise) find_crise(year);
    for (std::uint32_t slot = 0; slot < year.line_count; ++slot) {
        fill_line(law, contract, year, law.lines[year.first_line + slot], lines_.data() + slot * kBlock);
    }
    const std::size_t row = window_row(year.civil);
    const std::size_t next = window_row(year.civil + 1);
    if (row == rows_ - 1 && next == rows_ - 1) return;
    const lanes::Shares shares{year.days_before, year.days};
    lanes::fill_kept(year.constant, exists_.data(), total_.data());
    for (std::uint32_t k = 0; k < year.poste_count; ++k) {
        const YearPoste& own = law.postes[year.first_poste + k];
        std::int32_t* sum = nullptr;
        for (std::uint32_t slot = 0; slot < year.line_count; ++slot) {
            if (law.lines[year.first_line + slot].poste != own.poste) continue;
            std::int32_t* x = lines_.data() + slot * kBlock;
            if (sum == nullptr) {
                sum = x;
            } else {
                lanes::add(x, sum);
            }
        }
        lanes::add(sum, total_.data());
        if (own.poste == 0) continue;  // the structure takes what is left (collect)
        if (masked_) lanes::add_kept(own.constant, exists_.data(), sum);
        lanes::share(sum, masked_ ? 0 : own.constant, shares, poste(own.poste, Mesure::Droits, row), poste(own.poste, Mesure::Droits, next));
    }
    lanes::share(total_.data(), shares, rights_.data() + row * kBlock, rights_.data() + next * kBlock);
}

// What does not depend on rates, where the contract exists: taken away where it does not when it was counted everywhere.
void BlockWorker::put_contract_constants(const Flux& flux, bool counted) {
    std::array<std::uint16_t, kBlock> draws;
    std::size_t count = 0;
    for (std::size_t d = 0; d < kBlock; ++d) {
        if ((exists_[d] == 0) == counted) draws[count++] = static_cast<std::uint16_t>(d);
    }
    if (count == 0) return;
    const auto put = [&](std::int64_t value, auto* table) {
        using Value = std::remove_reference_t<decltype(table[0])>;
        const auto signed_value = static_cast<Value>(counted ? -value : value);
        if (value == 0) return;
        for (std::size_t i = 0; i < count; ++i) table[draws[i]] += signed_value;
    };
    for (std::size_t y = 0; y < fenetre_.size(); ++y) {
        put(flux.rights[y], rights_.data() + y * kBlock);
        put(flux.cash[y], cash_.data() + y * kBlock);
        for (std::size_t p = 0; p < simulation_.series.postes; ++p) {
            put(flux.poste_rights[p * fenetre_.size() + y], poste(p, Mesure::Droits, y));
            put(flux.poste_cash[p * fenetre_.size() + y], poste(p, Mesure::Encaissements, y));
        }
    }
}

void BlockWorker::run_contract(const Prepared& law, const ContractDraw& contract, const Membre& membre) {
    masked_ = membre.needs_signatures > 0 || contract.drawn_renewals > 0;
    exists_.fill(-1);
    if (masked_) {
        const Lane<std::int32_t>& signatures = shared_->signatures();
        for (std::size_t d = 0; d < kBlock; ++d) exists_[d] = membre.needs_signatures <= (membre.needs_signatures > 0 ? signatures[d] : 0) ? -1 : 0;
        Lane<std::int32_t> renewed;
        for (std::uint16_t i = 0; i < contract.drawn_renewals; ++i) {
            cpts_.renewed(static_cast<unsigned>(contract.renewal) - i, renewed);
            lanes::keep(renewed.data(), exists_.data());
        }
        put_contract_constants(law.contract_constants[contract.constant], membre.needs_signatures == 0);
    }
    for (std::uint32_t y = contract.first_year; y < contract.first_year + contract.year_count; ++y) run_year(law, contract, law.years[y]);
}

void BlockWorker::run_membre(std::size_t index, std::size_t law_index, std::size_t counted, BlockSums& out) {
    const Prepared& law = *simulation_.laws[law_index];
    const Membre& membre = simulation_.cohorte->membres[index];
    const Flux& constant = law.constant[index];
    for (std::size_t y = 0; y < rows_; ++y) {
        const bool inside = y + 1 < rows_;
        lanes::fill(inside ? static_cast<std::int32_t>(constant.rights[y]) : 0, rights_.data() + y * kBlock);
        lanes::fill(inside ? static_cast<std::int32_t>(constant.cash[y]) : 0, cash_.data() + y * kBlock);
    }
    const MembreDraw& drawn = law.membres[index];
    for (std::uint32_t c = drawn.first_contract; c < drawn.first_contract + drawn.contract_count; ++c) run_contract(law, law.contracts[c], membre);
    std::int64_t rights = 0;
    for (std::size_t y = 0; y < fenetre_.size(); ++y) {
        for (const std::size_t group : {simulation_.series.feuille(membre.feuille), simulation_.series.taille(membre.taille)}) {
            lanes::add(rights_.data() + y * kBlock, out.series.data() + simulation_.series.index(group, Mesure::Droits, y) * kBlock);
            lanes::add(cash_.data() + y * kBlock, out.series.data() + simulation_.series.index(group, Mesure::Encaissements, y) * kBlock);
        }
        rights += lanes::sum(rights_.data() + y * kBlock, counted);
    }
    out.membres[index] = rights;
}

// The postes of the whole block; the structure's rights are what the others leave of the total.
void BlockWorker::collect(std::size_t law, BlockSums& out) {
    const Series& series = simulation_.series;
    for (std::size_t y = 0; y < fenetre_.size(); ++y) {
        std::int64_t* structure = out.series.data() + series.index(series.poste(0), Mesure::Droits, y) * kBlock;
        for (std::size_t f = 0; f < series.feuilles; ++f) {
            const std::int64_t* rights = out.series.data() + series.index(series.feuille(f), Mesure::Droits, y) * kBlock;
            for (std::size_t d = 0; d < kBlock; ++d) structure[d] += rights[d];
        }
        for (std::size_t p = 0; p < series.postes; ++p) {
            for (const Mesure mesure : {Mesure::Droits, Mesure::Encaissements}) {
                if (p == 0 && mesure == Mesure::Droits) continue;
                const std::int64_t constant = poste_constants_[law][(p * kMesures + static_cast<std::size_t>(mesure)) * fenetre_.size() + y];
                const std::int64_t* drawn = poste(p, mesure, y);
                std::int64_t* sum = out.series.data() + series.index(series.poste(p), mesure, y) * kBlock;
                for (std::size_t d = 0; d < kBlock; ++d) sum[d] = drawn[d] + constant;
                if (mesure == Mesure::Droits) {
                    for (std::size_t d = 0; d < kBlock; ++d) structure[d] -= sum[d];
                }
            }
        }
    }
}

void BlockWorker::run(std::uint32_t block, std::vector<BlockSums>& out) {
    const auto first_draw = static_cast<std::uint32_t>(block * kBlock);
    const std::size_t counted = std::min<std::size_t>(kBlock, simulation_.draws - first_draw);
    const SharedDraws shared(*simulation_.hypotheses, simulation_.seed, first_draw, first_civil_, civils_, simulation_.region_keys);
    shared_ = &shared;
    const std::size_t laws = simulation_.laws.size();
    out.resize(laws);
    for (BlockSums& sums : out) {
        sums.series.assign(simulation_.series.count() * kBlock, 0);
        sums.membres.assign(simulation_.cohorte->membres.size(), 0);
    }
    for (auto& table : postes_of_laws_) table.assign(simulation_.series.postes * kMesures * rows_ * kBlock, 0);
    for (std::size_t i = 0; i < simulation_.cohorte->membres.size(); ++i) {
        start_membre(simulation_.cohorte->membres[i], first_draw);
        for (std::size_t l = 0; l < laws; ++l) {
            postes_.swap(postes_of_laws_[l]);
            run_membre(i, l, counted, out[l]);
            postes_.swap(postes_of_laws_[l]);
        }
    }
    for (std::size_t l = 0; l < laws; ++l) {
        postes_.swap(postes_of_laws_[l]);
        collect(l, out[l]);
        postes_.swap(postes_of_laws_[l]);
    }
    shared_ = nullptr;
}

}  // namespace socle::simulate
