#include <socle/national/rejeu.hpp>

#include <algorithm>
#include <map>

namespace socle::national {

using rules::kNone;
using rules::kUnknown;
using simulate::Mesure;

namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::uint32_t kMillionthsPerAdvance = 100;
constexpr std::int64_t kAdvanceUnit = 10'000;
constexpr std::size_t kMaxLines = 256;

bool same_case(const rules::Case& a, const rules::Case& b) {
    return a.kind == b.kind && a.by_attainment == b.by_attainment && a.prorata == b.prorata && a.rate_unknown == b.rate_unknown && a.effect == b.effect &&
           a.amounts == b.amounts && a.ceilings == b.ceilings && a.conditions.first == b.conditions.first && a.conditions.count == b.conditions.count &&
           a.base.first == b.base.first && a.base.count == b.base.count;
}

bool same_line(const rules::Line& a, const rules::Line& b) {
    return a.mission == b.mission && a.volet == b.volet && a.cases.first == b.cases.first && a.cases.count == b.cases.count &&
           a.payment.advance == b.payment.advance && a.payment.advance_first_year == b.payment.advance_first_year &&
           a.payment.balance_days == b.payment.balance_days && a.payment.follows_base == b.payment.follows_base;
}

bool same_structure(const rules::Program& a, const rules::Program& b) {
    const auto same_condition = [](const droit::Condition& x, const droit::Condition& y) { return x.fact == y.fact && x.comparison == y.comparison && x.value == y.value; };
    return a.effect == b.effect && a.minima == b.minima && a.ranks == b.ranks && a.bases == b.bases && a.missions == b.missions &&
           a.contract_years == b.contract_years && a.prorata_base == b.prorata_base && a.class_reviewed == b.class_reviewed && a.amounts.size() == b.amounts.size() &&
           std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(), same_line) &&
           std::equal(a.cases.begin(), a.cases.end(), b.cases.begin(), b.cases.end(), same_case) &&
           std::equal(a.conditions.begin(), a.conditions.end(), b.conditions.begin(), b.conditions.end(), same_condition);
}

// money::scale_half_up, in sight of the compiler for what is usual: a division by a constant.
std::int64_t scaled(std::int64_t amount, std::uint32_t millionths, std::uint16_t numerator, std::uint16_t denominator) {
    constexpr std::int64_t kUsual = 1'000'000'000'000;
    if (numerator == denominator && amount >= 0 && amount < kUsual && millionths <= kMillion) return (2 * amount * millionths + kMillion) / (2 * kMillion);
    return money::scale_half_up({amount}, {millionths}, {numerator, denominator}).value;
}

template <std::int64_t kDays>
std::int64_t part_of(std::int64_t total, std::int64_t before) {
    const std::int64_t whole = total < 0 ? -total : total;
    const std::int64_t part = (2 * whole * before + kDays) / (2 * kDays);
    return total < 0 ? -part : part;
}

std::int64_t part_before(std::int64_t total, std::uint16_t before, std::uint16_t days) {
    return before == days ? total : days == 365 ? part_of<365>(total, before) : part_of<366>(total, before);
}

}  // namespace

bool differ_in_amounts_only(const rules::Law& a, const rules::Law& b) {
    return std::equal(a.missions.begin(), a.missions.end(), b.missions.begin(), b.missions.end(), [](const auto& x, const auto& y) { return x.id == y.id; }) &&
           std::equal(a.versions.begin(), a.versions.end(), b.versions.begin(), b.versions.end(), [](const rules::Version& x, const rules::Version& y) {
               return x.from == y.from && x.last == y.last && same_structure(x.program, y.program);
           });
}

class Rejeu::Builder {
public:
    Builder(Rejeu& out, const rules::Law& law, const simulate::Postes& postes, const simulate::Fenetre& fenetre)
        : out_(out), law_(law), fenetre_(fenetre), ventilation_(fenetre, postes, law) {}

    base::Result<void> add(const simulate::Membre& membre, const plan::Contract& contract) {
        const auto plan = plan::compute(law_, contract);
        if (!plan) return std::unexpected(plan.error());
        for (const plan::Year& year : plan->years) {
            if (calendar::year_of(year.start) > fenetre_.last || calendar::year_of(year.end) + 1 < fenetre_.first) continue;
            if (auto done = add_year(membre, contract, year); !done) return done;
        }
        return {};
    }

private:
    std::uint8_t row(int civil) const { return static_cast<std::uint8_t>(fenetre_.holds(civil) ? fenetre_.index(civil) : fenetre_.size()); }
    std::uint8_t row(calendar::Date date) const { return row(calendar::year_of(date)); }

