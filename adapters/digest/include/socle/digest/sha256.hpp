// SHA-256, for the receipts of results.
#pragma once

#include <string>
#include <string_view>

namespace socle::digest {

// "sha256:" and 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace socle::digest
