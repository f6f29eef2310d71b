// Many cases side by side: one array per fact, one element per case. Plain pointers: whoever asks owns the memory.
#pragma once

#include <socle/eval/evaluate.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace socle::batch {

inline constexpr std::int64_t kMillionthsPerHundredth = 100;
inline constexpr std::uint16_t kFullHundredths = 10'000;

// Part of the year in which a mission runs; numerator and denominator in 0..10'000, denominator never 0.
struct Share {
    std::uint16_t numerator = 1;
    std::uint16_t denominator = 1;
};

struct Columns {
    std::size_t count = 0;
    const std::int32_t* population = nullptr;   // ≥ 0
    const std::int32_t* signature = nullptr;    // calendar::Date::days
    const std::int32_t* start = nullptr;        // first day of the contract year, ≥ signature
    // What follows may be null: every case then has the value said here.
    const std::uint16_t* rang = nullptr;        // contract year, from 1; null: reckoned from the dates, which is slower
    const std::int32_t* membres = nullptr;      // ≥ 0; null: 0
    const std::uint8_t* plan = nullptr;         // droit::PlanCrise; null: Aucun
    const std::uint8_t* crise = nullptr;        // 0 or 1; null: 0
    const std::uint32_t* missions = nullptr;    // bit m: mission m runs; null: none
    std::array<const std::uint16_t*, rules::kMaxMissions> rates{};  // hundredths of a percent, 0..10'000; null: 0
    std::array<const Share*, rules::kMaxMissions> shares{};         // null: the whole year
};

// One case, as the reference evaluator takes it. Sets every mission.
void read_facts(const Columns& columns, std::size_t row, eval::Facts& facts);

}  // namespace socle::batch
