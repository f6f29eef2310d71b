// Private to this library: a counter-based generator (SplitMix64, Steele, Lea and Flood 2014), the same on any machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace socle::portefeuille {

class Hasard {
public:
    // Independent streams of one seed.
    Hasard(std::uint64_t graine, std::uint64_t flux) : state_(mix(graine + kGolden) ^ mix(flux * kGolden + 1)) {}

    [[nodiscard]] std::uint64_t next() {
        state_ += kGolden;
        return mix(state_);
    }

    // From 0 to `count` - 1; count is at least 1 and below 2^32.
    [[nodiscard]] std::int64_t below(std::int64_t count) {
        constexpr unsigned kHalf = 32;
        return static_cast<std::int64_t>(((next() >> kHalf) * static_cast<std::uint64_t>(count)) >> kHalf);
    }

    [[nodiscard]] std::int64_t between(std::int64_t first, std::int64_t last) { return first + below(last - first + 1); }

    [[nodiscard]] bool happens(std::int64_t chances, std::int64_t out_of) { return below(out_of) < chances; }

    template <class T>
    void shuffle(std::vector<T>& all) {
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[static_cast<std::size_t>(below(static_cast<std::int64_t>(i)))]);
    }

private:
    static constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;

    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_;
};

}  // namespace socle::portefeuille
