#include <socle/territoire/population.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace socle::territoire {

namespace {

// Inhabitants × ten-thousandths brought by one commune (the first of those counted together).
struct Contribution {
    Index commune = kNone;
    std::int64_t weight = 0;
};

struct Count {
    std::vector<Contribution> contributions;
    std::vector<Index> untold;
    std::vector<Index> scissions;
};

std::int64_t round_half_up(std::int64_t weight) { return (weight + kWholeShare / 2) / kWholeShare; }

// The same share of every commune of a division, or 0 when the whole of it is not in the territory.
std::int32_t common_share(const Scission& scission, const std::vector<CommuneShare>& shares) {
    std::int32_t common = 0;
    for (const Index commune : scission.communes) {
        const auto it = std::ranges::lower_bound(shares, commune, {}, &CommuneShare::commune);
        if (it == shares.end() || it->commune != commune) return 0;
        if (common != 0 && it->share != common) return 0;
        common = it->share;
    }
    return common;
}

Count count(const Referentiel& referentiel, const Territoire& territoire, std::size_t millesime) {
    Count result;
    const std::vector<CommuneShare> shares = total_shares(territoire);
    for (const CommuneShare& s : shares) {
        if (const auto inhabitants = referentiel.population(s.commune, millesime)) {
            result.contributions.push_back({s.commune, *inhabitants * s.share});
        } else {
            result.untold.push_back(s.commune);
        }
    }
    const int edition = referentiel.millesimes()[millesime].edition;
    for (Index i = 0; i < referentiel.scissions().size(); ++i) {
        const Scission& scission = referentiel.scissions()[i];
        if (scission.edition != edition) continue;
        const std::int32_t share = common_share(scission, shares);
        if (share == 0) continue;
        result.contributions.push_back({scission.communes.front(), scission.population * share});
        result.scissions.push_back(i);
        std::erase_if(result.untold, [&](Index c) { return std::ranges::find(scission.communes, c) != scission.communes.end(); });
    }
    return result;
}

base::Error unknown_edition(const Referentiel& referentiel, int edition) {
    const auto all = referentiel.millesimes();
    return {"edition-inconnue", std::to_string(edition), "aucune population de l'édition " + std::to_string(edition),
            "Choisissez une édition de " + std::to_string(all.front().edition) + " à " + std::to_string(all.back().edition)};
}

// Of several editions with the same label, the last one; of two as near, the earlier one.
ChoixMillesime choose(const Referentiel& referentiel, int year, int Millesime::*label) {
    ChoixMillesime choice{0, year, false};
    const auto all = referentiel.millesimes();
    const auto gap = [&](std::size_t i) { return std::abs(static_cast<std::int64_t>(all[i].*label) - year); };
    for (std::size_t i = 1; i < all.size(); ++i) {
        const bool nearer = gap(i) < gap(choice.millesime);
        const bool same_year = all[i].*label == all[choice.millesime].*label;
        if (nearer || same_year) choice.millesime = i;
    }
    choice.exact = all[choice.millesime].*label == year;
    return choice;
}

struct Weight {
    std::int64_t inhabitants = 0;
    std::int64_t communes = 0;
    friend auto operator<=>(const Weight&, const Weight&) = default;
};

// The heaviest row; the first of equals.
Index find_heaviest(const std::vector<Weight>& weights) {
    return static_cast<Index>(std::ranges::max_element(weights) - weights.begin());
}

}  // namespace

ChoixMillesime choose_edition(const Referentiel& referentiel, int year) {
    return choose(referentiel, year, &Millesime::edition);
}

ChoixMillesime choose_en_vigueur(const Referentiel& referentiel, int year) {
    return choose(referentiel, year, &Millesime::en_vigueur);
}

base::Result<PopulationTerritoire> population(const Referentiel& referentiel, const Territoire& territoire, int edition) {
    const auto millesime = referentiel.find_millesime(edition);
    if (!millesime) return std::unexpected(unknown_edition(referentiel, edition));
    Count counted = count(referentiel, territoire, *millesime);
    std::int64_t weight = 0;
    for (const Contribution& c : counted.contributions) weight += c.weight;
    return PopulationTerritoire{round_half_up(weight), edition, std::move(counted.untold), std::move(counted.scissions)};
}

base::Result<Rattachement> find_rattachement(const Referentiel& referentiel, const Territoire& territoire, int edition) {
    const auto millesime = referentiel.find_millesime(edition);
    if (!millesime) return std::unexpected(unknown_edition(referentiel, edition));
    base::verify(!territoire.parts.empty(), "find_rattachement: empty territory");

    std::vector<Weight> departements(referentiel.departements().size());
    for (const CommuneShare& s : total_shares(territoire)) ++departements[referentiel.communes()[s.commune].departement].communes;
    for (const Contribution& c : count(referentiel, territoire, *millesime).contributions) {
        departements[referentiel.communes()[c.commune].departement].inhabitants += c.weight;
    }
    std::vector<Weight> regions(referentiel.regions().size());
    Rattachement result;
    for (Index d = 0; d < departements.size(); ++d) {
        Weight& region = regions[referentiel.departements()[d].region];
        region.inhabitants += departements[d].inhabitants;
        region.communes += departements[d].communes;
        if (departements[d].communes > 0) result.departements.push_back({d, round_half_up(departements[d].inhabitants)});
    }
    result.departement = find_heaviest(departements);
    result.region = find_heaviest(regions);
    std::ranges::stable_sort(result.departements, [&](const PartDepartement& a, const PartDepartement& b) {
        return departements[a.departement] > departements[b.departement];
    });
    return result;
}

}  // namespace socle::territoire