    base::Result<void> add_year(const simulate::Membre& membre, const plan::Contract& contract, const plan::Year& year) {
        const rules::Program& program = law_.versions[year.version].program;
        const int civil = calendar::year_of(year.start);
        const calendar::Date next = calendar::january_first(civil + 1);
        Year record;
        record.first_term = static_cast<std::uint32_t>(out_.terms_.size());
        record.version = year.version;
        record.feuille = static_cast<std::uint32_t>(membre.feuille);
        record.taille = static_cast<std::uint32_t>(membre.taille);
        record.days = static_cast<std::uint16_t>(calendar::days_between(year.start, year.end));
        record.days_before = static_cast<std::uint16_t>(calendar::days_between(year.start, std::min(next, year.end)));
        record.row = row(civil);
        record.next_row = row(civil + 1);
        std::vector<std::uint16_t> term_of(program.lines.size(), 0);
        std::vector<bool> due(program.lines.size(), false);
        for (std::uint32_t i = 0; i < program.lines.size(); ++i) {
            const rules::Line& line = program.lines[i];
            const std::uint32_t chosen = year.values.lines[i].chosen;
            if (chosen == kNone) continue;
            if (line.payment.follows_base) {
                return base::fail("rejeu-impossible", "texte " + law_.versions[year.version].legend.texte, "ce texte verse une majoration avec chaque versement de son assiette",
                                  "Choisissez la lecture qui la verse avec le solde.");
            }
            due[i] = true;
            term_of[i] = static_cast<std::uint16_t>(record.term_count++);
            const Price price = price_of(program.cases[chosen], chosen, line, year);
            const auto [known, added] = price_index_.try_emplace(price, static_cast<std::uint32_t>(out_.prices_.size()));
            if (added) out_.prices_.push_back(price);
            out_.terms_.push_back({});
            Term& made = out_.terms_.back();
            made.price = known->second;
            made.on_others = price.on_others();
            made.poste = static_cast<std::uint8_t>(ventilation_.poste_of(year.version, i));
            const calendar::Date start = line.mission < 0 ? year.start : std::max(year.start, contract.missions[static_cast<std::size_t>(line.mission)].start);
            made.advance_row = row(start);
            made.balance_row = row(calendar::add_days(year.end, line.payment.balance_days));
            made.base_first = static_cast<std::uint32_t>(out_.bases_.size());
            for (std::uint32_t k = 0; k < program.cases[chosen].base.count; ++k) {
                const std::uint32_t base_line = program.bases[program.cases[chosen].base.first + k];
                if (due[base_line]) out_.bases_.push_back(term_of[base_line]);
            }
            made.base_count = static_cast<std::uint16_t>(out_.bases_.size() - made.base_first);
        }
        out_.years_.push_back(record);
        return {};
    }

    Price price_of(const rules::Case& rule, std::uint32_t chosen, const rules::Line& line, const plan::Year& year) const {
        Price price;
        price.version = year.version;
        if (rule.ceilings != kNone) price.ceiling = rule.ceilings + year.values.taille;
        if (rule.kind == rules::CaseKind::Bonus) {
            price.kind = Kind::Bonus;
            price.rate = chosen;
        } else {
            price.kind = rule.kind == rules::CaseKind::Cap ? Kind::Cap : Kind::Whole;
            price.amount = rule.amounts + year.values.taille;
        }
        if (rule.kind == rules::CaseKind::Amount && line.mission >= 0) {
            const eval::MissionFacts& mission = year.facts.missions[static_cast<std::size_t>(line.mission)];
            const money::Rate rate = rule.by_attainment ? mission.rate : money::kFullRate;
            const money::Fraction share = rule.prorata ? mission.share : money::Fraction{};
            if (rate != money::kFullRate || share.numerator != share.denominator) {
                price.kind = Kind::Scaled;
                price.rate = static_cast<std::uint32_t>(rate.millionths);
                price.numerator = static_cast<std::uint16_t>(share.numerator);
                price.denominator = static_cast<std::uint16_t>(share.denominator);
            }
        }
        const money::Rate advance = year.rank == 1 ? line.payment.advance_first_year : line.payment.advance;
        price.advance = static_cast<std::uint16_t>(advance.millionths / kMillionthsPerAdvance);
        return price;
    }

