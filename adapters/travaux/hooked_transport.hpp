// For tests: transports that call back, and several processes played by threads.
#pragma once

#include <socle/travaux/travaux.hpp>

#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace socle::travaux {

// One process alone; `each_turn` is called each time run looks for messages.
class HookedTransport final : public Transport {
public:
    explicit HookedTransport(std::function<void()> each_turn) : each_turn_(std::move(each_turn)) {}
    // A message that comes as soon as it is looked for.
    explicit HookedTransport(std::string message) : each_turn_([] {}), message_(std::move(message)) {}

    [[nodiscard]] int rank() const override { return 0; }
    [[nodiscard]] int size() const override { return 1; }
    [[nodiscard]] unsigned cores() const override { return 2; }
    [[nodiscard]] bool agree(std::string_view) override { return true; }
    void broadcast(std::string&) override {}
    void post(int, std::string) override {}
    [[nodiscard]] std::size_t outstanding() override { return 0; }
    [[nodiscard]] bool receive(std::string& bytes) override {
        each_turn_();
        bytes = message_;
        return !message_.empty();
    }
    [[nodiscard]] int finish(int status) override { return status; }
    [[noreturn]] void abort(int status) override { std::_Exit(status); }

private:
    std::function<void()> each_turn_;
    std::string message_;
};

// What the processes of a work share.
class FakeMachines {
public:
    explicit FakeMachines(int size) : size_(size) {}
    [[nodiscard]] std::unique_ptr<Transport> transport(int rank) { return std::make_unique<Fake>(*this, rank); }

private:
    class Fake final : public Transport {
    public:
        Fake(FakeMachines& machines, int rank) : machines_(machines), rank_(rank) {}
        [[nodiscard]] int rank() const override { return rank_; }
        [[nodiscard]] int size() const override { return machines_.size_; }
        [[nodiscard]] unsigned cores() const override { return 1; }
        [[nodiscard]] bool agree(std::string_view text) override {
            const std::vector<std::string> all = machines_.exchange(std::string(text));
            for (const std::string& one : all) {
                if (one != all.front()) return false;
            }
            return true;
        }
        void broadcast(std::string& bytes) override {
            for (const std::string& one : machines_.exchange(rank_ == 0 ? "0" + bytes : std::string())) {
                if (!one.empty()) bytes = one.substr(1);
            }
        }
        void post(int to, std::string bytes) override {
            const std::lock_guard lock(machines_.guard_);
            machines_.messages_[to].push_back(std::move(bytes));
        }
        [[nodiscard]] std::size_t outstanding() override { return 0; }
        [[nodiscard]] bool receive(std::string& bytes) override {
            const std::lock_guard lock(machines_.guard_);
            std::deque<std::string>& mine = machines_.messages_[rank_];
            if (mine.empty()) return false;
            bytes = std::move(mine.front());
            mine.pop_front();
            return true;
        }
        [[nodiscard]] int finish(int status) override { return status; }
        [[noreturn]] void abort(int status) override { std::_Exit(status); }

    private:
        FakeMachines& machines_;
        int rank_;
    };

    // Every process gives a text and gets all of them, in any order.
    std::vector<std::string> exchange(std::string text) {
        std::unique_lock lock(guard_);
        const std::size_t round = round_;
        given_.push_back(std::move(text));
        if (given_.size() == static_cast<std::size_t>(size_)) {
            all_ = std::exchange(given_, {});
            ++round_;
            everyone_.notify_all();
        }
        everyone_.wait(lock, [&] { return round_ != round; });
        return all_;
    }

    int size_;
    std::mutex guard_;
    std::condition_variable everyone_;
    std::size_t round_ = 0;
    std::vector<std::string> given_;
    std::vector<std::string> all_;
    std::map<int, std::deque<std::string>> messages_;  // by receiver
};

}  // namespace socle::travaux
