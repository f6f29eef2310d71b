// Internal: what the environment says of a launcher (mpirun, srun) that started this process with others.
#pragma once

#include <functional>

namespace socle::travaux {

struct Launched {
    int processes = 1;      // 1: alone
    bool counted = true;    // false: several or one, the launcher did not say
};

// `get`: std::getenv.
[[nodiscard]] Launched find_launched(const std::function<const char*(const char*)>& get);

}  // namespace socle::travaux
