// Internal: a few threads and a bounded queue of work.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace socle::http {

class Pool {
public:
    // `waiting` counts what is in the queue. Both it and what jobs refer to must outlive this.
    Pool(unsigned threads, std::size_t max_waiting, std::atomic<std::int64_t>& waiting);
    ~Pool() { stop(); }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // False: the queue is full, or the pool is stopping. A job must not throw.
    [[nodiscard]] bool post(std::function<void()> job);
    // Waits for the jobs at hand, drops those that wait.
    void stop();

private:
    void work();

    std::size_t max_waiting_;
    std::atomic<std::int64_t>& waiting_;
    std::mutex mutex_;
    std::condition_variable more_;
    std::deque<std::function<void()>> jobs_;
    unsigned idle_ = 0;  // threads
    bool stopping_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace socle::http
