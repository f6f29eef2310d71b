// The laws of every instrument, for questions that no single contract asks.
#pragma once

#include <socle/app/engine.hpp>

#include <string_view>
#include <vector>

namespace socle::app {

// One law for each instrument of the book, that of `options` first, under the same readings. `book` must be sound.
[[nodiscard]] base::Checked<std::vector<rules::Law>> compile_instruments(const droit::LawBook& book, const EngineOptions& options);

// Those that have a line of this code; pointers into `laws`.
[[nodiscard]] std::vector<const rules::Law*> with_line(const std::vector<rules::Law>& laws, std::string_view code);

}  // namespace socle::app
