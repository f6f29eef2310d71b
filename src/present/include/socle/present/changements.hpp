// What a reform changes, article by article, for a national result.
#pragma once

#include <socle/national/resultat.hpp>
#include <socle/present/droit.hpp>

#include <vector>

namespace socle::present {

// One entry for each line and thing said of it; amounts of the size classes are put together.
[[nodiscard]] std::vector<national::Changement> changements(const droit::LawBook& book, const rules::Law& law_a, const rules::Version& a,
                                                            const rules::Law& law_b, const rules::Version& b);

}  // namespace socle::present
