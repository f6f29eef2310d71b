// Internal: what a text of law sent by somebody may hold, so that compiling it costs little.
#pragma once

#include <socle/app/engine.hpp>

#include <optional>

namespace socle::service {

// A text has a few dozen lines; each of these counts is several times that of the law in force, and each multiplies the work of
// a compilation. Empty when the text is within all of them.
[[nodiscard]] std::optional<base::Error> check_size(const droit::LawBook& reforme);

// What the lines of a year say (names, reasons, sources with the titles of their documents), since a few long titles cited by many
// lines would make an answer thousands of times the request. Empty when it stays within bounds.
[[nodiscard]] std::optional<base::Error> check_words(const app::Engine& engine);

}  // namespace socle::service
