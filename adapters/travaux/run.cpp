#include "checkpoint.hpp"
#include "signals.hpp"
#include "team.hpp"

#include <socle/travaux/travaux.hpp>

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>

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

// Rank 0: puts every block in the results and in the checkpoint.
class Gathering {
public:
    Gathering(const simulate::Simulation& simulation, simulate::Resultats& resultats, Transport& transport, const Options& options)
        : simulation_(simulation), resultats_(resultats), transport_(transport), options_(options) {}

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
        while (!resultats_.complete() && !(stopping && team.done())) {
            if (auto failure = team.failure()) return std::unexpected(std::move(*failure));
            const auto local = take_local(team);
            if (!local) return std::unexpected(local.error());
            const auto remote = take_remote();
            if (!remote) return std::unexpected(remote.error());
            if (!stopping && told_to_stop(options_)) {
                stopping = true;
                team.stop();
                // Before waiting for the blocks at hand: a launcher that stops its processes may kill them a second later.
                if (auto synced = sync(); !synced) return synced;
            }
            show_progress(false);
            if (!*local && !*remote) team.wait(transport_.size() > 1 ? kBetweenLooks : kBetweenProgress);
        }
        if (auto synced = sync(); !synced) return synced;
        show_progress(true);
        if (!resultats_.complete()) return std::unexpected(interrupted(resultats_, transport_, options_));
        return {};
    }

private:
    base::Result<bool> take_local(Team& team) {
        auto finished = team.take();
        if (!finished) return false;
        resultats_.put(finished->block, finished->sums);
        if (checkpoint_) {
            simulate::encode(simulation_, finished->block, finished->sums, bytes_);
            if (auto kept = checkpoint_->append(bytes_); !kept) return std::unexpected(std::move(kept.error()));
        }
        team.give_back(std::move(finished));
        return true;
    }

    base::Result<bool> take_remote() {
        if (!transport_.receive(bytes_)) return false;
        if (auto read = simulate::decode(simulation_, bytes_, decoded_); !read) return std::unexpected(std::move(read.error()));
        resultats_.put(decoded_.block, decoded_.sums);
        if (checkpoint_) {
            if (auto kept = checkpoint_->append(bytes_); !kept) return std::unexpected(std::move(kept.error()));
        }
        return true;
    }

    base::Result<void> sync() { return checkpoint_ ? checkpoint_->sync() : base::Result<void>{}; }

    void show_progress(bool now) {
        if (!options_.progress) return;
        const auto time = Clock::now();
        if (!now && time - shown_at_ < kBetweenProgress) return;
        shown_at_ = time;
        options_.progress({resultats_.done(), resultats_.blocks(), resumed_, std::chrono::duration<double>(time - began_at_).count()});
    }

    const simulate::Simulation& simulation_;
    simulate::Resultats& resultats_;
    Transport& transport_;
    const Options& options_;
    std::optional<Checkpoint> checkpoint_;
    std::uint32_t resumed_ = 0;
    std::string bytes_;
    simulate::Decoded decoded_;
    Clock::time_point began_at_ = Clock::now();
    Clock::time_point shown_at_ = began_at_;
};

// The other ranks.
base::Result<void> make_and_send(const simulate::Simulation& simulation, Team& team, const simulate::Resultats& resultats, Transport& transport, const Options& options) {
    std::string bytes;
    while (!team.done()) {
        if (auto failure = team.failure()) return std::unexpected(std::move(*failure));
        if (told_to_stop(options)) {
            team.stop();
            std::this_thread::sleep_for(kForRankZero);
            return std::unexpected(interrupted(resultats, transport, options));
        }
        if (auto finished = team.take()) {
            simulate::encode(simulation, finished->block, finished->sums, bytes);
            team.give_back(std::move(finished));
            transport.send(bytes);
        } else {
            team.wait(kBetweenProgress);
        }
    }
    if (auto failure = team.failure()) return std::unexpected(std::move(*failure));
    return {};
}

}  // namespace

base::Result<void> run(const simulate::Simulation& simulation, simulate::Resultats& resultats, Transport& transport, const Options& options) {
    if (!transport.agree(options.empreinte + '\n' + std::to_string(simulate::encoded_size(simulation)) + '\n' + std::to_string(simulation.draws))) {
        return base::fail("processus-differents", "calcul sur plusieurs processus", "les processus n'ont pas tous le même calcul à faire",
                          "Vérifiez que chaque machine a le même programme, le même dossier de droit et les mêmes fichiers d'entrée.");
    }
    if (transport.rank() != 0) {
        std::string made;
        transport.broadcast(made);
        std::optional<SignalWatch> watch;
        if (!options.stop) watch.emplace();
        Team team(simulation, share_of(made, transport), threads_of(options, transport));
        return make_and_send(simulation, team, resultats, transport, options);
    }
    Gathering gathering(simulation, resultats, transport, options);
    if (auto started = gathering.start(); !started) return started;
    std::string made = gathering.made();
    transport.broadcast(made);
    std::optional<SignalWatch> watch;
    if (!options.stop) watch.emplace();
    Team team(simulation, share_of(made, transport), threads_of(options, transport));
    return gathering.work(team);
}

bool is_to_be_shown(const base::Error& error, const Transport& transport) {
    return transport.rank() == 0 || (error.code != "interrompu" && error.code != "processus-differents");
}

base::Result<void> remove_reprise(const std::string& reprise) {
    if (reprise.empty() || ::unlink(reprise.c_str()) == 0 || errno == ENOENT) return {};
    return base::fail("reprise-ecriture", reprise, "le point de reprise ne peut être supprimé", "Supprimez-le : il ne sert plus.");
}

}  // namespace socle::travaux
