#include "plan.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace socle::batch {

namespace {

constexpr std::int64_t kTenThousand = 10'000;
constexpr std::int64_t kHalfRange = 32'767;  // what one half of a paired entry may hold
constexpr std::uint64_t kJoinedCells = 32;   // tables are merged as long as one look-up in registers is enough
constexpr std::uint32_t kBitsOfQuotient = 31;

// A table that no base or rate needs apart from others of the same mission and column.
struct Simple {
    std::int32_t mission = -1;
    std::uint32_t to = 0;
    Key key;
    std::vector<std::int64_t> constants;  // empty: none
    std::vector<std::int64_t> rated;      // whole hundreds only; empty: none
};

bool halves(const std::vector<std::int64_t>& amounts) {
    return std::all_of(amounts.begin(), amounts.end(), [](std::int64_t a) { return a % kTenThousand == 0 && a / kTenThousand <= kHalfRange; });
}

class Writer {
public:
    Writer(const rules::Program& program, const Tables& tables, bool by_line) : program_(program), tables_(tables), by_line_(by_line) {}

    Sequence run() {
        number_values();
        for (std::size_t i = 0; i < tables_.lines.size(); ++i) gather_simple(i);
        merge();
        for (const Simple& simple : simple_) put_simple(simple);
        for (std::size_t i = 0; i < tables_.lines.size(); ++i) put_rest(i);
        lay_out();
        return std::move(sequence_);
    }

private:
    // Lines that belong to the same bases share a column: they are never told apart.
    void number_values() {
        std::vector<std::vector<bool>> member(tables_.lines.size());
        std::size_t groups = 0;
        for (const LineTable& line : tables_.lines) {
            const auto enter = [&](const std::vector<std::uint32_t>& base) {
                for (auto& m : member) m.resize(groups + 1, false);
                for (const std::uint32_t i : base) member[i][groups] = true;
                ++groups;
            };
            for (const Bonus& bonus : line.bonuses) enter(bonus.base);
            for (const auto& [rule, amounts] : line.caps) enter(base_of(program_, program_.cases[rule]));
        }
        std::map<std::vector<bool>, std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < tables_.lines.size(); ++i) {
            value_of_.push_back(by_line_ ? i : numbers.emplace(member[i], static_cast<std::uint32_t>(numbers.size())).first->second);
        }
        sequence_.value_count = by_line_ ? static_cast<std::uint32_t>(tables_.lines.size()) : static_cast<std::uint32_t>(numbers.size());
    }

    void gather_simple(std::size_t i) {
        const LineTable& line = tables_.lines[i];
        Simple simple{program_.lines[i].mission, value_of_[i], line.key, {}, {}};
        if (line.has_constant) simple.constants = line.constants;
        if (line.has_rate && !line.has_ceiling && halves(line.rated)) simple.rated = line.rated;
        if (!simple.constants.empty() || !simple.rated.empty()) simple_.push_back(std::move(simple));
    }

    std::vector<std::int64_t> spread(const std::vector<std::int64_t>& table, const Key& from, const Key& to) const {
        if (table.empty()) return {};
        std::vector<std::int64_t> wide(static_cast<std::size_t>(to.size));
        for (std::uint64_t cell = 0; cell < to.size; ++cell) {
            std::uint64_t at = 0;
            for (std::size_t d = 0; d < from.dimensions.size(); ++d) {
                const auto place = std::find(to.dimensions.begin(), to.dimensions.end(), from.dimensions[d]) - to.dimensions.begin();
                const std::uint64_t interval = cell / to.strides[static_cast<std::size_t>(place)] % tables_.cells.dimensions()[from.dimensions[d]].size();
                at += interval * from.strides[d];
            }
            wide[cell] = table[at];
        }
        return wide;
    }

    static void add_into(std::vector<std::int64_t>& sum, const std::vector<std::int64_t>& table) {
        if (sum.empty()) sum.assign(table.size(), 0);
        for (std::size_t i = 0; i < table.size(); ++i) sum[i] += table[i];
    }

    bool join(Simple& into, const Simple& other) const {
        if (into.mission != other.mission || into.to != other.to) return false;
        const Key key = tables_.cells.joined(into.key, other.key);
        if (key.size > std::max({kJoinedCells, into.key.size, other.key.size})) return false;
        Simple joined{into.mission, into.to, key, spread(into.constants, into.key, key), spread(into.rated, into.key, key)};
        if (!other.constants.empty()) add_into(joined.constants, spread(other.constants, other.key, key));
        if (!other.rated.empty()) add_into(joined.rated, spread(other.rated, other.key, key));
        if (!halves(joined.rated)) return false;
        into = std::move(joined);
        return true;
    }

    void merge() {
        std::vector<Simple> merged;
        for (Simple& one : simple_) {
            const bool done = std::any_of(merged.begin(), merged.end(), [&](Simple& into) { return join(into, one); });
            if (!done) merged.push_back(std::move(one));
        }
        simple_ = std::move(merged);
        // Those that a tile can run together come together: one column, rates first, then keys.
        std::stable_sort(simple_.begin(), simple_.end(), [](const Simple& a, const Simple& b) {
            return std::tuple(b.to, a.rated.empty(), a.key.dimensions) < std::tuple(a.to, b.rated.empty(), b.key.dimensions);
        });
    }

