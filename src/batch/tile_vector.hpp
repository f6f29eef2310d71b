// Internal: the steps with vector instructions, 32 bits a case. Included once for each kind of processor.
#pragma once

#include "code.hpp"
#include "vectors.hpp"

namespace socle::batch {
namespace {

constexpr std::uint32_t kVectors = kTile / kLanes;
constexpr std::int32_t kTenThousand = 10'000;
constexpr std::uint32_t kTenThousandShift = 45;
constexpr std::uint64_t kTenThousandMagic = ((std::uint64_t{1} << kTenThousandShift) + kTenThousand - 1) / kTenThousand;

template <Width width>
inline V load_source(const void* values, std::uint32_t at) {
    if constexpr (width == Width::One) return load_bytes(static_cast<const std::uint8_t*>(values) + at);
    if constexpr (width == Width::Two) return load_halves(static_cast<const std::uint16_t*>(values) + at);
    return load(static_cast<const std::int32_t*>(values) + at);
}

template <Width width, std::uint32_t kCuts>
inline void cut_some(const std::int32_t* cuts, std::uint32_t count, const void* values, V stride, std::int32_t* to) {
    V at[kCuts == 0 ? 1 : kCuts];
    for (std::uint32_t c = 0; c < kCuts; ++c) at[c] = splat(cuts[c]);
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        const V value = load_source<width>(values, i);
        V sum = zero();
        if constexpr (kCuts > 0) {
            for (std::uint32_t c = 0; c < kCuts; ++c) sum = add_where(sum, reached(value, at[c]), stride);
        } else {
            for (std::uint32_t c = 0; c < count; ++c) sum = add_where(sum, reached(value, splat(cuts[c])), stride);
        }
        store(to + i, sum);
    }
}

template <Width width>
inline void cut(const std::int32_t* cuts, const CutStep& step, const void* values, std::int32_t* to) {
    const V stride = splat(step.stride);
    switch (step.cut_count) {
        case 1: return cut_some<width, 1>(cuts, 1, values, stride, to);
        case 2: return cut_some<width, 2>(cuts, 2, values, stride, to);
        case 3: return cut_some<width, 3>(cuts, 3, values, stride, to);
        case 4: return cut_some<width, 4>(cuts, 4, values, stride, to);
        default: return cut_some<width, 0>(cuts, step.cut_count, values, stride, to);
    }
}

struct Context {
    const Code<std::int32_t>& code;
    const Tile& tile;
    std::int32_t* scratch;

    std::int32_t* column(std::uint32_t number) const { return scratch + std::size_t{number} * kTile; }
    const std::int32_t* table(std::uint32_t at) const { return code.tables + at; }
};

// Calls value(i, engaged) for each vector of the tile and adds what it gives, capped, to the column of the step.
template <class Look, bool kMission, bool kCeiling, class Value>
inline void each(const Context& c, const Step& step, const Value& value) {
    std::int32_t* to = c.column(step.to);
    const std::int32_t* key = c.column(step.key);
    const V bit = splat(static_cast<std::int32_t>(std::uint32_t{1} << (step.mission & 31)));
    const Look ceilings(c.table(kCeiling ? step.ceilings : step.table));
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        Mask engaged = all();
        if constexpr (kMission) engaged = has_bit(load(c.tile.missions + i), bit);
        const V index = load(key + i);
        V found = value(i, engaged, index);
        if constexpr (kCeiling) found = lower(found, ceilings(engaged, index));
        store(to + i, add(load(to + i), found));
    }
}

template <class Look, class Value>
inline void each(const Context& c, const Step& step, const Value& value) {
    const bool ceiling = step.ceilings != kAbsent;
    if (step.mission >= 0) return ceiling ? each<Look, true, true>(c, step, value) : each<Look, true, false>(c, step, value);
    return ceiling ? each<Look, false, true>(c, step, value) : each<Look, false, false>(c, step, value);
}

