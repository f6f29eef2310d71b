// Internal: names that cannot be guessed.
#pragma once

#include <string>

namespace socle::serveur {

// 128 random bits of the system, 32 hexadecimal digits.
[[nodiscard]] std::string random_id();

}  // namespace socle::serveur