    std::uint32_t put_table(std::vector<std::int64_t> table) {
        const auto first = static_cast<std::uint32_t>(sequence_.tables.size());
        table.resize((table.size() + kTablePadding - 1) / kTablePadding * kTablePadding, 0);
        sequence_.tables.insert(sequence_.tables.end(), table.begin(), table.end());
        return first;
    }

    Step& put(StepKind kind, std::int32_t mission, const Key& key, std::uint32_t to) {
        Step step;
        step.kind = kind;
        step.mission = static_cast<std::int8_t>(mission);
        step.key = key_number(key);
        step.size = static_cast<std::uint32_t>(key.size);
        step.to = to;
        return sequence_.steps.emplace_back(step);
    }

    void put_simple(const Simple& simple) {
        if (simple.rated.empty()) {
            put(StepKind::Constant, simple.mission, simple.key, simple.to).table = put_table(simple.constants);
            return;
        }
        const bool together = halves(simple.constants);
        std::vector<std::int64_t> entries(simple.rated.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::int64_t constant = together && !simple.constants.empty() ? simple.constants[i] / kTenThousand : 0;
            entries[i] = constant << 16U | simple.rated[i] / kTenThousand;
        }
        put(StepKind::Paired, simple.mission, simple.key, simple.to).table = put_table(std::move(entries));
        if (!together) put(StepKind::Constant, simple.mission, simple.key, simple.to).table = put_table(simple.constants);
    }

    void put_rest(std::size_t i) {
        const LineTable& line = tables_.lines[i];
        const std::int32_t mission = program_.lines[i].mission;
        if (line.has_unknown) put(StepKind::Flag, mission, line.key, kFlagColumn).table = put_table({line.unknown.begin(), line.unknown.end()});
        if (line.has_rate && (line.has_ceiling || !halves(line.rated))) {
            std::vector<std::int64_t> quotients;
            std::vector<std::int64_t> rests;
            for (const std::int64_t amount : line.rated) {
                quotients.push_back(amount / kTenThousand);
                rests.push_back(amount % kTenThousand);
            }
            Step& step = put(StepKind::Rated, mission, line.key, value_of_[i]);
            step.table = put_table(std::move(quotients));
            step.remainders = put_table(std::move(rests));
            put_ceilings(step, line);
        }
        for (const Bonus& bonus : line.bonuses) {
            Step& step = put(StepKind::Bonus, mission, line.key, value_of_[i]);
            std::vector<std::int64_t> due;
            for (const bool chosen : bonus.cells) due.push_back(chosen ? -1 : 0);
            step.table = put_table(std::move(due));
            step.numerator = bonus.numerator;
            step.divisor = bonus.divisor;
            step.shift = kBitsOfQuotient + static_cast<std::uint32_t>(std::bit_width(static_cast<std::uint64_t>(bonus.divisor - 1)));
            step.magic = ((std::uint64_t{1} << step.shift) + static_cast<std::uint64_t>(bonus.divisor) - 1) / static_cast<std::uint64_t>(bonus.divisor);
            put_base(step, bonus.base);
            put_ceilings(step, line);
        }
        for (const auto& [rule, amounts] : line.caps) {
            Step& step = put(StepKind::Cap, mission, line.key, value_of_[i]);
            std::vector<std::int64_t> limits = amounts;
            // Where the cap is not due, a limit that no base reaches.
            for (std::int64_t& limit : limits) limit = std::min(limit, tables_.magnitude);
            step.table = put_table(std::move(limits));
            put_base(step, base_of(program_, program_.cases[rule]));
            put_ceilings(step, line);
        }
    }

    void put_ceilings(Step& step, const LineTable& line) {
        if (!line.has_ceiling) return;
        std::vector<std::int64_t> ceilings = line.ceilings;
        for (std::int64_t& ceiling : ceilings) ceiling = std::min(ceiling, tables_.magnitude);
        step.ceilings = put_table(std::move(ceilings));
    }

    void put_base(Step& step, const std::vector<std::uint32_t>& base) {
        step.first_base = static_cast<std::uint32_t>(sequence_.bases.size());
        std::vector<std::uint32_t> columns;
        for (const std::uint32_t i : base) {
            step.signed_base = step.signed_base || tables_.lines[i].low < 0;
            if (std::find(columns.begin(), columns.end(), value_of_[i]) == columns.end()) columns.push_back(value_of_[i]);
        }
        step.base_count = static_cast<std::uint32_t>(columns.size());
        sequence_.bases.insert(sequence_.bases.end(), columns.begin(), columns.end());
    }

    std::uint32_t key_number(const Key& key) {
        for (std::uint32_t k = 0; k < keys_.size(); ++k) {
            if (keys_[k].dimensions == key.dimensions) return k;
        }
        keys_.push_back(key);
        return static_cast<std::uint32_t>(keys_.size()) - 1;
    }

