#include <socle/simulate/draws.hpp>

#include <socle/base/vectorised.hpp>

#include <algorithm>

namespace socle::simulate {

namespace {

constexpr unsigned kLanes = 4;
constexpr std::int16_t kNever = -1;
constexpr std::int16_t kNoDay = 32767;
constexpr std::uint64_t kDays = 365;

SOCLE_VECTORISED
void philox_lanes(std::uint32_t first, std::uint32_t c1, std::uint32_t c2, std::uint32_t c3, std::uint32_t k0, std::uint32_t k1, std::uint32_t* __restrict o0,
                  std::uint32_t* __restrict o1, std::uint32_t* __restrict o2, std::uint32_t* __restrict o3) {
    for (std::uint32_t i = 0; i < kBlock; ++i) {
        const Counter c = philox({first + i, c1, c2, c3}, {k0, k1});
        o0[i] = c[0];
        o1[i] = c[1];
        o2[i] = c[2];
        o3[i] = c[3];
    }
}

SOCLE_VECTORISED
void add_normal(const std::int32_t* __restrict normal, const std::uint32_t* __restrict uniform, unsigned shift, std::int32_t weight, std::int32_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) out[i] += weight * normal[uniform[i] >> shift & (kBins - 1)];
}

SOCLE_VECTORISED
void rates_of(const std::int32_t* __restrict normal, const std::int32_t* __restrict rates, const std::uint32_t* __restrict uniform, unsigned shift, std::int32_t weight,
              const std::int32_t* __restrict base, std::uint16_t* __restrict out) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::int32_t sum = base[i] + weight * normal[uniform[i] >> shift & (kBins - 1)];
        const std::int32_t step = std::clamp((sum >> kStepShift) + kSteps / 2, 0, kSteps - 1);
        out[i] = static_cast<std::uint16_t>(rates[step]);
    }
}

// Where the normal number of a mission is found.
struct Half {
    unsigned group;
    unsigned word;
    unsigned shift;
};
constexpr Half half_of(std::size_t mission) {
    const auto m = static_cast<unsigned>(mission);
    return {m / (2 * kLanes), m / 2 % kLanes, m % 2 * 16U + kHalfBinShift};
}

void put_days(const Lane<std::uint32_t>& strikes, const Lane<std::uint32_t>& days, std::uint64_t probability, CriseDays& out) {
    for (std::size_t i = 0; i < kBlock; ++i) {
        const bool struck = strikes[i] < probability;
        const auto day = static_cast<std::int16_t>(std::uint64_t{days[i]} * kDays >> 32U);
        out.for_after[i] = struck ? day : kNever;
        out.for_before[i] = struck ? day : kNoDay;
    }
}

}  // namespace

void draw_uniform(std::uint64_t seed, std::uint32_t first_draw, std::uint64_t key, Variable variable, unsigned year, unsigned group,
                  std::array<Lane<std::uint32_t>, 4>& out) {
    const std::uint32_t what = year << 16U | static_cast<std::uint32_t>(variable) << 8U | group;
    philox_lanes(first_draw, static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U), what, static_cast<std::uint32_t>(seed),
                 static_cast<std::uint32_t>(seed >> 32U), out[0].data(), out[1].data(), out[2].data(), out[3].data());
}

SharedDraws::SharedDraws(const Hypotheses& hypotheses, std::uint64_t seed, std::uint32_t first_draw, int first_year, std::size_t years,
                         const std::vector<std::uint64_t>& regions)
    : years_(years), atteintes_(hypotheses.atteintes.size()) {
    std::array<Lane<std::uint32_t>, 4> uniform;
    for (std::size_t m = 0; m < atteintes_.size(); ++m) {
        atteintes_[m].fill(0);
        if (!hypotheses.atteintes[m].drawn) continue;
        const Half half = half_of(m);
        draw_uniform(seed, first_draw, 0, Variable::AtteintePartagee, 0, half.group, uniform);
        add_normal(hypotheses.normal.data(), uniform[half.word].data(), half.shift, hypotheses.atteintes[m].weight_shared, atteintes_[m].data());
    }
    if (hypotheses.crise.drawn) {
        national_.resize(years);
        regional_.resize(years * regions.size());
        for (std::size_t y = 0; y < years; ++y) {
            const auto year = static_cast<unsigned>(first_year) + static_cast<unsigned>(y);
            draw_uniform(seed, first_draw, 0, Variable::CriseNationale, year, 0, uniform);
            put_days(uniform[0], uniform[1], hypotheses.crise.national, national_[y]);
            for (std::size_t r = 0; r < regions.size(); ++r) {
                draw_uniform(seed, first_draw, regions[r], Variable::CriseRegionale, year, 0, uniform);
                put_days(uniform[0], uniform[1], hypotheses.crise.regional, regional_[r * years + y]);
            }
        }
    }
    const Signatures& signatures = hypotheses.signatures;
    if (signatures.last < signatures.first) return;
    // The same normal number for all the years of a draw: a country that signs much goes on.
    draw_uniform(seed, first_draw, 0, Variable::Signatures, 0, 0, uniform);
    for (std::size_t i = 0; i < kBlock; ++i) {
        const std::int64_t spread = signatures.spread * hypotheses.normal[uniform[0][i] >> kBinShift] / kNormalUnit;
        signatures_[i] = static_cast<std::int32_t>(std::max<std::int64_t>(0, (signatures.mean + spread + 500) / 1000));
    }
}

