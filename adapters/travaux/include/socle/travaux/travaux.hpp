// Long work: the blocks of a simulation on every core, on several machines, with progress, checkpoints and a clean stop.
//
// The result is the same to the last bit whatever the number of threads or processes, and whether the work was interrupted.
#pragma once

#include <socle/base/error.hpp>
#include <socle/simulate/resultats.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace socle::travaux {

// The processes that share the work. Only the first one (rank 0) has results and writes files.
class Transport {
public:
    virtual ~Transport() = default;
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    [[nodiscard]] virtual int rank() const = 0;
    [[nodiscard]] virtual int size() const = 0;

    // Every process calls it with its own text; answers true when all of them are equal.
    [[nodiscard]] virtual bool agree(std::string_view text) = 0;
    // From rank 0 to all: in place.
    virtual void broadcast(std::string& bytes) = 0;
    // To rank 0.
    virtual void send(std::string_view bytes) = 0;
    // On rank 0: a message if one has come, without waiting.
    [[nodiscard]] virtual bool receive(std::string& bytes) = 0;
    // Every process calls it; returns when all have.
    virtual void wait_all() = 0;
    // Ends every process at once.
    [[noreturn]] virtual void abort(int status) = 0;
};

// One process alone.
[[nodiscard]] std::unique_ptr<Transport> make_alone();

// What the launcher of this process asks for: MPI when it was started by mpirun or srun with several processes, else alone.
// Fails when several processes were started and this build cannot speak MPI: each would do the whole work and they would
// write the same file.
[[nodiscard]] base::Result<std::unique_ptr<Transport>> make_transport();

struct Avancement {
    std::uint32_t done = 0;     // blocks, on all machines as far as known
    std::uint32_t blocks = 0;
    std::uint32_t resumed = 0;  // of them, read from the checkpoint
    double seconds = 0;         // since the start
};

struct Options {
    unsigned threads = 0;       // 0: every core this process may use
    std::string reprise;        // checkpoint: continued when it exists, made otherwise, removed at the end; "": none
    std::string empreinte;      // of everything the result depends on: a checkpoint of another work is refused
    std::function<void(const Avancement&)> progress;  // on rank 0, about ten times a second
};

// Fills `resultats` (on rank 0). Fails when interrupted (SIGINT, SIGTERM: code "interrompu"; with a checkpoint, says how to go
// on), when the checkpoint belongs to another work, is damaged or cannot be written.
[[nodiscard]] base::Result<void> run(const simulate::Simulation& simulation, simulate::Resultats& resultats, Transport& transport, const Options& options);

}  // namespace socle::travaux
