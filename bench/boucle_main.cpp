#include "boucle_main.hpp"

namespace socle::bench {

namespace {

struct ByTable {
    static inline __attribute__((always_inline)) std::int32_t at(const Amounts& amounts, const HandLaw& law, std::int32_t population) {
        const int taille = (population >= law.minima.of[1]) + (population >= law.minima.of[2]) + (population >= law.minima.of[3]);
        return amounts.of[taille];
    }
};

// The first amount, and what each bound that is reached adds: only masks and additions.
struct BySteps {
    static inline __attribute__((always_inline)) std::int32_t at(const Amounts& amounts, const HandLaw& law, std::int32_t population) {
        return amounts.of[0] + ((amounts.of[1] - amounts.of[0]) & -static_cast<std::int32_t>(population >= law.minima.of[1])) +
               ((amounts.of[2] - amounts.of[1]) & -static_cast<std::int32_t>(population >= law.minima.of[2])) +
               ((amounts.of[3] - amounts.of[2]) & -static_cast<std::int32_t>(population >= law.minima.of[3]));
    }
};

inline __attribute__((always_inline)) std::int32_t where(bool condition, std::int32_t value) { return value & -static_cast<std::int32_t>(condition); }

// The columns one by one, so that the compiler knows that they do not overlap; nothing but plain loads in the loop.
template <class Take>
inline __attribute__((always_inline)) void loop(const HandLaw& law, const HandColumns& columns, std::int64_t* __restrict totals) {
    const std::int32_t* __restrict populations = columns.population;
    const std::int32_t* __restrict membres = columns.membres;
    const std::int32_t* __restrict signatures = columns.signature;
    const std::uint16_t* __restrict rangs = columns.rang;
    const std::uint8_t* __restrict plans = columns.plan;
    const std::uint8_t* __restrict crises = columns.crise;
    const std::uint32_t* __restrict missions = columns.missions;
    const std::uint16_t* __restrict r0 = columns.rates[0];
    const std::uint16_t* __restrict r1 = columns.rates[1];
    const std::uint16_t* __restrict r2 = columns.rates[2];
    const std::uint16_t* __restrict r3 = columns.rates[3];
    const std::uint16_t* __restrict r4 = columns.rates[4];
    const std::size_t count = columns.count;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t population = populations[i];
        const std::uint32_t engaged = missions[i];
        const std::int32_t d0 = Take::at(law.fixe[0], law, population) + Take::at(law.variable[0], law, population) * r0[i];
        const std::int32_t d1 = Take::at(law.fixe[1], law, population) + Take::at(law.variable[1], law, population) * r1[i];
        const std::int32_t d2 = Take::at(law.fixe[2], law, population) + Take::at(law.variable[2], law, population) * r2[i];
        const std::int32_t d3 = Take::at(law.fixe[3], law, population) + Take::at(law.variable[3], law, population) * r3[i];
        const std::int32_t d4 = Take::at(law.fixe[4], law, population) + Take::at(law.variable[4], law, population) * r4[i];
        const std::int32_t plan = where(plans[i] == 1, Take::at(law.redaction, law, population)) + where(plans[i] == 2, Take::at(law.mise_a_jour, law, population));
        const std::int32_t crise = plan + where(crises[i] != 0, Take::at(law.crise, law, population));
        const std::int32_t base = where((engaged & law.bit[0]) != 0, d0) + where((engaged & law.bit[1]) != 0, d1) + where((engaged & law.bit[2]) != 0, d2) +
                                  where((engaged & law.bit[3]) != 0, d3) + where((engaged & law.bit[4]) != 0, d4) + where((engaged & law.crise_bit) != 0, crise);
        const std::int32_t bonus = static_cast<std::int32_t>((static_cast<std::uint32_t>(base) + kBonusDivisor / 2) / kBonusDivisor);
        const bool due = (population >= law.bonus_minimum) & (membres[i] >= law.bonus_membres);
        const bool additionnel = (signatures[i] >= law.additionnel_from) & (signatures[i] < law.additionnel_before) & (rangs[i] == 1);
        totals[i] = base + where(due, bonus) + Take::at(law.fonctionnement, law, population) + where(additionnel, Take::at(law.additionnel, law, population));
    }
}

}  // namespace

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define SOCLE_CLONES __attribute__((target_clones("default", "avx2", "arch=skylake-avx512")))
#else
#define SOCLE_CLONES
#endif

SOCLE_CLONES void hand_loop_tables(const HandLaw& law, const HandColumns& columns, std::int64_t* totals) { loop<ByTable>(law, columns, totals); }
SOCLE_CLONES void hand_loop_steps(const HandLaw& law, const HandColumns& columns, std::int64_t* totals) { loop<BySteps>(law, columns, totals); }

}  // namespace socle::bench
