// A portfolio in a few counts.
#pragma once

#include <socle/portefeuille/portefeuille.hpp>
#include <socle/territoire/referentiel.hpp>

#include <string>
#include <vector>

namespace socle::portefeuille {

struct Compte {
    std::string libelle;
    std::int64_t cpts = 0;
    std::int64_t habitants = 0;
};

// Populations and size classes are those of the year of each signature.
struct Resume {
    std::int64_t cpts = 0;
    std::int64_t habitants = 0;
    std::vector<Compte> tailles;   // by rising class of the law in force at each signature
    std::vector<Compte> regions;   // by code, those that have a CPTS
    std::vector<Compte> annees;    // of signature, rising
    std::vector<Compte> missions;  // in the order of the law: CPTS that have engaged it
};

// `portefeuille` is sound (check).
[[nodiscard]] Resume make_resume(const rules::Law& law, const territoire::Referentiel& referentiel, const Portefeuille& portefeuille);

}  // namespace socle::portefeuille
