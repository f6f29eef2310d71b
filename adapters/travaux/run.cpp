#include "checkpoint.hpp"
#include "signals.hpp"
#include "team.hpp"

#include <socle/travaux/travaux.hpp>

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <thread>
#include <utility>

namespace socle::travaux {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetweenProgress{100};
constexpr std::chrono::milliseconds kBetweenLooks{2};  // for messages of other processes
// A process that ends makes the launcher kill the others: rank 0 saves its checkpoint and says so first.
constexpr std::chrono::milliseconds kForRankZero{1500};

unsigned threads_of(const Options& options, const Transport& transport) { return options.threads > 0 ? options.threads : transport.cores(); }

bool told_to_stop(const Options& options) { return options.stop ? options.stop() : SignalWatch::seen() != 0; }

base::Error interrupted(const simulate::Resultats& resultats, const Transport& transport, const Options& options) {
    const std::string& reprise = options.reprise;
    const std::string by = options.stop ? "" : SignalWatch::seen() == SIGINT ? " (SIGINT)" : " (SIGTERM)";
    std::string reason = "le calcul a été arrêté" + by + " après " + std::to_string(resultats.done()) + (resultats.done() < 2 ? " bloc" : " blocs") + " de tirages sur " +
                         std::to_string(resultats.blocks());
    if (transport.size() > 1) reason += " ; si personne ne l'a demandé, un des autres processus a fini avant l'heure : voyez ses messages";
    std::string remedy = reprise.empty() ? "Rien n'a été écrit. Relancez la commande ; avec --reprise FICHIER, un calcul arrêté peut continuer."
                                         : "Relancez la même commande avec --reprise " + reprise + " : il continuera où il s'est arrêté.";
    return {"interrompu", "calcul", std::move(reason), std::move(remedy)};
}

base::Result<void> different() {
    return base::fail("processus-differents", "calcul sur plusieurs processus", "les processus n'ont pas tous le même calcul à faire",
                      "Vérifiez que chaque machine a le même programme, le même dossier de droit et les mêmes fichiers d'entrée.");
}

// Blocks still to be made, for one process: every size-th.
std::vector<std::uint32_t> share_of(const std::string& made, const Transport& transport) {
    std::vector<std::uint32_t> mine;
    std::size_t index = 0;
    for (std::uint32_t block = 0; block < made.size(); ++block) {
        if (made[block] != 0) continue;
        if (index++ % static_cast<std::size_t>(transport.size()) == static_cast<std::size_t>(transport.rank())) mine.push_back(block);
    }
    return mine;
}

// The first process keeps all when nobody says who keeps what.
std::vector<simulate::Part> parts_of(const simulate::Simulation& simulation, const Transport& transport, const Options& options) {
    if (!options.parts.empty()) return options.parts;
    std::vector<simulate::Part> parts(static_cast<std::size_t>(transport.size()));
    parts.front() = simulate::whole(simulation.series);
    return parts;
}

// One process: makes its share of the blocks, sends each of the others what that one keeps of them, and gathers what it keeps itself
// of all blocks. Rank 0 has the checkpoint, the progress, and the last word on a work that was stopped.
class Exchange {
public:
    Exchange(const simulate::Simulation& simulation, simulate::Resultats& resultats, Transport& transport, const Options& options)
        : simulation_(simulation),
          resultats_(resultats),
          transport_(transport),
          options_(options),
          parts_(parts_of(simulation, transport, options)),
          first_(transport.rank() == 0),
          keeps_(!parts_[static_cast<std::size_t>(transport.rank())].empty()),
          most_outstanding_(2 * parts_.size()) {}

    // On rank 0.
    base::Result<void> start() {
        if (options_.reprise.empty()) return {};
        auto opened = Checkpoint::open(options_.reprise, simulation_, options_.empreinte);
        if (!opened) return std::unexpected(std::move(opened.error()));
        checkpoint_.emplace(std::move(*opened));
        if (auto restored = checkpoint_->restore(simulation_, resultats_); !restored) return restored;
        resumed_ = resultats_.done();
        return {};
    }

    [[nodiscard]] std::string made() const {
        std::string made(resultats_.blocks(), '\0');
        for (std::uint32_t block = 0; block < resultats_.blocks(); ++block) made[block] = resultats_.has(block) ? 1 : 0;
        return made;
    }

    base::Result<void> work(Team& team) {
        show_progress(true);
        bool stopping = false;
        while (!(stopping ? team.done() : finished(team))) {
            if (auto failure = team.failure()) return std::unexpected(std::move(*failure));
            const auto local = take_local(team, stopping);
            if (!local) return std::unexpected(local.error());
            const auto remote = take_remote();
            if (!remote) return std::unexpected(remote.error());
            if (!stopping && told_to_stop(options_)) {
                stopping = true;
                team.stop();
                if (!first_) return leave_to_rank_zero();
                // Before waiting for the blocks at hand: a launcher that stops its processes may kill them a second later.
                if (auto synced = sync(); !synced) return synced;
            }
            show_progress(false);
            if (!*local && !*remote) wait(team);
        }
        if (auto failure = team.failure()) return std::unexpected(std::move(*failure));
        if (auto synced = sync(); !synced) return synced;
        show_progress(true);
        if (!finished(team)) return std::unexpected(interrupted(resultats_, transport_, options_));
        return {};
    }

private:
    [[nodiscard]] bool full() { return transport_.outstanding() >= most_outstanding_; }

