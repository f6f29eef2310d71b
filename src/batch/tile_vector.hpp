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

struct Context {
    const Code<std::int32_t>& code;
    const Tile& tile;
    std::int32_t* scratch;

    std::int32_t* column(std::uint32_t number) const { return scratch + std::size_t{number} * kTile; }
    const std::int32_t* table(std::uint32_t at) const { return code.tables + at; }
};

// What a step does with its value: sets or adds to its column, or closes the tile with the total.
enum class Sink : std::uint8_t { Set, Add, Total };

inline bool is_last(const Context& c, const Step& step) { return &step + 1 == c.code.steps + c.code.step_count; }
// The columns of amounts are no longer needed once the last step has added its own to the sum.
inline bool gives_total(const Context& c, const Step& step) { return is_last(c, step) && !c.code.keeps_values && c.tile.count == kTile && step.kind != StepKind::Flag; }

inline void add_total(const Context& c, const Step& step, std::uint32_t i, V found) {
    for (std::uint32_t v = c.code.first_value; v < c.code.first_value + c.code.value_count; ++v) {
        if (v != step.to || !step.first) found = add(found, load(c.column(v) + i));
    }
    store_sum(c.tile.totals + i, found);
}

// Calls value(i, engaged, index) for each vector of the tile and gives what it answers, capped, to the sink.
template <class Look, bool kMission, bool kCeiling, Sink kSink, class Value>
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
        if constexpr (kSink == Sink::Set) store(to + i, found);
        if constexpr (kSink == Sink::Add) store(to + i, add(load(to + i), found));
        if constexpr (kSink == Sink::Total) add_total(c, step, i, found);
    }
}

template <class Look, bool kMission, bool kCeiling, class Value>
inline void each(const Context& c, const Step& step, const Value& value) {
    if (gives_total(c, step)) return each<Look, kMission, kCeiling, Sink::Total>(c, step, value);
    return step.first ? each<Look, kMission, kCeiling, Sink::Set>(c, step, value) : each<Look, kMission, kCeiling, Sink::Add>(c, step, value);
}

template <class Look, class Value>
inline void each(const Context& c, const Step& step, const Value& value) {
    const bool ceiling = step.ceilings != kAbsent;
    if (step.mission >= 0) return ceiling ? each<Look, true, true>(c, step, value) : each<Look, true, false>(c, step, value);
    return ceiling ? each<Look, false, true>(c, step, value) : each<Look, false, false>(c, step, value);
}

// Paired steps of one key and one column, and a constant of a mission after them, in one pass.
constexpr std::uint32_t kMostTogether = 6;

inline bool is_paired(const Step& step) { return step.kind == StepKind::Paired && step.size <= 16 && step.ceilings == kAbsent; }

template <std::uint32_t kCount, bool kConstant>
inline void run_together(const Context& c, const Step* steps) {
    const V one = splat(kTenThousand << 16);
    const std::int32_t* key = c.column(steps[0].key);
    std::int32_t* to = c.column(steps[0].to);
    const std::uint32_t* missions = c.tile.missions;
    const std::uint16_t* rates[kCount];
    for (std::uint32_t k = 0; k < kCount; ++k) rates[k] = c.tile.rates[steps[k].mission & 31];
    const auto bit_of = [&](std::uint32_t k) { return splat(static_cast<std::int32_t>(std::uint32_t{1} << (steps[k].mission & 31))); };
    const Step& constant = steps[kConstant ? kCount : 0];
    const Medium constants(c.table(constant.table));
    const std::int32_t* constant_key = c.column(constant.key);
    const bool fresh = steps[0].first;
    V bits[kCount + 1];
    for (std::uint32_t k = 0; k < kCount + (kConstant ? 1 : 0); ++k) bits[k] = bit_of(k);
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        const V engaged = load(missions + i);
        const V index = load(key + i);
        V sum = fresh ? zero() : load(to + i);
#pragma GCC unroll 8
        for (std::uint32_t k = 0; k < kCount; ++k) {
            sum = add(sum, multiply_pairs(Small(c.table(steps[k].table))(has_bit(engaged, bits[k]), index), either(load_halves(rates[k] + i), one)));
        }
        if constexpr (kConstant) sum = add(sum, constants(has_bit(engaged, bits[kCount]), load(constant_key + i)));
        store(to + i, sum);
    }
}

template <std::uint32_t kCount>
inline std::uint32_t run_together(const Context& c, const Step* steps, bool constant) {
    constant ? run_together<kCount, true>(c, steps) : run_together<kCount, false>(c, steps);
    return kCount + (constant ? 1 : 0);
}

// How many steps it has run; 0 when they cannot go together.
inline std::uint32_t run_some_together(const Context& c, const Step* steps, std::uint32_t left) {
    std::uint32_t count = 0;
    while (count < left && count < kMostTogether && is_paired(steps[count]) && steps[count].key == steps[0].key && steps[count].to == steps[0].to) ++count;
    if (count < 2) return 0;
    const bool constant = count < left && steps[count].kind == StepKind::Constant && steps[count].mission >= 0 && steps[count].size <= 32 && steps[count].to == steps[0].to;
    if (gives_total(c, steps[count - (constant ? 0 : 1)])) return 0;
    switch (count) {
        case 2: return run_together<2>(c, steps, constant);
        case 3: return run_together<3>(c, steps, constant);
        case 4: return run_together<4>(c, steps, constant);
        case 5: return run_together<5>(c, steps, constant);
        default: return run_together<6>(c, steps, constant);
    }
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
                const V scaled = step.signed_base ? magnitude(base) : base;
                const V value = divide(add(step.numerator == 1 ? scaled : mul(scaled, numerator), half));
                // The table holds all bits where the bonus is due.
                return both(table(m, index), step.signed_base ? negate_where(value, negative(base)) : value);
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
            case Width::One: cut<Width::One>(cuts, step, source.values, c.column(step.base), c.column(step.to)); break;
            case Width::Two: cut<Width::Two>(cuts, step, source.values, c.column(step.base), c.column(step.to)); break;
            case Width::Four: cut<Width::Four>(cuts, step, source.values, c.column(step.base), c.column(step.to)); break;
        }
    }
    for (std::uint32_t s = 0; s < code.step_count;) {
        const Step& step = code.steps[s];
        if (const std::uint32_t done = run_some_together(c, &step, code.step_count - s); done > 0) {
            s += done;
            continue;
        }
        if (step.size <= 16) {
            run_step<Small>(c, step);
        } else if (step.size <= 32) {
            run_step<Medium>(c, step);
        } else {
            run_step<Large>(c, step);
        }
        ++s;
    }
    if (code.step_count > 0 && gives_total(c, code.steps[code.step_count - 1])) return;
    const std::int32_t* values = c.column(code.first_value);
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
