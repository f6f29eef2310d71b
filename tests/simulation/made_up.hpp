// Portfolios and hypotheses made up for tests, and what a draw must give, computed by plan::compute one contract at a time.
#pragma once

#include "../donnees/law_with.hpp"

#include <socle/simulate/block.hpp>

#include <map>
#include <string>
#include <vector>

namespace socle::simulation {

// `count` CPTS of all sizes, signed from 2022 to 2030, with missions that start at signature or later.
[[nodiscard]] portefeuille::Portefeuille make_portfolio(const rules::Law& law, std::size_t count, unsigned seed);

// Everything drawn, with large spreads, so that each path of the computation is taken.
[[nodiscard]] simulate::Hypotheses make_hypotheses(const rules::Law& law);

// Nothing drawn.
[[nodiscard]] simulate::Hypotheses make_certain();

// All that a simulation points at.
struct World {
    rules::Law law;
    std::vector<rules::Law> reforms;
    portefeuille::Portefeuille portefeuille;
    simulate::Hypotheses hypotheses;
    simulate::Cohorte cohorte;
    simulate::Postes postes;
    std::vector<simulate::Prepared> prepared;
    simulate::Simulation simulation;
};
[[nodiscard]] std::unique_ptr<World> make_world(rules::Law law, std::vector<rules::Law> reforms, portefeuille::Portefeuille portefeuille,
                                                simulate::Hypotheses hypotheses, std::uint32_t draws, std::uint64_t seed);

// The sums of one draw of a block, in the layout of BlockSums (one value for each series), and the rights of each member.
struct DrawSums {
    std::vector<std::int64_t> series;
    std::vector<std::int64_t> membres;
};
[[nodiscard]] DrawSums reference_draw(const World& world, std::size_t law, std::uint32_t draw);

}  // namespace socle::simulation
