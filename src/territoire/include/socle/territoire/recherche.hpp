// Finding a place from what somebody types: a name, an Insee code, a SIREN, a postcode, "dep:35" or "reg:53".
#pragma once

#include <socle/territoire/referentiel.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace socle::territoire {

// Why a place was found, best first.
enum class Rang : std::uint8_t {
    Code,           // Insee code of today, SIREN, "dep:", "reg:"
    CodePostal,
    AncienCode,     // Insee code of a commune merged since, or that changed its code
    Nom,            // the whole name of a commune or an EPCI (its leading CC, CA or CU may be left out)
    AncienNom,      // the whole name of a commune merged since, or an earlier name
    NomEtendu,      // the whole name of a département or a région
    Mots,           // an EPCI whose name holds all the words
    Debut,          // the name begins so
    Contenu,        // the name holds it
};

struct Lieu {
    TypeLieu type = TypeLieu::Commune;
    Index index = kNone;  // in the table of that type
    Rang rang = Rang::Contenu;
    std::string_view code;
    std::string_view nom;
    Index departement = kNone;     // of an EPCI: where most of its inhabitants live; none for a région
    std::int64_t habitants = 0;    // last edition
    std::string_view ancien_code;  // not empty: asked for by this former code, which meant only a part of this commune
    std::string_view ancien_nom;   // the former name asked for, or that of the former code where known
};

// Longest query looked at; a longer one finds nothing.
inline constexpr std::size_t kMaxQueryBytes = 200;

// At most `limit` places, best rank first, then the most populated, then by type and code: the same query always gives the
// same answer. Accents, case, dashes and "St" for "Saint" do not matter; "(35)" or "(Ille-et-Vilaine)" at the end keeps
// one département. Views point into `referentiel`.
[[nodiscard]] std::vector<Lieu> chercher(const Referentiel& referentiel, std::string_view query, std::size_t limit);

// Places whose name is spelt nearly so, nearest first; for messages.
[[nodiscard]] std::vector<Lieu> find_near(const Referentiel& referentiel, std::string_view query, std::size_t limit);

// The place itself, rank Code.
[[nodiscard]] Lieu make_lieu(const Referentiel& referentiel, TypeLieu type, Index index);

// "Redon (35236, commune, Ille-et-Vilaine)".
[[nodiscard]] std::string describe(const Referentiel& referentiel, const Lieu& lieu);

// base::search_key with "st" and "ste" spelt out.
[[nodiscard]] std::string place_key(std::string_view text);

}  // namespace socle::territoire
