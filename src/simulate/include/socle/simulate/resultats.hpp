// The sums of all the draws, gathered block by block in any order, and their form as bytes for files and other machines.
#pragma once

#include <socle/base/error.hpp>
#include <socle/simulate/block.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socle::simulate {

class Resultats {
public:
    // `gathers`: false for a process that only sends its blocks, which needs no memory for them; put() is then not for it.
    explicit Resultats(const Simulation& simulation, bool gathers = true);

    [[nodiscard]] std::uint32_t blocks() const { return static_cast<std::uint32_t>(done_.size()); }
    [[nodiscard]] std::uint32_t done() const { return done_count_; }
    [[nodiscard]] bool has(std::uint32_t block) const { return done_[block]; }
    [[nodiscard]] bool complete() const { return done_count_ == done_.size(); }

    // Precondition: `sums` has the shape of the simulation, one for each law. A block already there is left as it is.
    void put(std::uint32_t block, const std::vector<BlockSums>& sums);

    // Every draw of a series (Series::index), in the order of draws; those of blocks that are not there yet are anything.
    [[nodiscard]] std::span<const std::int64_t> series(std::size_t law, std::size_t index) const;
    // Rights over the window of each member of the cohort, summed over the draws.
    [[nodiscard]] std::span<const std::int64_t> membres(std::size_t law) const { return membres_[law]; }

    // Bytes needed for the values of a simulation.
    [[nodiscard]] static std::uint64_t memory(const Series& series, std::size_t laws, std::uint32_t draws);

private:
    std::size_t draws_;
    std::vector<bool> done_;
    std::uint32_t done_count_ = 0;
    std::size_t series_;
    std::vector<std::unique_ptr<std::int64_t[]>> values_;  // by law: [series][draw]
    std::vector<std::vector<std::int64_t>> membres_;  // by law
};

// A block as bytes: number, size, sums, and a check of them all (64-bit FNV-1a over 8-byte words). Little-endian, the same
// everywhere. The size depends only on the simulation.
[[nodiscard]] std::size_t encoded_size(const Simulation& simulation);
void encode(const Simulation& simulation, std::uint32_t block, const std::vector<BlockSums>& sums, std::string& out);
struct Decoded {
    std::uint32_t block = 0;
    std::vector<BlockSums> sums;
};
// Fails when the bytes are not those of a block of this simulation, whole and unharmed; `into` is then as it was. Its memory is used
// again.
[[nodiscard]] base::Result<void> decode(const Simulation& simulation, std::string_view bytes, Decoded& into);

}  // namespace socle::simulate
