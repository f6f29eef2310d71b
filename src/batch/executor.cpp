#include <socle/batch/executor.hpp>

#include "plan.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace socle::batch {

namespace {

constexpr std::int64_t kNarrowMagnitude = std::int64_t{1} << 29U;  // a cap less a base, both that large, still fits
constexpr std::size_t kMostFollowing = 1U << 16U;  // tiles run at once
constexpr std::int64_t kNarrowProduct = (std::int64_t{1} << 31U) - 1;

TileFunction<std::int32_t> narrow_tile(Instructions at_best) {
#if defined(__x86_64__)
    if (at_best == Instructions::Avx512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
        return run_tile_avx512;
    }
    if (at_best >= Instructions::Avx2 && __builtin_cpu_supports("avx2")) return run_tile_avx2;
#endif
    static_cast<void>(at_best);
    return run_tile_narrow;
}

template <class Lane>
Code<Lane> code_of(const Sequence& sequence, const std::vector<Lane>& tables) {
    Code<Lane> code;
    code.cuts = sequence.cuts.data();
    code.cut_count = static_cast<std::uint32_t>(sequence.cuts.size());
    code.steps = sequence.steps.data();
    code.step_count = static_cast<std::uint32_t>(sequence.steps.size());
    code.thresholds = sequence.thresholds.data();
    code.bases = sequence.bases.data();
    code.tables = tables.data();
    code.first_value = sequence.first_value;
    code.value_count = sequence.value_count;
    code.keeps_values = !sequence.key_columns.empty();
    return code;
}

// Arrays of kTile elements of four bytes, aligned.
template <class Lane>
class Scratch {
public:
    // Column 0 is zero; the others hold anything.
    explicit Scratch(std::size_t columns) : memory_(std::make_unique_for_overwrite<Lane[]>(columns * kTile + kPadding)) {
        const auto address = reinterpret_cast<std::uintptr_t>(memory_.get());
        first_ = memory_.get() + (kAlignment - address % kAlignment) % kAlignment / sizeof(Lane);
        std::fill(first_, first_ + kTile, Lane{0});
    }
    Lane* column(std::size_t number) { return first_ + number * kTile; }

private:
    static constexpr std::size_t kAlignment = 64;
    static constexpr std::size_t kPadding = kAlignment / sizeof(Lane);
    std::unique_ptr<Lane[]> memory_;
    Lane* first_ = nullptr;
};

class Runner {
public:
    Runner(const Plan& plan, const Columns& columns, const Results& results)
        : plan_(plan), columns_(columns), results_(results), copies_(1 + plan.tables.cells.dimensions().size() + 1 + rules::kMaxMissions),
          sources_(plan.tables.cells.dimensions().size()) {
        for (const rules::Line& line : plan.program.lines) missions_ = std::max(missions_, static_cast<std::size_t>(std::max(line.mission, -1) + 1));
        for (const Dimension& dimension : plan.tables.cells.dimensions()) moves_ = moves_ && !reckoned(dimension.axis, columns);
        for (const Share* share : columns.shares) has_shares_ = has_shares_ || share != nullptr;
    }

    template <class Lane>
    void run(const Sequence& sequence, const std::vector<Lane>& tables, TileFunction<Lane> function, std::size_t first, std::size_t end) {
        const Code<Lane> code = code_of(sequence, tables);
        Scratch<Lane> scratch(sequence.columns);
        const bool many = in_place(sequence) && totals_alone(sequence);
        std::size_t done = 0;
        for (std::size_t at = first; at < end; at += done) {
            const std::size_t count = std::min<std::size_t>(kTile, end - at);
            prepare(at, count, done);
            tile_.more = many && count == kTile ? static_cast<std::uint32_t>(std::min((end - at) / kTile - 1, kMostFollowing)) : 0;
            done = function(code, tile_, scratch.column(0)) * std::size_t{kTile};
            tell_tailles(at, count);
            tell_lines(sequence, scratch, at, count);
            if (!sequence.has_flags && !has_shares_) continue;
            const Lane* flags = scratch.column(sequence.has_flags ? sequence.flags : 0);
            for (std::size_t i = 0; i < count; ++i) {
                if (flags[i] != 0 || (has_shares_ && !whole_year(at + i))) reference(at + i);
            }
        }
    }

    void reference(std::size_t row) {
        read_facts(columns_, row, facts_);
        const bool done = eval::evaluate(plan_.program, facts_, values_) == eval::Status::Done;
        results_.totals[row] = values_.total;
        if (results_.tailles != nullptr) results_.tailles[row] = done ? static_cast<std::uint8_t>(values_.taille) : kNoTaille;
        for (std::size_t i = 0; i < plan_.program.lines.size(); ++i) {
            if (i < results_.lines.size() && results_.lines[i] != nullptr) results_.lines[i][row] = done ? values_.lines[i].cents : 0;
            if (i >= results_.outcomes.size() || results_.outcomes[i] == nullptr) continue;
            results_.outcomes[i][row] = static_cast<std::uint8_t>(done ? values_.lines[i].outcome : outcome_without_case(i, row));
        }
    }

private:
    eval::Outcome outcome_without_case(std::size_t line, std::size_t row) const {
        const std::int32_t mission = plan_.program.lines[line].mission;
        const std::uint32_t engaged = columns_.missions != nullptr ? columns_.missions[row] : 0;
        return mission >= 0 && (engaged >> mission & 1U) == 0 ? eval::Outcome::NotEngaged : eval::Outcome::NoCase;
    }

