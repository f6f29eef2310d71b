// The figures that tables are made of: sums over the draws, quantiles and their errors.
#include "ordre.hpp"
#include "tableaux.hpp"

#include <socle/national/partage.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace socle::national {

namespace {

using detail::Disposition;
using detail::Ligne;
using detail::OrderStatistics;
using simulate::Mesure;

constexpr std::size_t kNoLaw = static_cast<std::size_t>(-1);

// Every draw of a line of one law, less that of another when there is one.
void by_draw(const Calcul& calcul, const Sommes& sommes, const Ligne& ligne, Mesure mesure, std::size_t year, std::size_t law, std::size_t less, std::vector<std::int64_t>& values) {
    bool first = true;
    for (const std::size_t group : ligne.groups) {
        const std::size_t index = calcul.series().index(group, mesure, year);
        const auto series = sommes.series(law, index);
        if (std::exchange(first, false)) {
            std::copy(series.begin(), series.end(), values.begin());
        } else {
            for (std::size_t d = 0; d < values.size(); ++d) values[d] += series[d];
        }
        if (less == kNoLaw) continue;
        const auto other = sommes.series(less, index);
        for (std::size_t d = 0; d < values.size(); ++d) values[d] -= other[d];
    }
    if (first) std::fill(values.begin(), values.end(), 0);
}

std::int64_t rounded(double value) { return static_cast<std::int64_t>(std::llround(value)); }

// Order statistics; their errors from the binomial law of how many draws fall below the true quantile.
Quantiles quantiles_of(const std::vector<std::int64_t>& values, OrderStatistics& order) {
    const auto n = static_cast<double>(values.size());
    std::int64_t sum = 0;
    for (const std::int64_t v : values) sum += v;
    const double mean = static_cast<double>(sum) / n;
    double squares = 0;
    for (const std::int64_t v : values) squares += (static_cast<double>(v) - mean) * (static_cast<double>(v) - mean);
    constexpr double kTwoSided95 = 1.96;
    constexpr std::array<double, 3> kQuantiles{0.05, 0.50, 0.95};
    Quantiles result;
    result.erreur.moyenne = values.size() < 2 ? 0 : rounded(kTwoSided95 * std::sqrt(squares / (n - 1) / n));
    std::array<std::size_t, 9> ranks{};
    const auto rank = [&](double r) { return static_cast<std::size_t>(std::clamp(r, 0.0, n - 1)); };
    for (std::size_t i = 0; i < kQuantiles.size(); ++i) {
        const double at = n * kQuantiles[i];
        const double spread = kTwoSided95 * std::sqrt(at * (1 - kQuantiles[i]));
        ranks[3 * i] = rank(std::floor(at - spread));
        ranks[3 * i + 1] = rank(std::floor(at));
        ranks[3 * i + 2] = rank(std::ceil(at + spread));
    }
    std::array<std::size_t, 9> sorted = ranks;
    std::sort(sorted.begin(), sorted.end());
    std::array<std::int64_t, 9> found{};
    order.find(values, sorted, found);
    const auto value = [&](std::size_t r) { return found[static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), r) - sorted.begin())]; };
    const auto one = [&](std::size_t i, std::int64_t& at, std::int64_t& error) {
        at = value(ranks[3 * i + 1]);
        error = std::max(value(ranks[3 * i + 2]) - at, at - value(ranks[3 * i]));
    };
    one(0, result.p5, result.erreur.p5);
    one(1, result.p50, result.erreur.p50);
    one(2, result.p95, result.erreur.p95);
    return result;
}

struct Task {
    std::size_t pass;
    std::size_t ligne;
    Mesure mesure;
};

void fill(const Calcul& calcul, const Sommes& sommes, const Ligne& ligne, const Task& task, const Disposition& disposition, std::int64_t* out) {
    const std::size_t less = task.pass == 0 ? kNoLaw : 0;
    std::vector<std::int64_t> values(disposition.draws);
    std::vector<std::int64_t> all(disposition.draws);
    OrderStatistics order;
    for (std::size_t y = 0; y < disposition.years; ++y) {
        by_draw(calcul, sommes, ligne, task.mesure, y, task.pass, less, values);
        std::int64_t sum = 0;
        for (std::size_t d = 0; d < disposition.draws; ++d) {
            sum += values[d];
            all[d] += values[d];
        }
        out[y] = sum;
        if (disposition.draws > 1) detail::pack(quantiles_of(values, order), out + disposition.quantiles(y));
    }
    if (disposition.draws > 1) detail::pack(quantiles_of(all, order), out + disposition.quantiles(disposition.years));
}

}  // namespace

std::vector<std::int64_t> make_chiffres(const Calcul& calcul, const Sommes& sommes, const Partage& partage, std::size_t process, const base::Parallel& parallel) {
    const std::vector<detail::Axes> axes = detail::make_axes(calcul);
    const std::vector<const Ligne*> lignes = detail::lignes_of(axes);
    const Disposition disposition{lignes.size(), calcul.series().years, sommes.draws()};
    std::vector<std::int64_t> chiffres(disposition.words(calcul.laws()));
    std::vector<Task> tasks;
    for (std::size_t pass = 0; pass < calcul.laws(); ++pass) {
        for (std::size_t ligne = 0; ligne < lignes.size(); ++ligne) {
            if (partage.makers[ligne] != process) continue;
            for (const Mesure mesure : detail::kBoth) tasks.push_back({pass, ligne, mesure});
        }
    }
    parallel(tasks.size(), [&](std::size_t i) {
        const Task& task = tasks[i];
        fill(calcul, sommes, *lignes[task.ligne], task, disposition, chiffres.data() + disposition.place(task.pass, task.ligne, task.mesure));
    });
    return chiffres;
}

}  // namespace socle::national
