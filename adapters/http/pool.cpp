#include "pool.hpp"

namespace socle::http {

Pool::Pool(unsigned threads, std::size_t max_waiting, std::atomic<std::int64_t>& waiting) : max_waiting_(max_waiting), waiting_(waiting) {
    idle_ = threads;
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

void Pool::stop() {
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        dropped.swap(jobs_);
    }
    more_.notify_all();
    threads_.clear();
}

bool Pool::post(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || jobs_.size() >= max_waiting_ + idle_) return false;
        jobs_.push_back(std::move(job));
        ++waiting_;
    }
    more_.notify_one();
    return true;
}

void Pool::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        more_.wait(lock, [&] { return stopping_ || !jobs_.empty(); });
        if (stopping_) return;
        std::function<void()> job = std::move(jobs_.front());
        jobs_.pop_front();
        --waiting_;
        --idle_;
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
        ++idle_;
    }
}

}  // namespace socle::http
