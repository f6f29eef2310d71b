#include "chevauchements.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace socle::portefeuille {

namespace {

struct Held {
    territoire::Index commune = territoire::kNone;
    std::size_t cpts = 0;
    std::int32_t share = 0;
};

// What a pair of CPTS has in common.
struct Common {
    std::int64_t count = 0;
    territoire::Index first = territoire::kNone;
    territoire::Index city = territoire::kNone;  // of which `first` is an arrondissement
    std::int64_t share = 0;
};

using Pair = std::pair<std::size_t, std::size_t>;
using Commons = std::map<Pair, Common>;

std::string describe(const Cpts& cpts) { return "« " + (cpts.nom.empty() ? cpts.id : cpts.nom) + " » (ligne " + std::to_string(cpts.ligne) + ")"; }

std::string describe(const territoire::Commune& commune) { return std::string(commune.nom) + " (" + std::string(commune.code) + ")"; }

std::string share_text(std::int64_t share) {
    std::string digits = std::to_string(territoire::kWholeShare + share % territoire::kWholeShare).substr(1);
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    return std::to_string(share / territoire::kWholeShare) + (digits.empty() ? "" : "," + digits);
}

std::string lines_of(const Cpts& a, const Cpts& b) {
    return a.ligne == b.ligne ? "ligne " + std::to_string(a.ligne) + ", colonne lieux" : "lignes " + std::to_string(a.ligne) + " et " + std::to_string(b.ligne) + ", colonne lieux";
}

void note(Commons& commons, Pair pair, const Common& common) {
    auto [at, is_new] = commons.emplace(pair, common);
    if (!is_new) ++at->second.count;
}

}  // namespace

base::Errors find_chevauchements(const territoire::Referentiel& referentiel, const Portefeuille& portefeuille) {
    std::vector<Held> held;
    for (std::size_t i = 0; i < portefeuille.cpts.size(); ++i) {
        for (const territoire::CommuneShare& one : portefeuille.cpts[i].communes) held.push_back({one.commune, i, one.share});
    }
    std::ranges::stable_sort(held, {}, &Held::commune);

    Commons twice;
    Commons cities;
    for (std::size_t i = 0; i < held.size();) {
        std::size_t end = i;
        std::int64_t total = 0;
        while (end < held.size() && held[end].commune == held[i].commune) total += held[end++].share;
        const territoire::Index commune = held[i].commune;
        if (total > territoire::kWholeShare) note(twice, {held[i].cpts, held[end - 1].cpts}, {1, commune, territoire::kNone, total});
        const territoire::Index city = referentiel.communes()[commune].parent;
        if (city != territoire::kNone) {
            const auto at = std::ranges::lower_bound(held, city, {}, &Held::commune);
            if (at != held.end() && at->commune == city) note(cities, std::minmax(held[i].cpts, at->cpts), {1, commune, city, 0});
        }
        i = end;
    }

    base::Errors errors;
    const auto add = [&](const Pair& pair, const Common& common, std::string code, std::string what, std::string remedy) {
        const Cpts& a = portefeuille.cpts[pair.first];
        const Cpts& b = portefeuille.cpts[pair.second];
        const std::string others = common.count > 1 ? " (et " + std::to_string(common.count - 1) + " autre" + (common.count > 2 ? "s" : "") + ")" : "";
        const std::string where = a.ligne == b.ligne ? "dans " + describe(a) : "dans " + describe(a) + " et dans " + describe(b);
        errors.push_back({std::move(code), lines_of(a, b), what + others + " : " + where, std::move(remedy)});
    };
    for (const auto& [pair, common] : twice) {
        add(pair, common, "commune-en-double",
            describe(referentiel.communes()[common.first]) + " est comptée plus d'une fois, pour une part totale de " + share_text(common.share),
            "Retirez-la de l'une, ou donnez à chacune sa part, par exemple " + std::string(referentiel.communes()[common.first].code) + ":0.5.");
    }
    for (const auto& [pair, common] : cities) {
        add(pair, common, "arrondissement-et-ville",
            describe(referentiel.communes()[common.first]) + " est déjà dans " + describe(referentiel.communes()[common.city]),
            "Gardez la ville entière, ou seulement ses arrondissements.");
    }
    return errors;
}

}  // namespace socle::portefeuille
