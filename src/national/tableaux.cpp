#include "tableaux.hpp"

#include <algorithm>
#include <utility>

namespace socle::national::detail {

namespace {

using simulate::Mesure;
using territoire::kNone;

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

std::vector<const Ligne*> lignes_of(const std::vector<Axes>& axes) {
    std::vector<const Ligne*> lignes;
    for (const Axes& one : axes) {
        for (const Ligne& ligne : one.lignes) lignes.push_back(&ligne);
    }
    return lignes;
}

void pack(const Quantiles& quantiles, std::int64_t* out) {
    const std::int64_t all[Disposition::kQuantiles] = {quantiles.p5,        quantiles.p50,        quantiles.p95,       quantiles.erreur.moyenne,
                                                       quantiles.erreur.p5, quantiles.erreur.p50, quantiles.erreur.p95};
    std::copy(std::begin(all), std::end(all), out);
}

Quantiles unpack(const std::int64_t* in) { return {in[0], in[1], in[2], {in[3], in[4], in[5], in[6]}}; }

std::vector<Tableau> make_tableaux(const Calcul& calcul, const std::vector<Axes>& axes, std::size_t pass, const Disposition& disposition,
                                   std::span<const std::int64_t> chiffres) {
    const std::size_t years = disposition.years;
    std::vector<Tableau> tableaux;
    std::size_t line = 0;
    for (const Axes& one : axes) {
        tableaux.push_back({one.axe, {}});
        Tableau& tableau = tableaux.back();
        Means means[simulate::kMesures] = {{one.lignes.size(), years, disposition.draws}, {one.lignes.size(), years, disposition.draws}};
        for (std::size_t g = 0; g < one.lignes.size(); ++g, ++line) {
            Groupe groupe;
            groupe.code = one.lignes[g].code;
            groupe.libelle = one.lignes[g].libelle;
            groupe.annees.resize(years);
            count_membres(calcul, one.lignes[g], groupe);
            for (const Mesure mesure : kBoth) {
                const std::int64_t* figures = chiffres.data() + disposition.place(pass, line, mesure);
                for (std::size_t y = 0; y < years; ++y) means[static_cast<std::size_t>(mesure)].set(g, y, figures[y]);
                if (disposition.draws < 2) continue;
                for (std::size_t y = 0; y < years; ++y) montant_of(groupe.annees[y], mesure).quantiles = unpack(figures + disposition.quantiles(y));
                montant_of(groupe.total, mesure).quantiles = unpack(figures + disposition.quantiles(years));
            }
            tableau.groupes.push_back(std::move(groupe));
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
