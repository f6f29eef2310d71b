#include <socle/http/server.hpp>

#include "worker.hpp"

#include "connection.hpp"

#include <boost/asio/signal_set.hpp>

#include <sys/random.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <thread>

namespace socle::http {

namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds kPauseWithoutDescriptors{100};
constexpr std::size_t kOtherDescriptors = 64;  // files, logs, epoll

// As many descriptors as the system lets this process have; connections are fewer than that.
std::size_t allow_descriptors(std::size_t wanted) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
    const rlim_t all = wanted + kOtherDescriptors;
    if (limit.rlim_cur < all) {
        limit.rlim_cur = std::min<rlim_t>(all, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
        ::getrlimit(RLIMIT_NOFILE, &limit);
    }
    const auto open = static_cast<std::size_t>(limit.rlim_cur);
    return std::min(wanted, open > 2 * kOtherDescriptors ? open - kOtherDescriptors : kOtherDescriptors);
}

class AsioServer final : public Server {
public:
    AsioServer(const Options& options, Application& application, Gauges& gauges)
        : shared_(options, application, gauges), acceptor_(context_), pause_(context_), signals_(context_) {
        std::uint64_t first = 0;
        if (::getrandom(&first, sizeof first, 0) == static_cast<ssize_t>(sizeof first)) shared_.next_id = first;
        for (unsigned i = 0; i < std::max(1U, options.threads); ++i) workers_.push_back(std::make_unique<Worker>(shared_));
    }

    base::Result<void> listen() {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(shared_.options.address, error);
        if (error) {
            return base::fail("adresse", "--adresse " + shared_.options.address, "ce n'est pas une adresse IP",
                              "Écrivez par exemple 127.0.0.1 (cette machine seule), 0.0.0.0 (toutes ses adresses) ou ::1.");
        }
        const Tcp::endpoint endpoint(address, shared_.options.port);
        acceptor_.open(endpoint.protocol(), error);
        if (!error) acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
        if (!error) acceptor_.bind(endpoint, error);
        if (!error) acceptor_.listen(Tcp::acceptor::max_listen_connections, error);
        if (!error) return {};
        const bool taken = error == asio::error::address_in_use;
        return base::fail("port", shared_.options.address + ":" + std::to_string(shared_.options.port),
                          taken ? "un autre programme écoute déjà là" : "impossible d'écouter là (" + error.message() + ")",
                          taken ? "Arrêtez-le, ou donnez un autre port (--port 8081, ou --port 0 : n'importe lequel)." : "Donnez une adresse de cette machine et un port permis.");
    }

    [[nodiscard]] std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }

    void run(const std::function<void()>& stopping) override {
        stopping_ = stopping;
        shared_.options.limits.connections = allow_descriptors(shared_.options.limits.connections);
        signals_.add(SIGINT);
        signals_.add(SIGTERM);
        signals_.async_wait([this](boost::system::error_code error, int) {
            if (!error) begin_stop();
        });
        {
            std::vector<std::jthread> threads;
            for (const auto& worker : workers_) threads.emplace_back([&worker] { worker->run(); });
            accept();
            context_.run();
        }
        // Whoever makes an answer posts it to a worker.
        shared_.pool.stop();
        shared_.streams.stop();
        workers_.clear();
    }

    void stop() override {
        asio::post(context_, [this] { begin_stop(); });
    }

private:
    void accept() {
        Worker& worker = *workers_[next_++ % workers_.size()];
        acceptor_.async_accept(worker.context(), [this, &worker](boost::system::error_code error, Tcp::socket socket) {
            if (error == asio::error::operation_aborted || shared_.stopping) return;
            if (error) {
                // No descriptor is left: those that end give theirs back.
                pause_.expires_after(kPauseWithoutDescriptors);
                pause_.async_wait([this](boost::system::error_code failed) {
                    if (!failed) accept();
                });
                return;
            }
            worker.adopt(std::move(socket));
            accept();
        });
    }

    void begin_stop() {
        if (shared_.stopping.exchange(true)) return;
        boost::system::error_code ignored;
        acceptor_.close(ignored);
        pause_.cancel();
        signals_.cancel(ignored);
        if (stopping_) stopping_();
        for (const auto& worker : workers_) worker->drain(Clock::now() + shared_.options.limits.stop_time);
    }

    Shared shared_;
    std::vector<std::unique_ptr<Worker>> workers_;
    asio::io_context context_{1};
    Tcp::acceptor acceptor_;
    asio::steady_timer pause_;
    asio::signal_set signals_;
    std::function<void()> stopping_;
    std::size_t next_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<Server>> Server::create(const Options& options, Application& application, Gauges& gauges) {
    auto server = std::make_unique<AsioServer>(options, application, gauges);
    if (auto listening = server->listen(); !listening) return std::unexpected(std::move(listening.error()));
    return server;
}

}  // namespace socle::http
