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
    };

    // Alternatives that may touch a row, in the order of the engine.
    [[nodiscard]] const std::vector<Test>& tests() const { return tests_; }

    // Works out the intervals of `count` rows: what answer() looks at. `intervals` is memory for that, one column for
    // each dimension.
    void cut(const batch::Columns& columns, std::size_t count, std::vector<std::vector<std::uint8_t>>& intervals) const;
    [[nodiscard]] Answer answer(const Test& test, std::int32_t start, std::size_t row, const std::vector<std::vector<std::uint8_t>>& intervals) const;

private:
    [[nodiscard]] Answer compare(const rules::Program& own, const rules::Program& other, std::uint32_t line, const batch::Key& key, std::uint64_t cell) const;
    void tabulate(const rules::Program& own, const app::Engine::Alternative& alternative, const app::Engine::Alternative::Change& change, Test& test);

    batch::Cells cells_;
    std::vector<Test> tests_;
};

}  // namespace socle::csv
