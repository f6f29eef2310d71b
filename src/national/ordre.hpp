// Internal: values of given ranks among many, without sorting them all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace socle::national::detail {

// found[i] is the value that would stand at ranks[i] (rising, below values.size()) if `values` were sorted. Memory is kept from one
// call to the next.
class OrderStatistics {
public:
    void find(std::span<const std::int64_t> values, std::span<const std::size_t> ranks, std::span<std::int64_t> found);

private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint8_t> wanted_;
    std::vector<std::int64_t> kept_;
    std::vector<std::size_t> places_;
};

}  // namespace socle::national::detail
