// Internal: one contract year in every state of the draws → constants, lines and terms.
#pragma once

#include <socle/simulate/prepare.hpp>

#include <algorithm>
#include <numeric>

namespace socle::simulate::detail {

using rules::kUnknown;

inline constexpr std::int64_t kMaxYearCents = std::int64_t{1} << 30U;  // of one contract year, so that sums of draws fit in 32 bits
inline constexpr std::int64_t kHundredths = 10'000;  // 100 % in hundredths of percent
inline constexpr std::int64_t kMaxRateDivisor = (std::int64_t{1} << 31U) / (2 * kHundredths) - 1;

// One contract year in every state of the draws.
class YearBuilder {
public:
    YearBuilder(Prepared& out, const rules::Law& law, const Ventilation& ventilation, const Hypotheses& hypotheses,
                const std::vector<std::int8_t>& portfolio_mission, const std::vector<plan::Contract>& contracts, const std::vector<plan::Plan>& plans,
                std::size_t rank, std::size_t delays)
        : out_(out), law_(law), ventilation_(ventilation), hypotheses_(hypotheses), portfolio_mission_(portfolio_mission), contracts_(contracts),
          plans_(plans), rank_(rank), delays_(delays), first_(plans.front().years[rank]), program_(law.versions[first_.version].program) {}

    // Answers whether the year has something to draw; what it has not goes to `constant`.
    base::Result<bool> build(Flux& constant) {
        const std::size_t count = program_.lines.size();
        terms_.assign(count, {});
        dynamic_.assign(count, false);
        for (std::uint32_t i = 0; i < count; ++i) {
            for (std::size_t state = 0; state < plans_.size(); ++state) terms_[i].push_back(term(i, state));
            for (const Term& one : terms_[i]) dynamic_[i] = dynamic_[i] || one != terms_[i].front() || one.kind != Kind::Constant;
        }
        spread_to_bonuses();
        const bool any = std::any_of(dynamic_.begin(), dynamic_.end(), [](bool d) { return d; });
        if (!any) {
            ventilation_.add_rights(first_, constant);
        } else if (auto done = put_year(constant); !done) {
            return std::unexpected(std::move(done.error()));
        }
        put_constant_cash(constant);
        return any;
    }

private:
    std::int8_t window_year(calendar::Date date) const {
        const int year = calendar::year_of(date);
        return out_.fenetre.holds(year) ? static_cast<std::int8_t>(out_.fenetre.index(year)) : kOutside;
    }

    bool drawn_rate(std::int32_t mission) const {
        const std::int8_t own = portfolio_mission_[static_cast<std::size_t>(mission)];
        return first_.start >= hypotheses_.a_partir_du && own >= 0 && static_cast<std::size_t>(own) < hypotheses_.atteintes.size() &&
               hypotheses_.atteintes[static_cast<std::size_t>(own)].drawn;
    }

    Term term(std::uint32_t index, std::size_t state) const {
        const plan::Year& year = plans_[state].years[rank_];
        const rules::Line& line = program_.lines[index];
        const eval::LineValue& value = year.values.lines[index];
        Term term;
        if (value.cents == kUnknown || value.outcome != eval::Outcome::Due) return term;
        const rules::Case& rule = program_.cases[value.chosen];
        term.value = static_cast<std::int32_t>(std::clamp(value.cents, -kMaxYearCents, kMaxYearCents));
        if (rule.kind == rules::CaseKind::Amount && rule.by_attainment && line.mission >= 0 && drawn_rate(line.mission)) {
            rate_term(term, rule, year, line);
        }
        if (term.kind == Kind::Constant && term.value == 0) return term;
        const money::Rate advance = year.rank == 1 ? line.payment.advance_first_year : line.payment.advance;
        term.advance_rate = static_cast<std::int32_t>(advance.millionths);
        const calendar::Date start = line.mission < 0 ? year.start : std::max(year.start, contracts_[state].missions[static_cast<std::size_t>(line.mission)].start);
        if (advance.millionths != 0) term.advance_year = window_year(start);
        if (advance != money::kFullRate) term.balance_year = window_year(calendar::add_days(year.end, line.payment.balance_days));
        if (term.kind == Kind::Constant) term.advance = static_cast<std::int32_t>(money::scale_half_up({term.value}, advance).value);
        return term;
    }

    void rate_term(Term& term, const rules::Case& rule, const plan::Year& year, const rules::Line& line) const {
        const std::int64_t amount = program_.amounts[rule.amounts + year.values.taille];
        const money::Fraction share = rule.prorata ? year.facts.missions[static_cast<std::size_t>(line.mission)].share : money::Fraction{};
        term.value = 0;
        if (rule.ceilings != rules::kNone) term.ceiling = static_cast<std::int32_t>(std::min<std::int64_t>(program_.amounts[rule.ceilings + year.values.taille], kNoCeiling));
        const std::int64_t numerator = amount * share.numerator;
        const std::int64_t denominator = kHundredths * share.denominator;
        const std::int64_t divisor = std::max<std::int64_t>(1, std::gcd(numerator, denominator));
        term.a = numerator / divisor;
        term.c = denominator / divisor;
        term.kind = term.c <= kMaxRateDivisor ? Kind::Rate : Kind::Shared;
        if (term.kind == Kind::Rate) {
            term.q = static_cast<std::uint32_t>(term.a / term.c);
            term.r = static_cast<std::uint32_t>(term.a % term.c);
        }
    }

