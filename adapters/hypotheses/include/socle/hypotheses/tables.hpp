// Distributions → tables of integers. The only floating point of the draws: a machine whose mathematical functions round
// otherwise may give a table that differs by one unit.
#pragma once

#include <socle/simulate/hypotheses.hpp>

#include <array>
#include <cstdint>

namespace socle::hypotheses {

// 100 %, in the unit of Loi.
inline constexpr std::int64_t kWhole = 10'000;

// The attainment of a mission, in hundredths of percent, or of a percent point. Shares are those of the variance of the
// normal number under it: of what all CPTS have in common in a draw, and of what a CPTS keeps all years.
struct Loi {
    std::int64_t moyenne = 0;
    std::int64_t ecart_type = 0;
    std::int64_t part_nationale = 0;
    std::int64_t part_cpts = 0;

    friend auto operator<=>(const Loi&, const Loi&) = default;
};

// A Beta distribution has that mean and that standard deviation: 0 < mean < 100 %, variance below mean × (1 - mean).
[[nodiscard]] constexpr bool has_beta(std::int64_t moyenne, std::int64_t ecart_type) {
    return moyenne > 0 && moyenne < kWhole && ecart_type >= 0 && ecart_type < kWhole && ecart_type * ecart_type < moyenne * (kWhole - moyenne);
}

// The standard normal by bin, in 1 / simulate::kNormalUnit: the mean of each bin.
[[nodiscard]] std::array<std::int32_t, simulate::kBins> make_normal();

// Precondition: has_beta, shares ≥ 0 that add up to kWhole at most.
[[nodiscard]] simulate::Atteinte make_atteinte(const Loi& loi);

}  // namespace socle::hypotheses
