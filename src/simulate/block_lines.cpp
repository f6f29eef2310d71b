// The lines of a contract year: their amounts in each draw, and when they are paid.
#include <socle/simulate/block.hpp>

#include "lanes.hpp"

#include <algorithm>

namespace socle::simulate {

namespace {

constexpr std::int32_t kFull = 1'000'000;

std::int64_t half_away(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t whole = numerator < 0 ? -numerator : numerator;
    const std::int64_t quotient = (2 * whole + denominator) / (2 * denominator);
    return numerator < 0 ? -quotient : quotient;
}

}  // namespace

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

}  // namespace socle::simulate
