// The same loop over vectors of sixteen cases, compiled for AVX-512: amounts are found by permutations of a table that stays in
// a register, conditions are masks, nothing is stored but the totals.
#include "boucle_main.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

namespace socle::bench {

namespace {

constexpr std::size_t kLanes = 16;
using V = std::int32_t __attribute__((vector_size(4 * kLanes)));
using U = std::uint32_t __attribute__((vector_size(4 * kLanes)));

template <class To>
inline __attribute__((always_inline)) To load(const void* at) {
    To value;
    __builtin_memcpy(&value, at, sizeof value);
    return value;
}
inline __attribute__((always_inline)) V load_bytes(const std::uint8_t* at) { return reinterpret_cast<V>(_mm512_cvtepu8_epi32(load<__m128i>(at))); }
inline __attribute__((always_inline)) V load_halves(const std::uint16_t* at) { return reinterpret_cast<V>(_mm512_cvtepu16_epi32(load<__m256i>(at))); }

inline __attribute__((always_inline)) V table_of(const Amounts& amounts) {
    V table{};
    for (int t = 0; t < kTailles; ++t) table[t] = amounts.of[t];
    return table;
}

}  // namespace

void hand_loop_vectors(const HandLaw& law, const HandColumns& columns, std::int64_t* __restrict totals) {
    const std::uint16_t* __restrict r0 = columns.rates[0];
    const std::uint16_t* __restrict r1 = columns.rates[1];
    const std::uint16_t* __restrict r2 = columns.rates[2];
    const std::uint16_t* __restrict r3 = columns.rates[3];
    const std::uint16_t* __restrict r4 = columns.rates[4];
    const V f0 = table_of(law.fixe[0]), f1 = table_of(law.fixe[1]), f2 = table_of(law.fixe[2]), f3 = table_of(law.fixe[3]), f4 = table_of(law.fixe[4]);
    const V v0 = table_of(law.variable[0]), v1 = table_of(law.variable[1]), v2 = table_of(law.variable[2]), v3 = table_of(law.variable[3]), v4 = table_of(law.variable[4]);
    const V redaction = table_of(law.redaction), mise_a_jour = table_of(law.mise_a_jour), crise = table_of(law.crise);
    const V fonctionnement = table_of(law.fonctionnement), additionnel = table_of(law.additionnel);
    constexpr V kZero{};
    for (std::size_t i = 0; i < columns.count; i += kLanes) {
        const V population = load<V>(columns.population + i);
        const V engaged = load<V>(columns.missions + i);
        const V taille = -((population >= law.minima.of[1]) + (population >= law.minima.of[2]) + (population >= law.minima.of[3]));
        const auto at = [&](V table) __attribute__((always_inline)) { return __builtin_shuffle(table, taille); };
        const auto runs = [&](std::uint32_t bit, V value) __attribute__((always_inline)) { return (engaged & static_cast<std::int32_t>(bit)) != kZero ? value : kZero; };
        V base = runs(law.bit[0], at(f0) + at(v0) * load_halves(r0 + i));
        base += runs(law.bit[1], at(f1) + at(v1) * load_halves(r1 + i));
        base += runs(law.bit[2], at(f2) + at(v2) * load_halves(r2 + i));
        base += runs(law.bit[3], at(f3) + at(v3) * load_halves(r3 + i));
        base += runs(law.bit[4], at(f4) + at(v4) * load_halves(r4 + i));
        const V plan = load_bytes(columns.plan + i);
        V paid = plan == 1 ? at(redaction) : kZero;
        paid = plan == 2 ? at(mise_a_jour) : paid;
        paid += load_bytes(columns.crise + i) != kZero ? at(crise) : kZero;
        base += runs(law.crise_bit, paid);
        const U bonus = (reinterpret_cast<U>(base) + kBonusDivisor / 2) / kBonusDivisor;
        const V due = (population >= law.bonus_minimum) & (load<V>(columns.membres + i) >= law.bonus_membres);
        const V signature = load<V>(columns.signature + i);
        const V more = (signature >= law.additionnel_from) & (signature < law.additionnel_before) & (load_halves(columns.rang + i) == 1);
        const V total = base + at(fonctionnement) + (due != kZero ? reinterpret_cast<V>(bonus) : kZero) + (more != kZero ? at(additionnel) : kZero);
        const auto wide = reinterpret_cast<__m512i>(total);
        _mm512_storeu_si512(totals + i, _mm512_cvtepi32_epi64(_mm512_castsi512_si256(wide)));
        _mm512_storeu_si512(totals + i + 8, _mm512_cvtepi32_epi64(_mm512_extracti64x4_epi64(wide, 1)));
    }
}

}  // namespace socle::bench

#else

namespace socle::bench {

void hand_loop_vectors(const HandLaw&, const HandColumns&, std::int64_t*) { __builtin_trap(); }  // never asked for there

}  // namespace socle::bench

#endif
