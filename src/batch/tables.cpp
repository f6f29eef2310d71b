#include "plan.hpp"

#include <algorithm>
#include <numeric>

namespace socle::batch {

namespace {

using rules::CaseKind;
using rules::kUnknown;

// A line that more facts cut than that is left to the reference: the table would not stay in the cache.
constexpr std::uint64_t kMaxCells = 4'096;
constexpr std::int64_t kMaxProduct = std::int64_t{1} << 60U;

class Maker {
public:
    explicit Maker(const rules::Program& program) : program_(program) {}

    Tables run() {
        tables_.cells.add(program_);
        for (const rules::Line& line : program_.lines) {
            if (!tables_.fits) break;
            add(line);
        }
        for (const LineTable& line : tables_.lines) tables_.magnitude += std::max(-line.low, line.high);
        tables_.fits = tables_.fits && tables_.magnitude <= money::kMaxCents && tables_.largest_product <= kMaxProduct;
        return std::move(tables_);
    }

private:
    void add(const rules::Line& line) {
        LineTable table;
        table.key = tables_.cells.key_of(program_, line);
        if (table.key.size > kMaxCells) {
            tables_.fits = false;
            return;
        }
        const auto size = static_cast<std::size_t>(table.key.size);
        table.chosen.assign(size, rules::kNone);
        table.constants.assign(size, 0);
        table.rated.assign(size, 0);
        table.ceilings.assign(size, kNoCeiling);
        table.unknown.assign(size, 0);
        for (std::size_t cell = 0; cell < size; ++cell) fill(line, table, cell);
        bound(table);
        tables_.lines.push_back(std::move(table));
    }

    void fill(const rules::Line& line, LineTable& table, std::size_t cell) {
        const Choice choice = tables_.cells.choose(program_, line, table.key, cell);
        table.chosen[cell] = choice.chosen;
        if (choice.chosen == rules::kNone) return;
        const rules::Case& rule = program_.cases[choice.chosen];
        const std::int64_t ceiling = rule.ceilings == rules::kNone ? kNoCeiling : program_.amounts[rule.ceilings + choice.taille];
        const std::int64_t amount = rule.amounts == rules::kNone ? 0 : program_.amounts[rule.amounts + choice.taille];
        const bool unknown = ceiling == kUnknown || amount == kUnknown || (rule.kind == CaseKind::Bonus && rule.rate_unknown);
        if (unknown) {
            table.unknown[cell] = 1;
            table.has_unknown = true;
            return;
        }
        // The law has no negative amount; the roundings below count on it.
        if (amount < 0 || ceiling < 0 || rule.rate.millionths < 0) tables_.fits = false;
        const bool rated = rule.by_attainment && line.mission >= 0;
        if (rule.kind == CaseKind::Amount && !rated) {
            table.constants[cell] = std::min(amount, ceiling);
            table.has_constant = true;
            return;
        }
        table.ceilings[cell] = ceiling;
        table.has_ceiling = table.has_ceiling || ceiling != kNoCeiling;
        switch (rule.kind) {
            case CaseKind::Amount:
                table.rated[cell] = amount;
                table.has_rate = true;
                break;
            case CaseKind::Bonus: bonus(table, choice.chosen).cells[cell] = true; break;
            case CaseKind::Cap: cap(table, choice.chosen)[cell] = amount; break;
        }
    }

    Bonus& bonus(LineTable& table, std::uint32_t rule) {
        for (Bonus& known : table.bonuses) {
            if (known.rule == rule) return known;
        }
        Bonus made;
        made.rule = rule;
        made.base = base_of(program_, program_.cases[rule]);
        made.cells.assign(table.chosen.size(), false);
        const std::int64_t millionths = program_.cases[rule].rate.millionths;
        const std::int64_t common = std::gcd(millionths, money::kFullRate.millionths);
        made.numerator = millionths / common;
        made.divisor = money::kFullRate.millionths / common;
        return table.bonuses.emplace_back(std::move(made));
    }

    std::vector<std::int64_t>& cap(LineTable& table, std::uint32_t rule) {
        for (auto& [known, amounts] : table.caps) {
            if (known == rule) return amounts;
        }
        return table.caps.emplace_back(rule, std::vector<std::int64_t>(table.chosen.size(), kNoCeiling)).second;
    }

    struct Range {
        std::int64_t low = 0;
        std::int64_t high = 0;
    };

    Range base_range(const std::vector<std::uint32_t>& base) {
        Range range;
        for (std::size_t i = 0; i < base.size(); ++i) {
            // A line counted twice cannot be a sum of columns.
            if (i > 0 && base[i] == base[i - 1]) tables_.fits = false;
            range.low += tables_.lines[base[i]].low;
            range.high += tables_.lines[base[i]].high;
        }
        return range;
    }

    void bound(LineTable& table) {
        for (const std::int64_t amount : table.constants) table.high = std::max(table.high, amount);
        for (const std::int64_t amount : table.rated) table.high = std::max(table.high, amount);
        for (const Bonus& bonus : table.bonuses) {
            const Range base = base_range(bonus.base);
            const std::int64_t magnitude = std::max(-base.low, base.high);
            if (magnitude > money::kMaxCents || (bonus.numerator > 0 && magnitude > kMaxProduct / bonus.numerator)) {
                tables_.fits = false;
                return;
            }
            tables_.largest_product = std::max(tables_.largest_product, magnitude * bonus.numerator + bonus.divisor);
            const auto scale = [&](std::int64_t v) { return v * bonus.numerator / bonus.divisor + 1; };
            table.high = std::max(table.high, scale(base.high));
            table.low = std::min(table.low, -scale(-base.low));
        }
        for (const auto& [rule, amounts] : table.caps) table.low = std::min(table.low, -base_range(base_of(program_, program_.cases[rule])).high);
        if (table.high > money::kMaxCents || table.low < -money::kMaxCents) tables_.fits = false;
    }

    const rules::Program& program_;
    Tables tables_;
};

}  // namespace

std::vector<std::uint32_t> base_of(const rules::Program& program, const rules::Case& rule) {
    std::vector<std::uint32_t> base(program.bases.begin() + rule.base.first, program.bases.begin() + rule.base.first + rule.base.count);
    std::sort(base.begin(), base.end());
    return base;
}

Tables make_tables(const rules::Program& program) { return Maker(program).run(); }

}  // namespace socle::batch
