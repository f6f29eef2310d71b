// Internal: which ambiguities touch a row. In most cells of the facts the answer is the same for every row, so it is worked
// out once; app::Engine::differs is asked only where it depends on the row.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/batch/cells.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace socle::csv {

// One version of the law. Rows run whole years: a part of a year (prorata) changes nothing.
class Ambigus {
public:
    Ambigus(const app::Engine& engine, std::uint32_t version);

    enum class Answer : std::uint8_t { Never, Always, Ask };
    struct Test {
        const app::Engine::Alternative* alternative = nullptr;
        std::vector<std::int32_t> days;      // cuts of the first day of the contract year
        std::vector<Answer> by_day;          // one more; `tabulated` where the cell decides
        std::vector<bool> tabulated;
        batch::Key key;
        std::vector<Answer> cells;
        // Every cell that asks compares two bonuses, always the same: a sum tells, without the engine.
        bool only_bonus = false;
        std::uint32_t bonus_line = rules::kNone;
        std::uint32_t bonus_rule = rules::kNone;  // index in the cases of the other program
        money::Rate bonus_rate;
        std::vector<std::uint32_t> bonus_base;
    };

    // Alternatives that may touch a row, in the order of the engine.
    [[nodiscard]] const std::vector<Test>& tests() const { return tests_; }

    // What the tests say of each of `count` rows, bit i for tests()[i]: those that touch it, and those that must be asked.
    // When the cell of a row does not decide, all bits of both: answer() tells.
    struct Marks {
        std::vector<std::uint32_t> cells;
        std::vector<std::uint64_t> always;
        std::vector<std::uint64_t> ask;
    };
    static constexpr std::uint64_t kUndecided = ~std::uint64_t{0};
    void look(const batch::Columns& columns, std::size_t count, Marks& marks) const;
    [[nodiscard]] Answer answer(const Test& test, std::int32_t start, const batch::Columns& columns, std::size_t row) const;

private:
    [[nodiscard]] Answer compare(const rules::Program& own, const rules::Program& other, std::uint32_t line, std::uint64_t cell, Test& test) const;
    void tabulate_all(std::int32_t from, std::int32_t until);
    void tabulate(const rules::Program& own, const app::Engine::Alternative& alternative, const app::Engine::Alternative::Change& change, Test& test);

    batch::Cells cells_;
    std::vector<Test> tests_;
    // All the tests at once, by cell of a key of theirs; empty when there are too many of one or the other.
    batch::Key key_;
    std::vector<std::uint64_t> always_;
    std::vector<std::uint64_t> ask_;
    // Days between which every test goes by its cell.
    std::int32_t quiet_from_ = 0;
    std::int32_t quiet_until_ = 0;
};

}  // namespace socle::csv