    bool whole_year(std::size_t row) const {
        const std::uint32_t engaged = columns_.missions != nullptr ? columns_.missions[row] : 0;
        for (std::size_t m = 0; m < rules::kMaxMissions; ++m) {
            if (columns_.shares[m] == nullptr || (engaged >> m & 1U) == 0) continue;
            if (columns_.shares[m][row].numerator != columns_.shares[m][row].denominator) return false;
        }
        return true;
    }

    // The elements at..at+kTile-1 of a column, in place when they all exist, else copied and followed by zeros.
    template <class T>
    const T* window(const T* column, std::size_t copy, std::size_t at) {
        if (column == nullptr) return reinterpret_cast<const T*>(copies_.column(0));
        if (at + kTile <= columns_.count) return column + at;
        T* to = reinterpret_cast<T*>(copies_.column(1 + copy));
        const std::size_t count = columns_.count - at;
        std::memcpy(to, column + at, count * sizeof(T));
        std::memset(to + count, 0, (kTile - count) * sizeof(T));
        return to;
    }

    TileSource source(std::size_t d, std::size_t at, std::size_t count) {
        const Dimension& dimension = plan_.tables.cells.dimensions()[d];
        switch (dimension.axis) {
            case Axis::Population: return {window(columns_.population, d, at), Width::Four};
            case Axis::Membres: return {window(columns_.membres, d, at), Width::Four};
            case Axis::Signature: return {window(columns_.signature, d, at), Width::Four};
            case Axis::Start: return {window(columns_.start, d, at), Width::Four};
            case Axis::Plan: return {window(columns_.plan, d, at), Width::One};
            case Axis::Crise: return {window(columns_.crise, d, at), Width::One};
            case Axis::Rang:
                if (columns_.rang != nullptr) return {window(columns_.rang, d, at), Width::Two};
                break;
            case Axis::RangTexte:
            case Axis::MissionsEngagees: break;
        }
        std::int32_t* to = copies_.column(1 + d);
        for (std::size_t i = 0; i < count; ++i) to[i] = value_of(dimension, columns_, at + i);
        std::fill(to + count, to + kTile, 0);
        return {to, Width::Four};
    }

    // Every fact that the steps read stands in a column of the caller, so that tiles follow each other there.
    bool in_place(const Sequence& sequence) const {
        const std::vector<Dimension>& dimensions = plan_.tables.cells.dimensions();
        const auto read = [this](const Step& step) {
            return step.mission < 0 || (step.kind != StepKind::Paired && step.kind != StepKind::Rated) || columns_.rates[static_cast<std::size_t>(step.mission)] != nullptr;
        };
        return columns_.missions != nullptr && std::all_of(dimensions.begin(), dimensions.end(), [this](const Dimension& d) { return given(d.axis); }) &&
               std::all_of(sequence.steps.begin(), sequence.steps.end(), read);
    }

    // Nothing is looked at but the totals once a tile is done.
    bool totals_alone(const Sequence& sequence) const { return sequence.key_columns.empty() && results_.tailles == nullptr && !sequence.has_flags && !has_shares_; }

    // `passed` cases further in the same columns, pointers only move on.
    bool advance(std::size_t at, std::size_t passed) {
        const bool follows = moves_ && passed != 0 && at + kTile <= columns_.count;
        if (!follows) return false;
        for (std::size_t d = 0; d < sources_.size(); ++d) {
            if (given(plan_.tables.cells.dimensions()[d].axis)) sources_[d].values = static_cast<const char*>(sources_[d].values) + passed * static_cast<std::size_t>(sources_[d].width);
        }
        if (columns_.missions != nullptr) tile_.missions += passed;
        for (std::size_t m = 0; m < missions_; ++m) {
            if (columns_.rates[m] != nullptr) tile_.rates[m] += passed;
        }
        tile_.totals += passed;
        return true;
    }

    // Whether a fact is a column that the caller gives.
    bool given(Axis axis) const {
        switch (axis) {
            case Axis::Population:
            case Axis::Signature:
            case Axis::Start: return true;
            case Axis::Membres: return columns_.membres != nullptr;
            case Axis::Rang: return columns_.rang != nullptr;
            case Axis::Plan: return columns_.plan != nullptr;
            case Axis::Crise: return columns_.crise != nullptr;
            case Axis::RangTexte:
            case Axis::MissionsEngagees: return false;
        }
        return false;
    }

    static bool reckoned(Axis axis, const Columns& columns) {
        return axis == Axis::RangTexte || axis == Axis::MissionsEngagees || (axis == Axis::Rang && columns.rang == nullptr);
    }

