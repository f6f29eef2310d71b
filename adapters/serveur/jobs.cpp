#include "jobs.hpp"

#include "ids.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <new>

namespace socle::serveur {

namespace {

// Pages and short answers go first.
constexpr int kNiceness = 10;

}  // namespace

const char* name_of(JobState state) {
    switch (state) {
        case JobState::Waiting: return "en-attente";
        case JobState::Running: return "en-cours";
        case JobState::Done: return "fini";
        case JobState::Failed: return "echec";
        case JobState::Cancelled: return "annule";
    }
    return "";
}

Jobs::Jobs(Settings settings) : settings_(settings), thread_([this] { work(); }) {}

Jobs::~Jobs() { stop(); }

std::optional<JobView> Jobs::add(national_run::Run run, std::uint32_t draws) {
    auto job = std::make_shared<Job>();
    job->id = random_id();
    job->run = std::make_unique<national_run::Run>(std::move(run));
    job->draws = draws;
    const std::lock_guard lock(mutex_);
    const auto waiting = std::count_if(jobs_.begin(), jobs_.end(), [](const auto& one) { return one->state == JobState::Waiting; });
    if (stopping_ || static_cast<std::size_t>(waiting) >= settings_.waiting) return std::nullopt;
    forget_old();
    jobs_.push_back(job);
    more_.notify_all();
    return view(*job);
}

std::optional<JobView> Jobs::find(const std::string& id) {
    const std::lock_guard lock(mutex_);
    forget_old();
    const auto job = find_job(id);
    return job ? std::optional(view(*job)) : std::nullopt;
}

bool Jobs::cancel(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto job = find_job(id);
    if (!job) return false;
    // What has ended stays as it is: a cancel that comes a moment too late must not lose a long work.
    if (job->state == JobState::Waiting || job->state == JobState::Running) job->stop = true;
    if (job->state == JobState::Waiting) {
        job->state = JobState::Cancelled;
        job->ended = Clock::now();
        job->run.reset();
        job->resultat.reset();
    }
    return true;
}

std::shared_ptr<const national::Resultat> Jobs::result(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto job = find_job(id);
    return job && job->state == JobState::Done ? job->resultat : nullptr;
}

void Jobs::stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto& job : jobs_) {
        job->stop = true;
        if (job->state == JobState::Waiting) job->state = JobState::Cancelled;
    }
    more_.notify_all();
}

JobCounts Jobs::counts() {
    const std::lock_guard lock(mutex_);
    JobCounts counts;
    for (const auto& job : jobs_) {
        if (job->state == JobState::Waiting) ++counts.waiting;
        if (job->state == JobState::Running) ++counts.running;
        if (job->state == JobState::Done) ++counts.kept;
    }
    return counts;
}

void Jobs::work() {
    ::setpriority(PRIO_PROCESS, 0, kNiceness);
    for (;;) {
        std::shared_ptr<Job> next;
        {
            std::unique_lock lock(mutex_);
            const auto waiting = [&] { return std::find_if(jobs_.begin(), jobs_.end(), [](const auto& one) { return one->state == JobState::Waiting; }); };
            more_.wait(lock, [&] { return stopping_ || waiting() != jobs_.end(); });
            if (stopping_) return;
            next = *waiting();
            next->state = JobState::Running;
            next->began = Clock::now();
        }
        run(next);
    }
}

void Jobs::run(const std::shared_ptr<Job>& job) {
    travaux::Options options;
    options.stop = [&] { return job->stop.load(); };
    options.progress = [&](const travaux::Avancement& at) {
        const std::lock_guard lock(mutex_);
        job->done = std::min<std::int64_t>(job->draws, std::int64_t{at.done} * static_cast<std::int64_t>(simulate::kBlock));
    };
    base::Result<void> done;
    try {
        const auto alone = travaux::make_alone();
        done = job->run->compute(*alone, options);
    } catch (const std::bad_alloc&) {
        done = base::fail("memoire", "/tirages", "la mémoire du serveur manque pour ce calcul", "Demandez moins de tirages, d'années ou de réformes.");
    }
    const auto run = std::move(job->run);
    const std::lock_guard lock(mutex_);
    job->ended = Clock::now();
    if (job->stop) {
        job->state = JobState::Cancelled;
    } else if (!done) {
        job->state = JobState::Failed;
        job->error = std::move(done.error());
    } else {
        job->state = JobState::Done;
        job->done = job->draws;
        job->resultat = std::make_shared<const national::Resultat>(run->resultat());
    }
    forget_old();
}

JobView Jobs::view(const Job& job) const {
    JobView view{.id = job.id, .state = job.state, .done = job.done, .draws = job.draws, .error = job.error};
    for (const auto& other : jobs_) {
        if (other.get() == &job) break;
        if (other->state == JobState::Waiting) ++view.before;
    }
    if (job.state == JobState::Waiting) return view;
    const bool over = view.over();
    view.seconds = job.began == Clock::time_point{} ? 0 : std::chrono::duration<double>((over ? job.ended : Clock::now()) - job.began).count();
    if (!over && job.done > 0) view.left = view.seconds * static_cast<double>(job.draws - job.done) / static_cast<double>(job.done);
    return view;
}

std::shared_ptr<Jobs::Job> Jobs::find_job(const std::string& id) const {
    const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& job) { return job->id == id; });
    return found == jobs_.end() ? nullptr : *found;
}

// Finished ones, when they are too many or too old.
void Jobs::forget_old() {
    const Clock::time_point now = Clock::now();
    const auto over = [](const auto& job) { return job->state >= JobState::Done; };
    jobs_.remove_if([&](const auto& job) { return over(job) && now - job->ended > settings_.time; });
    for (auto many = std::count_if(jobs_.begin(), jobs_.end(), over); many > static_cast<std::ptrdiff_t>(settings_.kept); --many) {
        jobs_.erase(std::find_if(jobs_.begin(), jobs_.end(), over));
    }
}

}  // namespace socle::serveur
