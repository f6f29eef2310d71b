// A compiled program over columns of cases. It equals eval::evaluate to the bit, and is some hundred times faster on what
// is usual; the rest (unknown amounts, parts of a year, huge amounts, conditions too many to tabulate) goes through
// eval::evaluate row by row.
#pragma once

#include <socle/batch/columns.hpp>
#include <socle/rules/program.hpp>

#include <cstdint>
#include <memory>
#include <span>

namespace socle::batch {

inline constexpr std::uint8_t kNoTaille = 255;

// Where to write; each array has one element per case of the columns. What is null or absent is not computed.
struct Results {
    std::int64_t* totals = nullptr;                // cents or rules::kUnknown
    std::uint8_t* tailles = nullptr;               // index of the size class, kNoTaille: below the first, all amounts are 0
    std::span<std::int64_t* const> lines{};        // one for each line of the program, or none
    std::span<std::uint8_t* const> outcomes{};     // likewise: eval::Outcome; below the first class NotEngaged or NoCase
};

// How a program is computed.
enum class Path : std::uint8_t {
    Narrow,     // 32 bits a case and vector instructions
    Wide,       // 64 bits
    Reference,  // eval::evaluate on every case
};

// Vector instructions, from those that every processor has.
enum class Instructions : std::uint8_t { Plain, Avx2, Avx512 };

struct Plan;

// Immutable after make_executor: several threads may run it at once, on ranges of their own.
class Executor {
public:
    Executor(Executor&&) noexcept;
    Executor& operator=(Executor&&) noexcept;
    ~Executor();

    // Computes the cases first..first+count-1 of the columns into the same places of the results.
    void run(const Columns& columns, std::size_t first, std::size_t count, const Results& results) const;

    [[nodiscard]] Path path() const;
    // Name of the instructions that run() uses on this machine: "avx512", "avx2" or "x86-64".
    [[nodiscard]] static const char* instructions();

private:
    friend Executor make_executor(const rules::Program& program, Path at_best, Instructions instructions);
    explicit Executor(std::unique_ptr<const Plan> plan);

    std::unique_ptr<const Plan> plan_;
};

// Any program. `at_best` and `instructions` keep the faster ways out: tests compare them. What the machine lacks is not used.
[[nodiscard]] Executor make_executor(const rules::Program& program, Path at_best = Path::Narrow, Instructions instructions = Instructions::Avx512);

}  // namespace socle::batch
