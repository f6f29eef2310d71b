// Internal: the lines of a result as JSON.
#pragma once

#include <socle/present/written_law.hpp>

namespace socle::present::detail {

// "lignes": […], the same bytes whether `written` (of the law that was evaluated) is there or null.
void write_lines(base::JsonWriter& json, const explain::Explanation& explanation, const droit::LawBook& book, const WrittenLaw* written);

}  // namespace socle::present::detail
