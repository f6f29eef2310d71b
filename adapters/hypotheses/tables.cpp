#include <socle/hypotheses/tables.hpp>

#include <socle/base/error.hpp>

#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace socle::hypotheses {

namespace {

namespace policies = boost::math::policies;

using Quiet = policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
                               policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
                               policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;
using Normal = boost::math::normal_distribution<double, Quiet>;

std::int32_t rounded(double value) { return static_cast<std::int32_t>(std::lround(value)); }

class Beta {
public:
    Beta(double mean, double deviation) {
        const double size = mean * (1 - mean) / (deviation * deviation) - 1;
        a_ = mean * size;
        b_ = (1 - mean) * size;
    }

    // The value that has the rank of `z` among normal numbers.
    [[nodiscard]] double at(double z) const {
        const Normal normal;
        const double found = z < 0 ? boost::math::ibeta_inv(a_, b_, cdf(normal, z), Quiet()) : boost::math::ibetac_inv(a_, b_, cdf(complement(normal, z)), Quiet());
        return std::clamp(found, 0.0, 1.0);
    }

private:
    double a_ = 0;
    double b_ = 0;
};

double middle(std::int32_t step, double part = 0.5) { return (step - simulate::kSteps / 2 + part) / simulate::kStepUnit; }

// Where attainment jumps (all or nothing), the middle of a step does not stand for it.
double mean_of_step(const Beta& beta, std::int32_t step) {
    constexpr int kParts = 16;
    double sum = 0;
    for (int i = 0; i < kParts; ++i) sum += beta.at(middle(step, (i + 0.5) / kParts));
    return sum / kParts;
}

void fill_rates(const Loi& loi, std::array<std::int32_t, simulate::kSteps>& rates) {
    constexpr double kJump = 0.005;
    constexpr double kUnit = kWhole;
    const Beta beta(static_cast<double>(loi.moyenne) / kUnit, static_cast<double>(loi.ecart_type) / kUnit);
    double from = beta.at(middle(0, 0));
    for (std::int32_t step = 0; step < simulate::kSteps; ++step) {
        const double to = beta.at(middle(step, 1));
        const double rate = to - from > kJump ? mean_of_step(beta, step) : beta.at(middle(step));
        rates[static_cast<std::size_t>(step)] = rounded(rate * kUnit);
        from = to;
    }
}

double square(std::int32_t weight) { return static_cast<double>(weight) * static_cast<double>(weight); }

std::int32_t weight_of(double squared) { return rounded(std::sqrt(std::max(0.0, squared))); }

}  // namespace

std::array<std::int32_t, simulate::kBins> make_normal() {
    constexpr auto kHalf = simulate::kBins / 2;
    const Normal normal;
    std::array<std::int32_t, simulate::kBins> table{};
    double density = pdf(normal, 0.0);
    for (std::size_t k = 0; k < kHalf; ++k) {
        const bool last = k + 1 == kHalf;
        const double next = last ? 0.0 : pdf(normal, quantile(complement(normal, static_cast<double>(kHalf - k - 1) / simulate::kBins)));
        const std::int32_t mean = rounded((density - next) * simulate::kBins * simulate::kNormalUnit);
        table[kHalf + k] = mean;
        table[kHalf - 1 - k] = -mean;
        density = next;
    }
    return table;
}

simulate::Atteinte make_atteinte(const Loi& loi) {
    base::verify(has_beta(loi.moyenne, loi.ecart_type), "hypotheses: no Beta distribution has these moments");
    base::verify(loi.part_nationale >= 0 && loi.part_cpts >= 0 && loi.part_nationale + loi.part_cpts <= kWhole, "hypotheses: shares beyond the whole");
    simulate::Atteinte atteinte;
    atteinte.drawn = true;
    if (loi.ecart_type == 0) {
        atteinte.rates.fill(static_cast<std::int32_t>(loi.moyenne));
    } else {
        fill_rates(loi, atteinte.rates);
    }
    // The last part there is takes what the rounding of the others leaves.
    const double whole = square(simulate::kWeightUnit);
    const auto share = [whole](std::int64_t part) { return static_cast<double>(part) / kWhole * whole; };
    const bool own = loi.part_nationale + loi.part_cpts < kWhole;
    atteinte.weight_shared = weight_of(share(loi.part_nationale));
    const double left = whole - square(atteinte.weight_shared);
    atteinte.weight_cpts = weight_of(own ? share(loi.part_cpts) : left);
    atteinte.weight_own = own ? weight_of(left - square(atteinte.weight_cpts)) : 0;
    return atteinte;
}

}  // namespace socle::hypotheses