void CptsDraws::start(const SharedDraws& shared, std::uint32_t first_draw, std::uint64_t key) {
    shared_ = &shared;
    first_draw_ = first_draw;
    key_ = key;
    std::array<Lane<std::uint32_t>, 4> uniform;
    base_.resize(hypotheses_.atteintes.size());
    unsigned group = ~0U;
    for (std::size_t m = 0; m < base_.size(); ++m) {
        if (!hypotheses_.atteintes[m].drawn) continue;
        base_[m] = shared.atteinte(m);
        if (hypotheses_.atteintes[m].weight_cpts == 0) continue;
        const Half half = half_of(m);
        if (group != half.group) {
            group = half.group;
            draw_uniform(seed_, first_draw_, key_, Variable::AtteinteCpts, 0, group, uniform);
        }
        add_normal(hypotheses_.normal.data(), uniform[half.word].data(), half.shift, hypotheses_.atteintes[m].weight_cpts, base_[m].data());
    }
}

void CptsDraws::rates(int year, std::vector<Lane<std::uint16_t>>& out) {
    out.resize(hypotheses_.atteintes.size());
    std::array<Lane<std::uint32_t>, 4> uniform;
    unsigned group = ~0U;
    for (std::size_t m = 0; m < out.size(); ++m) {
        const Atteinte& atteinte = hypotheses_.atteintes[m];
        if (!atteinte.drawn) continue;
        const Half half = half_of(m);
        if (group != half.group) {
            group = half.group;
            draw_uniform(seed_, first_draw_, key_, Variable::AtteintePropre, static_cast<unsigned>(year), group, uniform);
        }
        rates_of(hypotheses_.normal.data(), atteinte.rates.data(), uniform[half.word].data(), half.shift, atteinte.weight_own, base_[m].data(), out[m].data());
    }
}

void CptsDraws::delays(std::vector<Lane<std::uint8_t>>& out) {
    out.resize(hypotheses_.retards.until.size());
    std::array<Lane<std::uint32_t>, 4> uniform;
    for (std::size_t m = 0; m < out.size(); ++m) {
        out[m].fill(0);
        const auto& until = hypotheses_.retards.until[m];
        if (until.empty()) continue;
        draw_uniform(seed_, first_draw_, key_, Variable::Retard, 0, static_cast<unsigned>(m) / kLanes, uniform);
        const Lane<std::uint32_t>& drawn = uniform[m % kLanes];
        for (std::size_t k = 0; k + 1 < until.size(); ++k) {
            for (std::size_t i = 0; i < kBlock; ++i) out[m][i] = static_cast<std::uint8_t>(out[m][i] + (drawn[i] >= until[k] ? 1 : 0));
        }
    }
}

void CptsDraws::growth(Lane<std::uint16_t>& bins) {
    std::array<Lane<std::uint32_t>, 4> uniform;
    draw_uniform(seed_, first_draw_, key_, Variable::Croissance, 0, 0, uniform);
    for (std::size_t i = 0; i < kBlock; ++i) bins[i] = static_cast<std::uint16_t>(uniform[0][i] >> kBinShift);
}

void CptsDraws::renewed(unsigned renewal, Lane<std::int32_t>& mask) {
    std::array<Lane<std::uint32_t>, 4> uniform;
    draw_uniform(seed_, first_draw_, key_, Variable::Renouvellement, 0, renewal / kLanes, uniform);
    for (std::size_t i = 0; i < kBlock; ++i) mask[i] = uniform[renewal % kLanes][i] < hypotheses_.renouvellement.probability ? -1 : 0;
}

}  // namespace socle::simulate