    // A bonus or a cap on lines that the draws change changes too; the lines it looks at then all have a slot.
    void spread_to_bonuses() {
        for (std::uint32_t i = 0; i < terms_.size(); ++i) {
            bool moved = false;
            for (std::size_t state = 0; state < plans_.size(); ++state) {
                const rules::Case* rule = computed_on_others(i, state);
                for (std::uint32_t k = 0; rule != nullptr && k < rule->base.count; ++k) moved = moved || dynamic_[program_.bases[rule->base.first + k]];
            }
            if (!moved) continue;
            dynamic_[i] = true;
            for (std::size_t state = 0; state < plans_.size(); ++state) {
                const rules::Case* rule = computed_on_others(i, state);
                if (rule == nullptr) continue;
                for (std::uint32_t k = 0; k < rule->base.count; ++k) dynamic_[program_.bases[rule->base.first + k]] = true;
                based_term(terms_[i][state], *rule, i, state);
            }
        }
    }

    const rules::Case* computed_on_others(std::uint32_t index, std::size_t state) const {
        const eval::LineValue& value = plans_[state].years[rank_].values.lines[index];
        if (value.outcome != eval::Outcome::Due) return nullptr;
        const rules::Case& rule = program_.cases[value.chosen];
        return rule.kind == rules::CaseKind::Amount ? nullptr : &rule;
    }

    void based_term(Term& term, const rules::Case& rule, std::uint32_t index, std::size_t state) const {
        const plan::Year& year = plans_[state].years[rank_];
        const rules::Line& line = program_.lines[index];
        term.base_first = rule.base.first;  // of the program: put_year turns lines into slots
        term.base_count = rule.base.count;
        if (rule.ceilings != rules::kNone) term.ceiling = static_cast<std::int32_t>(std::min<std::int64_t>(program_.amounts[rule.ceilings + year.values.taille], kNoCeiling));
        if (rule.kind == rules::CaseKind::Bonus) {
            const std::int64_t divisor = std::gcd(rule.rate.millionths, money::kFullRate.millionths);
            term.kind = Kind::Bonus;
            term.a = rule.rate.millionths / divisor;
            term.c = money::kFullRate.millionths / divisor;
        } else {
            term.kind = Kind::Cap;
            term.a = std::min(program_.amounts[rule.amounts + year.values.taille], kMaxYearCents);
        }
        term.value = term.advance = 0;
        const money::Rate advance = year.rank == 1 ? line.payment.advance_first_year : line.payment.advance;
        term.advance_rate = static_cast<std::int32_t>(advance.millionths);
        term.advance_year = advance.millionths != 0 ? window_year(year.start) : kOutside;
        term.balance_year = advance != money::kFullRate ? window_year(calendar::add_days(year.end, line.payment.balance_days)) : kOutside;
    }

    std::int64_t largest(const Term& term, const std::vector<std::int64_t>& bounds) const {
        switch (term.kind) {
            case Kind::Constant: return std::abs(std::int64_t{term.value});
            case Kind::Rate:
            case Kind::Shared: return term.a * kHundredths / term.c + 1;
            case Kind::Bonus:
            case Kind::Cap: {
                std::int64_t sum = 0;
                for (std::uint32_t k = 0; k < term.base_count; ++k) sum += bounds[program_.bases[term.base_first + k]];
                return term.kind == Kind::Cap ? sum : sum * term.a / term.c + 1;
            }
        }
        return 0;
    }

