#include "launched.hpp"

#include <charconv>
#include <string_view>

namespace socle::travaux {

Launched find_launched(const std::function<const char*(const char*)>& get) {
    // Open MPI; PMI (MPICH, Intel MPI, srun --mpi=pmi2).
    for (const char* variable : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
        const char* value = get(variable);
        if (value == nullptr) continue;
        const std::string_view text = value;
        int processes = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), processes);
        if (error == std::errc() && end == text.data() + text.size() && processes >= 1) return {processes, true};
    }
    // srun --mpi=pmix tells each process its rank, not how many there are.
    if (get("PMIX_RANK") != nullptr) return {1, false};
    return {};
}

}  // namespace socle::travaux
