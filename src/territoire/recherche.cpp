#include <socle/territoire/recherche.hpp>

#include <socle/base/text.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "requete.hpp"

namespace socle::territoire {

namespace {

// Light enough to sort thousands of them; made into a Lieu only for those that are kept.
struct Hit {
    Rang rang;
    TypeLieu type;
    Index index;
    std::int64_t habitants;
    std::string_view ancien_code = {};
    std::string_view ancien_nom = {};
};

class Recherche {
public:
    Recherche(const Referentiel& referentiel, detail::Requete requete)
        : referentiel_(referentiel), requete_(std::move(requete)) {}

    std::vector<Lieu> run(std::size_t limit) {
        by_code();
        by_name();
        std::ranges::sort(hits_, [&](const Hit& a, const Hit& b) {
            return std::tuple(a.rang, -a.habitants, a.type, a.index, a.ancien_nom) <
                   std::tuple(b.rang, -b.habitants, b.type, b.index, b.ancien_nom);
        });
        std::vector<Lieu> found;
        std::set<std::pair<TypeLieu, Index>> seen;
        for (const Hit& hit : hits_) {
            if (found.size() >= limit) break;
            if (!seen.emplace(hit.type, hit.index).second) continue;
            Lieu lieu = make_lieu(referentiel_, hit.type, hit.index);
            lieu.rang = hit.rang;
            lieu.ancien_code = hit.ancien_code;
            lieu.ancien_nom = hit.ancien_nom;
            found.push_back(lieu);
        }
        return found;
    }

private:
    void add(Rang rang, TypeLieu type, Index index) {
        hits_.push_back({rang, type, index, referentiel_.habitants_recents(type, index)});
    }

    void add_commune(Rang rang, Index index) {
        if (requete_.keeps(referentiel_.communes()[index].departement)) {
            add(rang, detail::type_of_commune(referentiel_, index), index);
        }
    }

    void by_code() {
        const auto keep = [&](const Lieu& l) { hits_.push_back({l.rang, l.type, l.index, l.habitants, l.ancien_code, l.ancien_nom}); };
        if (const auto lieu = detail::find_by_code(referentiel_, requete_.text)) keep(*lieu);
        if (const auto lieu = detail::find_by_ancien_code(referentiel_, requete_.text)) keep(*lieu);
        for (const Lieu& lieu : detail::find_by_code_postal(referentiel_, requete_.text)) keep(lieu);
    }

    void by_name() {
        const std::string_view key = requete_.key;
        if (key.empty()) return;
        referentiel_.cles_communes().each_with(key, [&](Index i, std::string_view name, std::size_t at) {
            if (const auto rang = rank_at(name, key, at)) add_commune(*rang, i);
        });
        for (Index i = 0; i < referentiel_.epci().size(); ++i) {
            if (!requete_.keeps(referentiel_.departement_of_epci(i))) continue;
            if (const auto rang = rank_of_epci(i)) add(*rang, TypeLieu::Epci, i);
        }
        referentiel_.cles_anciens().each_with(key, [&](Index i, std::string_view name, std::size_t at) {
            const auto rang = rank_at(name, key, at);
            if (!rang || *rang == Rang::Contenu) return;
            const std::size_t before = hits_.size();
            add_commune(*rang == Rang::Nom ? Rang::AncienNom : *rang, referentiel_.anciens_noms()[i].commune);
            if (hits_.size() > before) hits_.back().ancien_nom = referentiel_.anciens_noms()[i].nom;
        });
        if (requete_.departement != kNone) return;
        for (Index i = 0; i < referentiel_.departements().size(); ++i) {
            if (referentiel_.cles_departements()[i] == key) add(Rang::NomEtendu, TypeLieu::Departement, i);
        }
        for (Index i = 0; i < referentiel_.regions().size(); ++i) {
            if (referentiel_.cles_regions()[i] == key) add(Rang::NomEtendu, TypeLieu::Region, i);
        }
    }

    static std::optional<Rang> rank_of(std::string_view name, std::string_view key) {
        const std::size_t at = name.find(key);
        return at == std::string_view::npos ? std::nullopt : rank_at(name, key, at);
    }

    static std::optional<Rang> rank_at(std::string_view name, std::string_view key, std::size_t at) {
        if (at == 0) return name.size() == key.size() ? Rang::Nom : Rang::Debut;
        // One letter inside a name says nothing.
        return key.size() < 2 ? std::nullopt : std::optional{Rang::Contenu};
    }

    std::optional<Rang> rank_of_epci(Index i) const {
        if (detail::is_epci_named(referentiel_, i, requete_.key)) return Rang::Nom;
        const std::string_view name = referentiel_.cles_epci()[i];
        if (detail::has_words(name, requete_.key)) return Rang::Mots;
        const auto whole = rank_of(name, requete_.key);
        const auto bare = rank_of(detail::without_type(name), requete_.key);
        return bare && (!whole || *bare < *whole) ? bare : whole;
    }

