// A file of TOML, from the disk; what it means is told by parse.hpp, which needs no disk.
#pragma once

#include <socle/toml/parse.hpp>

#include <cstddef>
#include <filesystem>
#include <string>

namespace socle::toml_file {

// The bytes of a plain file. Fails with "fichier-illisible" or, beyond `max_bytes` (whole Mio), "fichier-trop-grand".
[[nodiscard]] base::Result<std::string> read_text(const std::filesystem::path& path, std::size_t max_bytes, const Guide& guide);

}  // namespace socle::toml_file
