// The contracts of a CPTS one after the other: the one it signed, then a new one of the same length each time the last ends.
//
// What happens at the end of a contract is in no text found: a renewal is supposed to be a contract signed on the anniversary,
// with the missions then running, a crisis plan already written, and the population in force that year.
#pragma once

#include <socle/base/error.hpp>
#include <socle/plan/plan.hpp>
#include <socle/portefeuille/portefeuille.hpp>

#include <cstdint>
#include <vector>

namespace socle::simulate {

struct Contrat {
    int passed = 0;  // contract years before this contract: 0 for the first one
    int years = 0;
    plan::Contract terms;
};

// The missions of a portfolio (indices in the law it was read with) as those of another law; kNoMission when it has no such.
inline constexpr std::size_t kNoMission = static_cast<std::size_t>(-1);
[[nodiscard]] std::vector<std::size_t> map_missions(const rules::Law& read_with, const rules::Law& law);

// Contracts that begin until the end of `last_year`. `missions`: from map_missions. Empty when no text is in force on the day
// of the signature.
[[nodiscard]] std::vector<Contrat> contracts_of(const rules::Law& law, const std::vector<std::size_t>& missions, const portefeuille::Cpts& cpts,
                                                int last_year);

}  // namespace socle::simulate
