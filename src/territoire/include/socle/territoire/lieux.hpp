// The places: municipalities and the groups they belong to, as plain rows that point at each other by index.
//
// Every string_view points into memory owned by the Referentiel (or by whoever built the Contenu) and lives as long as it does.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace socle::territoire {

// Rank in one of the tables of a Referentiel; which table is said by the name of the member.
using Index = std::uint32_t;

inline constexpr Index kNone = 0xFFFFFFFFU;

// In the table of populations: not counted that year, or not counted apart.
inline constexpr std::int32_t kUnknownPopulation = -1;

struct Region {
    std::string_view code;  // Insee: "53"
    std::string_view nom;
};

struct Departement {
    std::string_view code;  // Insee: "35", "2A", "974"
    std::string_view nom;
    Index region = kNone;
};

// Group of municipalities with its own taxes, or, inside the Grand Paris, an établissement public territorial.
struct Epci {
    std::string_view code;  // SIREN, nine digits
    std::string_view nom;
    std::string_view type;  // CC, CA, CU, METRO, MET69, EPT
};

// A commune of today, or one of the arrondissements municipaux of Paris, Lyon and Marseille.
struct Commune {
    std::string_view code;  // Insee, five characters
    std::string_view nom;
    bool arrondissement_municipal = false;
    Index departement = kNone;
    Index epci = kNone;             // none for an arrondissement municipal: its city is the member
    Index ept = kNone;              // only inside the Grand Paris
    Index parent = kNone;           // the city of an arrondissement municipal
    std::string_view codes_postaux; // five digits each, separated by one space
    std::string_view anciens;       // codes of the communes merged into it since, separated by one space
};

// An earlier name, or the name of a commune that is now a part of another. Several may share a code.
struct AncienNom {
    std::string_view code;
    std::string_view nom;
    Index commune = kNone;  // of today
};

// A commune of an earlier edition that has been divided since: what it counted then cannot be shared out between the
// communes of today, but is exact for all of them together.
struct Scission {
    int edition = 0;
    std::string_view code;  // of the commune divided
    std::int64_t population = 0;
    std::vector<Index> communes;
};

// One edition of the populations.
struct Millesime {
    int edition = 0;      // label of the published data
    int recensement = 0;  // census year, inferred: see donnees/LISEZMOI.md
    int en_vigueur = 0;   // the populations are the legal ones from 1 January of that year
    std::string_view paquet;
    std::string_view remarque;
};

enum class TypeLieu : std::uint8_t { Commune, ArrondissementMunicipal, Epci, Departement, Region };

}  // namespace socle::territoire
