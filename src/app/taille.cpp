#include <socle/app/taille.hpp>

namespace socle::app {

EcartsTaille ecarts_taille(const rules::Program& program, std::int64_t population) {
    const std::uint32_t taille = rules::class_of(program, population);
    const std::size_t next = taille == rules::kNone ? 0 : taille + 1;
    EcartsTaille ecarts;
    if (taille != rules::kNone && taille > 0) ecarts.inferieure = population - program.minima[taille] + 1;
    if (next < program.minima.size()) ecarts.superieure = program.minima[next] - population;
    return ecarts;
}

int rank_of(const rules::Program& program, std::int64_t population) {
    const std::uint32_t taille = rules::class_of(program, population);
    return taille == rules::kNone ? 0 : program.ranks[taille];
}

}  // namespace socle::app
