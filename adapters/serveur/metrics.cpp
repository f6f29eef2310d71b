#include "metrics.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace socle::serveur {

namespace {

// "0.00025" from 250 µs.
std::string seconds(std::uint64_t microseconds) {
    constexpr std::uint64_t kMillion = 1'000'000;
    const std::string part = std::to_string(kMillion + microseconds % kMillion);
    return std::to_string(microseconds / kMillion) + "." + part.substr(1);
}

void describe(std::string& out, const char* name, const char* kind, const char* help) {
    out += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + kind + "\n";
}

void gauge(std::string& out, const char* name, const char* help, std::int64_t value, const char* kind = "gauge") {
    describe(out, name, kind, help);
    out += std::string(name) + " " + std::to_string(value) + "\n";
}

// Bytes of memory that are really there.
std::int64_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0;
    std::int64_t resident = 0;
    file >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

void Metrics::count(Route route, int status, std::uint64_t bytes, std::chrono::microseconds time) {
    OfRoute& one = routes_[static_cast<std::size_t>(route)];
    const auto at = std::find(kStatuses.begin(), kStatuses.end(), status) - kStatuses.begin();
    const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), time.count()) - kBounds.begin();
    one.statuses[static_cast<std::size_t>(at)].fetch_add(1, std::memory_order_relaxed);
    one.times[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
    one.microseconds.fetch_add(static_cast<std::uint64_t>(time.count()), std::memory_order_relaxed);
    one.bytes.fetch_add(bytes, std::memory_order_relaxed);
}

std::string Metrics::to_text(const http::Gauges& gauges, const JobCounts& jobs, const std::string& version) const {
    std::string out;
    describe(out, "socle_info", "gauge", "Version of the program.");
    out += "socle_info{version=\"" + version + "\"} 1\n";
    describe(out, "socle_http_requests_total", "counter", "Requests by route and status; status 0: the client left before the answer.");
    for (std::size_t r = 0; r < kRoutes; ++r) {
        const std::string route = "{route=\"" + std::string(name_of(static_cast<Route>(r))) + "\"";
        for (std::size_t s = 0; s <= kStatuses.size(); ++s) {
            const std::uint64_t count = routes_[r].statuses[s].load(std::memory_order_relaxed);
            if (count == 0) continue;
            const std::string status = s < kStatuses.size() ? std::to_string(kStatuses[s]) : "other";
            out += "socle_http_requests_total" + route + ",status=\"" + status + "\"} " + std::to_string(count) + "\n";
        }
    }
    describe(out, "socle_http_request_duration_seconds", "histogram", "From the first byte read to the last one written.");
    std::string bytes;
    for (std::size_t r = 0; r < kRoutes; ++r) {
        const std::string route = "{route=\"" + std::string(name_of(static_cast<Route>(r))) + "\"";
        std::uint64_t sum = 0;
        std::string buckets;
        for (std::size_t b = 0; b <= kBounds.size(); ++b) {
            sum += routes_[r].times[b].load(std::memory_order_relaxed);
            const std::string bound = b < kBounds.size() ? seconds(static_cast<std::uint64_t>(kBounds[b])) : "+Inf";
            buckets += "socle_http_request_duration_seconds_bucket" + route + ",le=\"" + bound + "\"} " + std::to_string(sum) + "\n";
        }
        if (sum == 0) continue;
        out += buckets;
        out += "socle_http_request_duration_seconds_sum" + route + "} " + seconds(routes_[r].microseconds.load(std::memory_order_relaxed)) + "\n";
        out += "socle_http_request_duration_seconds_count" + route + "} " + std::to_string(sum) + "\n";
        bytes += "socle_http_response_bytes_total" + route + "} " + std::to_string(routes_[r].bytes.load(std::memory_order_relaxed)) + "\n";
    }
    describe(out, "socle_http_response_bytes_total", "counter", "Bytes of bodies sent.");
    out += bytes;
    gauge(out, "socle_http_connections", "Open connections.", gauges.connections);
    gauge(out, "socle_http_requests_in_flight", "Requests being read, answered or written.", gauges.in_flight);
    gauge(out, "socle_http_held_bytes", "Bytes of bodies and answers in memory.", gauges.held_bytes);
    gauge(out, "socle_http_requests_waiting", "Requests waiting for the pool.", gauges.waiting);
    gauge(out, "socle_http_connections_evicted_total", "Idle connections closed to make room.", gauges.evicted, "counter");
    gauge(out, "socle_http_connections_refused_total", "Connections refused for want of room.", gauges.refused, "counter");
    gauge(out, "socle_jobs_waiting", "National computations waiting.", static_cast<std::int64_t>(jobs.waiting));
    gauge(out, "socle_jobs_running", "National computations running.", static_cast<std::int64_t>(jobs.running));
    gauge(out, "socle_jobs_kept", "Finished national computations kept.", static_cast<std::int64_t>(jobs.kept));
    gauge(out, "process_resident_memory_bytes", "Resident memory.", resident_bytes());
    return out;
}

}  // namespace socle::serveur
