#include <socle/csv/lot.hpp>

#include "lot_block.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace socle::csv {

namespace {

// Blocks are read one after the other, worked on at the same time, and written in the order in which they were read.
class Pipeline {
public:
    Pipeline(const LotPlan& plan, Reader& reader, const Sink& output, const Sink& rejects) : plan_(plan), reader_(reader), output_(output), rejects_(rejects) {}

    base::Result<LotResult> run(unsigned threads) {
        Output header;
        plan_.header(header);
        if (auto done = output_(header.text()); !done) return std::unexpected(std::move(done.error()));
        {
            std::vector<std::jthread> others;
            for (unsigned t = 1; t < threads; ++t) others.emplace_back([this] { work(); });
            work();
        }
        if (error_) return std::unexpected(std::move(*error_));
        return result_;
    }

private:
    void work() {
        LotWorker worker(plan_);
        Block block;
        std::uint64_t number = 0;
        while (take(block, number)) {
            const bool done = worker.run(block, [&] { return write(worker, number); });
            if (!done || !write(worker, number)) return;
            const std::lock_guard lock(turn_mutex_);
            ++turn_;
            turned_.notify_all();
        }
    }

    bool take(Block& block, std::uint64_t& number) {
        const std::lock_guard lock(read_mutex_);
        if (at_end_ || stopped()) return false;
        at_end_ = !reader_.next_block(block);
        if (!at_end_) number = taken_++;
        return !at_end_;
    }

    bool stopped() {
        const std::lock_guard lock(turn_mutex_);
        return error_.has_value();
    }

    // Waits until the blocks before this one are written. False when the work has stopped.
    bool write(LotWorker& worker, std::uint64_t number) {
        std::unique_lock lock(turn_mutex_);
        turned_.wait(lock, [&] { return turn_ == number || error_; });
        if (error_) return false;
        lock.unlock();  // only the thread whose turn it is comes here
        auto done = worker.output.size() > 0 ? output_(worker.output.text()) : base::Result<void>();
        if (done && !worker.rejects.empty()) {
            if (result_.rejected == 0) worker.rejects.insert(0, "ligne,id,colonne,raison,remede\n");
            done = rejects_(worker.rejects);
        }
        result_.computed += std::exchange(worker.computed, 0);
        result_.rejected += std::exchange(worker.rejected, 0);
        worker.output.clear();
        worker.rejects.clear();
        if (done) return true;
        lock.lock();
        error_ = std::move(done.error());
        turned_.notify_all();
        return false;
    }

    const LotPlan& plan_;
    Reader& reader_;
    const Sink& output_;
    const Sink& rejects_;
    std::mutex read_mutex_;
    std::uint64_t taken_ = 0;
    bool at_end_ = false;
    std::mutex turn_mutex_;
    std::condition_variable turned_;
    std::uint64_t turn_ = 0;  // block that may be written
    LotResult result_;
    std::optional<base::Error> error_;
};

}  // namespace

base::Result<LotResult> run_lot(const app::Engine& engine, Reader& reader, const Sink& output, const Sink& rejects, const LotOptions& options) {
    std::vector<std::string_view> fields;
    const Status first = reader.next(fields);
    if (first == Status::End) {
        return base::fail("fichier-vide", "entrée", "le fichier est vide", "La première ligne doit nommer les colonnes : id, date et population au moins.");
    }
    if (first != Status::Record) {
        Reject why = describe(first);
        return base::fail("entete-illisible", "ligne " + std::to_string(reader.line()), std::move(why.reason), std::move(why.remedy));
    }
    auto columns = read_header(engine.law(), fields);
    if (!columns) return std::unexpected(std::move(columns.error()));
    const LotPlan plan(engine, std::move(*columns), reader.separator(), options.separator);
    return Pipeline(plan, reader, output, rejects).run(std::clamp(options.threads, 1U, kMaxThreads));
}

}  // namespace socle::csv
