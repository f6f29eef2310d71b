// Internal: toml++ 3.3 does not survive letters beyond ASCII outside strings and comments (its table of blanks reaches code
// marked unreachable), so they are found before it runs.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace socle::droit_files {

// Byte offset of the first byte beyond ASCII that stands outside strings and comments.
[[nodiscard]] std::optional<std::size_t> find_bare_non_ascii(std::string_view text);

}  // namespace socle::droit_files
