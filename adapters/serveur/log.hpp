// Internal: lines on stderr, written by a thread of their own: a terminal or a pipe that is slow never holds a request.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace socle::serveur {

class Log {
public:
    explicit Log(int descriptor);
    // Writes what is left.
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    // A whole line, without its end. Past kMaxBytes unwritten, lines are dropped, and their number is told later.
    void put(std::string_view line);

    static constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;

private:
    void work();

    int descriptor_;
    std::mutex mutex_;
    std::condition_variable more_;
    std::string lines_;
    std::size_t dropped_ = 0;
    bool stopping_ = false;
    std::jthread thread_;
};

// "2026-11-22T17:25:00.123Z"
[[nodiscard]] std::string timestamp();

}  // namespace socle::serveur
