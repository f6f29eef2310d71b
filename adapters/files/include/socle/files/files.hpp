// Reading whole files within a limit, and writing files that are either complete or untouched.
#pragma once

#include <socle/base/error.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace socle::files {

// The whole content; "-" is standard input. Fails when it cannot be read or is larger than `max_bytes`.
[[nodiscard]] base::Result<std::string> read_text(const std::string& path, std::size_t max_bytes);

// A file written beside its final place, synced, then renamed: nobody ever sees half of it, and on failure what was there
// before stays. "-" is standard output, written as it comes.
class AtomicFile {
public:
    AtomicFile() = default;
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();  // gives up what was not committed

    [[nodiscard]] static base::Result<AtomicFile> create(const std::string& path);

    [[nodiscard]] base::Result<void> write(std::string_view bytes);
    // Syncs and puts the file in its place.
    [[nodiscard]] base::Result<void> commit();

private:
    [[nodiscard]] base::Error failure(std::string_view doing) const;
    void give_up();

    std::string path_;
    std::string temporary_;
    int descriptor_ = -1;
};

// From now on a program that is interrupted (Ctrl-C) removes the files it has not committed before it stops.
void remove_temporaries_when_interrupted();

// What the system's error number means, in French.
[[nodiscard]] std::string describe_errno(int error);

// Writes to standard output, all of it or an error (a full disk, a closed pipe).
[[nodiscard]] base::Result<void> write_stdout(std::string_view bytes);

}  // namespace socle::files
