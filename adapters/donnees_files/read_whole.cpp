#include "read_whole.hpp"

#include <fstream>
#include <system_error>
#include <utility>

namespace socle::donnees_files {

namespace {

constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{64} * 1024 * 1024;

std::unexpected<base::Error> unreadable(const std::filesystem::path& file, std::string reason) {
    return base::fail("donnees-illisibles", file.string(), std::move(reason),
                      "Indiquez le dossier des données de référence, ou reconstruisez-le avec tools/donnees/actualiser");
}

}  // namespace

base::Result<std::string> read_whole(const std::filesystem::path& file) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code)) return unreadable(file, "le fichier est absent");
    const std::uintmax_t size = std::filesystem::file_size(file, code);
    if (code) return unreadable(file, "la taille du fichier ne peut être lue");
    if (size > kMaxFileBytes) return unreadable(file, "le fichier dépasse 64 Mio");
    std::ifstream in(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    if (!in) return unreadable(file, "le fichier ne peut être lu");
    return text;
}

}  // namespace socle::donnees_files