    Rejeu& out_;
    const rules::Law& law_;
    simulate::Fenetre fenetre_;
    simulate::Ventilation ventilation_;
    std::map<Price, std::uint32_t> price_index_;
};

base::Result<Rejeu> Rejeu::create(const rules::Law& law, const simulate::Postes& postes, const simulate::Cohorte& cohorte, const simulate::Fenetre& fenetre,
                                  const Options& options) {
    Rejeu rejeu;
    rejeu.series_ = {cohorte.feuilles.size(), cohorte.tailles.size(), postes.size(), fenetre.size()};
    const auto missions = simulate::map_missions(*options.read_with, law);
    Builder builder(rejeu, law, postes, fenetre);
    for (const simulate::Membre& membre : cohorte.membres) {
        for (simulate::Contrat& contrat : simulate::contracts_of(law, missions, *membre.cpts, fenetre.last)) {
            contrat.terms.drops_absent_missions = options.reform;
            if (auto done = builder.add(membre, contrat.terms); !done) return std::unexpected(std::move(done.error()));
        }
    }
    return rejeu;
}

Rejeu::Paid Rejeu::pay(const rules::Program& program, const Price& price, std::int64_t base) {
    std::int64_t value = kUnknown;
    switch (price.kind) {
        case Kind::Whole: value = program.amounts[price.amount]; break;
        case Kind::Scaled:
            value = program.amounts[price.amount];
            if (value != kUnknown) value = scaled(value, price.rate, price.numerator, price.denominator);
            break;
        case Kind::Bonus: {
            const rules::Case& rule = program.cases[price.rate];
            if (!rule.rate_unknown && base != kUnknown) value = scaled(base, static_cast<std::uint32_t>(rule.rate.millionths), 1, 1);
            break;
        }
        case Kind::Cap: {
            const std::int64_t cap = program.amounts[price.amount];
            if (cap != kUnknown && base != kUnknown) value = std::min<std::int64_t>(0, cap - base);
            break;
        }
    }
    if (price.ceiling != kNone && value != kUnknown) {
        const std::int64_t ceiling = program.amounts[price.ceiling];
        value = ceiling == kUnknown ? kUnknown : std::min(value, ceiling);
    }
    if (value == kUnknown || price.advance == 0) return {value, 0};
    return {value, price.advance == kAdvanceUnit ? value : scaled(value, price.advance * kMillionthsPerAdvance, 1, 1)};
}

std::int64_t Rejeu::base_of(const Term& term, const std::int64_t* values) const {
    std::int64_t sum = 0;
    for (std::uint32_t k = 0; k < term.base_count; ++k) {
        const std::int64_t cents = values[bases_[term.base_first + k]];
        if (cents == kUnknown) return kUnknown;
        sum += cents;
    }
    return sum;
}

// `table`: [group][mesure][row]; the structure's rights are what the other postes leave.
template <bool kPostes>
void Rejeu::add_up(const rules::Law& law, const std::vector<Paid>& paid, std::vector<std::int64_t>& table) const {
    const std::size_t rows = series_.years + 1;  // the last one for years outside the window
    const auto at = [&](std::size_t group, Mesure mesure) { return table.data() + (group * simulate::kMesures + static_cast<std::size_t>(mesure)) * rows; };
    std::int64_t values[kMaxLines];
    std::vector<std::int64_t> poste_sums(series_.postes);
    std::vector<std::int64_t> cash(rows);
    for (const Year& year : years_) {
        std::int64_t total = 0;
        if (kPostes) std::fill(poste_sums.begin(), poste_sums.end(), 0);
        std::fill(cash.begin(), cash.end(), 0);
        for (std::uint32_t t = 0; t < year.term_count; ++t) {
            const Term& term = terms_[year.first_term + t];
            const auto [value, advance] = term.on_others ? pay(law.versions[year.version].program, prices_[term.price], base_of(term, values)) : paid[term.price];
            values[t] = value;
            if (value == kUnknown) continue;
            total += value;
            cash[term.advance_row] += advance;
            cash[term.balance_row] += value - advance;
            if (kPostes) {
                poste_sums[term.poste] += value;
                std::int64_t* poste_cash = at(series_.poste(term.poste), Mesure::Encaissements);
                poste_cash[term.advance_row] += advance;
                poste_cash[term.balance_row] += value - advance;
            }
        }
        const std::int64_t before = part_before(total, year.days_before, year.days);
        for (const std::size_t group : {series_.feuille(year.feuille), series_.taille(year.taille)}) {
            std::int64_t* rights = at(group, Mesure::Droits);
            rights[year.row] += before;
            rights[year.next_row] += total - before;
            std::int64_t* group_cash = at(group, Mesure::Encaissements);
            for (std::size_t row = 0; row < rows; ++row) group_cash[row] += cash[row];
        }
        if (!kPostes) continue;
        std::int64_t left = before;
        std::int64_t left_next = total - before;
        for (std::size_t p = 1; p < series_.postes; ++p) {
            if (poste_sums[p] == 0) continue;
            const std::int64_t part = part_before(poste_sums[p], year.days_before, year.days);
            std::int64_t* rights = at(series_.poste(p), Mesure::Droits);
            rights[year.row] += part;
            rights[year.next_row] += poste_sums[p] - part;
            left -= part;
            left_next -= poste_sums[p] - part;
        }
        std::int64_t* structure = at(series_.poste(0), Mesure::Droits);
        structure[year.row] += left;
        structure[year.next_row] += left_next;
    }
}

