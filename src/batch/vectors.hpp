// Internal: the few vector instructions that the tiles need, under the same names for AVX-512 and AVX2. Everything has
// internal linkage: these functions must never be merged with those of a file compiled for another processor.
#pragma once

#include <immintrin.h>

#include <cstdint>

namespace socle::batch {
namespace {

#if defined(__AVX512F__)

using V = __m512i;
using Mask = __mmask16;
constexpr std::uint32_t kLanes = 16;

inline __attribute__((always_inline)) V load(const void* at) { return _mm512_loadu_si512(at); }
inline __attribute__((always_inline)) void store(void* at, V v) { _mm512_storeu_si512(at, v); }
inline __attribute__((always_inline)) V load_bytes(const void* at) { return _mm512_cvtepu8_epi32(_mm_loadu_si128(static_cast<const __m128i*>(at))); }
inline __attribute__((always_inline)) V load_halves(const void* at) { return _mm512_cvtepu16_epi32(_mm256_loadu_si256(static_cast<const __m256i*>(at))); }
inline __attribute__((always_inline)) V splat(std::int32_t v) { return _mm512_set1_epi32(v); }
inline __attribute__((always_inline)) V zero() { return _mm512_setzero_si512(); }
inline __attribute__((always_inline)) V add(V a, V b) { return _mm512_add_epi32(a, b); }
inline __attribute__((always_inline)) V sub(V a, V b) { return _mm512_sub_epi32(a, b); }
inline __attribute__((always_inline)) V mul(V a, V b) { return _mm512_mullo_epi32(a, b); }
inline __attribute__((always_inline)) V lower(V a, V b) { return _mm512_min_epi32(a, b); }
inline __attribute__((always_inline)) V magnitude(V a) { return _mm512_abs_epi32(a); }
inline __attribute__((always_inline)) V either(V a, V b) { return _mm512_or_si512(a, b); }
inline __attribute__((always_inline)) V both(V a, V b) { return _mm512_and_si512(a, b); }
inline __attribute__((always_inline)) V multiply_pairs(V a, V b) { return _mm512_madd_epi16(a, b); }
inline __attribute__((always_inline)) Mask all() { return static_cast<Mask>(0xFFFF); }
inline __attribute__((always_inline)) Mask reached(V a, V cut) { return _mm512_cmpge_epi32_mask(a, cut); }
inline __attribute__((always_inline)) Mask negative(V a) { return _mm512_cmplt_epi32_mask(a, zero()); }
inline __attribute__((always_inline)) Mask has_bit(V a, V bit) { return _mm512_test_epi32_mask(a, bit); }
inline __attribute__((always_inline)) V add_where(V a, Mask m, V b) { return _mm512_mask_add_epi32(a, m, a, b); }
inline __attribute__((always_inline)) V keep(Mask m, V a) { return _mm512_maskz_mov_epi32(m, a); }
inline __attribute__((always_inline)) V negate_where(V a, Mask m) { return _mm512_mask_sub_epi32(a, m, zero(), a); }
inline __attribute__((always_inline)) V shift_right_64(V a, std::uint32_t by) { return _mm512_srl_epi64(a, _mm_cvtsi32_si128(static_cast<int>(by))); }
inline __attribute__((always_inline)) V multiply_even(V a, V b) { return _mm512_mul_epu32(a, b); }
inline __attribute__((always_inline)) V high_to_low(V a) { return _mm512_srli_epi64(a, 32); }
inline __attribute__((always_inline)) V low_to_high(V a) { return _mm512_slli_epi64(a, 32); }
inline __attribute__((always_inline)) V splat_64(std::uint64_t v) { return _mm512_set1_epi64(static_cast<long long>(v)); }
inline __attribute__((always_inline)) void store_sum(std::int64_t* at, V a) {
    _mm512_storeu_si512(at, _mm512_cvtepi32_epi64(_mm512_castsi512_si256(a)));
    _mm512_storeu_si512(at + 8, _mm512_cvtepi32_epi64(_mm512_extracti64x4_epi64(a, 1)));
}

// Looks `index` up in a table of at most 16, at most 32, or any number of entries.
struct Small {
    V table;
    Small() = default;
    explicit Small(const std::int32_t* at) : table(load(at)) {}
    __attribute__((always_inline)) V operator()(Mask m, V index) const { return _mm512_maskz_permutexvar_epi32(m, index, table); }
};
struct Medium {
    V low;
    V high;
    explicit Medium(const std::int32_t* at) : low(load(at)), high(load(at + 16)) {}
    __attribute__((always_inline)) V operator()(Mask m, V index) const { return _mm512_maskz_permutex2var_epi32(m, low, index, high); }
};
struct Large {
    const std::int32_t* at;
    explicit Large(const std::int32_t* from) : at(from) {}
    __attribute__((always_inline)) V operator()(Mask m, V index) const { return _mm512_mask_i32gather_epi32(zero(), m, index, at, 4); }
};

#else

using V = __m256i;
using Mask = __m256i;
constexpr std::uint32_t kLanes = 8;

inline __attribute__((always_inline)) V load(const void* at) { return _mm256_loadu_si256(static_cast<const __m256i*>(at)); }
inline __attribute__((always_inline)) void store(void* at, V v) { _mm256_storeu_si256(static_cast<__m256i*>(at), v); }
inline __attribute__((always_inline)) V load_bytes(const void* at) { return _mm256_cvtepu8_epi32(_mm_loadl_epi64(static_cast<const __m128i*>(at))); }
inline __attribute__((always_inline)) V load_halves(const void* at) { return _mm256_cvtepu16_epi32(_mm_loadu_si128(static_cast<const __m128i*>(at))); }
inline __attribute__((always_inline)) V splat(std::int32_t v) { return _mm256_set1_epi32(v); }
inline __attribute__((always_inline)) V zero() { return _mm256_setzero_si256(); }
inline __attribute__((always_inline)) V add(V a, V b) { return _mm256_add_epi32(a, b); }
inline __attribute__((always_inline)) V sub(V a, V b) { return _mm256_sub_epi32(a, b); }
inline __attribute__((always_inline)) V mul(V a, V b) { return _mm256_mullo_epi32(a, b); }
inline __attribute__((always_inline)) V lower(V a, V b) { return _mm256_min_epi32(a, b); }
inline __attribute__((always_inline)) V magnitude(V a) { return _mm256_abs_epi32(a); }
inline __attribute__((always_inline)) V either(V a, V b) { return _mm256_or_si256(a, b); }
inline __attribute__((always_inline)) V both(V a, V b) { return _mm256_and_si256(a, b); }
inline __attribute__((always_inline)) V multiply_pairs(V a, V b) { return _mm256_madd_epi16(a, b); }
inline __attribute__((always_inline)) Mask all() { return splat(-1); }
inline __attribute__((always_inline)) Mask reached(V a, V cut) { return _mm256_or_si256(_mm256_cmpgt_epi32(a, cut), _mm256_cmpeq_epi32(a, cut)); }
inline __attribute__((always_inline)) Mask negative(V a) { return _mm256_cmpgt_epi32(zero(), a); }
inline __attribute__((always_inline)) Mask has_bit(V a, V bit) { return _mm256_cmpeq_epi32(_mm256_and_si256(a, bit), bit); }
inline __attribute__((always_inline)) V keep(Mask m, V a) { return _mm256_and_si256(m, a); }
inline __attribute__((always_inline)) V add_where(V a, Mask m, V b) { return add(a, keep(m, b)); }
inline __attribute__((always_inline)) V negate_where(V a, Mask m) { return sub(_mm256_xor_si256(a, m), m); }
inline __attribute__((always_inline)) V shift_right_64(V a, std::uint32_t by) { return _mm256_srl_epi64(a, _mm_cvtsi32_si128(static_cast<int>(by))); }
inline __attribute__((always_inline)) V multiply_even(V a, V b) { return _mm256_mul_epu32(a, b); }
inline __attribute__((always_inline)) V high_to_low(V a) { return _mm256_srli_epi64(a, 32); }
inline __attribute__((always_inline)) V low_to_high(V a) { return _mm256_slli_epi64(a, 32); }
inline __attribute__((always_inline)) V splat_64(std::uint64_t v) { return _mm256_set1_epi64x(static_cast<long long>(v)); }
inline __attribute__((always_inline)) void store_sum(std::int64_t* at, V a) {
    store(at, _mm256_cvtepi32_epi64(_mm256_castsi256_si128(a)));
    store(at + 4, _mm256_cvtepi32_epi64(_mm256_extracti128_si256(a, 1)));
}

struct Small {
    V low;
    V high;
    Small() = default;
    explicit Small(const std::int32_t* at) : low(load(at)), high(load(at + 8)) {}
    __attribute__((always_inline)) V operator()(Mask m, V index) const {
        const V upper = _mm256_cmpgt_epi32(index, splat(7));
        return keep(m, _mm256_blendv_epi8(_mm256_permutevar8x32_epi32(low, index), _mm256_permutevar8x32_epi32(high, index), upper));
    }
};
struct Large {
    const std::int32_t* at;
    explicit Large(const std::int32_t* from) : at(from) {}
    __attribute__((always_inline)) V operator()(Mask m, V index) const { return _mm256_mask_i32gather_epi32(zero(), at, index, m, 4); }
};
using Medium = Large;

#endif

// Quotients of 0 ≤ a < 2^31 by the divisor that `magic` and `shift` stand for.
struct Divide {
    V magic;
    std::uint32_t shift;
    Divide(std::uint64_t m, std::uint32_t s) : magic(splat_64(m)), shift(s) {}
    __attribute__((always_inline)) V operator()(V a) const {
        const V even = shift_right_64(multiply_even(a, magic), shift);
        const V odd = shift_right_64(multiply_even(high_to_low(a), magic), shift);
        return either(even, low_to_high(odd));
    }
};

}  // namespace
}  // namespace socle::batch
