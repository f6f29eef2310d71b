// Internal: what the texts of a simulation and of a plan share.
#pragma once

#include <socle/app/result.hpp>

#include <string>
#include <vector>

namespace socle::present::detail {

inline constexpr std::size_t kWidth = 110;

void append_ambiguites(std::string& out, const std::vector<app::AmbiguiteTouchee>& ambiguites);
void append_avertissements(std::string& out, const std::vector<std::string>& avertissements);

}  // namespace socle::present::detail
