#include "signals.hpp"

#include <csignal>

#include <array>
#include <atomic>
#include <mutex>

namespace socle::travaux {

namespace {

constexpr std::array kWatched{SIGINT, SIGTERM};

std::atomic<int> seen_signal{0};
static_assert(std::atomic<int>::is_always_lock_free);

std::mutex guard;
int watches = 0;
std::array<struct sigaction, kWatched.size()> before;

void notice(int signal) {
    if (seen_signal.exchange(signal) == 0 || signal != SIGINT) return;
    std::signal(SIGINT, SIG_DFL);
    ::raise(SIGINT);
}

}  // namespace

SignalWatch::SignalWatch() {
    const std::lock_guard lock(guard);
    if (watches++ > 0) return;
    seen_signal = 0;
    struct sigaction action {};
    action.sa_handler = notice;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < kWatched.size(); ++i) {
        ::sigaction(kWatched[i], nullptr, &before[i]);
        if (before[i].sa_handler != SIG_IGN) ::sigaction(kWatched[i], &action, nullptr);
    }
}

SignalWatch::~SignalWatch() {
    const std::lock_guard lock(guard);
    if (--watches > 0) return;
    for (std::size_t i = 0; i < kWatched.size(); ++i) ::sigaction(kWatched[i], &before[i], nullptr);
    seen_signal = 0;
}

int SignalWatch::seen() { return seen_signal; }

}  // namespace socle::travaux