    base::Result<void> put_year(Flux& constant) {
        Year year;
        year.civil = calendar::year_of(first_.start);
        const calendar::Date next = calendar::january_first(year.civil + 1);
        year.first_day = static_cast<std::int16_t>(calendar::days_between(calendar::january_first(year.civil), first_.start));
        year.last_day = static_cast<std::int16_t>(std::max(0, calendar::days_between(next, first_.end)));
        year.days = static_cast<std::uint32_t>(calendar::days_between(first_.start, first_.end));
        year.days_before = static_cast<std::uint32_t>(calendar::days_between(first_.start, std::min(next, first_.end)));
        year.first_line = static_cast<std::uint32_t>(out_.lines.size());
        year.by_crise = hypotheses_.crise.drawn && first_.start >= hypotheses_.a_partir_du;

        std::vector<std::uint32_t> slot(terms_.size());
        std::vector<std::int64_t> bounds(terms_.size());
        std::vector<std::int64_t> poste_constant(std::numeric_limits<std::uint8_t>::max() + 1);
        std::vector<bool> poste_drawn(poste_constant.size());
        std::int64_t bound = 0;
        std::int64_t constant_total = 0;
        for (std::uint32_t i = 0; i < terms_.size(); ++i) {
            for (const Term& term : terms_[i]) bounds[i] = std::max(bounds[i], largest(term, bounds));
            bound += bounds[i];
            const std::size_t poste = ventilation_.poste_of(first_.version, i);
            if (!dynamic_[i]) {
                poste_constant[poste] += terms_[i].front().value;
                constant_total += terms_[i].front().value;
                continue;
            }
            poste_drawn[poste] = true;
            slot[i] = year.line_count++;
            put_line(i, poste, slot, year);
        }
        if (bound >= kMaxYearCents) {
            return base::fail("montants-trop-grands", "texte " + law_.versions[first_.version].legend.texte,
                              "une année de contrat pourrait dépasser 10 millions d'euros, plus que ce que les tirages savent additionner",
                              "Vérifiez les montants, ou calculez sans tirages.");
        }
        year.constant = static_cast<std::int32_t>(constant_total);
        year.first_poste = static_cast<std::uint32_t>(out_.postes.size());
        for (std::size_t poste = 0; poste < poste_constant.size(); ++poste) {
            if (poste_drawn[poste]) {
                out_.postes.push_back({static_cast<std::uint8_t>(poste), static_cast<std::int32_t>(poste_constant[poste])});
                ++year.poste_count;
            } else if (poste != 0 && poste_constant[poste] != 0) {
                put_poste(constant, poste, poste_constant[poste], year);
            }
        }
        out_.years.push_back(year);
        return {};
    }

    void put_line(std::uint32_t index, std::size_t poste, const std::vector<std::uint32_t>& slot, Year& year) {
        Line line;
        line.first_term = static_cast<std::uint32_t>(out_.terms.size());
        line.poste = static_cast<std::uint8_t>(poste);
        const std::int32_t mission = program_.lines[index].mission;
        line.mission = mission < 0 ? std::int8_t{-1} : portfolio_mission_[static_cast<std::size_t>(mission)];
        std::vector<Term> terms = terms_[index];
        line.varies = variation(terms);
        for (Term& term : terms) {
            if (term.kind == Kind::Rate || term.kind == Kind::Shared) year.rates = true;
            if (term.kind == Kind::Bonus || term.kind == Kind::Cap) {
                const std::uint32_t first = term.base_first;
                term.base_first = static_cast<std::uint32_t>(out_.bases.size());
                for (std::uint32_t k = 0; k < term.base_count; ++k) out_.bases.push_back(slot[program_.bases[first + k]]);
            }
            out_.terms.push_back(term);
        }
        out_.lines.push_back(line);
    }

    // Keeps the terms that the line needs: one, those without and with a crisis, or all.
    Varies variation(std::vector<Term>& terms) const {
        if (std::all_of(terms.begin(), terms.end(), [&](const Term& term) { return term == terms.front(); })) {
            terms.resize(1);
            return Varies::No;
        }
        if (!hypotheses_.crise.drawn) return Varies::ByState;
        // States go by population, then crisis, then delay.
        for (std::size_t state = 0; state < terms.size(); ++state) {
            if (terms[state] != terms[state / delays_ % 2 * delays_]) return Varies::ByState;
        }
        terms = {terms[0], terms[delays_]};
        return Varies::ByCrise;
    }

    void put_poste(Flux& constant, std::size_t poste, std::int64_t cents, const Year& year) const {
        const std::int64_t days[] = {year.days_before, year.days - year.days_before};
        const auto parts = money::apportion({cents}, days);
        for (int i = 0; i < 2; ++i) {
            if (!out_.fenetre.holds(year.civil + i)) continue;
            constant.poste_rights[poste * out_.fenetre.size() + out_.fenetre.index(year.civil + i)] += parts[static_cast<std::size_t>(i)].value;
        }
    }

    void put_constant_cash(Flux& constant) const {
        for (const plan::Payment& payment : plans_.front().payments) {
            const int civil = calendar::year_of(payment.date);
            if (!out_.fenetre.holds(civil)) continue;
            for (const plan::Part& part : payment.parts) {
                if (part.rank != first_.rank || part.cents == kUnknown || dynamic_[part.line]) continue;
                constant.cash[out_.fenetre.index(civil)] += part.cents;
                constant.poste_cash[ventilation_.poste_of(first_.version, part.line) * out_.fenetre.size() + out_.fenetre.index(civil)] += part.cents;
            }
        }
    }

    Prepared& out_;
    const rules::Law& law_;
    const Ventilation& ventilation_;
    const Hypotheses& hypotheses_;
    const std::vector<std::int8_t>& portfolio_mission_;
    const std::vector<plan::Contract>& contracts_;  // by state
    const std::vector<plan::Plan>& plans_;          // by state
    std::size_t rank_;
    std::size_t delays_;  // how many a start may have
    const plan::Year& first_;
    const rules::Program& program_;
    std::vector<std::vector<Term>> terms_;  // by line, then state
    std::vector<bool> dynamic_;
};

}  // namespace socle::simulate::detail
