// Short work on several cores.
#pragma once

#include <cstddef>
#include <functional>

namespace socle::travaux {

// A function that does each(0) to each(count - 1) on `threads` threads (0: the cores this process may use) and returns when all
// are done. `each` must not throw, and must not care for the order.
[[nodiscard]] std::function<void(std::size_t count, const std::function<void(std::size_t)>& each)> make_parallel(unsigned threads);

}  // namespace socle::travaux
