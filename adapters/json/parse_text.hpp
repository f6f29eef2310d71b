// Internal: bytes → JSON values, without exceptions.
#pragma once

#include <socle/base/error.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace socle::json {

// Refuses doubled keys, which JSON readers usually let the last one win, and nesting beyond 64 levels.
[[nodiscard]] base::Result<nlohmann::json> parse_text(std::string_view text, const std::string& name);

}  // namespace socle::json
