// Internal: what the program asks of the module that speaks MPI. Plain functions in a table, so that the program is built and
// runs without MPI; the module is loaded only by processes that a launcher started together (docs/decisions/0013).
//
// One thread calls all of this. Waiting sleeps: no core is kept busy. An error of MPI ends every process, with a message.
#pragma once

#include <cstdint>

namespace socle::travaux {

struct MpiPlace {
    int rank = 0;
    int size = 1;
    unsigned cores = 1;  // for this process (Transport::cores)
};

struct MpiModule {
    std::uint32_t version;  // kMpiModuleVersion of the program that it was built with

    // False: MPI does not start. `stopped` is asked while `receive` waits for another process, which may be dead.
    bool (*start)(MpiPlace* place, bool (*stopped)());
    bool (*all)(bool mine);                                       // every process calls it: true when true for all
    void (*broadcast)(char* bytes, std::uint64_t size);           // from rank 0; the same size everywhere
    void* (*post)(int to, const char* bytes, std::uint64_t size); // begins to send, without waiting: the bytes must stay
    bool (*sent)(void* posted);                                   // true, once only: they have gone, and `posted` with them
    int (*next)(std::uint64_t* size);                             // a message that has come: who from, and its size; -1: none
    bool (*receive)(int from, char* bytes, std::uint64_t size);   // the message that `next` told; false: given up, the bytes must stay
    int (*finish)(int status);                                    // the largest status of all; MPI cannot be used after
    void (*abort)(int status);
};

inline constexpr std::uint32_t kMpiModuleVersion = 2;
inline constexpr const char* kMpiModuleSymbol = "socle_mpi_module";
inline constexpr const char* kMpiModuleFile = "libsocle_mpi.so";

}  // namespace socle::travaux

// What the module exports.
extern "C" const socle::travaux::MpiModule* socle_mpi_module();
