// Whole folders: read within a limit, written so that nobody ever sees half of one.
#pragma once

#include <socle/base/error.hpp>

#include <csignal>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace socle::files {

struct NamedFile {
    std::string name;  // relative to the folder, with '/'
    std::string bytes;
};

// Plain files of the folder and below, in the order of names; links are not followed. Fails with "dossier-illisible" when it
// cannot be read or holds more than `max_bytes`.
[[nodiscard]] base::Result<std::vector<NamedFile>> read_folder(const std::filesystem::path& folder, std::size_t max_bytes);

// A folder written beside its final place, synced, then put there at once; given up, on failure what was there before stays.
class AtomicFolder {
public:
    AtomicFolder(AtomicFolder&& other) noexcept;
    AtomicFolder& operator=(AtomicFolder&&) = delete;
    AtomicFolder(const AtomicFolder&) = delete;
    AtomicFolder& operator=(const AtomicFolder&) = delete;
    ~AtomicFolder();  // gives up what was not committed

    // Only replaces a folder that is empty or holds a file named `witness`: fails with "dossier-etranger" on another, and with
    // "ecriture" where nothing can be written.
    [[nodiscard]] static base::Result<AtomicFolder> create(const std::filesystem::path& path, std::string_view witness);

    // `name`: relative, with '/'; folders in it are made.
    [[nodiscard]] base::Result<void> write(const NamedFile& file);
    [[nodiscard]] base::Result<void> commit();

private:
    AtomicFolder() = default;
    [[nodiscard]] base::Error failure(std::string_view doing, int error) const;

    std::filesystem::path path_;
    std::filesystem::path temporary_;
};

// While it lives, what would end the program (Ctrl-C, SIGTERM, SIGHUP) waits: a folder that is being written is given up in order. For a
// program of one thread. A signal that whoever started the program chose to ignore (nohup) stays ignored.
class InterruptionHeld {
public:
    InterruptionHeld();
    InterruptionHeld(const InterruptionHeld&) = delete;
    InterruptionHeld& operator=(const InterruptionHeld&) = delete;
    ~InterruptionHeld();  // what waits then comes

    // Something waits: give up soon.
    [[nodiscard]] bool asked() const;

private:
    sigset_t held_{};
    sigset_t before_{};
};

}  // namespace socle::files
