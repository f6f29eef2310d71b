// Internal: one thread and the connections it serves.
#pragma once

#include "pool.hpp"

#include <socle/http/server.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <list>

namespace socle::http {

using Clock = std::chrono::steady_clock;
using Tcp = boost::asio::ip::tcp;

class Connection;

// What all threads share.
struct Shared {
    Shared(const Options& given, Application& app, Gauges& counts)
        : options(given), application(app), gauges(counts), pool(given.pool, given.limits.queue, counts.waiting),
          streams(static_cast<unsigned>(given.limits.streams), given.limits.streams, streams_waiting) {}

    Options options;
    Application& application;
    Gauges& gauges;
    std::atomic<std::uint64_t> next_id{1};
    std::atomic<bool> stopping{false};
    std::atomic<std::int64_t> streams_waiting{0};
    Pool pool;
    Pool streams;
};

class Worker {
public:
    explicit Worker(Shared& shared);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Any thread.
    void adopt(Tcp::socket socket);
    void drain(Clock::time_point until);

    // The rest: the thread of this worker.
    void run();
    void forget(const Connection& connection);
    [[nodiscard]] Shared& shared() { return shared_; }
    [[nodiscard]] boost::asio::io_context& context() { return context_; }
    // A buffer for one read, shared by the connections.
    [[nodiscard]] std::array<char, 65536>& scratch() { return scratch_; }

private:
    void take(Tcp::socket socket);
    [[nodiscard]] bool make_room();
    void refuse(Tcp::socket& socket);
    void tick();
    void end_if_done();

    Shared& shared_;
    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_;
    boost::asio::steady_timer timer_;
    std::list<std::shared_ptr<Connection>> connections_;
    std::array<char, 65536> scratch_{};
    bool draining_ = false;
    Clock::time_point drain_until_;
};

}  // namespace socle::http
