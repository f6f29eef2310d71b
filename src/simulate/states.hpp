// Internal: the states that the draws may give a contract, and its plan in each of them.
#pragma once

#include <socle/simulate/prepare.hpp>

#include <vector>

namespace socle::simulate::detail {

// Populations at which some text changes class or a condition changes, rising.
[[nodiscard]] std::vector<std::int64_t> population_bounds(const rules::Law& law);

// The first growth bins from which the contract meets other classes or conditions; empty when growth changes nothing.
[[nodiscard]] std::vector<std::uint16_t> growth_steps(const rules::Law& law, const std::vector<std::int64_t>& bounds, const plan::Contract& terms,
                                                      const Hypotheses& hypotheses);

// Does a delay drawn for a mission bear on this contract?
[[nodiscard]] bool may_be_late(const plan::Contract& terms, const std::vector<std::size_t>& missions, const Hypotheses& hypotheses, calendar::Date end);

// What draws cannot do under a law, if anything.
[[nodiscard]] base::Result<void> check_drawable(const rules::Law& law, const Hypotheses& hypotheses);

}  // namespace socle::simulate::detail
