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
#include <vector>

namespace socle::travaux {

// The processes that share the work. Each has the results of its part; only the first one (rank 0) writes files. Only one thread uses
// it. Make it before any file that is being written: destroyed without `finish`, it ends every process.
class Transport {
public:
    virtual ~Transport() = default;
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    [[nodiscard]] virtual int rank() const = 0;
    [[nodiscard]] virtual int size() const = 0;
    // Cores for this process: those it may use, shared with the other processes of the work on the same machine.
    [[nodiscard]] virtual unsigned cores() const = 0;

    // Every process calls it with its own text; answers true when all of them are equal.
    [[nodiscard]] virtual bool agree(std::string_view text) = 0;
    // From rank 0 to all: in place.
    virtual void broadcast(std::string& bytes) = 0;
    // To another process, without waiting. What is posted to one process comes in that order.
    virtual void post(int to, std::string bytes) = 0;
    // How many of those posted have not gone yet; they go while `outstanding` and `receive` are called.
    [[nodiscard]] virtual std::size_t outstanding() = 0;
    // A message if one has come, without waiting for one.
    [[nodiscard]] virtual bool receive(std::string& bytes) = 0;
    // Every process calls it last, with its exit status; returns when all have, with the largest.
    [[nodiscard]] virtual int finish(int status) = 0;
    // Ends every process at once.
    [[noreturn]] virtual void abort(int status) = 0;
};

// One process alone.
[[nodiscard]] std::unique_ptr<Transport> make_alone();

// What the launcher of this process asks for: MPI when it was started by mpirun or srun with several processes, else alone.
// Fails when several processes were started and this build cannot speak MPI (code "mpi-absent", "mpi-demarrage"): each would do
// the whole work and they would write the same file.
[[nodiscard]] base::Result<std::unique_ptr<Transport>> make_transport();

struct Avancement {
    std::uint32_t done = 0;     // blocks, on all machines as far as known
    std::uint32_t blocks = 0;
    std::uint32_t resumed = 0;  // of them, read from the checkpoint
    double seconds = 0;         // since the start
};

struct Options {
    unsigned threads = 0;       // 0: Transport::cores
    std::string reprise;        // checkpoint, on rank 0: continued when it exists, made otherwise; "": none
    // The series that each process keeps, by rank; empty: the first keeps them all, the others none. The first must keep some, and
    // all of them when there is a checkpoint.
    std::vector<simulate::Part> parts;
    std::string empreinte;      // of everything the result depends on: a checkpoint of another work is refused
    std::function<void(const Avancement&)> progress;  // on rank 0, at the start, about ten times a second, and at the end
    std::function<bool()> stop;  // asked about ten times a second; given, signals are left to others
};

// Fills `resultats`, made with the part of its process. Every process calls it. SIGINT and SIGTERM are watched meanwhile, unless
// `stop` is given; a second SIGINT kills at once. Fails with
//   "interrompu"            a signal, or `stop`; with a checkpoint, says how to go on. Nothing was written but the checkpoint
//   "processus-differents"  the processes do not have the same work (on all of them)
//   "reprise-autre"         the checkpoint belongs to another work, or is no checkpoint: it is left as it is
//   "reprise-occupee"       another run is writing it
//   "reprise-illisible"     it cannot be opened or read
//   "reprise-ecriture"      it cannot be written (a full disk): what it holds stays good
//   "memoire", "threads"    the machine has no more
//   "bloc-illisible"        a block came damaged from another process
// A checkpoint that was cut or damaged is continued with the blocks that are whole.
[[nodiscard]] base::Result<void> run(const simulate::Simulation& simulation, simulate::Resultats& resultats, Transport& transport, const Options& options);

// Adds up, on rank 0, what each process has in `values`; the others keep theirs. Every process calls it after `run`, with as many
// values. Fails with "processus-differents" when one has not.
[[nodiscard]] base::Result<void> add_up(std::vector<std::int64_t>& values, Transport& transport);

// Whether this process is the one to show an error of `run`: what happens to all of them is said by rank 0.
[[nodiscard]] bool is_to_be_shown(const base::Error& error, const Transport& transport);

// Removes the checkpoint, once the results are safe: a report that cannot be written does not lose the work. "" is none.
[[nodiscard]] base::Result<void> remove_reprise(const std::string& reprise);

}  // namespace socle::travaux
