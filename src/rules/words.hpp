// Internal: what a compiled line says, in words.
#pragma once

#include <socle/rules/program.hpp>

#include <string>

namespace socle::rules {

// When a line is paid.
[[nodiscard]] std::string describe_payment(const Line& line);

}  // namespace socle::rules
