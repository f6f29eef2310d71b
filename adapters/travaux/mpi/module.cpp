// The module that speaks MPI (interface.hpp).
#include "interface.hpp"

#include <mpi.h>

#include <sched.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

namespace {

using socle::travaux::kMpiModuleVersion;
using socle::travaux::MpiModule;
using socle::travaux::MpiPlace;

constexpr int kSizeTag = 1;
constexpr int kBytesTag = 2;
constexpr std::uint64_t kPiece = std::uint64_t{1} << 29U;  // MPI counts in int

int own_rank = 0;
bool (*stopped)() = nullptr;

// mpirun drops what it has not yet read of the messages of processes that it ends.
void abort_all(int status) {
    constexpr std::chrono::milliseconds kToBeRead{300};
    std::fflush(nullptr);
    std::this_thread::sleep_for(kToBeRead);
    MPI_Abort(MPI_COMM_WORLD, status);
}

void ended_by_error(MPI_Comm*, int* code, ...) {
    std::array<char, MPI_MAX_ERROR_STRING> text{};
    int length = 0;
    MPI_Error_string(*code, text.data(), &length);
    std::fprintf(stderr,
                 "erreur : calcul sur plusieurs processus : le processus %d ne peut plus parler aux autres (%s).\n"
                 "  → Voyez si l'un d'eux s'est arrêté, puis relancez ; avec --reprise FICHIER, un calcul arrêté peut continuer.\n",
                 own_rank, text.data());
    abort_all(1);
}

// MPI's own waiting turns round without rest, on a core that threads could use. False: told to stop meanwhile.
bool wait_for(MPI_Request& request, bool may_stop = false) {
    constexpr std::chrono::microseconds kFirst{20};
    constexpr std::chrono::microseconds kLongest{2000};
    std::chrono::microseconds pause = kFirst;
    int done = 0;
    for (MPI_Test(&request, &done, MPI_STATUS_IGNORE); done == 0; MPI_Test(&request, &done, MPI_STATUS_IGNORE)) {
        if (may_stop && stopped()) return false;
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, kLongest);
    }
    return true;
}

template <class Bytes, class Transfer>
bool in_pieces(Bytes* bytes, std::uint64_t size, bool may_stop, Transfer&& transfer) {
    for (std::uint64_t done = 0; done < size;) {
        const std::uint64_t piece = std::min(size - done, kPiece);
        MPI_Request request = MPI_REQUEST_NULL;
        transfer(bytes + done, static_cast<int>(piece), &request);
        if (!wait_for(request, may_stop)) return false;
        done += piece;
    }
    return true;
}

// A core that several processes of this machine may use counts for a part in each.
unsigned share_of_cores() {
    cpu_set_t mine;
    CPU_ZERO(&mine);
    if (::sched_getaffinity(0, sizeof mine, &mine) != 0) return 1;
    MPI_Comm machine = MPI_COMM_NULL;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
    int processes = 1;
    MPI_Comm_size(machine, &processes);
    std::vector<cpu_set_t> all(static_cast<std::size_t>(processes));
    MPI_Allgather(&mine, sizeof mine, MPI_BYTE, all.data(), sizeof mine, MPI_BYTE, machine);
    MPI_Comm_free(&machine);
    double share = 0;
    for (std::size_t core = 0; core < CPU_SETSIZE; ++core) {
        if (!CPU_ISSET(core, &mine)) continue;
        const auto users = std::count_if(all.begin(), all.end(), [core](const cpu_set_t& one) { return CPU_ISSET(core, &one); });
        share += 1.0 / static_cast<double>(users);
    }
    constexpr double kRounding = 1e-6;
    return std::max(1U, static_cast<unsigned>(share + kRounding));
}

bool start(MpiPlace* place, bool (*is_stopped)()) {
    stopped = is_stopped;
    int provided = 0;
    if (MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided) != MPI_SUCCESS || provided < MPI_THREAD_FUNNELED) return false;
    MPI_Errhandler handler = MPI_ERRHANDLER_NULL;
    MPI_Comm_create_errhandler(ended_by_error, &handler);
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, handler);
    MPI_Comm_rank(MPI_COMM_WORLD, &place->rank);
    MPI_Comm_size(MPI_COMM_WORLD, &place->size);
    own_rank = place->rank;
    place->cores = share_of_cores();
    return true;
}

int reduce(int mine, MPI_Op operation) {
    int result = 0;
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Iallreduce(&mine, &result, 1, MPI_INT, operation, MPI_COMM_WORLD, &request);
    wait_for(request);
    return result;
}

bool all(bool mine) { return reduce(mine ? 1 : 0, MPI_MIN) == 1; }

void broadcast(char* bytes, std::uint64_t size) {
    in_pieces(bytes, size, false, [](char* at, int count, MPI_Request* request) { MPI_Ibcast(at, count, MPI_BYTE, 0, MPI_COMM_WORLD, request); });
}

// A message on its way.
struct Posted {
    std::uint64_t size;
    std::vector<MPI_Request> requests;
};

void* post(int to, const char* bytes, std::uint64_t size) {
    auto posted = std::make_unique<Posted>(size);
    posted->requests.resize(1 + (size + kPiece - 1) / kPiece, MPI_REQUEST_NULL);
    MPI_Request* request = posted->requests.data();
    MPI_Isend(&posted->size, 1, MPI_UINT64_T, to, kSizeTag, MPI_COMM_WORLD, request++);
    for (std::uint64_t done = 0; done < size; done += kPiece) {
        MPI_Isend(bytes + done, static_cast<int>(std::min(size - done, kPiece)), MPI_BYTE, to, kBytesTag, MPI_COMM_WORLD, request++);
    }
    return posted.release();
}

bool sent(void* posted) {
    auto* message = static_cast<Posted*>(posted);
    int done = 0;
    MPI_Testall(static_cast<int>(message->requests.size()), message->requests.data(), &done, MPI_STATUSES_IGNORE);
    if (done != 0) delete message;
    return done != 0;
}

int next(std::uint64_t* size) {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, kSizeTag, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return -1;
    MPI_Recv(size, 1, MPI_UINT64_T, status.MPI_SOURCE, kSizeTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return status.MPI_SOURCE;
}

bool receive(int from, char* bytes, std::uint64_t size) {
    return in_pieces(bytes, size, true, [from](char* at, int count, MPI_Request* request) {
        MPI_Irecv(at, count, MPI_BYTE, from, kBytesTag, MPI_COMM_WORLD, request);
    });
}

int finish(int status) {
    const int largest = reduce(status, MPI_MAX);
    MPI_Finalize();
    return largest;
}

constexpr MpiModule kModule{kMpiModuleVersion, start, all, broadcast, post, sent, next, receive, finish, abort_all};

}  // namespace

extern "C" __attribute__((visibility("default"))) const MpiModule* socle_mpi_module() { return &kModule; }
