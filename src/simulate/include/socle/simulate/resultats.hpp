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

// Which series a process keeps: their indices (Series::index), ascending, each once. With several processes, each keeps those of the
// tables that it makes, so that none holds or receives everything.
using Part = std::vector<std::uint32_t>;

// Every series.
[[nodiscard]] Part whole(const Series& series);

class Resultats {
public:
    explicit Resultats(const Simulation& simulation) : Resultats(simulation, whole(simulation.series)) {}
    // An empty part is for a process that only sends its blocks; nothing is put then.
    Resultats(const Simulation& simulation, Part part);

    [[nodiscard]] std::uint32_t blocks() const { return static_cast<std::uint32_t>(done_.size()); }
    [[nodiscard]] std::uint32_t done() const { return done_count_; }
    [[nodiscard]] bool has(std::uint32_t block) const { return done_[block]; }
    [[nodiscard]] bool complete() const { return done_count_ == done_.size(); }
    [[nodiscard]] const Part& part() const { return part_; }

    // Precondition: `sums` has the shape of the simulation, one for each law. A block already there is left as it is.
    void put(std::uint32_t block, const std::vector<BlockSums>& sums);
    // A block as bytes, encoded for this part. Fails (code "bloc-illisible") when they are not those of a block of this simulation,
    // whole and unharmed; nothing is then put.
    [[nodiscard]] base::Result<void> put(std::string_view encoded);

    // Every draw of a series of this part, in the order of draws; those of blocks that are not there yet are anything.
    [[nodiscard]] std::span<const std::int64_t> series(std::size_t law, std::size_t index) const;
    // Rights over the window of each member of the cohort, summed over the draws. Every part has them.
    [[nodiscard]] std::span<const std::int64_t> membres(std::size_t law) const { return membres_[law]; }

    // Bytes needed for the values of a simulation, by who keeps every series.
    [[nodiscard]] static std::uint64_t memory(const Series& series, std::size_t laws, std::uint32_t draws);

private:
    [[nodiscard]] std::int64_t* place(std::size_t law, std::size_t slot, std::uint32_t block) const;
    void mark(std::uint32_t block);

    std::size_t draws_;
    std::vector<bool> done_;
    std::uint32_t done_count_ = 0;
    Part part_;
    std::vector<std::uint32_t> slots_;                     // by series, its place in part_
    std::vector<std::unique_ptr<std::int64_t[]>> values_;  // by law: [place in part_][draw]
    std::vector<std::vector<std::int64_t>> membres_;       // by law
};

// A block as bytes: number, size, sums of the series of a part and of the members, and a check of them all (four sums after
// 64-bit FNV-1a, over every fourth 8-byte word). Little-endian, the same everywhere. The size depends only on the simulation and the part.
[[nodiscard]] std::size_t encoded_size(const Simulation& simulation, const Part& part);
void encode(const Simulation& simulation, std::uint32_t block, const std::vector<BlockSums>& sums, const Part& part, std::string& out);

}  // namespace socle::simulate
