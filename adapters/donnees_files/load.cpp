#include <socle/donnees_files/load.hpp>

#include <utility>

#include "read_whole.hpp"

namespace socle::donnees_files {

base::Result<std::vector<DataFile>> read_folder(const std::filesystem::path& dir) {
    std::vector<DataFile> files;
    for (const std::string_view name : kReferentielFiles) {
        const std::filesystem::path path = dir / name;
        auto text = read_whole(path);
        if (!text) return std::unexpected(std::move(text.error()));
        files.push_back({std::string(name), std::move(*text), path.string()});
    }
    return files;
}

base::Result<territoire::Referentiel> load_referentiel(const std::filesystem::path& dir) {
    auto files = read_folder(dir);
    if (!files) return std::unexpected(std::move(files.error()));
    return parse_referentiel(std::move(*files));
}

}  // namespace socle::donnees_files
