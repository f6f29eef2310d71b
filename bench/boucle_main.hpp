// The yardstick of the executor: avenant 2 written by hand as a loop over columns. Amounts and bounds come from the program;
// what is written here is its shape.
#pragma once

#include <cstddef>
#include <cstdint>

namespace socle::bench {

inline constexpr int kTailles = 4;
inline constexpr int kRated = 5;  // missions with a rate
// Plain arrays: g++ does not inline those of the library into clones of a function, and the loop would not be vectorised.
struct Amounts {
    std::int32_t of[kTailles] = {};
};

struct HandLaw {
    Amounts minima;
    Amounts fonctionnement;
    Amounts fixe[kRated];      // of the missions with a rate, cents
    Amounts variable[kRated];  // cents for each hundredth of a percent
    std::uint32_t bit[kRated] = {};
    int rate[kRated] = {};
    std::uint32_t crise_bit = 0;
    Amounts redaction;
    Amounts mise_a_jour;
    Amounts crise;
    std::int32_t bonus_minimum = 0;  // inhabitants from which the bonus is due
    std::int32_t bonus_membres = 0;
    Amounts additionnel;
    std::int32_t additionnel_from = 0;
    std::int32_t additionnel_before = 0;
};

inline constexpr std::uint32_t kBonusDivisor = 10;  // a constant: the compiler multiplies instead of dividing

struct HandColumns {
    std::size_t count = 0;
    const std::int32_t* population = nullptr;
    const std::int32_t* membres = nullptr;
    const std::int32_t* signature = nullptr;
    const std::uint16_t* rang = nullptr;
    const std::uint8_t* plan = nullptr;
    const std::uint8_t* crise = nullptr;
    const std::uint32_t* missions = nullptr;
    const std::uint16_t* rates[kRated] = {};
};

// Two ways of taking an amount by size class: a table, or what each bound adds.
void hand_loop_tables(const HandLaw& law, const HandColumns& columns, std::int64_t* totals);
void hand_loop_steps(const HandLaw& law, const HandColumns& columns, std::int64_t* totals);
// AVX-512 only. A multiple of sixteen cases.
void hand_loop_vectors(const HandLaw& law, const HandColumns& columns, std::int64_t* totals);

}  // namespace socle::bench
