// Internal: what make_executor prepares and run() reads.
#pragma once

#include "code.hpp"

#include <socle/batch/cells.hpp>
#include <socle/batch/executor.hpp>

#include <vector>

namespace socle::batch {

// Steps that give the amounts of some columns, and tables for both widths of lanes.
struct Sequence {
    std::vector<CutStep> cuts;
    std::vector<Step> steps;
    std::vector<std::int32_t> thresholds;
    std::vector<std::uint32_t> bases;
    std::vector<std::int64_t> tables;
    std::vector<std::int32_t> narrow_tables;  // the same, when they fit
    std::vector<std::uint32_t> key_columns;   // by line, when lines are told apart
    std::uint32_t first_value = 0;
    std::uint32_t value_count = 0;
    std::uint32_t flags = 0;
    bool has_flags = false;
    std::uint32_t columns = 0;
};

// What a line is worth, cell by cell of its own key.
struct Bonus {
    std::uint32_t rule = 0;  // index in Program::cases
    std::vector<std::uint32_t> base;
    std::vector<bool> cells;  // where it is the chosen case
    std::int64_t numerator = 1;
    std::int64_t divisor = 1;
};
struct LineTable {
    Key key;
    std::vector<std::uint32_t> chosen;     // index in Program::cases
    std::vector<std::int64_t> constants;   // amounts without rate
    std::vector<std::int64_t> rated;       // amounts × rate of the mission
    std::vector<std::int64_t> ceilings;    // kNoCeiling where there is none
    std::vector<std::uint8_t> unknown;     // the case goes the slow way
    std::vector<Bonus> bonuses;
    std::vector<std::pair<std::uint32_t, std::vector<std::int64_t>>> caps;  // rule and amounts, kNoCeiling where not chosen
    bool has_constant = false;
    bool has_rate = false;
    bool has_ceiling = false;  // of a line that is not a constant
    bool has_unknown = false;
    std::int64_t low = 0;  // bounds of what it may be worth
    std::int64_t high = 0;
};
inline constexpr std::int64_t kNoCeiling = money::kMaxCents + 1;

struct Tables {
    Cells cells;
    std::vector<LineTable> lines;
    bool fits = true;           // false: some line must go through the reference
    std::int64_t magnitude = 0;  // no sum of lines passes it
    std::int64_t largest_product = 0;  // of a base by the numerator of a bonus, plus half the divisor
};
[[nodiscard]] Tables make_tables(const rules::Program& program);

// by_line: one column for each line, else as few columns as the bases of bonuses and caps allow.
[[nodiscard]] Sequence make_sequence(const rules::Program& program, const Tables& tables, bool by_line);

// Lines that a bonus or a cap looks at.
[[nodiscard]] std::vector<std::uint32_t> base_of(const rules::Program& program, const rules::Case& rule);

struct Plan {
    rules::Program program;
    Path path = Path::Reference;
    TileFunction<std::int32_t> narrow = nullptr;
    Tables tables;
    Sequence totals;
    Sequence lines;
};

}  // namespace socle::batch
