#include "worker.hpp"

#include "connection.hpp"
#include "response_head.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace socle::http {

namespace {

constexpr std::chrono::milliseconds kTick{100};
// A connection that has just come may not be closed to make room for another.
constexpr std::chrono::milliseconds kYoung{1000};

}  // namespace

Worker::Worker(Shared& shared) : shared_(shared), guard_(context_.get_executor()), timer_(context_) {}

Worker::~Worker() = default;

void Worker::adopt(Tcp::socket socket) {
    // The socket was made for this worker's context.
    boost::asio::post(context_, [this, given = std::make_shared<Tcp::socket>(std::move(socket))] { take(std::move(*given)); });
}

void Worker::run() {
    tick();
    context_.run();
}

void Worker::take(Tcp::socket socket) {
    if (draining_ || (shared_.gauges.connections >= static_cast<std::int64_t>(shared_.options.limits.connections) && !make_room())) {
        refuse(socket);
        return;
    }
    auto connection = std::make_shared<Connection>(std::move(socket), *this);
    connections_.push_back(connection);
    connection->start();
}

bool Worker::make_room() {
    const Clock::time_point now = Clock::now();
    Connection* oldest = nullptr;
    for (const auto& connection : connections_) {
        const bool quiet = connection->state() == Connection::State::Idle || connection->state() == Connection::State::Head;
        if (!quiet || now - connection->since() < kYoung) continue;
        if (oldest == nullptr || connection->since() < oldest->since()) oldest = connection.get();
    }
    if (oldest == nullptr) return false;
    ++shared_.gauges.evicted;
    oldest->close();
    return true;
}

void Worker::refuse(Tcp::socket& socket) {
    ++shared_.gauges.refused;
    const Response response = shared_.application.refuse(Refusal::Overloaded);
    std::string bytes;
    write_head(bytes, response, {.id = shared_.next_id++, .keep_alive = false, .content = response.content().size()});
    bytes += response.content();
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(boost::asio::buffer(bytes), ignored);
    socket.shutdown(Tcp::socket::shutdown_both, ignored);
}

void Worker::forget(const Connection& connection) {
    // Not at once: the list may be walked through.
    boost::asio::post(context_, [this, gone = &connection] {
        connections_.remove_if([&](const auto& one) { return one.get() == gone; });
        end_if_done();
    });
}

void Worker::drain(Clock::time_point until) {
    boost::asio::post(context_, [this, until] {
        draining_ = true;
        drain_until_ = until;
        for (const auto& connection : connections_) connection->drain();
        end_if_done();
    });
}

void Worker::end_if_done() {
    if (!draining_ || !connections_.empty()) return;
    timer_.cancel();
    guard_.reset();
}

void Worker::tick() {
    if (draining_ && connections_.empty()) return;
    const Clock::time_point now = Clock::now();
    for (const auto& connection : connections_) {
        if (draining_ && now >= drain_until_) {
            connection->close();
        } else {
            connection->tick(now);
        }
    }
    timer_.expires_after(kTick);
    timer_.async_wait([this](boost::system::error_code error) {
        if (!error) tick();
    });
}

}  // namespace socle::http
