// Philox 4x32-10, a counter-based generator: the numbers of a counter depend on it and on the key alone, so that draws may
// be made in any order, by any thread or machine. Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
// as 1, 2, 3", SC 2011.
#pragma once

#include <array>
#include <cstdint>

namespace socle::simulate {

using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

[[nodiscard]] constexpr Counter philox(Counter c, Key k) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53U} * c[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57U} * c[2];
        c = {static_cast<std::uint32_t>(b >> 32U) ^ c[1] ^ k[0], static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(a >> 32U) ^ c[3] ^ k[1],
             static_cast<std::uint32_t>(a)};
        k[0] += 0x9E3779B9U;
        k[1] += 0xBB67AE85U;
    }
    return c;
}

}  // namespace socle::simulate
