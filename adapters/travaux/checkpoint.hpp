// Internal: the file from which interrupted work goes on: a header, then blocks of equal size in the order they were finished.
#pragma once

#include <socle/base/error.hpp>
#include <socle/simulate/resultats.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace socle::travaux {

// Locked while open. Errors: see `run`.
class Checkpoint {
public:
    // Continues the file at `path`, or makes it.
    [[nodiscard]] static base::Result<Checkpoint> open(const std::string& path, const simulate::Simulation& simulation, std::string_view empreinte);

    Checkpoint(Checkpoint&& other) noexcept;
    Checkpoint& operator=(Checkpoint&&) = delete;
    Checkpoint(const Checkpoint&) = delete;
    Checkpoint& operator=(const Checkpoint&) = delete;
    ~Checkpoint();

    // Puts the blocks of the file where they belong. Damaged ones are left out; what follows the last whole one is overwritten.
    [[nodiscard]] base::Result<void> restore(const simulate::Simulation& simulation, simulate::Resultats& resultats);

    // `block`: as simulate::encode gives it. Synced every two seconds or so.
    [[nodiscard]] base::Result<void> append(std::string_view block);
    [[nodiscard]] base::Result<void> sync();

private:
    explicit Checkpoint(std::string path) : path_(std::move(path)) {}
    [[nodiscard]] base::Result<void> open_and_lock();
    [[nodiscard]] base::Result<void> begin(const std::string& header);
    [[nodiscard]] base::Result<void> write_at_end(std::string_view bytes);

    std::string path_;
    int descriptor_ = -1;
    std::uint64_t end_ = 0;  // of what is good
    bool unsynced_ = false;
    std::chrono::steady_clock::time_point synced_at_ = std::chrono::steady_clock::now();
};

}  // namespace socle::travaux
