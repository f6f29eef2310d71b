#include <socle/simulate/block.hpp>

#include "lanes.hpp"

#include <algorithm>

namespace socle::simulate {

namespace {

constexpr int kYearsBefore = 2;  // contract years that begin so long before the window may still be paid in it
constexpr std::int32_t kFull = 1'000'000;

std::int64_t half_away(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t whole = numerator < 0 ? -numerator : numerator;
    const std::int64_t quotient = (2 * whole + denominator) / (2 * denominator);
    return numerator < 0 ? -quotient : quotient;
}

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

std::int64_t BlockWorker::exact(const Prepared& law, const Term& term, std::int64_t h, std::size_t draw) const {
    const auto base = [&] {
        std::int64_t sum = 0;
        for (std::uint32_t k = 0; k < term.base_count; ++k) sum += lines_[law.bases[term.base_first + k] * kBlock + draw];
        return sum;
    };
    std::int64_t value = 0;
    switch (term.kind) {
        case Kind::Constant: return term.value;
        case Kind::Rate:
        case Kind::Shared: value = half_away(term.a * h, term.c); break;
        case Kind::Bonus: value = half_away(base() * term.a, term.c); break;
        case Kind::Cap: value = std::min<std::int64_t>(0, term.a - base()); break;
    }
    return std::min<std::int64_t>(value, term.ceiling);
}

// A tenth, a twentieth…: the sum of the base divided in 32 bits. False for other rates, and for bases that may be negative.
bool BlockWorker::fill_bonus(const Prepared& law, const Term& term, std::int32_t* x) {
    if (term.a != 1 || term.ceiling != kNoCeiling) return false;
    lanes::fill(0, x);
    for (std::uint32_t k = 0; k < term.base_count; ++k) lanes::add(lines_.data() + law.bases[term.base_first + k] * kBlock, x);
    return lanes::divide(static_cast<std::uint32_t>(term.c), x);
}

void BlockWorker::fill_uniform(const Prepared& law, const Year& year, const Line& line, const Term& term, std::int32_t* x) {
    switch (term.kind) {
        case Kind::Constant: return;  // fill_line
        case Kind::Rate:
            lanes::scale(term.q, term.r, static_cast<std::uint32_t>(term.c), rate(year, line.mission).data(), x);
            if (term.ceiling != kNoCeiling) lanes::at_most(term.ceiling, x);
            return;
        case Kind::Shared: {
            const Lane<std::uint16_t>& h = rate(year, line.mission);
            for (std::size_t d = 0; d < kBlock; ++d) x[d] = static_cast<std::int32_t>(exact(law, term, h[d], d));
            return;
        }
        case Kind::Bonus:
            if (fill_bonus(law, term, x)) return;
            [[fallthrough]];
        case Kind::Cap:
            for (std::size_t d = 0; d < kBlock; ++d) x[d] = static_cast<std::int32_t>(exact(law, term, 0, d));
            return;
    }
}

void BlockWorker::pay_one(const Term& term, std::size_t poste_index, std::size_t draw, std::int32_t x) {
    std::int32_t advance = x;
    if (term.kind == Kind::Constant) {
        advance = term.advance;
    } else if (term.advance_rate != kFull) {
        advance = static_cast<std::int32_t>(half_away(std::int64_t{x} * term.advance_rate, kFull));
    }
    const auto put = [&](std::int8_t year, std::int32_t cents) {
        const std::size_t row = window_row(year);
        cash_[row * kBlock + draw] += cents;
        poste(poste_index, Mesure::Encaissements, row)[draw] += cents;
    };
    put(term.advance_year, advance);
    put(term.balance_year, x - advance);
}

void BlockWorker::put_cash(std::int8_t year, std::size_t poste_index, const std::int32_t* x) {
    const std::size_t row = window_row(year);
    if (row == rows_ - 1) return;
    lanes::add(x, cash_.data() + row * kBlock);
    lanes::add(x, poste(poste_index, Mesure::Encaissements, row));
}

void BlockWorker::pay(const Term& term, std::size_t poste_index, const std::int32_t* x) {
    if (term.advance_rate == 0 || term.advance_rate == kFull) {
        put_cash(term.advance_rate == 0 ? term.balance_year : term.advance_year, poste_index, x);
        return;
    }
    for (std::size_t d = 0; d < kBlock; ++d) pay_one(term, poste_index, d, x[d]);
}

// Constants that differ by state: what each year of the window gets is looked up.
void BlockWorker::pay_by_state(const Term* terms, std::uint32_t states, std::size_t poste_index) {
    for (std::size_t row = 0; row + 1 < rows_; ++row) {
        const auto here = static_cast<std::int8_t>(row);
        bool any = false;
        for (std::uint32_t s = 0; s < states; ++s) {
            const Term& term = terms[s];
            table_[s] = (term.advance_year == here ? term.advance : 0) + (term.balance_year == here ? term.value - term.advance : 0);
            any = any || table_[s] != 0;
        }
        if (!any) continue;
        lanes::look_up(states_.data(), table_.data(), exists_.data(), part_.data());
        put_cash(here, poste_index, part_.data());
    }
}

// A constant is only there or not.
void BlockWorker::pay_constant(const Term& term, std::size_t poste_index) {
    for (const auto& [year, cents] : {std::pair(term.advance_year, term.advance), std::pair(term.balance_year, term.value - term.advance)}) {
        if (cents == 0 || year == kOutside) continue;
        lanes::fill_kept(cents, exists_.data(), part_.data());
        put_cash(year, poste_index, part_.data());
    }
}

// The state of each draw: population, crisis, delay of the mission; or the crisis alone.
void BlockWorker::find_states(const ContractDraw& contract, const Year& year, const Line& line) {
    if (line.varies == Varies::ByCrise) {
        for (std::size_t d = 0; d < kBlock; ++d) states_[d] = year.by_crise ? crise_[d] : 0U;
        return;
    }
    const Hypotheses& hypotheses = *simulation_.hypotheses;
    const std::uint16_t crises = hypotheses.crise.drawn ? 2 : 1;
    const auto delays = static_cast<std::uint16_t>(contract.delays ? hypotheses.retards.months.size() : 1);
    const bool late = contract.delays && line.mission >= 0 && static_cast<std::size_t>(line.mission) < hypotheses.retards.until.size();
    if (late && !delays_made_) {
        cpts_.delays(delays_);
        delays_made_ = true;
    }
    if (!contract.growth_from.empty() && !growth_made_) {
        cpts_.growth(growth_);
        growth_made_ = true;
    }
    states_.fill(0);
    for (const std::uint16_t from : contract.growth_from) {
        for (std::size_t d = 0; d < kBlock; ++d) states_[d] = static_cast<std::uint16_t>(states_[d] + (growth_[d] >= from ? 1 : 0));
    }
    for (std::size_t d = 0; d < kBlock; ++d) {
        const unsigned crise = year.by_crise ? crise_[d] : 0U;
        states_[d] = static_cast<std::uint16_t>((states_[d] * crises + crise) * delays);
    }
    if (!late) return;
    const Lane<std::uint8_t>& delay = delays_[static_cast<std::size_t>(line.mission)];
    for (std::size_t d = 0; d < kBlock; ++d) states_[d] = static_cast<std::uint16_t>(states_[d] + delay[d]);
}

// Rates paid with the balance, in each state at its own scale: a late start, or a class that growth changes.
bool BlockWorker::fill_rates_by_state(const Year& year, const Line& line, const Term* terms, std::uint32_t states, std::int32_t* x) {
    const bool usual = std::all_of(terms, terms + states, [](const Term& term) {
        return term.kind == Kind::Rate ? term.ceiling == kNoCeiling && term.advance_rate == 0 : term.kind == Kind::Constant && term.value == 0;
    });
    if (!usual) return false;
    const Lane<std::uint16_t>& h = rate(year, line.mission);
    lanes::fill(0, x);
    for (std::uint32_t s = 0; s < states; ++s) {
        if (terms[s].kind != Kind::Rate || (s > 0 && terms[s] == terms[s - 1])) continue;
        // States that follow each other with the same term are scaled together.
        std::uint32_t last = s;
        while (last + 1 < states && terms[last + 1] == terms[s]) ++last;
        lanes::scale(terms[s].q, terms[s].r, static_cast<std::uint32_t>(terms[s].c), h.data(), part_.data());
        lanes::add_between(states_.data(), static_cast<std::uint16_t>(s), static_cast<std::uint16_t>(last), part_.data(), x);
    }
    lanes::keep(exists_.data(), x);
    for (std::size_t row = 0; row + 1 < rows_; ++row) {
        bool any = false;
        for (std::uint32_t s = 0; s < states; ++s) {
            table_[s] = terms[s].kind == Kind::Rate && terms[s].balance_year == static_cast<std::int8_t>(row) ? -1 : 0;
            any = any || table_[s] != 0;
        }
        if (!any) continue;
        lanes::look_up(states_.data(), table_.data(), x, part_.data());
        put_cash(static_cast<std::int8_t>(row), line.poste, part_.data());
    }
    return true;
}

void BlockWorker::fill_by_state(const Prepared& law, const Year& year, const Line& line, std::uint32_t states, std::int32_t* x) {
    const Term* terms = law.terms.data() + line.first_term;
    const bool constants = std::all_of(terms, terms + states, [](const Term& term) { return term.kind == Kind::Constant; });
    table_.resize(states);
    if (constants) {
        for (std::uint32_t s = 0; s < states; ++s) table_[s] = terms[s].value;
        lanes::look_up(states_.data(), table_.data(), exists_.data(), x);
        pay_by_state(terms, states, line.poste);
        return;
    }
    if (fill_rates_by_state(year, line, terms, states, x)) return;
    const bool has_rate = line.mission >= 0 && static_cast<std::size_t>(line.mission) < simulation_.hypotheses->atteintes.size();
    const Lane<std::uint16_t>& h = has_rate ? rate(year, line.mission) : states_;
    for (std::size_t d = 0; d < kBlock; ++d) {
        const Term& term = terms[states_[d]];
        x[d] = static_cast<std::int32_t>(exact(law, term, h[d], d)) & exists_[d];
        if (x[d] != 0) pay_one(term, line.poste, d, x[d]);
    }
}

void BlockWorker::fill_line(const Prepared& law, const ContractDraw& contract, const Year& year, const Line& line, std::int32_t* x) {
    const Term* terms = law.terms.data() + line.first_term;
    if (line.varies == Varies::No && terms[0].kind == Kind::Constant) {
        lanes::fill_kept(terms[0].value, exists_.data(), x);
        pay_constant(terms[0], line.poste);
        return;
    }
    if (line.varies == Varies::No) {
        fill_uniform(law, year, line, terms[0], x);
        if (masked_) lanes::keep(exists_.data(), x);
        pay(terms[0], line.poste, x);
        return;
    }
    // The usual case: due or not as a crisis strikes, paid at one time.
    if (line.varies == Varies::ByCrise && terms[0].kind == Kind::Constant && terms[1].kind == Kind::Constant && (terms[0].value == 0 || terms[1].value == 0)) {
        const Term& due = terms[0].value == 0 ? terms[1] : terms[0];
        lanes::choose(crise_.data(), terms[1].value, terms[0].value, x);
        if (masked_) lanes::keep(exists_.data(), x);
        pay(due, line.poste, x);
        return;
    }
    find_states(contract, year, line);
    fill_by_state(law, year, line, line.varies == Varies::ByCrise ? 2 : contract.states, x);
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
