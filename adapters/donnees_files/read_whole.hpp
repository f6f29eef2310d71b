// Private to this library: the text of a file, or why it cannot be had.
#pragma once

#include <socle/base/error.hpp>

#include <filesystem>
#include <string>

namespace socle::donnees_files {

[[nodiscard]] base::Result<std::string> read_whole(const std::filesystem::path& file);

}  // namespace socle::donnees_files
