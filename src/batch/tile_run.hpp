// Internal: a tile from its facts to its totals. Included once for each kind of processor.
#pragma once

#include "tile_vector.hpp"

namespace socle::batch {
namespace {

// A sequence of one key by class, paired steps upon it, a constant of a mission, and what can_close() closes, in one pass that stores
// nothing but totals: what a grid by size class with one bonus comes to.
constexpr std::uint32_t kClassCuts = 4;

inline bool is_whole(const Context& c, std::uint32_t pairs) {
    const Code<std::int32_t>& code = c.code;
    if (pairs < 2 || pairs > kMostTogether || code.step_count != pairs + 3 || c.tile.count != kTile) return false;
    const CutStep& classes = code.cuts[0];
    const Step* steps = code.steps;
    for (std::uint32_t s = 1; s < code.cut_count; ++s) {
        if (!code.cuts[s].late) return false;
    }
    const Step& constant = steps[pairs];
    const auto upon_classes = [&](const Step& step) { return step.late != kAbsent && code.cuts[step.late].base == classes.to; };
    return !classes.late && classes.base == 0 && classes.stride == 1 && classes.cut_count <= kClassCuts && c.tile.sources[classes.source].width == Width::Four && steps[0].first &&
           steps[0].key == classes.to && constant.kind == StepKind::Constant && constant.mission >= 0 && constant.size <= 32 && constant.to == steps[0].to && ByteKey::fits(c, constant) &&
           upon_classes(constant) && can_close(c, steps + pairs + 1, 2) && DateKey::fits(c, steps[pairs + 1]) && upon_classes(steps[pairs + 1]) && CountKey::fits(c, steps[pairs + 2]) &&
           upon_classes(steps[pairs + 2]) && code.bases[steps[pairs + 2].first_base] == steps[0].to;
}

template <std::uint32_t kCount, std::uint32_t kCuts>
inline void run_whole(const Context& c) {
    const Step* steps = c.code.steps;
    const CutStep& classes = c.code.cuts[0];
    const std::int32_t* values = static_cast<const std::int32_t*>(c.tile.sources[classes.source].values);
    const std::int32_t* cuts = c.code.thresholds + classes.first_cut;
    V at[kCuts];
    for (std::uint32_t n = 0; n < kCuts; ++n) at[n] = splat(cuts[n]);
    const std::uint16_t* rates[kCount];
    V bits[kCount + 1];
    Small look[kCount];
    for (std::uint32_t k = 0; k < kCount; ++k) {
        rates[k] = c.tile.rates[steps[k].mission & 31];
        look[k] = Small(c.table(steps[k].table));
    }
    for (std::uint32_t k = 0; k <= kCount; ++k) bits[k] = splat(static_cast<std::int32_t>(std::uint32_t{1} << (steps[k].mission & 31)));
    const Step& bonus = steps[kCount + 2];
    const Medium mission_constants(c.table(steps[kCount].table));
    const Medium constants(c.table(steps[kCount + 1].table));
    const Small dues(c.table(bonus.table));
    const ByteKey mission_key(c, steps[kCount]);
    const DateKey key(c, steps[kCount + 1]);
    const CountKey bonus_key(c, bonus);
    const Divide divide(bonus.magic, bonus.shift);
    const V half = splat(static_cast<std::int32_t>(bonus.divisor / 2));
    const V one = splat(kTenThousand << 16);
    const std::uint32_t* missions = c.tile.missions;
    std::int64_t* totals = c.tile.totals;
    const V single = splat(1);
    const std::uint32_t end = (1 + c.tile.more) * kTile;
    for (std::uint32_t i = 0; i < end; i += kLanes) {
        const V value = load(values + i);
        const V engaged = load(missions + i);
        V index = zero();
#pragma GCC unroll 4
        for (std::uint32_t n = 0; n < kCuts; ++n) index = add_where(index, reached(value, at[n]), single);
        V sum = mission_constants(has_bit(engaged, bits[kCount]), mission_key.upon(index, i));
#pragma GCC unroll 8
        for (std::uint32_t k = 0; k < kCount; ++k) {
            sum = add(sum, multiply_pairs(look[k](has_bit(engaged, bits[k]), index), either(load_halves(rates[k] + i), one)));
        }
        const V due = both(dues(all(), bonus_key.upon(index, i)), divide(add(sum, half)));
        store_sum(totals + i, add(add(sum, constants(all(), key.upon(index, i))), due));
    }
}

template <std::uint32_t kCount>
inline void run_whole_of(const Context& c) {
    switch (c.code.cuts[0].cut_count) {
        case 1: return run_whole<kCount, 1>(c);
        case 2: return run_whole<kCount, 2>(c);
        case 3: return run_whole<kCount, 3>(c);
        default: return run_whole<kCount, 4>(c);
    }
}

inline bool run_whole(const Context& c) {
    std::uint32_t pairs = 0;
    while (pairs < c.code.step_count && is_paired(c.code.steps[pairs]) && c.code.steps[pairs].key == c.code.steps[0].key && c.code.steps[pairs].to == c.code.steps[0].to) ++pairs;
    if (!is_whole(c, pairs)) return false;
    switch (pairs) {
        case 2: run_whole_of<2>(c); break;
        case 3: run_whole_of<3>(c); break;
        case 4: run_whole_of<4>(c); break;
        case 5: run_whole_of<5>(c); break;
        default: run_whole_of<6>(c); break;
    }
    return true;
}

inline std::uint32_t run_tile(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch) {
    const Context c{code, tile, scratch};
    if (run_whole(c)) return 1 + tile.more;
    run_cuts(c);
    for (std::uint32_t s = 0; s < code.step_count;) {
        const Step& step = code.steps[s];
        if (can_close(c, &step, code.step_count - s)) {
            close(c, &step);
            return 1;
        }
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
    if (code.step_count > 0 && gives_total(c, code.steps[code.step_count - 1])) return 1;
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
    return 1;
}

}  // namespace
}  // namespace socle::batch
