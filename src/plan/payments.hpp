// Internal to the library: from the lines of the years to payments.
#pragma once

#include <socle/plan/plan.hpp>

namespace socle::plan::detail {

[[nodiscard]] std::vector<Payment> schedule(const rules::Law& law, const Contract& contract, const std::vector<Year>& years);

[[nodiscard]] std::vector<CivilYear> by_civil_year(const std::vector<Year>& years, const std::vector<Payment>& payments);

}  // namespace socle::plan::detail
