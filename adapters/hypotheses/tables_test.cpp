#include <socle/hypotheses/hypotheses.hpp>
#include <socle/hypotheses/tables.hpp>
#include <socle/simulate/draws.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

using namespace socle;

namespace {

// Moments of pairs of attainments, in points.
struct Moments {
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

    void add(double a, double b) {
        n += 1, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
    }
    [[nodiscard]] double mean() const { return x / n; }
    [[nodiscard]] double deviation() const { return std::sqrt(xx / n - mean() * mean()); }
    [[nodiscard]] double correlation() const {
        return (xy / n - x / n * y / n) / std::sqrt((xx / n - x / n * x / n) * (yy / n - y / n * y / n));
    }
};

double points(std::uint16_t hundredths) { return hundredths / 100.0; }

simulate::Hypotheses of_one_mission(const hypotheses::Loi& loi) {
    simulate::Hypotheses drawn = hypotheses::make_certain();
    drawn.atteintes = {hypotheses::make_atteinte(loi)};
    return drawn;
}

// Two CPTS, two years: correlations between CPTS, and between the years of one.
void draw_many(const hypotheses::Loi& loi, std::uint32_t blocks, Moments& between, Moments& years) {
    const simulate::Hypotheses drawn = of_one_mission(loi);
    simulate::CptsDraws one(drawn, 7);
    simulate::CptsDraws other(drawn, 7);
    std::vector<simulate::Lane<std::uint16_t>> a, b, later;
    for (std::uint32_t block = 0; block < blocks; ++block) {
        const auto first = static_cast<std::uint32_t>(block * simulate::kBlock);
        const simulate::SharedDraws shared(drawn, 7, first, 2027, 2, {});
        one.start(shared, first, simulate::key_of("A"));
        other.start(shared, first, simulate::key_of("B"));
        one.rates(2027, a);
        one.rates(2028, later);
        other.rates(2027, b);
        for (std::size_t d = 0; d < simulate::kBlock; ++d) {
            between.add(points(a[0][d]), points(b[0][d]));
            years.add(points(a[0][d]), points(later[0][d]));
        }
    }
}

// Every value of the three parts of the normal number, at the centre of `parts` groups of bins of equal probability.
Moments enumerate(const hypotheses::Loi& loi, std::size_t parts) {
    const simulate::Hypotheses drawn = of_one_mission(loi);
    const simulate::Atteinte& atteinte = drawn.atteintes[0];
    const std::size_t width = simulate::kBins / parts;
    std::vector<std::int64_t> normal(parts, 0);
    for (std::size_t i = 0; i < simulate::kBins; ++i) normal[i / width] += drawn.normal[i];
    Moments moments;
    for (std::size_t own = 0; own < simulate::kBins; ++own) {
        for (const std::int64_t shared : normal) {
            const std::int64_t sum = atteinte.weight_own * std::int64_t{drawn.normal[own]} + atteinte.weight_shared * shared / static_cast<std::int64_t>(width);
            const auto step = std::clamp<std::int64_t>((sum >> simulate::kStepShift) + simulate::kSteps / 2, 0, simulate::kSteps - 1);
            const double rate = points(static_cast<std::uint16_t>(atteinte.rates[static_cast<std::size_t>(step)]));
            moments.add(rate, rate);
        }
    }
    return moments;
}

}  // namespace

TEST_CASE("the normal table is symmetric, rising, and has the variance of a normal number") {
    const auto normal = hypotheses::make_normal();
    double variance = 0;
    for (std::size_t i = 0; i < normal.size(); ++i) {
        CHECK(normal[i] == -normal[normal.size() - 1 - i]);
        if (i > 0) CHECK(normal[i] > normal[i - 1]);
        const double z = static_cast<double>(normal[i]) / simulate::kNormalUnit;
        variance += z * z / simulate::kBins;
    }
    CHECK(variance == doctest::Approx(1).epsilon(0.0005));
    // E[Z | Z in the last of 1024 parts] = 1024 φ(3.0973) = 1024 × 0.0032943 = 3.3733.
    CHECK(normal.back() == doctest::Approx(3.3733 * simulate::kNormalUnit).epsilon(0.0005));
}

