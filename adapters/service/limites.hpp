// Internal: what a text of law sent by somebody may hold, so that compiling it costs little.
#pragma once

#include <socle/droit/law_book.hpp>

#include <optional>

namespace socle::service {

// A text has a few dozen lines; each of these counts is several times that of the law in force, and each multiplies the work of
// a compilation. Empty when the text is within all of them.
[[nodiscard]] std::optional<base::Error> check_size(const droit::LawBook& reforme);

}  // namespace socle::service
