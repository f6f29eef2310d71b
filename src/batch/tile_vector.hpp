// Internal: the steps with vector instructions, 32 bits a case. Included once for each kind of processor.
#pragma once

#include "tile_cuts.hpp"

namespace socle::batch {
namespace {

constexpr std::int32_t kTenThousand = 10'000;
constexpr std::uint32_t kTenThousandShift = 45;
constexpr std::uint64_t kTenThousandMagic = ((std::uint64_t{1} << kTenThousandShift) + kTenThousand - 1) / kTenThousand;

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

}  // namespace
}  // namespace socle::batch
