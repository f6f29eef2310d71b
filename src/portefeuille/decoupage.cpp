#include "decoupage.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "hasard.hpp"

namespace socle::portefeuille {

using territoire::CommuneShare;
using territoire::Index;
using territoire::kNone;

namespace {

constexpr std::int64_t kPercent = 100;
constexpr std::int64_t kExcessPercent = 8;      // over the wanted population, to end with a whole commune or group
constexpr std::int64_t kGivenBackPercent = 15;  // of what was gathered, for the same

// What is never divided.
struct Atome {
    Index commune = kNone;
    std::int32_t share = territoire::kWholeShare;
    std::int64_t habitants = 0;
    Index groupe = kNone;
    bool taken = false;
    bool aside = false;  // can begin no territory any more
};

// A département: its atoms in the order of neighbours, as far as postcodes tell.
struct Zone {
    Index departement = kNone;
    std::vector<Atome> atomes;
    std::int64_t libres = 0;  // inhabitants not taken
    bool closed = false;
};

std::string_view first_postcode(const territoire::Commune& commune) { return commune.codes_postaux.substr(0, commune.codes_postaux.find(' ')); }

void add_atoms(const territoire::Referentiel& referentiel, const Modele& modele, Index commune, Zone& zone) {
    const std::size_t latest = referentiel.millesimes().size() - 1;
    const territoire::Commune& row = referentiel.communes()[commune];
    const std::int64_t habitants = referentiel.population(commune, latest).value_or(0);
    const Index groupe = row.ept != kNone ? row.ept : row.epci;
    std::int64_t parts = 1;
    if (habitants > modele.commune_coupee_habitants) parts = (habitants + modele.commune_coupee_habitants - 1) / modele.commune_coupee_habitants;
    std::int32_t left = territoire::kWholeShare;
    for (std::int64_t part = parts; part > 0; --part) {
        const auto share = static_cast<std::int32_t>(left / part);
        zone.atomes.push_back({commune, share, habitants * share / territoire::kWholeShare, groupe});
        left -= share;
    }
}

std::vector<Zone> make_zones(const territoire::Referentiel& referentiel, const Modele& modele) {
    const auto communes = referentiel.communes();
    std::map<Index, std::vector<Index>> arrondissements;
    std::vector<bool> has_group(referentiel.departements().size(), false);
    for (Index i = 0; i < communes.size(); ++i) {
        if (communes[i].parent != kNone) arrondissements[communes[i].parent].push_back(i);
        if (communes[i].epci != kNone) has_group[communes[i].departement] = true;
    }
    std::vector<Zone> zones;
    for (Index d = 0; d < referentiel.departements().size(); ++d) {
        if (!has_group[d]) continue;
        std::vector<Index> members = referentiel.communes_of(territoire::TypeLieu::Departement, d);
        // A group lies where its first postcode does.
        std::map<Index, std::string_view> groups;
        const auto group_of = [&](Index i) { return communes[i].ept != kNone ? communes[i].ept : communes[i].epci; };
        for (const Index i : members) {
            const auto [at, is_new] = groups.emplace(group_of(i), first_postcode(communes[i]));
            if (!is_new) at->second = std::min(at->second, first_postcode(communes[i]));
        }
        std::ranges::sort(members, {}, [&](Index i) { return std::tuple(groups[group_of(i)], group_of(i), first_postcode(communes[i]), i); });
        Zone zone{d, {}, 0, false};
        for (const Index i : members) {
            const auto parts = arrondissements.find(i);
            if (parts == arrondissements.end()) {
                add_atoms(referentiel, modele, i, zone);
                continue;
            }
            const std::size_t before = zone.atomes.size();
            Modele whole = modele;
            whole.commune_coupee_habitants = std::numeric_limits<std::int64_t>::max();
            for (const Index part : parts->second) add_atoms(referentiel, whole, part, zone);
            for (std::size_t a = before; a < zone.atomes.size(); ++a) zone.atomes[a].groupe = group_of(i);
        }
        for (const Atome& atome : zone.atomes) zone.libres += atome.habitants;
        zones.push_back(std::move(zone));
    }
    return zones;
}

class Decoupeur {
public:
    Decoupeur(const Modele& modele, std::vector<Classe> classes, Hasard& hasard) : modele_(modele), classes_(std::move(classes)), hasard_(hasard) {}

    std::vector<Morceau> run(std::vector<Zone> zones) {
        for (;;) {
            // The département with the most people outside any CPTS goes first.
            Zone* best = nullptr;
            for (Zone& zone : zones) {
                if (!zone.closed && (best == nullptr || zone.libres > best->libres)) best = &zone;
            }
            if (best == nullptr) {
                if (!step_down()) break;
                for (Zone& zone : zones) reopen(zone);
                continue;
            }
            if (!form(*best)) best->closed = true;
        }
        std::ranges::stable_sort(morceaux_, {}, &Morceau::departement);
        return std::move(morceaux_);
    }

private:
    static void reopen(Zone& zone) {
        zone.closed = false;
        for (Atome& atome : zone.atomes) atome.aside = false;
    }

    // The largest class that is left gives its number to the one below.
    bool step_down() {
        for (std::size_t k = classes_.size(); k-- > 1;) {
            if (classes_[k].nombre == 0) continue;
            classes_[k - 1].nombre += classes_[k].nombre;
            classes_[k].nombre = 0;
            return true;
        }
        return false;
    }

