// Private to this library: communes that two CPTS, or two places of one, hold together.
#pragma once

#include <socle/base/error.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/territoire/referentiel.hpp>

namespace socle::portefeuille {

// One error for each pair of CPTS: code "commune-en-double" (shares that add up to more than one) or
// "arrondissement-et-ville" (a city and one of its arrondissements, whatever the shares).
[[nodiscard]] base::Errors find_chevauchements(const territoire::Referentiel& referentiel, const Portefeuille& portefeuille);

}  // namespace socle::portefeuille
