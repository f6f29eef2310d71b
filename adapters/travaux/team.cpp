#include "team.hpp"

#include <algorithm>
#include <new>
#include <system_error>

namespace socle::travaux {

namespace {

base::Error no_memory() {
    return {"memoire", "calcul", "la mémoire ne suffit pas pour autant de cœurs", "Demandez moins de cœurs (--threads) ou moins de tirages."};
}

base::Error no_thread() {
    return {"threads", "calcul", "le système refuse de démarrer un seul fil d'exécution", "Vérifiez la limite de processus (ulimit -u), puis relancez."};
}

}  // namespace

Team::Team(const simulate::Simulation& simulation, std::vector<std::uint32_t> blocks, unsigned threads)
    : simulation_(simulation), blocks_(std::move(blocks)) {
    const std::size_t wanted = std::min<std::size_t>(std::max(1U, threads), blocks_.size());
    const std::size_t spare = wanted / 2 + 2;
    for (std::size_t i = 0; i < wanted + spare; ++i) free_.push_back(std::make_unique<FinishedBlock>());
    threads_.reserve(wanted);
    for (std::size_t i = 0; i < wanted; ++i) {
        {
            const std::lock_guard lock(guard_);
            ++running_;
        }
        try {
            threads_.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            const std::lock_guard lock(guard_);
            --running_;
            if (i == 0) failure_ = no_thread();
            break;
        }
    }
}

Team::~Team() {
    stop();
    threads_.clear();
}

std::unique_ptr<FinishedBlock> Team::wait_for_free() {
    std::unique_lock lock(guard_);
    free_or_stop_.wait(lock, [this] { return stop_ || !free_.empty(); });
    if (stop_) return nullptr;
    auto free = std::move(free_.back());
    free_.pop_back();
    return free;
}

void Team::work() {
    try {
        simulate::BlockWorker worker(simulation_);
        while (auto slot = wait_for_free()) {
            const std::size_t index = next_++;
            if (index >= blocks_.size()) break;
            slot->block = blocks_[index];
            worker.run(slot->block, slot->sums);
            const std::lock_guard lock(guard_);
            finished_.push_back(std::move(slot));
            finished_or_ended_.notify_one();
        }
    } catch (const std::bad_alloc&) {
        const std::lock_guard lock(guard_);
        failure_ = no_memory();
    }
    const std::lock_guard lock(guard_);
    --running_;
    finished_or_ended_.notify_one();
}

std::unique_ptr<FinishedBlock> Team::take() {
    const std::lock_guard lock(guard_);
    if (finished_.empty()) return nullptr;
    auto finished = std::move(finished_.back());
    finished_.pop_back();
    return finished;
}

void Team::give_back(std::unique_ptr<FinishedBlock> finished) {
    const std::lock_guard lock(guard_);
    free_.push_back(std::move(finished));
    free_or_stop_.notify_one();
}

void Team::wait(std::chrono::milliseconds at_most) {
    std::unique_lock lock(guard_);
    const std::size_t running = running_;
    finished_or_ended_.wait_for(lock, at_most, [&] { return !finished_.empty() || running_ != running; });
}

void Team::stop() {
    const std::lock_guard lock(guard_);
    stop_ = true;
    free_or_stop_.notify_all();
}

bool Team::done() {
    const std::lock_guard lock(guard_);
    return running_ == 0 && finished_.empty();
}

std::optional<base::Error> Team::failure() {
    const std::lock_guard lock(guard_);
    return failure_;
}

}  // namespace socle::travaux