    // `passed`: cases since the tile before, 0 for the first.
    void prepare(std::size_t at, std::size_t count, std::size_t passed) {
        tile_.count = static_cast<std::uint32_t>(count);
        if (advance(at, passed)) return;
        for (std::size_t d = 0; d < sources_.size(); ++d) sources_[d] = source(d, at, count);
        tile_.sources = sources_.data();
        tile_.missions = window(columns_.missions, sources_.size(), at);
        for (std::size_t m = 0; m < missions_; ++m) tile_.rates[m] = window(columns_.rates[m], sources_.size() + 1 + m, at);
        tile_.totals = results_.totals + at;
    }

    void tell_tailles(std::size_t at, std::size_t count) {
        if (results_.tailles == nullptr) return;
        const std::vector<std::int64_t>& minima = plan_.program.minima;
        std::memset(results_.tailles + at, kNoTaille, count);
        for (const std::int64_t minimum : minima) {
            for (std::size_t i = 0; i < count; ++i) results_.tailles[at + i] = static_cast<std::uint8_t>(results_.tailles[at + i] + (columns_.population[at + i] >= minimum ? 1 : 0));
        }
    }

    template <class Lane>
    void tell_lines(const Sequence& sequence, Scratch<Lane>& scratch, std::size_t at, std::size_t count) {
        for (std::size_t line = 0; line < results_.lines.size(); ++line) {
            if (results_.lines[line] == nullptr) continue;
            const Lane* from = scratch.column(sequence.first_value + line);
            for (std::size_t i = 0; i < count; ++i) results_.lines[line][at + i] = from[i];
        }
        for (std::size_t line = 0; line < results_.outcomes.size(); ++line) {
            if (results_.outcomes[line] == nullptr) continue;
            const Lane* key = scratch.column(sequence.key_columns[line]);
            for (std::size_t i = 0; i < count; ++i) {
                const eval::Outcome without = outcome_without_case(line, at + i);
                const bool due = without != eval::Outcome::NotEngaged && plan_.tables.lines[line].chosen[static_cast<std::size_t>(key[i])] != rules::kNone;
                results_.outcomes[line][at + i] = static_cast<std::uint8_t>(due ? eval::Outcome::Due : without);
            }
        }
    }

    const Plan& plan_;
    const Columns& columns_;
    const Results& results_;
    Scratch<std::int32_t> copies_;
    std::vector<TileSource> sources_;
    Tile tile_;
    std::size_t missions_ = 0;  // those that the program knows are below
    bool moves_ = true;  // no fact has to be reckoned case by case
    bool has_shares_ = false;
    eval::Facts facts_;
    eval::Values values_;
};

}  // namespace

Executor::Executor(std::unique_ptr<const Plan> plan) : plan_(std::move(plan)) {}
Executor::Executor(Executor&&) noexcept = default;
Executor& Executor::operator=(Executor&&) noexcept = default;
Executor::~Executor() = default;

Path Executor::path() const { return plan_->path; }

const char* Executor::instructions() {
    const auto chosen = narrow_tile(Instructions::Avx512);
#if defined(__x86_64__)
    if (chosen == run_tile_avx512) return "avx512";
    if (chosen == run_tile_avx2) return "avx2";
#endif
    return chosen == run_tile_narrow ? "x86-64" : "";
}

void Executor::run(const Columns& columns, std::size_t first, std::size_t count, const Results& results) const {
    Runner runner(*plan_, columns, results);
    const bool by_line = !results.lines.empty() || !results.outcomes.empty();
    const Sequence& sequence = by_line ? plan_->lines : plan_->totals;
    switch (plan_->path) {
        case Path::Narrow: return runner.run(sequence, sequence.narrow_tables, plan_->narrow, first, first + count);
        case Path::Wide: return runner.run(sequence, sequence.tables, TileFunction<std::int64_t>{run_tile_wide}, first, first + count);
        case Path::Reference:
            for (std::size_t row = first; row < first + count; ++row) runner.reference(row);
    }
}

Executor make_executor(const rules::Program& program, Path at_best, Instructions instructions) {
    auto plan = std::make_unique<Plan>();
    plan->narrow = narrow_tile(instructions);
    plan->program = program;
    if (at_best != Path::Reference) plan->tables = make_tables(program);
    if (at_best == Path::Reference || !plan->tables.fits) return Executor(std::move(plan));
    plan->totals = make_sequence(plan->program, plan->tables, false);
    plan->lines = make_sequence(plan->program, plan->tables, true);
    plan->path = Path::Wide;
    if (at_best == Path::Narrow && plan->tables.magnitude < kNarrowMagnitude && plan->tables.largest_product < kNarrowProduct) {
        plan->path = Path::Narrow;
        for (Sequence* sequence : {&plan->totals, &plan->lines}) {
            for (const std::int64_t entry : sequence->tables) sequence->narrow_tables.push_back(static_cast<std::int32_t>(entry));
        }
    }
    return Executor(std::move(plan));
}

}  // namespace socle::batch
