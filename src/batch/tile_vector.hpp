// Internal: the steps with vector instructions, 32 bits a case. Included once for each kind of processor.
#pragma once

#include "code.hpp"
#include "vectors.hpp"

namespace socle::batch {
namespace {

// Loops over vectors must hold no call.
#define SOCLE_INLINE inline __attribute__((always_inline))

constexpr std::int32_t kTenThousand = 10'000;
constexpr std::uint32_t kTenThousandShift = 45;
constexpr std::uint64_t kTenThousandMagic = ((std::uint64_t{1} << kTenThousandShift) + kTenThousand - 1) / kTenThousand;

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
    if (step.passing && step.cut_count <= kPairedCuts && (&step + 1)->cut_count <= kPairedCuts) {
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
    SOCLE_INLINE V operator()(std::uint32_t i) const { return add_where(load(base + i), reached(load_source<kWidth>(values, i), at), stride); }
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
    SOCLE_INLINE V operator()(std::uint32_t i) const {
        const V x = load_source<kFirst>(first, i);
        const V sum = add_where(add_where(load(base + i), reached(x, a0), first_stride), reached(x, a1), first_stride);
        return add_where(sum, reached(load_source<kSecond>(second, i), b), second_stride);
    }
};
using ByteKey = ThreeCutsKey<Width::One, Width::One>;
using DateKey = ThreeCutsKey<Width::Four, Width::Two>;
using CountKey = OneCutKey<Width::Four>;

// What a step does with its value: sets or adds to its column, or closes the tile with the total.
enum class Sink : std::uint8_t { Set, Add, Total };

inline bool is_last(const Context& c, const Step& step) { return &step + 1 == c.code.steps + c.code.step_count; }
// The columns of amounts are no longer needed once the last step has added its own to the sum.
inline bool gives_total(const Context& c, const Step& step) { return is_last(c, step) && !c.code.keeps_values && c.tile.count == kTile && step.kind != StepKind::Flag; }

// Columns of amounts that a step adds to its own value for the total.
struct Others {
    const std::int32_t* first = nullptr;   // column 0 when there is none
    std::uint32_t more = 0;
    std::uint32_t skipped = 0;

    Others(const Context& c, const Step& step) : skipped(step.first ? step.to : kAbsent) {
        const std::uint32_t end = c.code.first_value + c.code.value_count;
        std::uint32_t v = c.code.first_value;
        if (v == skipped) ++v;
        first = c.column(v < end ? v : 0);
        more = v < end ? v + 1 : end;
        if (more == skipped) ++more;
    }
    SOCLE_INLINE V sum(const Context& c, std::uint32_t i) const {
        V found = load(first + i);
        const std::uint32_t end = c.code.first_value + c.code.value_count;
        for (std::uint32_t v = more; v < end; ++v) {
            if (v != skipped) found = add(found, load(c.column(v) + i));
        }
        return found;
    }
};

// Calls value(i, engaged, index) for each vector of the tile and gives what it answers, capped, to the sink.
template <class Look, bool kMission, bool kCeiling, Sink kSink, class Value>
inline void each(const Context& c, const Step& step, const Value& value) {
    std::int32_t* to = c.column(step.to);
    const std::int32_t* key = c.column(step.key);
    const V bit = splat(static_cast<std::int32_t>(std::uint32_t{1} << (step.mission & 31)));
    const Look ceilings(c.table(kCeiling ? step.ceilings : step.table));
    const Others others(c, step);
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        Mask engaged = all();
        if constexpr (kMission) engaged = has_bit(load(c.tile.missions + i), bit);
        const V index = load(key + i);
        V found = value(i, engaged, index);
        if constexpr (kCeiling) found = lower(found, ceilings(engaged, index));
        if constexpr (kSink == Sink::Set) store(to + i, found);
        if constexpr (kSink == Sink::Add) store(to + i, add(load(to + i), found));
        if constexpr (kSink == Sink::Total) store_sum(c.tile.totals + i, add(found, others.sum(c, i)));
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

template <std::uint32_t kCount, bool kConstant, class ConstantKey>
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
    const ConstantKey constant_key(c, constant);
    const std::int32_t* from = steps[0].first ? c.column(0) : to;
    const std::int32_t* tables[kCount];
    for (std::uint32_t k = 0; k < kCount; ++k) tables[k] = c.table(steps[k].table);
    V bits[kCount + 1];
    for (std::uint32_t k = 0; k < kCount + (kConstant ? 1 : 0); ++k) bits[k] = bit_of(k);
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        const V engaged = load(missions + i);
        const V index = load(key + i);
        V sum = load(from + i);
#pragma GCC unroll 8
        for (std::uint32_t k = 0; k < kCount; ++k) {
            sum = add(sum, multiply_pairs(Small(tables[k])(has_bit(engaged, bits[k]), index), either(load_halves(rates[k] + i), one)));
        }
        if constexpr (kConstant) sum = add(sum, constants(has_bit(engaged, bits[kCount]), constant_key(i)));
        store(to + i, sum);
    }
}

template <std::uint32_t kCount>
inline std::uint32_t run_together(const Context& c, const Step* steps, bool constant) {
    if (!constant) {
        run_together<kCount, false, ColumnKey>(c, steps);
    } else if (ByteKey::fits(c, steps[kCount])) {
        run_together<kCount, true, ByteKey>(c, steps);
    } else {
        run_together<kCount, true, ColumnKey>(c, steps);
    }
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

SOCLE_INLINE V base_of(const Context& c, const Step& step, std::uint32_t i) {
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
        case StepKind::Flag: return each<Look>(c, step, [&](std::uint32_t, Mask m, V index) __attribute__((always_inline)) { return table(m, index); });
        case StepKind::Paired: {
            const V one = splat(kTenThousand << 16);
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) __attribute__((always_inline)) { return multiply_pairs(table(m, index), either(load_halves(rate + i), one)); });
        }
        case StepKind::Rated: {
            const Look rest(c.table(step.remainders));
            const Divide divide(kTenThousandMagic, kTenThousandShift);
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) __attribute__((always_inline)) {
                const V h = load_halves(rate + i);
                return add(mul(table(m, index), h), divide(add(mul(rest(m, index), h), splat(kTenThousand / 2))));
            });
        }
        case StepKind::Bonus: {
            const Divide divide(step.magic, step.shift);
            const V numerator = splat(static_cast<std::int32_t>(step.numerator));
            const V half = splat(static_cast<std::int32_t>(step.divisor / 2));
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) __attribute__((always_inline)) {
                const V base = base_of(c, step, i);
                const V scaled = step.signed_base ? magnitude(base) : base;
                const V value = divide(add(step.numerator == 1 ? scaled : mul(scaled, numerator), half));
                // The table holds all bits where the bonus is due.
                return both(table(m, index), step.signed_base ? negate_where(value, negative(base)) : value);
            });
        }
        case StepKind::Cap:
            return each<Look>(c, step, [&](std::uint32_t i, Mask m, V index) __attribute__((always_inline)) { return keep(m, lower(zero(), sub(table(m, index), base_of(c, step, i)))); });
    }
}

