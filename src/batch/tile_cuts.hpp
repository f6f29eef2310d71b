// Internal: keys of cells from facts, as columns or on the way to a look-up, and the context that every step has.
#pragma once

#include "code.hpp"
#include "vectors.hpp"

namespace socle::batch {
namespace {

// Loops over vectors must hold no call.
#define SOCLE_INLINE inline __attribute__((always_inline))


template <Width width>
SOCLE_INLINE V load_source(const void* values, std::uint32_t at) {
    if constexpr (width == Width::One) return load_bytes(static_cast<const std::uint8_t*>(values) + at);
    if constexpr (width == Width::Two) return load_halves(static_cast<const std::uint16_t*>(values) + at);
    return load(static_cast<const std::int32_t*>(values) + at);
}

template <Width width, std::uint32_t kCuts>
inline void cut_some(const std::int32_t* cuts, std::uint32_t count, const void* values, V stride, const std::int32_t* base, std::int32_t* to) {
    V at[kCuts == 0 ? 1 : kCuts];
    for (std::uint32_t c = 0; c < kCuts; ++c) at[c] = splat(cuts[c]);
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        const V value = load_source<width>(values, i);
        V sum = load(base + i);
        if constexpr (kCuts > 0) {
            for (std::uint32_t c = 0; c < kCuts; ++c) sum = add_where(sum, reached(value, at[c]), stride);
        } else {
            for (std::uint32_t c = 0; c < count; ++c) sum = add_where(sum, reached(value, splat(cuts[c])), stride);
        }
        store(to + i, sum);
    }
}

template <Width width>
inline void cut(const std::int32_t* cuts, const CutStep& step, const void* values, const std::int32_t* base, std::int32_t* to) {
    const V stride = splat(step.stride);
    switch (step.cut_count) {
        case 1: return cut_some<width, 1>(cuts, 1, values, stride, base, to);
        case 2: return cut_some<width, 2>(cuts, 2, values, stride, base, to);
        case 3: return cut_some<width, 3>(cuts, 3, values, stride, base, to);
        case 4: return cut_some<width, 4>(cuts, 4, values, stride, base, to);
        default: return cut_some<width, 0>(cuts, step.cut_count, values, stride, base, to);
    }
}

// Two steps, the second upon the first, of at most two cuts each; a cut that is not there adds nothing.
constexpr std::uint32_t kPairedCuts = 2;

template <Width kFirst, Width kSecond>
inline void cut_both(const std::int32_t* thresholds, const CutStep& a, const CutStep& b, const void* first, const void* second, const std::int32_t* base, std::int32_t* to) {
    const auto at = [&](const CutStep& step, std::uint32_t c) { return splat(c < step.cut_count ? thresholds[step.first_cut + c] : 0); };
    const auto stride = [](const CutStep& step, std::uint32_t c) { return splat(c < step.cut_count ? step.stride : 0); };
    const V a0 = at(a, 0), a1 = at(a, 1), b0 = at(b, 0), b1 = at(b, 1);
    const V as0 = stride(a, 0), as1 = stride(a, 1), bs0 = stride(b, 0), bs1 = stride(b, 1);
    const bool single = b.cut_count < 2;
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        const V x = load_source<kFirst>(first, i);
        const V y = load_source<kSecond>(second, i);
        V sum = add_where(load(base + i), reached(x, a0), as0);
        sum = add_where(sum, reached(x, a1), as1);
        sum = add_where(sum, reached(y, b0), bs0);
        if (!single) sum = add_where(sum, reached(y, b1), bs1);
        store(to + i, sum);
    }
}

template <Width kFirst>
inline void cut_both(const std::int32_t* thresholds, const CutStep& a, const CutStep& b, const void* first, const TileSource& second, const std::int32_t* base, std::int32_t* to) {
    switch (second.width) {
        case Width::One: return cut_both<kFirst, Width::One>(thresholds, a, b, first, second.values, base, to);
        case Width::Two: return cut_both<kFirst, Width::Two>(thresholds, a, b, first, second.values, base, to);
        case Width::Four: return cut_both<kFirst, Width::Four>(thresholds, a, b, first, second.values, base, to);
    }
}

struct Context {
    const Code<std::int32_t>& code;
    const Tile& tile;
    std::int32_t* scratch;

    SOCLE_INLINE std::int32_t* column(std::uint32_t number) const { return scratch + std::size_t{number} * kTile; }
    SOCLE_INLINE const std::int32_t* table(std::uint32_t at) const { return code.tables + at; }
};

