#include "tableaux.hpp"

#include "ordre.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace socle::national::detail {

namespace {

using simulate::Mesure;
using territoire::kNone;

constexpr Mesure kBoth[] = {Mesure::Droits, Mesure::Encaissements};

bool has_contract(const Calcul& calcul, std::size_t membre) {
    const simulate::Flux& flux = calcul.central(0)[membre];
    const auto any = [](const std::vector<std::int64_t>& values) { return std::any_of(values.begin(), values.end(), [](std::int64_t v) { return v != 0; }); };
    return any(flux.rights) || any(flux.cash) || std::find(flux.unknown.begin(), flux.unknown.end(), true) != flux.unknown.end();
}

template <class Of>
std::vector<bool> membres_where(const Calcul& calcul, Of of) {
    std::vector<bool> result;
    for (const simulate::Membre& membre : calcul.cohorte().membres) result.push_back(of(membre));
    return result;
}

// Feuilles in groups by département or by région, in the order of codes; what lies nowhere yet comes last.
template <class Key, class Label>
Axes by_place(const Calcul& calcul, Axe axe, Key key, Label label) {
    const simulate::Cohorte& cohorte = calcul.cohorte();
    std::vector<territoire::Index> keys;
    for (const simulate::Feuille& feuille : cohorte.feuilles) keys.push_back(key(feuille));
    std::vector<territoire::Index> distinct = keys;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    Axes result{axe, {}};
    for (const territoire::Index one : distinct) {
        Ligne ligne;
        std::tie(ligne.code, ligne.libelle) = one == kNone ? std::pair<std::string, std::string>("", "signatures à venir") : label(one);
        for (std::size_t f = 0; f < keys.size(); ++f) {
            if (keys[f] == one) ligne.groups.push_back(calcul.series().feuille(f));
        }
        ligne.membres = membres_where(calcul, [&](const simulate::Membre& m) { return keys[m.feuille] == one; });
        result.lignes.push_back(std::move(ligne));
    }
    return result;
}

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

// Sums over the draws by group and year, in both directions one more for the total.
class Means {
public:
    Means(std::size_t groups, std::size_t years, std::size_t draws) : years_(years), draws_(draws), cumulated_((groups + 1) * (years + 1)) {}

    void set(std::size_t group, std::size_t year, std::int64_t sum) { cumulated_[(group + 1) * (years_ + 1) + year + 1] = sum; }

    void cumulate() {
        for (std::size_t g = 1; g < cumulated_.size() / (years_ + 1); ++g) {
            std::int64_t row = 0;
            for (std::size_t y = 1; y <= years_; ++y) {
                row += at(g, y);
                at(g, y) = row + at(g - 1, y);
            }
        }
    }

    // Differences of rounded cumulated sums: they add up to the rounded total in both directions.
    std::int64_t cell(std::size_t group, std::size_t year) const {
        return mean(group + 1, year + 1) - mean(group + 1, year) - mean(group, year + 1) + mean(group, year);
    }
    std::int64_t total(std::size_t group) const { return mean(group + 1, years_) - mean(group, years_); }

private:
    std::int64_t& at(std::size_t g, std::size_t y) { return cumulated_[g * (years_ + 1) + y]; }
    std::int64_t mean(std::size_t g, std::size_t y) const { return mean_of(cumulated_[g * (years_ + 1) + y], draws_); }

    std::size_t years_;
    std::size_t draws_;
    std::vector<std::int64_t> cumulated_;
};

}  // namespace

std::int64_t mean_of(std::int64_t sum, std::size_t draws) {
    const auto n = static_cast<std::int64_t>(draws);
    const std::int64_t whole = sum < 0 ? -sum : sum;
    const std::int64_t mean = whole / n + (2 * (whole % n) >= n ? 1 : 0);
    return sum < 0 ? -mean : mean;
}

std::string taille_label(const Calcul& calcul, std::int32_t rank) {
    for (auto version = calcul.demande().en_vigueur->versions.rbegin(); version != calcul.demande().en_vigueur->versions.rend(); ++version) {
        for (std::size_t t = 0; t < version->program.ranks.size(); ++t) {
            if (version->program.ranks[t] == rank) return "taille " + std::to_string(rank) + " : " + version->legend.tailles[t].libelle;
        }
    }
    return "taille " + std::to_string(rank);
}

