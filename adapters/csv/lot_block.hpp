// Internal: a block of lines in, the rows of the output and the rejects out. Each thread has a worker of its own; what the
// workers share (the law, compiled) does not change.
#pragma once

#include "lot_ambigus.hpp"
#include "lot_columns.hpp"
#include "lot_output.hpp"

#include <socle/batch/executor.hpp>
#include <socle/csv/lot.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::csv {

// What is worked out once for all the threads.
class LotPlan {
public:
    LotPlan(const app::Engine& engine, std::vector<ColumnRole> columns, char input_separator, char output_separator);

    void header(Output& out) const;

    struct VersionPlan {
        batch::Executor executor;
        Ambigus ambigus;
        std::vector<std::uint32_t> lines;      // by column of the output: line of the program, kNone when it has none
        std::vector<std::string> beginnings;   // by size class: separator, text, separator, rank, separator
        std::string constant_warnings;         // that every row of the version has
    };

    const app::Engine& engine;
    std::vector<ColumnRole> columns;
    char input_separator;
    char separator;
    PlainReader plain;
    std::vector<VersionPlan> versions;
    std::size_t warning_bytes = 0;  // the most that the warnings of a row may take
};

// Why a line could not be split.
[[nodiscard]] Reject describe(Status status);

class LotWorker {
public:
    explicit LotWorker(const LotPlan& plan);

    // Called when much has been produced, and must not fail to empty both texts or stop the work by answering false.
    using Flush = std::function<bool()>;

    // Adds to the texts below what the block gives.
    [[nodiscard]] bool run(const Block& block, const Flush& flush);

    Output output;
    std::string rejects;
    std::uint64_t computed = 0;
    std::uint64_t rejected = 0;

private:
    struct Place {
        std::string_view id;
        std::uint32_t version;
        std::uint32_t row;
    };
    struct Amounts {
        const std::int64_t* cents = nullptr;
        std::vector<std::uint64_t> digits;
        std::vector<std::uint8_t> zeros;
    };
    struct VersionWork {
        VersionRows rows;
        std::vector<std::int64_t> totals;
        std::vector<std::uint8_t> tailles;
        std::vector<std::vector<std::int64_t>> lines;
        std::vector<Amounts> amounts;  // by column of the output, the total last
        Ambigus::Marks marks;
        batch::Columns columns;
    };

    void add(const PlainRow& row);
    void add_slowly(std::string_view line, std::uint64_t number, bool too_long);
    void compute();
    void write(const Place& place);
    char* write_warnings(char* at, const LotPlan::VersionPlan& version, const VersionWork& work, const Place& place);
    char* write_ambigus(char* at, const LotPlan::VersionPlan& version, const VersionWork& work, const Place& place);
    [[nodiscard]] bool differs(const Ambigus::Test& test, const VersionWork& work, const Place& place, bool& asked);
    void ask(const VersionWork& work, const Place& place);

    const LotPlan& plan_;
    RowReader row_reader_;
    Splitter splitter_;
    std::vector<std::string_view> fields_;
    Row row_;
    PlainRow plain_;
    std::vector<std::int64_t> zeros_;
    std::vector<Place> places_;
    std::vector<std::string> kept_ids_;  // ids that were unquoted: their first text does not last
    std::vector<VersionWork> work_;
    eval::Facts facts_;
    eval::Values values_;
};

}  // namespace socle::csv
