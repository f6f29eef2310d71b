// The core makes no threads; who may, gives them as a function.
#pragma once

#include <cstddef>
#include <functional>

namespace socle::base {

// Does `each(0)` to `each(count - 1)`, in any order, perhaps several at a time, and returns when all are done.
using Parallel = std::function<void(std::size_t count, const std::function<void(std::size_t)>& each)>;

[[nodiscard]] inline Parallel one_by_one() {
    return [](std::size_t count, const std::function<void(std::size_t)>& each) {
        for (std::size_t i = 0; i < count; ++i) each(i);
    };
}

}  // namespace socle::base
