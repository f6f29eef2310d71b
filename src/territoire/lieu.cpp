#include <socle/base/text.hpp>
#include <socle/territoire/territoire.hpp>

#include <algorithm>
#include <iterator>

#include "requete.hpp"

namespace socle::territoire {

using detail::quoted;

namespace {

constexpr std::size_t kNearNames = 3;

base::Error ambiguous(const Referentiel& referentiel, std::string_view text, std::vector<Lieu> candidates) {
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Lieu::habitants);
    return {"lieu-ambigu", base::printable(text),
            quoted(text) + " désigne plusieurs lieux : " + detail::enumerate(referentiel, candidates),
            "Donnez le code du lieu voulu, par exemple " + std::string{candidates.front().code} + "."};
}

base::Error unknown(const Referentiel& referentiel, std::string_view text) {
    const std::vector<Lieu> near = find_near(referentiel, text, kNearNames);
    std::string remedy = near.empty() ? "Donnez le nom ou le code Insee d'une commune, ou le nom ou le SIREN d'un EPCI."
                                      : "Vouliez-vous dire " + detail::enumerate(referentiel, near) + " ?";
    return {"lieu-inconnu", base::printable(text), quoted(text) + " n'est ni une commune ni un EPCI connus", std::move(remedy)};
}

// Places whose whole name is the one asked for, best kind first.
class Homonymes {
public:
    Homonymes(const Referentiel& referentiel, const detail::Requete& requete) : referentiel_(referentiel), requete_(requete) {
        if (requete.key.empty()) return;
        communes();
        groups();
        former_communes();
        wider_places();
    }

    [[nodiscard]] const std::vector<Lieu>& all() const { return found_; }

private:
    void add(Rang rang, TypeLieu type, Index i) {
        found_.push_back(make_lieu(referentiel_, type, i));
        found_.back().rang = rang;
    }

    void communes() {
        for (const Index i : referentiel_.communes_of_key(requete_.key)) {
            if (!requete_.keeps(referentiel_.communes()[i].departement)) continue;
            add(Rang::Nom, detail::type_of_commune(referentiel_, i), i);
        }
    }

    void groups() {
        for (Index i = 0; i < referentiel_.epci().size(); ++i) {
            if (!requete_.keeps(referentiel_.departement_of_epci(i))) continue;
            if (detail::is_epci_named(referentiel_, i, requete_.key)) add(Rang::Nom, TypeLieu::Epci, i);
        }
    }

    void former_communes() {
        for (Index i = 0; i < referentiel_.anciens_noms().size(); ++i) {
            if (referentiel_.cles_anciens()[i] != requete_.key) continue;
            const AncienNom& ancien = referentiel_.anciens_noms()[i];
            const auto is_it = [&](const Lieu& l) { return l.type == TypeLieu::Commune && l.index == ancien.commune; };
            if (!requete_.keeps(referentiel_.communes()[ancien.commune].departement) || std::ranges::any_of(found_, is_it)) continue;
            add(Rang::AncienNom, TypeLieu::Commune, ancien.commune);
            found_.back().ancien_nom = ancien.nom;
        }
    }

    void wider_places() {
        if (requete_.departement != kNone) return;
        for (Index i = 0; i < referentiel_.departements().size(); ++i) {
            if (referentiel_.cles_departements()[i] == requete_.key) add(Rang::NomEtendu, TypeLieu::Departement, i);
        }
        for (Index i = 0; i < referentiel_.regions().size(); ++i) {
            if (referentiel_.cles_regions()[i] == requete_.key) add(Rang::NomEtendu, TypeLieu::Region, i);
        }
    }

    const Referentiel& referentiel_;
    const detail::Requete& requete_;
    std::vector<Lieu> found_;
};

std::vector<Lieu> with_words(const Referentiel& referentiel, const detail::Requete& requete) {
    std::vector<Lieu> found;
    for (Index i = 0; i < referentiel.epci().size(); ++i) {
        if (!requete.keeps(referentiel.departement_of_epci(i))) continue;
        if (detail::has_words(referentiel.cles_epci()[i], requete.key)) found.push_back(make_lieu(referentiel, TypeLieu::Epci, i));
    }
    return found;
}

bool is_same_territory(const Referentiel& referentiel, const Lieu& a, const Lieu& b) {
    return referentiel.communes_of(a.type, a.index) == referentiel.communes_of(b.type, b.index);
}

// Takes the only place of the best kind; the exact fits of other kinds go to `autres` unless they are the same communes.
base::Result<Lieu> take_best(const Referentiel& referentiel, std::string_view text, const std::vector<Lieu>& fits,
                             std::vector<Lieu>* autres) {
    const auto kind = [](const Lieu& l) {
        const bool is_group = l.type == TypeLieu::Epci;
        return static_cast<int>(l.rang) * 2 + (is_group ? 1 : 0);
    };
    std::vector<Lieu> best;
    std::ranges::copy_if(fits, std::back_inserter(best), [&](const Lieu& l) { return kind(l) == kind(fits.front()); });
    const auto is_same_as_best = [&](const Lieu& l) { return is_same_territory(referentiel, l, best.front()); };
    if (!std::ranges::all_of(best, is_same_as_best)) return std::unexpected(ambiguous(referentiel, text, std::move(best)));
    if (autres != nullptr) {
        std::ranges::copy_if(fits, std::back_inserter(*autres), [&](const Lieu& l) { return !is_same_as_best(l); });
    }
    return best.front();
}

}  // namespace

base::Result<Lieu> parse_lieu(const Referentiel& referentiel, std::string_view text, std::vector<Lieu>* autres) {
    const std::string_view trimmed = base::trim(text);
    if (trimmed.empty() || trimmed.size() > kMaxQueryBytes) {
        return base::fail("lieu-inconnu", base::printable(trimmed),
                          trimmed.empty() ? "le nom du lieu est vide" : "le nom du lieu est trop long",
                          "Donnez le nom ou le code Insee d'une commune, ou le nom ou le SIREN d'un EPCI.");
    }
    std::vector<Lieu> served = detail::find_by_code_postal(referentiel, trimmed);
    if (const auto by_code = detail::find_by_code(referentiel, trimmed)) {
        served.insert(served.begin(), *by_code);
        return take_best(referentiel, trimmed, served, autres);
    }
    if (const auto former = detail::find_by_ancien_code(referentiel, trimmed)) {
        // Neither reading is more likely: a postcode that is also a former code is left to the user.
        served.push_back(*former);
        for (Lieu& lieu : served) lieu.rang = Rang::AncienCode;
    }
    if (!served.empty()) return take_best(referentiel, trimmed, served, autres);

    const detail::Requete requete = detail::make_requete(referentiel, trimmed);
    const Homonymes homonymes(referentiel, requete);
    if (!homonymes.all().empty()) return take_best(referentiel, trimmed, homonymes.all(), autres);
    const std::vector<Lieu> groups = with_words(referentiel, requete);
    if (!groups.empty()) return take_best(referentiel, trimmed, groups, autres);
    return std::unexpected(unknown(referentiel, trimmed));
}

}  // namespace socle::territoire
