#include "tableaux.hpp"

#include <socle/national/partage.hpp>

#include <algorithm>

namespace socle::national {

namespace {

struct Bilan {
    std::size_t membre;
    std::int64_t difference;  // over the draws
};

void add(Bascule& bascule, std::int64_t difference) {
    if (difference == 0) {
        ++bascule.egal;
    } else if (difference > 0) {
        ++bascule.gagnants;
        bascule.gains += difference;
    } else {
        ++bascule.perdants;
        bascule.pertes += difference;
    }
}

// Means over the draws of all but the first entry: differences of rounded cumulated sums, that the rounded total in the first
// entry may be their sum.
void round_to_means(std::vector<Bascule>& all, std::size_t draws) {
    for (std::int64_t Bascule::* amount : {&Bascule::gains, &Bascule::pertes}) {
        std::int64_t cumulated = 0;
        for (std::size_t i = 1; i < all.size(); ++i) {
            const std::int64_t before = detail::mean_of(cumulated, draws);
            cumulated += all[i].*amount;
            all[i].*amount = detail::mean_of(cumulated, draws) - before;
        }
        all.front().*amount = detail::mean_of(all.front().*amount, draws);
    }
}

// CPTS to come win and lose nothing: they do not know the other law.
bool counts(const Calcul& calcul, std::size_t membre) { return calcul.cohorte().membres[membre].needs_signatures == 0; }

std::vector<Bascule> bascules(const Calcul& calcul, const detail::Axes& axes, const std::vector<std::int64_t>& differences) {
    std::vector<Bascule> result{{"", "France", 0, 0, 0, 0, 0}};
    for (std::size_t i = 0; i < differences.size(); ++i) {
        if (counts(calcul, i)) add(result.front(), differences[i]);
    }
    for (const detail::Ligne& ligne : axes.lignes) {
        Bascule bascule{ligne.code, ligne.libelle, 0, 0, 0, 0, 0};
        bool any = false;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            if (!counts(calcul, i) || !ligne.membres[i]) continue;
            add(bascule, differences[i]);
            any = true;
        }
        if (any) result.push_back(std::move(bascule));
    }
    return result;
}

std::vector<Touche> most_affected(const Calcul& calcul, const Sommes& sommes, std::size_t law, const std::vector<std::int64_t>& differences) {
    std::vector<Bilan> order;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        if (counts(calcul, i) && differences[i] != 0) order.push_back({i, differences[i]});
    }
    std::stable_sort(order.begin(), order.end(), [](const Bilan& a, const Bilan& b) { return a.difference < b.difference; });
    const auto losers = static_cast<std::size_t>(std::count_if(order.begin(), order.end(), [](const Bilan& b) { return b.difference < 0; }));
    std::vector<Touche> result;
    const auto put = [&](const Bilan& bilan) {
        const simulate::Membre& membre = calcul.cohorte().membres[bilan.membre];
        const territoire::Index region = calcul.cohorte().feuilles[membre.feuille].region;
        Touche touche;
        touche.id = membre.cpts->id;
        touche.nom = membre.cpts->nom;
        touche.region = region == territoire::kNone ? "" : std::string(calcul.demande().referentiel->regions()[region].nom);
        touche.taille = detail::taille_label(calcul, calcul.cohorte().tailles[membre.taille]);
        touche.avant = detail::mean_of(sommes.membres(0)[bilan.membre], sommes.draws());
        touche.apres = detail::mean_of(sommes.membres(law)[bilan.membre], sommes.draws());
        result.push_back(std::move(touche));
    };
    for (std::size_t i = 0; i < std::min(losers, kMostAffected); ++i) put(order[i]);
    for (std::size_t i = 0; i < std::min(order.size() - losers, kMostAffected); ++i) put(order[order.size() - 1 - i]);
    return result;
}

std::vector<Effectif> effectifs(const Calcul& calcul) {
    std::vector<Effectif> result;
    const simulate::Fenetre& fenetre = calcul.demande().fenetre;
    for (int year = fenetre.first; year <= fenetre.last; ++year) {
        Effectif effectif{year, 0, 0};
        for (const simulate::Membre& membre : calcul.cohorte().membres) {
            // Contracts are renewed, so that a CPTS that has signed has one.
            if (membre.needs_signatures > 0 || calendar::year_of(membre.cpts->signature) > year) continue;
            ++effectif.contrats;
            effectif.habitants += portefeuille::population_en_vigueur(*membre.cpts, year);
        }
        result.push_back(effectif);
    }
    return result;
}

}  // namespace

Resultat make_resultat(const Calcul& calcul, const Sommes& sommes, const base::Parallel& parallel) {
    return make_resultat(calcul, sommes, make_chiffres(calcul, sommes, share(calcul, 1), 0, parallel));
}

Resultat make_resultat(const Calcul& calcul, const Sommes& sommes, std::span<const std::int64_t> chiffres) {
    Resultat resultat;
    const simulate::Fenetre& fenetre = calcul.demande().fenetre;
    resultat.de = fenetre.first;
    resultat.a = fenetre.last;
    resultat.cpts = static_cast<std::int64_t>(calcul.demande().portefeuille->cpts.size());
    resultat.avertissements = calcul.demande().portefeuille->remarques;
    resultat.effectifs = effectifs(calcul);
    const std::vector<detail::Axes> axes = detail::make_axes(calcul);
    const detail::Disposition disposition{detail::lignes_of(axes).size(), calcul.series().years, sommes.draws()};
    resultat.tableaux = detail::make_tableaux(calcul, axes, 0, disposition, chiffres);
    const auto axes_of = [&](Axe axe) -> const detail::Axes& { return *std::find_if(axes.begin(), axes.end(), [&](const auto& one) { return one.axe == axe; }); };
    for (std::size_t law = 1; law < calcul.laws(); ++law) {
        Reforme reforme;
        reforme.tableaux = detail::make_tableaux(calcul, axes, law, disposition, chiffres);
        std::vector<std::int64_t> differences;
        for (std::size_t i = 0; i < calcul.cohorte().membres.size(); ++i) differences.push_back(sommes.membres(law)[i] - sommes.membres(0)[i]);
        reforme.par_taille = bascules(calcul, axes_of(Axe::Taille), differences);
        reforme.par_region = bascules(calcul, axes_of(Axe::Region), differences);
        for (auto* list : {&reforme.par_taille, &reforme.par_region}) round_to_means(*list, sommes.draws());
        reforme.plus_touches = most_affected(calcul, sommes, law, differences);
        resultat.reformes.push_back(std::move(reforme));
    }
    return resultat;
}

}  // namespace socle::national
