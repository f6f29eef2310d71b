// Private to this library: whole communes, arrondissements and parts of cities put together into territories of wanted sizes.
#pragma once

#include <socle/portefeuille/exemple.hpp>

#include <vector>

namespace socle::portefeuille {

class Hasard;

// The populations of a size class, wanted of a territory: from `bas` to `haut`, both included.
struct Classe {
    std::int64_t bas = 0;
    std::int64_t haut = 0;
    std::int64_t nombre = 0;    // of territories
    std::int64_t tirages = 1;   // a population is the smallest of so many even draws
};

struct Morceau {
    territoire::Index departement = territoire::kNone;
    std::vector<territoire::CommuneShare> communes;  // ascending, none twice
};

// Territories of one département each, no commune twice, in the order of départements; `classes` by rising population. A class that
// finds no room any more gives what is left of its number to the class below. Fewer territories than asked for when the
// communes run out.
[[nodiscard]] std::vector<Morceau> make_morceaux(const territoire::Referentiel& referentiel, const Modele& modele, std::vector<Classe> classes,
                                                 Hasard& hasard);

}  // namespace socle::portefeuille
