#include <socle/droit_files/folder.hpp>

#include "guide.hpp"

#include <socle/toml/read.hpp>

#include <algorithm>

namespace socle::droit_files {

namespace fs = std::filesystem;

base::Result<LawFile> read_file(const fs::path& path) {
    auto text = toml_file::read_text(path, kMaxFileBytes, kGuide);
    if (!text) return std::unexpected(std::move(text.error()));
    return LawFile{path.string(), std::move(*text)};
}

namespace {

base::Checked<std::vector<LawFile>> read_paths(const fs::path& folder, std::vector<fs::path> paths) {
    std::sort(paths.begin(), paths.end());
    std::vector<LawFile> files;
    base::Errors errors;
    for (const fs::path& path : paths) {
        auto file = read_file(path);
        if (!file) {
            errors.push_back(std::move(file.error()));
            continue;
        }
        const fs::path relative = path.lexically_relative(folder);
        file->name = "droit/" + relative.generic_string();
        file->shown = (folder.filename() == "droit" ? fs::path("droit") / relative : path).generic_string();
        files.push_back(std::move(*file));
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return files;
}

}  // namespace

base::Checked<std::vector<LawFile>> read_folder(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (at->is_directory(error) && at->path().filename() == "reformes") {
            at.disable_recursion_pending();
        } else if (at->path().extension() == ".toml") {
            paths.push_back(at->path());
        }
    }
    if (error || paths.empty() || paths.size() > kMaxFiles) {
        return std::unexpected(base::Errors{{"droit-introuvable", folder.string(), "le dossier du droit n'existe pas, ou ne contient aucun fichier .toml",
                                             "Indiquez-le avec --droit DOSSIER ou la variable SOCLE_DROIT."}});
    }
    return read_paths(folder, std::move(paths));
}

base::Checked<std::vector<LawFile>> read_reformes(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (auto at = fs::directory_iterator(folder / "reformes", error); !error && at != fs::directory_iterator(); at.increment(error)) {
        if (at->path().extension() == ".toml") paths.push_back(at->path());
    }
    return read_paths(folder, std::move(paths));
}

}  // namespace socle::droit_files
