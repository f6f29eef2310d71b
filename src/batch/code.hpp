// Internal: a program as a list of simple steps over tiles of cases. Only plain data and no library code here: the files
// that include this are compiled for several processors, and what they share must be the same for all.
#pragma once

#include <cstdint>

namespace socle::batch {

inline constexpr std::uint32_t kTile = 512;
inline constexpr std::uint32_t kAbsent = 0xFFFFFFFFU;
inline constexpr std::uint32_t kTablePadding = 32;  // tables may be read to a multiple of that many entries
inline constexpr std::uint32_t kMissionSlots = 32;

// Scratch columns are numbered: column 0 holds zeros.

// column `to` = column `base` + stride × number of cuts reached by the values of a source.
struct CutStep {
    std::uint32_t base = 0;
    std::uint32_t source = 0;
    std::uint32_t first_cut = 0;
    std::uint32_t cut_count = 0;
    std::int32_t stride = 1;
    std::uint32_t to = 0;
    bool passing = false;  // only the next step reads `to`
    bool late = false;     // only one Step reads `to`, as its key, or it passes to such a step
};

enum class StepKind : std::uint8_t {
    Constant,  // table[key]
    Paired,    // entry = high:low 16 bits: high × 10'000 + low × rate: a constant and an amount, both whole hundreds
    Rated,     // table[key] × rate / 10'000, half up
    Bonus,     // numerator × base / divisor, half up, where table[key] is not zero
    Cap,       // min(0, table[key] − base)
    Flag,      // where table[key] is not zero the case goes the slow way
};

// Adds a value to column `to`, where the mission (if any) is engaged. The first step of a column sets it.
struct Step {
    StepKind kind = StepKind::Constant;
    std::int8_t mission = -1;
    bool signed_base = false;
    bool first = false;
    std::uint32_t key = 0;       // column
    std::uint32_t late = kAbsent;  // first of the late cuts that make the key
    std::uint32_t size = 1;      // entries of each table
    std::uint32_t table = 0;
    std::uint32_t remainders = kAbsent;  // Rated: table[key] is then the quotient by 10'000, and these what is left
    std::uint32_t ceilings = kAbsent;
    std::uint32_t to = 0;
    std::uint32_t first_base = 0;  // in Code::bases: columns that add up to the base
    std::uint32_t base_count = 0;
    std::int64_t numerator = 1;
    std::int64_t divisor = 1;
    std::uint64_t magic = 0;  // floor(x / divisor) = x × magic >> shift for 0 ≤ x < 2^31
    std::uint32_t shift = 0;
};

template <class Lane>
struct Code {
    const CutStep* cuts = nullptr;
    std::uint32_t cut_count = 0;
    const Step* steps = nullptr;
    std::uint32_t step_count = 0;
    const std::int32_t* thresholds = nullptr;
    const std::uint32_t* bases = nullptr;
    const Lane* tables = nullptr;
    std::uint32_t first_value = 0;  // columns that hold amounts: their sum is the total
    std::uint32_t value_count = 0;
    bool keeps_values = false;      // the columns of amounts are read afterwards, not only their sum
};

enum class Width : std::uint8_t { One = 1, Two = 2, Four = 4 };  // bytes

// One tile of cases: each array has kTile elements.
struct TileSource {
    const void* values = nullptr;
    Width width = Width::Four;
};
struct Tile {
    const TileSource* sources = nullptr;
    const std::uint32_t* missions = nullptr;
    const std::uint16_t* rates[kMissionSlots] = {};  // of the missions that steps name
    std::int64_t* totals = nullptr;
    std::uint32_t count = kTile;  // totals are written for the first `count`
    std::uint32_t more = 0;       // whole tiles that follow in the same arrays; for totals alone
};

// `scratch`: columns of kTile lanes, aligned to 64 bytes, column 0 zero. Gives how many tiles it has run: one, or those that follow too.
template <class Lane>
using TileFunction = std::uint32_t (*)(const Code<Lane>& code, const Tile& tile, Lane* scratch);

std::uint32_t run_tile_narrow(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch);
std::uint32_t run_tile_wide(const Code<std::int64_t>& code, const Tile& tile, std::int64_t* scratch);
#if defined(__x86_64__)
std::uint32_t run_tile_avx2(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch);
std::uint32_t run_tile_avx512(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch);
#endif

}  // namespace socle::batch
