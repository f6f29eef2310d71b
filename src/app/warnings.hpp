// Internal to the library: what must be said of the text that was applied.
#pragma once

#include <socle/calendar/calendar.hpp>
#include <socle/droit/law_book.hpp>
#include <socle/rules/law.hpp>

#include <string>
#include <vector>

namespace socle::app::detail {

// A reform, a draft, a day before its effect or past the one until which the text was checked.
void warn_of_text(const rules::Version& version, calendar::Date date, std::vector<std::string>& out);

// Reforms were given and none was applied.
void warn_of_unused_reformes(const droit::LawBook& book, bool applied, std::vector<std::string>& out);

}  // namespace socle::app::detail