TEST_CASE("attainment has the wanted mean and spread over all bins") {
    for (const hypotheses::Loi& loi : {hypotheses::Loi{7000, 1500, 0, 0}, {7000, 1500, 2000, 0}, {5000, 2500, 0, 0}, {9500, 400, 5000, 0}, {9000, 1500, 5000, 0},
                                       {1000, 800, 5000, 0}, {6000, 10, 0, 0}, {8000, 3000, 3000, 0}}) {
        CAPTURE(loi.moyenne);
        CAPTURE(loi.ecart_type);
        CAPTURE(loi.part_nationale);
        const Moments found = enumerate(loi, loi.part_nationale == 0 ? 1 : 512);
        CHECK(std::abs(found.mean() - static_cast<double>(loi.moyenne) / 100) < 0.02);
        CHECK(std::abs(found.deviation() / (static_cast<double>(loi.ecart_type) / 100) - 1) < 0.01);
    }
}

TEST_CASE("a rate that is nearly all or nothing keeps its mean") {
    const Moments found = enumerate({7000, 4500, 5000, 0}, 512);
    CHECK(std::abs(found.mean() - 70) < 0.02);
    CHECK(std::abs(found.deviation() / 45 - 1) < 0.01);
}

TEST_CASE("without spread every draw gives the mean") {
    const auto atteinte = hypotheses::make_atteinte({6250, 0, 1000, 1000});
    CHECK(atteinte.drawn);
    for (const std::int32_t rate : atteinte.rates) CHECK(rate == 6250);
}

TEST_CASE("rates rise with the normal number and stay within 0 and 100 % for any distribution that exists") {
    for (const std::int64_t mean : {1, 30, 2500, 5000, 9990, 9999}) {
        for (const std::int64_t spread : {1, 10, 99, 400, 2000, 4999}) {
            if (!hypotheses::has_beta(mean, spread)) continue;
            CAPTURE(mean);
            CAPTURE(spread);
            const auto rates = hypotheses::make_atteinte({mean, spread, 0, 0}).rates;
            CHECK(rates.front() >= 0);
            CHECK(rates.back() <= hypotheses::kWhole);
            bool rising = true;
            for (std::size_t i = 1; i < rates.size(); ++i) rising = rising && rates[i] >= rates[i - 1];
            CHECK(rising);
        }
    }
}

TEST_CASE("the squares of the weights add up as well as integers allow, and a part of nothing weighs nothing") {
    constexpr double kWhole = double{simulate::kWeightUnit} * simulate::kWeightUnit;
    for (std::int64_t national = 0; national <= hypotheses::kWhole; national += 500) {
        for (std::int64_t cpts = 0; national + cpts <= hypotheses::kWhole; cpts += 500) {
            const auto found = hypotheses::make_atteinte({7000, 0, national, cpts});
            const double sum = std::pow(found.weight_shared, 2) + std::pow(found.weight_cpts, 2) + std::pow(found.weight_own, 2);
            CAPTURE(national);
            CAPTURE(cpts);
            CHECK(std::abs(sum / kWhole - 1) < 0.0003);
            CHECK((found.weight_shared == 0) == (national == 0));
            CHECK((found.weight_cpts == 0) == (cpts == 0));
            CHECK((found.weight_own == 0) == (national + cpts == hypotheses::kWhole));
        }
    }
}

TEST_CASE("over many draws, moments and correlations between CPTS and between years are the wanted ones") {
    Moments between;
    Moments years;
    draw_many({7000, 1500, 3000, 4000}, 1000, between, years);
    CHECK(std::abs(between.mean() - 70) < 0.1);
    CHECK(std::abs(between.deviation() / 15 - 1) < 0.01);
    CHECK(std::abs(between.correlation() - 0.3) < 0.01);
    CHECK(std::abs(years.correlation() - 0.7) < 0.01);
}

TEST_CASE("what all CPTS share entirely is the same for all, every year") {
    Moments between;
    Moments years;
    draw_many({7000, 1500, 10000, 0}, 4, between, years);
    CHECK(between.correlation() == doctest::Approx(1));
    CHECK(years.correlation() == doctest::Approx(1));
}
