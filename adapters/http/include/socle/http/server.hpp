// An HTTP/1.1 server: connections, limits and times. What is answered is the application's.
//
// A few threads serve all connections, each its own; whatever is not short is computed by a pool with a bounded queue. Nothing
// that a client does (or leaves undone) holds a thread, and memory is bounded by `Limits`.
#pragma once

#include <socle/base/error.hpp>
#include <socle/http/message.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace socle::http {

struct Limits {
    std::size_t head_bytes = std::size_t{16} << 10U;
    std::size_t fields = 100;
    std::size_t connections = 4096;
    std::size_t held_bytes = std::size_t{256} << 20U;  // bodies and answers in memory, all connections together
    std::size_t queue = 256;                           // requests that wait for the pool
    std::size_t streams = 2;                           // streamed bodies at once
    std::chrono::milliseconds head_time{10'000};       // for a whole head, from its first byte
    std::chrono::milliseconds body_time{30'000};       // for a whole body; of a streamed one, between two pieces
    std::chrono::milliseconds idle_time{60'000};       // between two requests
    std::chrono::milliseconds write_time{30'000};      // until the client takes some more of an answer
    std::chrono::milliseconds answer_time{30'000};     // waiting and computing
    std::chrono::milliseconds stream_time{600'000};    // the same, of a streamed body
    std::chrono::milliseconds stop_time{10'000};       // for what still runs when the server is told to stop
};

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;           // 0: any that is free
    unsigned threads = 1;             // that serve connections
    unsigned pool = 1;                // that compute
    std::vector<std::string> hosts{};  // names that requests may ask for, without port, lower case; empty: any
    Limits limits{};
};

// Every method may be called from several threads at once. What they throw is answered 500.
class Application {
public:
    struct Handling {
        std::size_t max_body = 0;
        bool streamed = false;  // answer_streamed instead of answer
    };
    virtual ~Application() = default;
    Application() = default;
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    [[nodiscard]] virtual Handling handling(const Head& head) const = 0;
    // Whether the answer takes so little (microseconds) that the thread of the connection may make it.
    [[nodiscard]] virtual bool is_short(const Request& request) const = 0;
    [[nodiscard]] virtual Response answer(const Request& request) = 0;
    [[nodiscard]] virtual Response answer_streamed(const Head& head, BodyReader& body) = 0;
    [[nodiscard]] virtual Response refuse(Refusal refusal) const = 0;
    virtual void done(const Exchange& exchange) = 0;
};

// What happens now; read from any thread.
struct Gauges {
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> in_flight{0};   // requests whose head was read and whose answer is not yet sent
    std::atomic<std::int64_t> held_bytes{0};
    std::atomic<std::int64_t> waiting{0};     // for the pool
    std::atomic<std::int64_t> evicted{0};     // idle connections closed to make room, since the start
    std::atomic<std::int64_t> refused{0};     // connections refused, since the start
};

class Server {
public:
    // Listens, but answers nothing yet. `application` and `gauges` must outlive it. Fails with "adresse" or "port".
    [[nodiscard]] static base::Result<std::unique_ptr<Server>> create(const Options& options, Application& application, Gauges& gauges);

    virtual ~Server() = default;
    Server() = default;
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] virtual std::uint16_t port() const = 0;
    // Serves until stop(), SIGINT or SIGTERM; then takes no more connection, finishes the requests that run within
    // Limits::stop_time, and returns. `stopping` is called once, when that begins.
    virtual void run(const std::function<void()>& stopping) = 0;
    // From any thread.
    virtual void stop() = 0;
};

}  // namespace socle::http
