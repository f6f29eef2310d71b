// The steps as plain loops, for any processor and for lanes of 64 bits.
#include "code.hpp"

namespace socle::batch {

namespace {

constexpr std::int32_t kTenThousand = 10'000;

template <class Lane, class Value>
void cut(const Code<Lane>& code, const CutStep& step, const void* source, const Lane* base, Lane* to) {
    const Value* values = static_cast<const Value*>(source);
    for (std::uint32_t i = 0; i < kTile; ++i) to[i] = base[i];
    for (std::uint32_t c = 0; c < step.cut_count; ++c) {
        const std::int32_t at = code.thresholds[step.first_cut + c];
        for (std::uint32_t i = 0; i < kTile; ++i) to[i] += values[i] >= at ? step.stride : 0;
    }
}

template <class Lane>
void add_base(const Code<Lane>& code, const Step& step, const Lane* scratch, Lane* sum) {
    for (std::uint32_t i = 0; i < kTile; ++i) sum[i] = 0;
    for (std::uint32_t b = 0; b < step.base_count; ++b) {
        const Lane* column = scratch + std::size_t{code.bases[step.first_base + b]} * kTile;
        for (std::uint32_t i = 0; i < kTile; ++i) sum[i] += column[i];
    }
}

template <class Lane>
Lane scaled(const Step& step, Lane base) {
    const Lane magnitude = base < 0 ? -base : base;
    const Lane value = static_cast<Lane>((magnitude * step.numerator + step.divisor / 2) / step.divisor);
    return base < 0 ? -value : value;
}

template <class Lane>
void run(const Code<Lane>& code, const Tile& tile, Lane* scratch) {
    const auto column = [&](std::uint32_t number) { return scratch + std::size_t{number} * kTile; };
    for (std::uint32_t s = 0; s < code.cut_count; ++s) {
        const CutStep& step = code.cuts[s];
        const TileSource& source = tile.sources[step.source];
        switch (source.width) {
            case Width::One: cut<Lane, std::uint8_t>(code, step, source.values, column(step.base), column(step.to)); break;
            case Width::Two: cut<Lane, std::uint16_t>(code, step, source.values, column(step.base), column(step.to)); break;
            case Width::Four: cut<Lane, std::int32_t>(code, step, source.values, column(step.base), column(step.to)); break;
        }
    }
    alignas(64) Lane value[kTile];
    alignas(64) Lane base[kTile];
    for (std::uint32_t s = 0; s < code.step_count; ++s) {
        const Step& step = code.steps[s];
        const Lane* key = column(step.key);
        const Lane* table = code.tables + step.table;
        const std::uint16_t* rate = step.mission >= 0 ? tile.rates[step.mission] : nullptr;
        switch (step.kind) {
            case StepKind::Constant:
            case StepKind::Flag:
                for (std::uint32_t i = 0; i < kTile; ++i) value[i] = table[key[i]];
                break;
            case StepKind::Paired:
                for (std::uint32_t i = 0; i < kTile; ++i) value[i] = (table[key[i]] >> 16) * kTenThousand + (table[key[i]] & 0xFFFF) * rate[i];
                break;
            case StepKind::Rated: {
                const Lane* rest = code.tables + step.remainders;
                for (std::uint32_t i = 0; i < kTile; ++i) value[i] = table[key[i]] * rate[i] + (rest[key[i]] * rate[i] + kTenThousand / 2) / kTenThousand;
                break;
            }
            case StepKind::Bonus:
                add_base(code, step, scratch, base);
                for (std::uint32_t i = 0; i < kTile; ++i) value[i] = table[key[i]] != 0 ? scaled(step, base[i]) : 0;
                break;
            case StepKind::Cap:
                add_base(code, step, scratch, base);
                for (std::uint32_t i = 0; i < kTile; ++i) value[i] = table[key[i]] < base[i] ? table[key[i]] - base[i] : 0;
                break;
        }
        if (step.ceilings != kAbsent) {
            const Lane* ceilings = code.tables + step.ceilings;
            for (std::uint32_t i = 0; i < kTile; ++i) value[i] = value[i] < ceilings[key[i]] ? value[i] : ceilings[key[i]];
        }
        Lane* to = column(step.to);
        if (step.first) {
            for (std::uint32_t i = 0; i < kTile; ++i) to[i] = 0;
        }
        if (step.mission < 0) {
            for (std::uint32_t i = 0; i < kTile; ++i) to[i] += value[i];
        } else {
            const std::uint32_t shift = static_cast<std::uint32_t>(step.mission);
            for (std::uint32_t i = 0; i < kTile; ++i) to[i] += value[i] & -static_cast<Lane>(tile.missions[i] >> shift & 1U);
        }
    }
    for (std::uint32_t i = 0; i < tile.count; ++i) tile.totals[i] = 0;
    for (std::uint32_t v = 0; v < code.value_count; ++v) {
        const Lane* from = column(code.first_value + v);
        for (std::uint32_t i = 0; i < tile.count; ++i) tile.totals[i] += from[i];
    }
}

}  // namespace

std::uint32_t run_tile_narrow(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch) {
    run(code, tile, scratch);
    return 1;
}
std::uint32_t run_tile_wide(const Code<std::int64_t>& code, const Tile& tile, std::int64_t* scratch) {
    run(code, tile, scratch);
    return 1;
}

}  // namespace socle::batch