    // Gives every scratch column its number: zeros, keys, values, flags.
    void lay_out() {
        std::vector<std::uint32_t> of_lines;
        for (const LineTable& line : tables_.lines) {
            if (by_line_) of_lines.push_back(key_number(line.key));
        }
        std::uint32_t next = 1;
        std::vector<std::uint32_t> key_columns;
        for (const Key& key : keys_) {
            std::uint32_t column = 0;
            for (std::size_t d = 0; d < key.dimensions.size(); ++d) column = cut_column(column, key.dimensions[d], key.strides[d], next);
            key_columns.push_back(column);
        }
        sequence_.first_value = next;
        sequence_.flags = next + sequence_.value_count;
        sequence_.columns = sequence_.flags + 1;
        for (Step& step : sequence_.steps) {
            step.key = key_columns[step.key];
            sequence_.has_flags = sequence_.has_flags || step.kind == StepKind::Flag;
            step.to = step.to == kFlagColumn ? sequence_.flags : sequence_.first_value + step.to;
        }
        for (std::uint32_t& base : sequence_.bases) base += sequence_.first_value;
        for (const std::uint32_t key : of_lines) sequence_.key_columns.push_back(key_columns[key]);
        mark_passing(key_columns);
        mark_first();
        if (!by_line_) mark_late();
    }

    void mark_late() {
        for (std::uint32_t s = 0; s < sequence_.cuts.size(); ++s) {
            const std::uint32_t column = sequence_.cuts[s].to;
            const bool base = std::any_of(sequence_.cuts.begin(), sequence_.cuts.end(), [&](const CutStep& other) { return other.base == column; });
            const auto reads = [&](const Step& step) { return step.key == column; };
            const auto reader = std::find_if(sequence_.steps.begin(), sequence_.steps.end(), reads);
            if (base || reader == sequence_.steps.end() || std::any_of(reader + 1, sequence_.steps.end(), reads)) continue;
            reader->late = s > 0 && sequence_.cuts[s - 1].passing ? s - 1 : s;
            for (std::uint32_t part = reader->late; part <= s; ++part) sequence_.cuts[part].late = true;
        }
    }

    void mark_passing(const std::vector<std::uint32_t>& key_columns) {
        std::vector<std::uint32_t> reads(sequence_.columns, 0);
        for (const std::uint32_t column : key_columns) ++reads[column];
        for (const CutStep& step : sequence_.cuts) ++reads[step.base];
        for (std::size_t s = 0; s + 1 < sequence_.cuts.size(); ++s) {
            CutStep& step = sequence_.cuts[s];
            step.passing = reads[step.to] == 1 && sequence_.cuts[s + 1].base == step.to;
        }
    }

    // A column that is read before any step has set it, or that no step sets, is set to zero before all.
    void mark_first() {
        std::vector<bool> set(sequence_.columns, false);
        std::vector<bool> zero(sequence_.columns, false);
        for (const Step& step : sequence_.steps) {
            for (std::uint32_t b = 0; b < step.base_count; ++b) {
                const std::uint32_t base = sequence_.bases[step.first_base + b];
                zero[base] = zero[base] || !set[base];
            }
            set[step.to] = true;
        }
        std::vector<Step> steps;
        for (std::uint32_t column = sequence_.first_value; column < sequence_.flags; ++column) {
            if (set[column] && !zero[column]) continue;
            Step step;
            step.table = put_table({0});
            step.to = column;
            steps.push_back(step);
        }
        steps.insert(steps.end(), sequence_.steps.begin(), sequence_.steps.end());
        set.assign(sequence_.columns, false);
        for (Step& step : steps) {
            step.first = !set[step.to];
            set[step.to] = true;
        }
        sequence_.steps = std::move(steps);
    }

    std::uint32_t cut_column(std::uint32_t base, std::uint32_t dimension, std::uint32_t stride, std::uint32_t& next) {
        for (const CutStep& known : sequence_.cuts) {
            if (known.base == base && known.source == dimension && known.stride == static_cast<std::int32_t>(stride)) return known.to;
        }
        const std::vector<std::int32_t>& cuts = tables_.cells.dimensions()[dimension].cuts;
        sequence_.cuts.push_back({base, dimension, static_cast<std::uint32_t>(sequence_.thresholds.size()), static_cast<std::uint32_t>(cuts.size()),
                                  static_cast<std::int32_t>(stride), next, false, false});
        sequence_.thresholds.insert(sequence_.thresholds.end(), cuts.begin(), cuts.end());
        return next++;
    }

    static constexpr std::uint32_t kFlagColumn = kAbsent;

    const rules::Program& program_;
    const Tables& tables_;
    bool by_line_;
    Sequence sequence_;
    std::vector<std::uint32_t> value_of_;  // by line
    std::vector<Simple> simple_;
    std::vector<Key> keys_;
};

}  // namespace

Sequence make_sequence(const rules::Program& program, const Tables& tables, bool by_line) { return Writer(program, tables, by_line).run(); }

}  // namespace socle::batch
