// Internal: the description of every route, docs/openapi.json, held by the program so that the page has it too.
#pragma once

#include <string_view>

namespace socle::service {

[[nodiscard]] std::string_view openapi();

}  // namespace socle::service