    const Referentiel& referentiel_;
    detail::Requete requete_;
    std::vector<Hit> hits_;
};

// Letters to add, drop, change or swap with their neighbour, or `most` + 1 when more are needed.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
    using Row = std::array<std::size_t, kMaxQueryBytes + 1>;
    Row before_last{};
    Row last{};
    Row row{};
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
        std::copy_n(last.begin(), b.size() + 1, before_last.begin());
        std::copy_n(row.begin(), b.size() + 1, last.begin());
    }
    return last[b.size()];
}

std::string_view type_name(const Referentiel& referentiel, const Lieu& lieu) {
    switch (lieu.type) {
        case TypeLieu::Commune: return "commune";
        case TypeLieu::ArrondissementMunicipal: return "arrondissement municipal";
        case TypeLieu::Epci: return referentiel.epci()[lieu.index].type == "EPT" ? "EPT" : "EPCI";
        case TypeLieu::Departement: return "département";
        case TypeLieu::Region: return "région";
    }
    return {};
}

}  // namespace

std::string place_key(std::string_view text) {
    std::string key = base::search_key(text);
    if (key.find("st") == std::string::npos) return key;
    std::string out;
    for (const std::string_view word : base::split(key, ' ')) {
        if (!out.empty()) out += ' ';
        out += word == "st" ? std::string_view{"saint"} : word == "ste" ? std::string_view{"sainte"} : word;
    }
    return out;
}

Lieu make_lieu(const Referentiel& referentiel, TypeLieu type, Index index) {
    Lieu lieu;
    lieu.type = type;
    lieu.index = index;
    lieu.rang = Rang::Code;
    lieu.habitants = referentiel.habitants_recents(type, index);
    const auto name = [&lieu](const auto& row) {
        lieu.code = row.code;
        lieu.nom = row.nom;
    };
    switch (type) {
        case TypeLieu::Commune:
        case TypeLieu::ArrondissementMunicipal:
            name(referentiel.communes()[index]);
            lieu.departement = referentiel.communes()[index].departement;
            break;
        case TypeLieu::Epci:
            name(referentiel.epci()[index]);
            lieu.departement = referentiel.departement_of_epci(index);
            break;
        case TypeLieu::Departement:
            name(referentiel.departements()[index]);
            lieu.departement = index;
            break;
        case TypeLieu::Region: name(referentiel.regions()[index]); break;
    }
    return lieu;
}

std::vector<Lieu> chercher(const Referentiel& referentiel, std::string_view query, std::size_t limit) {
    if (limit == 0 || query.size() > kMaxQueryBytes) return {};
    return Recherche(referentiel, detail::make_requete(referentiel, query)).run(limit);
}

std::vector<Lieu> find_near(const Referentiel& referentiel, std::string_view query, std::size_t limit) {
    if (query.size() > kMaxQueryBytes) return {};
    const detail::Requete requete = detail::make_requete(referentiel, query);
    // Longer than any name: search_key may lengthen a letter, and the row of distances has one fixed size.
    if (requete.key.size() < 3 || requete.key.size() > kMaxQueryBytes) return {};
    std::vector<Lieu> found = chercher(referentiel, query, limit);
    const std::size_t most = requete.key.size() < 5 ? 1 : requete.key.size() < 10 ? 2 : 3;
    struct Near {
        std::size_t distance;
        std::int64_t habitants;
        TypeLieu type;
        Index index;
    };
    std::vector<Near> near;
    const auto consider = [&](std::string_view key, TypeLieu type, Index index) {
        if (key.size() > kMaxQueryBytes) return;
        const std::size_t d = distance(requete.key, key, most);
        if (d <= most) near.push_back({d, referentiel.habitants_recents(type, index), type, index});
    };
    for (Index i = 0; i < referentiel.communes().size(); ++i) {
        if (!requete.keeps(referentiel.communes()[i].departement)) continue;
        consider(referentiel.cles_communes()[i], detail::type_of_commune(referentiel, i), i);
    }
    for (Index i = 0; i < referentiel.epci().size(); ++i) {
        if (!requete.keeps(referentiel.departement_of_epci(i))) continue;
        consider(detail::without_type(referentiel.cles_epci()[i]), TypeLieu::Epci, i);
    }
    std::ranges::sort(near, [](const Near& a, const Near& b) {
        return std::tuple(a.distance, -a.habitants, a.type, a.index) < std::tuple(b.distance, -b.habitants, b.type, b.index);
    });
    for (const Near& n : near) {
        if (found.size() >= limit) break;
        const bool known = std::ranges::any_of(found, [&](const Lieu& l) { return l.type == n.type && l.index == n.index; });
        if (!known) found.push_back(make_lieu(referentiel, n.type, n.index));
    }
    return found;
}

std::string describe(const Referentiel& referentiel, const Lieu& lieu) {
    std::string text{lieu.nom};
    text += " (";
    if (lieu.type == TypeLieu::Departement) text += "dep:";
    if (lieu.type == TypeLieu::Region) text += "reg:";
    text += lieu.code;
    text += ", ";
    text += type_name(referentiel, lieu);
    if (lieu.departement != kNone && lieu.type != TypeLieu::Departement) {
        text += ", ";
        text += referentiel.departements()[lieu.departement].nom;
    }
    text += ')';
    return text;
}

}  // namespace socle::territoire
