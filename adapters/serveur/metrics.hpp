// Internal: what is counted, as Prometheus reads it.
#pragma once

#include "routes.hpp"

#include <socle/http/server.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <string>

namespace socle::serveur {

struct JobCounts {
    std::size_t waiting = 0;
    std::size_t running = 0;
    std::size_t kept = 0;
};

class Metrics {
public:
    // Any thread.
    void count(Route route, int status, std::uint64_t bytes, std::chrono::microseconds time);

    [[nodiscard]] std::string to_text(const http::Gauges& gauges, const JobCounts& jobs, const std::string& version) const;

private:
    static constexpr std::array<int, 26> kStatuses{0,   200, 202, 204, 303, 304, 308, 400, 403, 404, 405, 406, 408,
                                                   409, 410, 411, 413, 415, 417, 421, 422, 429, 431, 500, 503, 505};
    // Upper bounds, µs.
    static constexpr std::array<std::int64_t, 14> kBounds{50,     100,    250,     500,     1'000,     2'500,     5'000,
                                                          10'000, 25'000, 100'000, 500'000, 1'000'000, 5'000'000, 30'000'000};
    struct OfRoute {
        std::array<std::atomic<std::uint64_t>, kStatuses.size() + 1> statuses{};  // the last one: any other
        std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> times{};
        std::atomic<std::uint64_t> microseconds{0};
        std::atomic<std::uint64_t> bytes{0};
    };
    std::array<OfRoute, kRoutes> routes_{};
};

}  // namespace socle::serveur