// Runs a cut, or two that go together; how many they were.
inline std::uint32_t run_cut(const Context& c, const CutStep& step) {
    const Code<std::int32_t>& code = c.code;
    const TileSource& source = c.tile.sources[step.source];
    const std::int32_t* base = c.column(step.base);
    if (step.passing && step.late == (&step + 1)->late && step.cut_count <= kPairedCuts && (&step + 1)->cut_count <= kPairedCuts) {
        const CutStep& next = *(&step + 1);
        const TileSource& other = c.tile.sources[next.source];
        switch (source.width) {
            case Width::One: cut_both<Width::One>(code.thresholds, step, next, source.values, other, base, c.column(next.to)); break;
            case Width::Two: cut_both<Width::Two>(code.thresholds, step, next, source.values, other, base, c.column(next.to)); break;
            case Width::Four: cut_both<Width::Four>(code.thresholds, step, next, source.values, other, base, c.column(next.to)); break;
        }
        return 2;
    }
    const std::int32_t* cuts = code.thresholds + step.first_cut;
    switch (source.width) {
        case Width::One: cut<Width::One>(cuts, step, source.values, base, c.column(step.to)); break;
        case Width::Two: cut<Width::Two>(cuts, step, source.values, base, c.column(step.to)); break;
        case Width::Four: cut<Width::Four>(cuts, step, source.values, base, c.column(step.to)); break;
    }
    return 1;
}

inline void run_cuts(const Context& c) {
    for (std::uint32_t s = 0; s < c.code.cut_count;) s += c.code.cuts[s].late ? 1 : run_cut(c, c.code.cuts[s]);
}

inline void run_late_cuts(const Context& c, const Step& step) {
    if (step.late == kAbsent) return;
    for (std::uint32_t s = step.late;;) {
        s += run_cut(c, c.code.cuts[s]);
        if (c.code.cuts[s - 1].to == step.key) return;
    }
}

// The key of a step: a column, or late cuts made on the way. fits() tells whether the step has what the type stands for.
struct ColumnKey {
    const std::int32_t* column;
    ColumnKey(const Context& c, const Step& step) : column(c.column(step.key)) { run_late_cuts(c, step); }
    SOCLE_INLINE V operator()(std::uint32_t i) const { return load(column + i); }
};

template <Width kWidth>
struct OneCutKey {
    const std::int32_t* base;
    const void* values;
    V at;
    V stride;
    OneCutKey(const Context& c, const Step& step) {
        const CutStep& cut = c.code.cuts[step.late];
        base = c.column(cut.base);
        values = c.tile.sources[cut.source].values;
        at = splat(c.code.thresholds[cut.first_cut]);
        stride = splat(cut.stride);
    }
    static bool fits(const Context& c, const Step& step) {
        if (step.late == kAbsent) return false;
        const CutStep& cut = c.code.cuts[step.late];
        return cut.to == step.key && cut.cut_count == 1 && c.tile.sources[cut.source].width == kWidth;
    }
    SOCLE_INLINE V operator()(std::uint32_t i) const { return upon(load(base + i), i); }
    SOCLE_INLINE V upon(V key, std::uint32_t i) const { return add_where(key, reached(load_source<kWidth>(values, i), at), stride); }
};

// Two cuts of the first fact and one of the second.
template <Width kFirst, Width kSecond>
struct ThreeCutsKey {
    const std::int32_t* base;
    const void* first;
    const void* second;
    V a0, a1, b, first_stride, second_stride;
    ThreeCutsKey(const Context& c, const Step& step) {
        const CutStep& one = c.code.cuts[step.late];
        const CutStep& two = c.code.cuts[step.late + 1];
        base = c.column(one.base);
        first = c.tile.sources[one.source].values;
        second = c.tile.sources[two.source].values;
        a0 = splat(c.code.thresholds[one.first_cut]);
        a1 = splat(c.code.thresholds[one.first_cut + 1]);
        b = splat(c.code.thresholds[two.first_cut]);
        first_stride = splat(one.stride);
        second_stride = splat(two.stride);
    }
    static bool fits(const Context& c, const Step& step) {
        if (step.late == kAbsent) return false;
        const CutStep& one = c.code.cuts[step.late];
        if (!one.passing) return false;
        const CutStep& two = c.code.cuts[step.late + 1];
        return two.to == step.key && one.cut_count == 2 && two.cut_count == 1 && c.tile.sources[one.source].width == kFirst && c.tile.sources[two.source].width == kSecond;
    }
    SOCLE_INLINE V operator()(std::uint32_t i) const { return upon(load(base + i), i); }
    SOCLE_INLINE V upon(V key, std::uint32_t i) const {
        const V x = load_source<kFirst>(first, i);
        const V sum = add_where(add_where(key, reached(x, a0), first_stride), reached(x, a1), first_stride);
        return add_where(sum, reached(load_source<kSecond>(second, i), b), second_stride);
    }
};
using ByteKey = ThreeCutsKey<Width::One, Width::One>;
using DateKey = ThreeCutsKey<Width::Four, Width::Two>;
using CountKey = OneCutKey<Width::Four>;

}  // namespace
}  // namespace socle::batch