    bool form(Zone& zone) {
        for (;;) {
            std::size_t first = 0;
            while (first < zone.atomes.size() && (zone.atomes[first].taken || zone.atomes[first].aside)) ++first;
            if (first == zone.atomes.size()) return false;
            std::vector<bool> refused(classes_.size(), false);
            while (const auto k = draw_class(zone, zone.atomes[first], refused)) {
                if (take(zone, first, classes_[*k])) {
                    --classes_[*k].nombre;
                    return true;
                }
                refused[*k] = true;
            }
            zone.atomes[first].aside = true;
        }
    }

    std::optional<std::size_t> draw_class(const Zone& zone, const Atome& first, const std::vector<bool>& refused) {
        const auto fits = [&](std::size_t k) { return !refused[k] && classes_[k].bas <= zone.libres && first.habitants <= classes_[k].haut; };
        std::int64_t total = 0;
        for (std::size_t k = 0; k < classes_.size(); ++k) total += fits(k) ? classes_[k].nombre : 0;
        if (total == 0) return std::nullopt;
        std::int64_t drawn = hasard_.below(total);
        for (std::size_t k = 0;; ++k) {
            if (!fits(k)) continue;
            drawn -= classes_[k].nombre;
            if (drawn < 0) return k;
        }
    }

    std::int64_t draw_population(const Classe& classe) {
        std::int64_t least = classe.haut;
        for (std::int64_t i = 0; i < classe.tirages; ++i) least = std::min(least, hasard_.between(classe.bas, classe.haut));
        return least;
    }

    bool take(Zone& zone, std::size_t first, const Classe& classe) {
        const std::int64_t wanted = std::max(draw_population(classe), zone.atomes[first].habitants);
        std::vector<std::size_t> kept;
        std::int64_t sum = gather(zone, first, classe, wanted, std::min(classe.haut, wanted + wanted * kExcessPercent / kPercent), kept);
        if (sum < classe.bas) sum = gather(zone, first, classe, wanted, classe.haut, kept);
        if (sum < classe.bas) return false;
        finish_group(zone, classe, kept, sum);
        take_rest(zone, classe, kept, sum);
        for (const std::size_t i : kept) zone.atomes[i].taken = true;
        zone.libres -= sum;
        morceaux_.push_back({zone.departement, shares_of(zone, kept)});
        return true;
    }

    // Neighbours one after the other until `wanted`, passing over those that would lead beyond `most`.
    static std::int64_t gather(const Zone& zone, std::size_t first, const Classe& classe, std::int64_t wanted, std::int64_t most, std::vector<std::size_t>& kept) {
        kept.clear();
        std::int64_t sum = 0;
        for (std::size_t i = first; i < zone.atomes.size(); ++i) {
            const Atome& atome = zone.atomes[i];
            if (atome.taken) continue;
            const std::int64_t with = sum + atome.habitants;
            if (sum >= classe.bas && with > wanted) break;
            if (with > most) continue;
            kept.push_back(i);
            sum = with;
        }
        return sum;
    }

    // Whole groups where it costs little: the end of the last one is taken, or its beginning given back.
    static void finish_group(const Zone& zone, const Classe& classe, std::vector<std::size_t>& kept, std::int64_t& sum) {
        const Index groupe = zone.atomes[kept.back()].groupe;
        std::vector<std::size_t> rest;
        std::int64_t missing = 0;
        for (std::size_t i = kept.back() + 1; i < zone.atomes.size() && zone.atomes[i].groupe == groupe; ++i) {
            if (zone.atomes[i].taken) continue;
            rest.push_back(i);
            missing += zone.atomes[i].habitants;
        }
        if (rest.empty()) return;
        if (missing <= sum * kExcessPercent / kPercent && sum + missing <= classe.haut) {
            kept.insert(kept.end(), rest.begin(), rest.end());
            sum += missing;
            return;
        }
        std::int64_t begun = 0;
        std::size_t from = kept.size();
        while (from > 0 && zone.atomes[kept[from - 1]].groupe == groupe) begun += zone.atomes[kept[--from]].habitants;
        if (from == 0 || begun > sum * kGivenBackPercent / kPercent || sum - begun < classe.bas) return;
        kept.resize(from);
        sum -= begun;
    }

    // What is left of a département is too small to stand alone: it joins when the class allows.
    void take_rest(const Zone& zone, const Classe& classe, std::vector<std::size_t>& kept, std::int64_t& sum) const {
        const std::int64_t rest = zone.libres - sum;
        if (rest == 0 || rest >= modele_.plancher_habitants || sum + rest > classe.haut) return;
        kept.clear();
        for (std::size_t i = 0; i < zone.atomes.size(); ++i) {
            if (!zone.atomes[i].taken) kept.push_back(i);
        }
        sum = zone.libres;
    }

    static std::vector<CommuneShare> shares_of(const Zone& zone, const std::vector<std::size_t>& kept) {
        std::map<Index, std::int32_t> shares;
        for (const std::size_t i : kept) shares[zone.atomes[i].commune] += zone.atomes[i].share;
        std::vector<CommuneShare> all;
        for (const auto& [commune, share] : shares) all.push_back({commune, share});
        return all;
    }

    const Modele& modele_;
    std::vector<Classe> classes_;
    Hasard& hasard_;
    std::vector<Morceau> morceaux_;
};

}  // namespace

std::vector<Morceau> make_morceaux(const territoire::Referentiel& referentiel, const Modele& modele, std::vector<Classe> classes, Hasard& hasard) {
    return Decoupeur(modele, std::move(classes), hasard).run(make_zones(referentiel, modele));
}

}  // namespace socle::portefeuille
