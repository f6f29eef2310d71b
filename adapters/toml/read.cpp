#include <socle/toml/read.hpp>

#include <fstream>
#include <iterator>

namespace socle::toml_file {

base::Result<std::string> read_text(const std::filesystem::path& path, std::size_t max_bytes, const Guide& guide) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || !std::filesystem::is_regular_file(path, error)) {
        return base::fail("fichier-illisible", path.string(), "le fichier n'existe pas ou ne peut être lu", "Vérifiez le chemin et les droits d'accès.");
    }
    if (size > max_bytes) {
        return base::fail("fichier-trop-grand", path.string(), "le fichier dépasse " + std::to_string(max_bytes >> 20U) + " Mio", std::string(guide.too_large));
    }
    std::ifstream in(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (in.bad() || text.size() > max_bytes) {
        return base::fail("fichier-illisible", path.string(), "la lecture du fichier a échoué", "Vérifiez le disque et les droits d'accès.");
    }
    return text;
}

}  // namespace socle::toml_file
