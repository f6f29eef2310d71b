// Where a population stands among the size classes.
#pragma once

#include <socle/rules/program.hpp>

#include <optional>

namespace socle::app {

struct EcartsTaille {
    std::optional<std::int64_t> superieure;  // inhabitants missing for the next class; none above the last one
    std::optional<std::int64_t> inferieure;  // inhabitants to lose for the class below; none in the first one
};
[[nodiscard]] EcartsTaille ecarts_taille(const rules::Program& program, std::int64_t population);

// Number of the size class of a population, 0 below the first one.
[[nodiscard]] int rank_of(const rules::Program& program, std::int64_t population);

}  // namespace socle::app
