// Internal: threads that make blocks, and the bounded queue through which finished ones come out.
#pragma once

#include <socle/base/error.hpp>
#include <socle/simulate/block.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace socle::travaux {

struct FinishedBlock {
    std::uint32_t block = 0;
    std::vector<simulate::BlockSums> sums;
};

// Memory is bounded by the number of FinishedBlock, made once and handed round: a thread that finds none free waits.
class Team {
public:
    // Starts at once. Fewer threads are used when there are fewer blocks, or when the system gives no more.
    Team(const simulate::Simulation& simulation, std::vector<std::uint32_t> blocks, unsigned threads);
    ~Team();  // stops, and waits for the blocks being made
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;

    // A finished block, or null when there is none at the moment. To be given back.
    [[nodiscard]] std::unique_ptr<FinishedBlock> take();
    void give_back(std::unique_ptr<FinishedBlock> finished);

    // Until a block is finished, a thread ends or the time has passed.
    void wait(std::chrono::milliseconds at_most);

    // Threads end after the block at hand.
    void stop();
    // Every thread has ended and every finished block was taken.
    [[nodiscard]] bool done();
    // Why a thread ended before its time.
    [[nodiscard]] std::optional<base::Error> failure();

private:
    void work();
    [[nodiscard]] std::unique_ptr<FinishedBlock> wait_for_free();

    const simulate::Simulation& simulation_;
    const std::vector<std::uint32_t> blocks_;
    std::atomic<std::size_t> next_{0};

    std::mutex guard_;
    std::condition_variable free_or_stop_;
    std::condition_variable finished_or_ended_;
    std::vector<std::unique_ptr<FinishedBlock>> free_;
    std::vector<std::unique_ptr<FinishedBlock>> finished_;
    std::size_t running_ = 0;
    bool stop_ = false;
    std::optional<base::Error> failure_;

    std::vector<std::jthread> threads_;
};

}  // namespace socle::travaux
