#include <socle/travaux/parallel.hpp>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace socle::travaux {

std::function<void(std::size_t, const std::function<void(std::size_t)>&)> make_parallel(unsigned threads) {
    const unsigned wanted = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    return [wanted](std::size_t count, const std::function<void(std::size_t)>& each) {
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            for (std::size_t i = next++; i < count; i = next++) each(i);
        };
        std::vector<std::jthread> others;
        for (unsigned t = 1; t < wanted && t < count; ++t) others.emplace_back(work);
        work();
    };
}

}  // namespace socle::travaux