// A bonus that ends the sequence, and a constant before it that sets the same column.
inline bool can_close(const Context& c, const Step* steps, std::uint32_t left) {
    if (left != 2) return false;
    const Step& constant = steps[0];
    const Step& bonus = steps[1];
    return gives_total(c, bonus) && bonus.kind == StepKind::Bonus && bonus.mission < 0 && bonus.size <= 16 && bonus.ceilings == kAbsent && !bonus.signed_base && bonus.numerator == 1 &&
           bonus.base_count == 1 && constant.kind == StepKind::Constant && constant.mission < 0 && constant.size <= 32 && constant.first && constant.to == bonus.to && c.code.value_count == 2;
}

template <class ConstantKey, class BonusKey>
inline void close(const Context& c, const Step* steps) {
    const Step& bonus = steps[1];
    const Medium constants(c.table(steps[0].table));
    const Small dues(c.table(bonus.table));
    const Divide divide(bonus.magic, bonus.shift);
    const V half = splat(static_cast<std::int32_t>(bonus.divisor / 2));
    const ConstantKey key(c, steps[0]);
    const BonusKey bonus_key(c, bonus);
    const std::int32_t* base = c.column(c.code.bases[bonus.first_base]);
    const std::int32_t* other = c.column(c.code.first_value + (bonus.to == c.code.first_value ? 1 : 0));
    for (std::uint32_t i = 0; i < kTile; i += kLanes) {
        const V value = both(dues(all(), bonus_key(i)), divide(add(load(base + i), half)));
        store_sum(c.tile.totals + i, add(add(load(other + i), constants(all(), key(i))), value));
    }
}

inline void close(const Context& c, const Step* steps) {
    if (!CountKey::fits(c, steps[1])) return close<ColumnKey, ColumnKey>(c, steps);
    DateKey::fits(c, steps[0]) ? close<DateKey, CountKey>(c, steps) : close<ColumnKey, CountKey>(c, steps);
}

inline void run_tile(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch) {
    const Context c{code, tile, scratch};
    run_cuts(c);
    for (std::uint32_t s = 0; s < code.step_count;) {
        const Step& step = code.steps[s];
        if (can_close(c, &step, code.step_count - s)) return close(c, &step);
        if (const std::uint32_t done = run_some_together(c, &step, code.step_count - s); done > 0) {
            s += done;
            continue;
        }
        run_late_cuts(c, step);
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
