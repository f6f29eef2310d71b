// Internal: national computations, one after the other, in a thread of their own.
#pragma once

#include "metrics.hpp"

#include <socle/national_run/national_run.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace socle::serveur {

enum class JobState : std::uint8_t { Waiting, Running, Done, Failed, Cancelled };
[[nodiscard]] const char* name_of(JobState state);  // "en-attente", "en-cours", "fini", "echec", "annule"

// How a computation stands at one moment.
struct JobView {
    std::string id;
    JobState state = JobState::Waiting;
    std::size_t before = 0;        // computations that wait before it
    std::int64_t done = 0;         // draws
    std::int64_t draws = 0;        // 0: nothing is drawn
    double seconds = 0;            // since it began
    std::optional<double> left{};  // seconds, as far as the speed tells
    std::optional<base::Error> error{};

    [[nodiscard]] bool over() const { return state >= JobState::Done; }
};

class Jobs {
public:
    struct Settings {
        std::size_t waiting = 0;
        std::size_t kept = 0;
        std::chrono::seconds time{0};
    };
    explicit Jobs(Settings settings);
    // Stops the computation at hand.
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    // What matiere points at must outlive this. Empty: too many wait already.
    [[nodiscard]] std::optional<JobView> add(national_run::Run run, std::uint32_t draws);
    [[nodiscard]] std::optional<JobView> find(const std::string& id);
    // Ends it, and forgets its result. False: there is none of that name.
    bool cancel(const std::string& id);
    // Null: not there, or not done.
    [[nodiscard]] std::shared_ptr<const national::Resultat> result(const std::string& id);
    // No computation goes on, none begins.
    void stop();
    [[nodiscard]] JobCounts counts();

private:
    using Clock = std::chrono::steady_clock;
    struct Job {
        std::string id;
        JobState state = JobState::Waiting;
        std::unique_ptr<national_run::Run> run;                // until it is over
        std::shared_ptr<const national::Resultat> resultat;    // when it is done
        std::int64_t draws = 0;
        std::int64_t done = 0;
        Clock::time_point began{};
        Clock::time_point ended{};
        std::optional<base::Error> error;
        std::atomic<bool> stop{false};
    };

    void work();
    void run(const std::shared_ptr<Job>& job);
    [[nodiscard]] JobView view(const Job& job) const;
    [[nodiscard]] std::shared_ptr<Job> find_job(const std::string& id) const;
    void forget_old();

    Settings settings_;
    std::mutex mutex_;
    std::condition_variable more_;
    std::list<std::shared_ptr<Job>> jobs_;  // in the order of their coming
    bool stopping_ = false;
    std::jthread thread_;
};

}  // namespace socle::serveur
