// How many people live in a territory, in which edition, and where it mostly lies.
#pragma once

#include <socle/base/error.hpp>
#include <socle/territoire/territoire.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace socle::territoire {

struct ChoixMillesime {
    std::size_t millesime = 0;  // index in Referentiel::millesimes()
    int demande = 0;            // the year asked for
    bool exact = false;         // false: not held, the nearest one was taken (the earlier one when two are as near)
};

// The edition labelled `year`.
[[nodiscard]] ChoixMillesime choose_edition(const Referentiel& referentiel, int year);

// The edition whose populations are in force on 1 January of `year`; the last one when several hold them.
[[nodiscard]] ChoixMillesime choose_en_vigueur(const Referentiel& referentiel, int year);

struct PopulationTerritoire {
    std::int64_t habitants = 0;          // rounded once, half up; without the communes below
    int edition = 0;
    std::vector<Index> sans_population;  // communes of the territory that the edition does not tell
    std::vector<Index> scissions;        // in Referentiel::scissions(): counted together, since the whole of it is in the territory
};

// Sum of population × share, exact. Fails when the edition is not held (code "edition-inconnue").
[[nodiscard]] base::Result<PopulationTerritoire> population(const Referentiel& referentiel, const Territoire& territoire,
                                                            int edition);

struct PartDepartement {
    Index departement = kNone;
    std::int64_t habitants = 0;  // rounded half up, so the parts may differ from the total by an inhabitant
};

struct Rattachement {
    Index departement = kNone;  // most inhabitants; when equal most communes, then the lowest code
    Index region = kNone;       // same, and not always that of `departement`
    std::vector<PartDepartement> departements;  // all of them, most inhabitants first
};

// Fails like population(). The territory must not be empty.
[[nodiscard]] base::Result<Rattachement> find_rattachement(const Referentiel& referentiel, const Territoire& territoire,
                                                           int edition);

}  // namespace socle::territoire