inline V base_of(const Context& c, const Step& step, std::uint32_t i) {
    V sum = zero();
    for (std::uint32_t b = 0; b < step.base_count; ++b) sum = add(sum, load(c.column(c.code.bases[step.first_base + b]) + i));
    return sum;
}

template <class Look>
inline void run_step(const Context& c, const Step& step) {
    const Look table(c.table(step.table));
    const std::uint16_t* rate = c.tile.rates[step.mission & 31];
    switch (step.kind) {
        case StepKind::Constant:
        case StepKind::Flag: return each<Look>(c, step, [&](std::uint32_t, Mask m, V index) { return table(m, index); });
        case StepKind::Paired: {
            const V one = splat(kTenThousand << 16);
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) { return multiply_pairs(table(m, index), either(load_halves(rate + i), one)); });
        }
        case StepKind::Rated: {
            const Look rest(c.table(step.remainders));
            const Divide divide(kTenThousandMagic, kTenThousandShift);
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) {
                const V h = load_halves(rate + i);
                return add(mul(table(m, index), h), divide(add(mul(rest(m, index), h), splat(kTenThousand / 2))));
            });
        }
        case StepKind::Bonus: {
            const Divide divide(step.magic, step.shift);
            const V numerator = splat(static_cast<std::int32_t>(step.numerator));
            const V half = splat(static_cast<std::int32_t>(step.divisor / 2));
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) {
                const V base = base_of(c, step, i);
                const V value = divide(add(mul(step.signed_base ? magnitude(base) : base, numerator), half));
                // The table holds all bits where the bonus is due.
                const V due = table(m, index);
                return keep(negative(due), step.signed_base ? negate_where(value, negative(base)) : value);
            });
        }
        case StepKind::Cap:
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) { return keep(m, lower(zero(), sub(table(m, index), base_of(c, step, i)))); });
    }
}

inline void run_tile(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch) {
    const Context c{code, tile, scratch};
    for (std::uint32_t s = 0; s < code.cut_count; ++s) {
        const CutStep& step = code.cuts[s];
        const TileSource& source = tile.sources[step.source];
        const std::int32_t* cuts = code.thresholds + step.first_cut;
        switch (source.width) {
            case Width::One: cut<Width::One>(cuts, step, source.values, c.column(step.to)); break;
            case Width::Two: cut<Width::Two>(cuts, step, source.values, c.column(step.to)); break;
            case Width::Four: cut<Width::Four>(cuts, step, source.values, c.column(step.to)); break;
        }
    }
    for (std::uint32_t s = 0; s < code.add_count; ++s) {
        const AddStep& step = code.adds[s];
        const std::int32_t* a = c.column(step.a);
        const std::int32_t* b = c.column(step.b);
        std::int32_t* to = c.column(step.to);
        for (std::uint32_t i = 0; i < kTile; i += kLanes) store(to + i, add(load(a + i), load(b + i)));
    }
    // The flags follow the values.
    std::int32_t* values = c.column(code.first_value);
    for (std::uint32_t i = 0; i < (code.value_count + 1) * kTile; i += kLanes) store(values + i, zero());
    for (std::uint32_t s = 0; s < code.step_count; ++s) {
        const Step& step = code.steps[s];
        if (step.size <= 16) {
            run_step<Small>(c, step);
        } else if (step.size <= 32) {
            run_step<Medium>(c, step);
        } else {
            run_step<Large>(c, step);
        }
    }
    const std::uint32_t value_count = code.value_count;
    const std::uint32_t count = tile.count;
    std::int64_t* totals = tile.totals;
    std::uint32_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        V sum = zero();
        for (std::uint32_t v = 0; v < value_count; ++v) sum = add(sum, load(values + v * kTile + i));
        store_sum(totals + i, sum);
    }
    for (; i < count; ++i) {
        std::int32_t sum = 0;
        for (std::uint32_t v = 0; v < value_count; ++v) sum += values[v * kTile + i];
        totals[i] = sum;
    }
}

}  // namespace
}  // namespace socle::batch