    void wait(Team& team) {
        if (transport_.size() == 1) {
            team.wait(kBetweenProgress);
        } else if (full()) {
            std::this_thread::sleep_for(kBetweenLooks);
        } else {
            team.wait(kBetweenLooks);
        }
    }

    bool finished(Team& team) { return (keeps_ ? resultats_.complete() : team.done()) && transport_.outstanding() == 0; }

    base::Result<void> leave_to_rank_zero() {
        std::this_thread::sleep_for(kForRankZero);
        return std::unexpected(interrupted(resultats_, transport_, options_));
    }

    base::Result<bool> take_local(Team& team, bool stopping) {
        // A process that is slow to take its messages must not fill the memory of the others.
        if (!stopping && full()) return false;
        auto finished = team.take();
        if (!finished) return false;
        for (int rank = 0; rank < transport_.size() && !stopping; ++rank) {
            const simulate::Part& theirs = parts_[static_cast<std::size_t>(rank)];
            if (rank == transport_.rank() || theirs.empty()) continue;
            std::string bytes;
            simulate::encode(simulation_, finished->block, finished->sums, theirs, bytes);
            transport_.post(rank, std::move(bytes));
        }
        if (keeps_) resultats_.put(finished->block, finished->sums);
        if (checkpoint_) {
            simulate::encode(simulation_, finished->block, finished->sums, resultats_.part(), bytes_);
            if (auto kept = checkpoint_->append(bytes_); !kept) return std::unexpected(std::move(kept.error()));
        }
        team.give_back(std::move(finished));
        return true;
    }

    base::Result<bool> take_remote() {
        if (!transport_.receive(bytes_)) return false;
        if (auto read = resultats_.put(bytes_); !read) return std::unexpected(std::move(read.error()));
        if (checkpoint_) {
            if (auto kept = checkpoint_->append(bytes_); !kept) return std::unexpected(std::move(kept.error()));
        }
        return true;
    }

    base::Result<void> sync() { return checkpoint_ ? checkpoint_->sync() : base::Result<void>{}; }

    void show_progress(bool now) {
        if (!first_ || !options_.progress) return;
        const auto time = Clock::now();
        if (!now && time - shown_at_ < kBetweenProgress) return;
        shown_at_ = time;
        options_.progress({resultats_.done(), resultats_.blocks(), resumed_, std::chrono::duration<double>(time - began_at_).count()});
    }

    const simulate::Simulation& simulation_;
    simulate::Resultats& resultats_;
    Transport& transport_;
    const Options& options_;
    std::vector<simulate::Part> parts_;  // by rank
    bool first_;                         // rank 0
    bool keeps_;                         // some part
    std::size_t most_outstanding_;
    std::optional<Checkpoint> checkpoint_;
    std::uint32_t resumed_ = 0;
    std::string bytes_;
    Clock::time_point began_at_ = Clock::now();
    Clock::time_point shown_at_ = began_at_;
};

}  // namespace

base::Result<void> run(const simulate::Simulation& simulation, simulate::Resultats& resultats, Transport& transport, const Options& options) {
    const std::string sizes = std::to_string(simulate::encoded_size(simulation, simulate::whole(simulation.series))) + '\n' + std::to_string(simulation.draws);
    if (!transport.agree(options.empreinte + '\n' + sizes)) return different();
    Exchange exchange(simulation, resultats, transport, options);
    std::string made;
    if (transport.rank() == 0) {
        if (auto started = exchange.start(); !started) return started;
        made = exchange.made();
    }
    transport.broadcast(made);
    std::optional<SignalWatch> watch;
    if (!options.stop) watch.emplace();
    Team team(simulation, share_of(made, transport), threads_of(options, transport));
    return exchange.work(team);
}

base::Result<void> add_up(std::vector<std::int64_t>& values, Transport& transport) {
    if (transport.size() == 1) return {};
    // All are here: no block can come any more, and be taken for these values.
    if (!transport.agree(std::to_string(values.size()))) return different();
    if (transport.rank() != 0) {
        transport.post(0, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::int64_t)});
        while (transport.outstanding() > 0) std::this_thread::sleep_for(kBetweenLooks);
        return {};
    }
    std::string bytes;
    std::vector<std::int64_t> theirs(values.size());
    for (int others = transport.size() - 1; others > 0; --others) {
        while (!transport.receive(bytes)) std::this_thread::sleep_for(kBetweenLooks);
        if (bytes.size() != values.size() * sizeof(std::int64_t)) return different();
        std::memcpy(theirs.data(), bytes.data(), bytes.size());
        for (std::size_t i = 0; i < values.size(); ++i) values[i] += theirs[i];
    }
    return {};
}

bool is_to_be_shown(const base::Error& error, const Transport& transport) {
    return transport.rank() == 0 || (error.code != "interrompu" && error.code != "processus-differents");
}

base::Result<void> remove_reprise(const std::string& reprise) {
    if (reprise.empty() || ::unlink(reprise.c_str()) == 0 || errno == ENOENT) return {};
    return base::fail("reprise-ecriture", reprise, "le point de reprise ne peut être supprimé", "Supprimez-le : il ne sert plus.");
}

}  // namespace socle::travaux