std::vector<Axes> make_axes(const Calcul& calcul) {
    const simulate::Cohorte& cohorte = calcul.cohorte();
    const territoire::Referentiel& places = *calcul.demande().referentiel;
    std::vector<Axes> axes;
    Ligne france{"", "France", {}, std::vector<bool>(cohorte.membres.size(), true), 0};
    // Feuilles would give the same sum; classes are fewer.
    for (std::size_t t = 0; t < cohorte.tailles.size(); ++t) france.groups.push_back(calcul.series().taille(t));
    axes.push_back({Axe::France, {std::move(france)}});
    axes.push_back(by_place(calcul, Axe::Region, [](const simulate::Feuille& f) { return f.region; }, [&](territoire::Index i) {
        return std::pair(std::string(places.regions()[i].code), std::string(places.regions()[i].nom));
    }));
    axes.push_back(by_place(calcul, Axe::Departement, [](const simulate::Feuille& f) { return f.departement; }, [&](territoire::Index i) {
        return std::pair(std::string(places.departements()[i].code), std::string(places.departements()[i].nom));
    }));
    Axes tailles{Axe::Taille, {}};
    for (std::size_t t = 0; t < cohorte.tailles.size(); ++t) {
        tailles.lignes.push_back({std::to_string(cohorte.tailles[t]), taille_label(calcul, cohorte.tailles[t]), {calcul.series().taille(t)},
                                  membres_where(calcul, [&](const simulate::Membre& m) { return m.taille == t; }), 0});
    }
    axes.push_back(std::move(tailles));
    Axes postes{Axe::Poste, {}};
    for (std::size_t p = 0; p < calcul.postes().size(); ++p) {
        postes.lignes.push_back({calcul.postes().list()[p].code, calcul.postes().list()[p].libelle, {calcul.series().poste(p)}, {}, p});
    }
    axes.push_back(std::move(postes));
    return axes;
}

namespace {

void count_membres(const Calcul& calcul, const Ligne& ligne, Groupe& groupe) {
    for (std::size_t i = 0; i < calcul.cohorte().membres.size(); ++i) {
        if (calcul.cohorte().membres[i].needs_signatures > 0) continue;
        const simulate::Flux& flux = calcul.central(0)[i];
        const bool counts = ligne.membres.empty() ? flux.has_poste[ligne.poste] : ligne.membres[i] && has_contract(calcul, i);
        if (!counts) continue;
        ++groupe.cpts;
        bool any = false;
        for (std::size_t y = 0; y < groupe.annees.size(); ++y) {
            const bool unknown = ligne.membres.empty() ? flux.poste_unknown[ligne.poste * groupe.annees.size() + y] : flux.unknown[y];
            if (!unknown) continue;
            ++groupe.annees[y].inconnus;
            any = true;
        }
        if (any) ++groupe.total.inconnus;
    }
}

Montant& montant_of(Cellule& cell, Mesure mesure) { return mesure == Mesure::Droits ? cell.droits : cell.encaissements; }

}  // namespace

std::vector<Tableau> make_tableaux(const Calcul& calcul, const Sommes& sommes, const std::vector<Axes>& axes, std::size_t law, std::size_t less,
                                   const base::Parallel& parallel) {
    const std::size_t years = calcul.series().years;
    const std::size_t draws = sommes.draws();
    std::vector<Tableau> tableaux;
    struct Task {
        const Ligne* ligne;
        Groupe* groupe;
        Mesure mesure;
        std::vector<std::int64_t> sums;  // over the draws, by year
    };
    for (const Axes& one : axes) {
        tableaux.push_back({one.axe, {}});
        for (const Ligne& ligne : one.lignes) {
            Groupe groupe;
            groupe.code = ligne.code;
            groupe.libelle = ligne.libelle;
            groupe.annees.resize(years);
            count_membres(calcul, ligne, groupe);
            tableaux.back().groupes.push_back(std::move(groupe));
        }
    }
    std::vector<Task> tasks;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        for (std::size_t g = 0; g < axes[a].lignes.size(); ++g) {
            for (const Mesure mesure : kBoth) tasks.push_back({&axes[a].lignes[g], &tableaux[a].groupes[g], mesure, std::vector<std::int64_t>(years)});
        }
    }
    parallel(tasks.size(), [&](std::size_t i) {
        Task& task = tasks[i];
        std::vector<std::int64_t> values(draws);
        std::vector<std::int64_t> all(draws);
        OrderStatistics order;
        for (std::size_t y = 0; y < years; ++y) {
            by_draw(calcul, sommes, *task.ligne, task.mesure, y, law, less, values);
            for (std::size_t d = 0; d < draws; ++d) {
                task.sums[y] += values[d];
                all[d] += values[d];
            }
            if (draws > 1) montant_of(task.groupe->annees[y], task.mesure).quantiles = quantiles_of(values, order);
        }
        if (draws > 1) montant_of(task.groupe->total, task.mesure).quantiles = quantiles_of(all, order);
    });
    std::size_t next = 0;
    for (Tableau& tableau : tableaux) {
        Means means[simulate::kMesures] = {{tableau.groupes.size(), years, draws}, {tableau.groupes.size(), years, draws}};
        for (std::size_t g = 0; g < tableau.groupes.size(); ++g) {
            for (const Mesure mesure : kBoth) {
                for (std::size_t y = 0; y < years; ++y) means[static_cast<std::size_t>(mesure)].set(g, y, tasks[next].sums[y]);
                ++next;
            }
        }
        for (const Mesure mesure : kBoth) {
            Means& mean = means[static_cast<std::size_t>(mesure)];
            mean.cumulate();
            for (std::size_t g = 0; g < tableau.groupes.size(); ++g) {
                for (std::size_t y = 0; y < years; ++y) montant_of(tableau.groupes[g].annees[y], mesure).cents = mean.cell(g, y);
                montant_of(tableau.groupes[g].total, mesure).cents = mean.total(g);
            }
        }
    }
    return tableaux;
}

}  // namespace socle::national::detail