std::vector<Rejeu::Paid> Rejeu::pay_all(const rules::Law& law) const {
    std::vector<Paid> paid(prices_.size());
    for (std::size_t p = 0; p < prices_.size(); ++p) {
        if (!prices_[p].on_others()) paid[p] = pay(law.versions[prices_[p].version].program, prices_[p], 0);
    }
    return paid;
}

std::vector<std::int64_t> Rejeu::count_unknown(const rules::Law& law) const {
    const std::size_t rows = series_.years + 1;
    std::vector<std::int64_t> counts(rows);
    const std::vector<Paid> paid = pay_all(law);
    const auto may_be_unknown = [&](std::size_t p) {
        const Price& price = prices_[p];
        return paid[p].value == kUnknown || (price.on_others() && pay(law.versions[price.version].program, price, 0).value == kUnknown);
    };
    bool any = false;
    for (std::size_t p = 0; p < prices_.size() && !any; ++p) any = may_be_unknown(p);
    if (!any) return counts;
    std::vector<bool> unknown(series_.feuilles * rows);  // the last row, for years outside, is not read
    std::int64_t values[kMaxLines];
    for (const Year& year : years_) {
        for (std::uint32_t t = 0; t < year.term_count; ++t) {
            const Term& term = terms_[year.first_term + t];
            const Price& price = prices_[term.price];
            values[t] = term.on_others ? pay(law.versions[year.version].program, price, base_of(term, values)).value : paid[term.price].value;
            if (values[t] != kUnknown) continue;
            const auto flag = [&](std::size_t row) { unknown[year.feuille * rows + row] = true; };
            flag(year.row);
            if (year.days_before < year.days) flag(year.next_row);
            if (price.advance > 0) flag(term.advance_row);
            if (price.advance < kAdvanceUnit) flag(term.balance_row);
        }
    }
    for (std::size_t feuille = 0; feuille < series_.feuilles; ++feuille) {
        bool in_window = false;
        for (std::size_t row = 0; row < series_.years; ++row) {
            if (!unknown[feuille * rows + row]) continue;
            ++counts[row];
            in_window = true;
        }
        if (in_window) ++counts.back();
    }
    return counts;
}

void Rejeu::compute(const rules::Law& law, std::vector<std::int64_t>& sums, bool postes) const {
    const std::size_t rows = series_.years + 1;
    std::vector<std::int64_t> table(series_.groups() * simulate::kMesures * rows, 0);
    const std::vector<Paid> paid = pay_all(law);
    if (postes) {
        add_up<true>(law, paid, table);
    } else {
        add_up<false>(law, paid, table);
    }
    sums.resize(series_.count());
    for (std::size_t group = 0; group < series_.groups(); ++group) {
        for (const Mesure mesure : {Mesure::Droits, Mesure::Encaissements}) {
            std::copy_n(table.data() + (group * simulate::kMesures + static_cast<std::size_t>(mesure)) * rows, series_.years,
                        sums.data() + series_.index(group, mesure, 0));
        }
    }
}

}  // namespace socle::national
