#include "payments.hpp"

#include <algorithm>
#include <map>

namespace socle::plan::detail {

namespace {

using rules::kUnknown;

struct DatedPart {
    calendar::Date date;
    Part part;
};

// The parts of one line in one year: an advance, then what is left.
class YearSchedule {
public:
    YearSchedule(const rules::Program& program, const Contract& contract, const Year& year, std::vector<DatedPart>& out)
        : program_(program), contract_(contract), year_(year), out_(out) {}

    void run() {
        for (std::uint32_t i = 0; i < program_.lines.size(); ++i) {
            const std::int64_t due = year_.values.lines[i].cents;
            if (due == 0) continue;
            if (program_.lines[i].payment.follows_base) {
                follow_base(i, due);
            } else {
                pay(i, due);
            }
        }
    }

private:
    calendar::Date balance_date(const rules::Line& line) const {
        return calendar::add_days(year_.end, line.payment.balance_days);
    }

    void pay(std::uint32_t index, std::int64_t due) {
        const rules::Line& line = program_.lines[index];
        const money::Rate rate = year_.rank == 1 ? line.payment.advance_first_year : line.payment.advance;
        const bool whole = rate == money::kFullRate;
        if (rate.millionths != 0) {
            const std::int64_t advance = due == kUnknown ? kUnknown : money::scale_half_up({due}, rate).value;
            put(start_of(line), index, whole ? Nature::Integral : Nature::Avance, advance);
            if (whole) return;
            put(balance_date(line), index, Nature::Solde, due == kUnknown ? kUnknown : due - advance);
        } else {
            put(balance_date(line), index, Nature::Solde, due);
        }
    }

    // A bonus paid along with its base: in proportion to what each payment is of the base.
    void follow_base(std::uint32_t index, std::int64_t due) {
        const rules::Line& line = program_.lines[index];
        const rules::Case& rule = program_.cases[year_.values.lines[index].chosen];
        std::map<calendar::Date, std::int64_t> by_date;
        bool usable = due != kUnknown;
        for (const DatedPart& paid : out_) {
            const auto first = program_.bases.begin() + rule.base.first;
            const auto last = first + rule.base.count;
            if (paid.part.rank != year_.rank || std::find(first, last, paid.part.line) == last) continue;
            usable = usable && paid.part.cents > 0;
            by_date[paid.date] += paid.part.cents;
        }
        if (!usable || by_date.empty()) {
            put(balance_date(line), index, Nature::Solde, due);
            return;
        }
        std::vector<std::int64_t> weights;
        for (const auto& [date, cents] : by_date) weights.push_back(cents);
        const auto parts = money::apportion({due}, weights);
        std::size_t i = 0;
        for (const auto& [date, cents] : by_date) {
            put(date, index, date < year_.end ? Nature::Avance : Nature::Solde, parts[i++].value);
        }
    }

    calendar::Date start_of(const rules::Line& line) const {
        if (line.mission < 0) return year_.start;
        return std::max(year_.start, contract_.missions[static_cast<std::size_t>(line.mission)].start);
    }

    void put(calendar::Date date, std::uint32_t line, Nature nature, std::int64_t cents) {
        if (cents != 0) out_.push_back({date, {year_.rank, line, nature, cents}});
    }

    const rules::Program& program_;
    const Contract& contract_;
    const Year& year_;
    std::vector<DatedPart>& out_;
};

}  // namespace

std::vector<Payment> schedule(const rules::Law& law, const Contract& contract, const std::vector<Year>& years) {
    std::vector<DatedPart> parts;
    for (const Year& year : years) YearSchedule(law.versions[year.version].program, contract, year, parts).run();
    std::stable_sort(parts.begin(), parts.end(), [](const DatedPart& a, const DatedPart& b) { return a.date < b.date; });

    std::vector<Payment> payments;
    for (const DatedPart& dated : parts) {
        if (payments.empty() || payments.back().date != dated.date) payments.push_back({dated.date, 0, {}});
        payments.back().cents = add(payments.back().cents, dated.part.cents);
        payments.back().parts.push_back(dated.part);
    }
    std::erase_if(payments, [](const Payment& payment) { return payment.cents == 0; });
    return payments;
}

std::vector<CivilYear> by_civil_year(const std::vector<Year>& years, const std::vector<Payment>& payments) {
    std::map<int, CivilYear> table;
    const auto at = [&](int year) -> CivilYear& {
        CivilYear& entry = table[year];
        entry.year = year;
        return entry;
    };
    for (const Year& year : years) {
        const std::vector<std::int64_t> days = days_by_civil_year(year);
        const int first = calendar::year_of(year.start);
        const bool unknown = year.values.total == kUnknown;
        const auto parts = money::apportion({unknown ? 0 : year.values.total}, days);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            CivilYear& entry = at(first + static_cast<int>(i));
            entry.rights = add(entry.rights, unknown ? kUnknown : parts[i].value);
        }
    }
    for (const Payment& payment : payments) {
        CivilYear& entry = at(calendar::year_of(payment.date));
        entry.cash = add(entry.cash, payment.cents);
    }
    std::vector<CivilYear> result;
    for (const auto& [year, entry] : table) result.push_back(entry);
    return result;
}

}  // namespace socle::plan::detail
