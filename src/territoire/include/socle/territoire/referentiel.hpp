// All places with their populations, immutable once made. Every const member may be called from several threads at once.
#pragma once

#include <socle/base/error.hpp>
#include <socle/territoire/lieux.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socle::territoire {

// What a Referentiel is made from. Regions, départements, EPCI and communes are in strictly ascending order of code (bytes),
// millésimes of edition.
struct Contenu {
    std::vector<std::unique_ptr<const std::string>> textes;  // owners of what the views below point to; may be empty
    std::vector<Millesime> millesimes;
    std::vector<Region> regions;
    std::vector<Departement> departements;
    std::vector<Epci> epci;
    std::vector<Commune> communes;
    std::vector<std::int32_t> populations;  // one row per commune, one column per millésime
    std::vector<AncienNom> anciens_noms;
    std::vector<Scission> scissions;
};

// Search keys of a table, in one block of text.
class Cles {
public:
    void reserve(std::size_t names);
    void add(std::string_view nom);
    [[nodiscard]] std::string_view operator[](Index i) const {
        return std::string_view{text_}.substr(starts_[i], starts_[i + 1] - starts_[i]);
    }
    // Calls `each(index, key of the name, where in it)` for every name that holds `part`, which is not empty, at its first place; rising.
    // The block is read as one text: name after name would cost several times as much.
    template <class Each>
    void each_with(std::string_view part, Each each) const {
        Index name = 0;
        std::size_t at = text_.find(part);
        while (at != std::string::npos) {
            while (starts_[name + 1] <= at) ++name;
            const bool inside = at + part.size() <= starts_[name + 1];
            if (inside) each(name, (*this)[name], at - starts_[name]);
            at = text_.find(part, inside ? starts_[name + 1] : at + 1);
        }
    }

private:
    std::string text_;
    std::vector<std::uint32_t> starts_{0};
};

// Lists of communes by group, in one block.
class Groupes {
public:
    // `pairs`: (group, commune) in ascending order of commune.
    Groupes(std::size_t groups, std::span<const std::pair<Index, Index>> pairs);
    Groupes() = default;
    [[nodiscard]] std::span<const Index> operator[](Index group) const {
        return std::span{items_}.subspan(starts_[group], starts_[group + 1] - starts_[group]);
    }

private:
    std::vector<std::uint32_t> starts_{0};
    std::vector<Index> items_;
};

class Referentiel {
public:
    // Fails when rows are out of order or point nowhere; the place of the error is the code of the row.
    [[nodiscard]] static base::Result<Referentiel> create(Contenu contenu);

    [[nodiscard]] std::span<const Millesime> millesimes() const { return contenu_.millesimes; }
    [[nodiscard]] std::span<const Region> regions() const { return contenu_.regions; }
    [[nodiscard]] std::span<const Departement> departements() const { return contenu_.departements; }
    [[nodiscard]] std::span<const Epci> epci() const { return contenu_.epci; }
    [[nodiscard]] std::span<const Commune> communes() const { return contenu_.communes; }
    [[nodiscard]] std::span<const AncienNom> anciens_noms() const { return contenu_.anciens_noms; }
    [[nodiscard]] std::span<const Scission> scissions() const { return contenu_.scissions; }

    // By exact code. find_commune knows communes of today and arrondissements municipaux; find_ancienne answers the commune of
    // today for the code of a commune merged into it.
    [[nodiscard]] std::optional<Index> find_commune(std::string_view code) const;
    [[nodiscard]] std::optional<Index> find_ancienne(std::string_view code) const;
    [[nodiscard]] std::optional<Index> find_epci(std::string_view code) const;
    [[nodiscard]] std::optional<Index> find_departement(std::string_view code) const;
    [[nodiscard]] std::optional<Index> find_region(std::string_view code) const;
    [[nodiscard]] std::optional<std::size_t> find_millesime(int edition) const;

    // Communes served by a postcode, arrondissements municipaux included; empty when unknown.
    [[nodiscard]] std::vector<Index> communes_of_code_postal(std::string_view code_postal) const;
    // Communes and arrondissements municipaux whose search key is exactly `key`, ascending.
    [[nodiscard]] std::vector<Index> communes_of_key(std::string_view key) const;
    // The communes a place is made of, ascending, without arrondissements municipaux (a city is counted once).
    [[nodiscard]] std::vector<Index> communes_of(TypeLieu type, Index index) const;

    // nullopt: the edition does not tell.
    [[nodiscard]] std::optional<std::int64_t> population(Index commune, std::size_t millesime) const;
    // Inhabitants in the last edition, communes not told left out: for ranking only.
    [[nodiscard]] std::int64_t habitants_recents(TypeLieu type, Index index) const;
    // Where most of the inhabitants of a group live.
    [[nodiscard]] Index departement_of_epci(Index epci) const { return departement_of_epci_[epci]; }

    [[nodiscard]] const Cles& cles_communes() const { return cles_communes_; }
    [[nodiscard]] const Cles& cles_epci() const { return cles_epci_; }
    [[nodiscard]] const Cles& cles_anciens() const { return cles_anciens_; }
    [[nodiscard]] const Cles& cles_departements() const { return cles_departements_; }
    [[nodiscard]] const Cles& cles_regions() const { return cles_regions_; }

private:
    struct CodePostal {
        std::uint32_t code;
        Index commune;
        auto operator<=>(const CodePostal&) const = default;
    };
    struct AncienCode {
        std::string_view code;
        Index commune;
    };

    Referentiel() = default;
    [[nodiscard]] std::optional<base::Error> index_codes();
    void index_names();
    void index_groups();

    Contenu contenu_;
    std::vector<CodePostal> codes_postaux_;
    std::vector<AncienCode> anciens_codes_;
    std::vector<Index> communes_by_key_;  // open addressing on the hash of the search key
    Cles cles_communes_, cles_epci_, cles_anciens_, cles_departements_, cles_regions_;
    Groupes communes_of_epci_, communes_of_departement_;
    std::vector<std::int64_t> habitants_epci_, habitants_departements_, habitants_regions_;
    std::vector<Index> departement_of_epci_;
};

}  // namespace socle::territoire
