// The files of the law, from the disk; what they mean is told by droit_files.hpp, which needs no disk.
#pragma once

#include <socle/droit_files/droit_files.hpp>

#include <filesystem>
#include <vector>

namespace socle::droit_files {

inline constexpr std::size_t kMaxFiles = 1000;

// Every *.toml below the folder, in the order of names, but for its sub-folder `reformes` (what is only proposed).
[[nodiscard]] base::Checked<std::vector<LawFile>> read_folder(const std::filesystem::path& folder);

// Every *.toml of the sub-folder `reformes`, in the order of names; none when there is no such folder.
[[nodiscard]] base::Checked<std::vector<LawFile>> read_reformes(const std::filesystem::path& folder);

[[nodiscard]] base::Result<LawFile> read_file(const std::filesystem::path& path);

}  // namespace socle::droit_files
