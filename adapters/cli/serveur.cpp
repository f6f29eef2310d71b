#include "environment.hpp"
#include "liasses.hpp"

#include <socle/base/text.hpp>
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/donnees_files/portefeuille.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/serveur/serveur.hpp>

#include <algorithm>
#include <cstdio>
#include <thread>

namespace socle::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaxPort = 65'535;
constexpr std::int64_t kMaxThreadCount = 256;
constexpr unsigned kMaxConnectionThreads = 4;

// Numbers of the options, all the mistakes at once.
class Numbers {
public:
    std::int64_t take(const std::string& text, const char* option, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
        if (text.empty()) return otherwise;
        const auto found = money::parse_scaled(text, 0, most);
        if (found && *found >= least) return *found;
        errors.push_back({"nombre", std::string(option) + " " + base::printable(text), "un nombre entier de " + std::to_string(least) + " à " + std::to_string(most) + " est attendu",
                          "Écrivez le nombre en chiffres, sans espace ni signe."});
        return otherwise;
    }
    base::Errors errors;
};

bool is_loopback(const std::string& address) { return address == "::1" || address.starts_with("127."); }

std::string shown(const std::string& address) {
    if (address == "0.0.0.0" || address == "::") return "localhost";
    return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

base::Checked<serveur::Options> read_options(const ServeurOptions& given) {
    Numbers numbers;
    serveur::Options options;
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    options.threads = static_cast<unsigned>(numbers.take(given.fils, "--fils", 1, kMaxThreadCount, 0));
    options.http.address = given.adresse;
    options.http.port = static_cast<std::uint16_t>(numbers.take(given.port, "--port", 0, kMaxPort, 8080));
    options.http.pool = options.threads > 0 ? options.threads : cores;
    options.http.threads = std::min(options.http.pool, kMaxConnectionThreads);
    http::Limits& limits = options.http.limits;
    const auto size = [&](const std::string& text, const char* option, std::int64_t most, std::size_t& value) {
        value = static_cast<std::size_t>(numbers.take(text, option, 1, most, static_cast<std::int64_t>(value)));
    };
    const auto seconds = [&](const std::string& text, const char* option, std::chrono::milliseconds& value) {
        value = std::chrono::milliseconds(1000 * numbers.take(text, option, 1, 3600, value.count() / 1000));
    };
    size(given.connexions, "--connexions", 1'000'000, limits.connections);
    size(given.attente, "--attente", 100'000, limits.queue);
    seconds(given.delai, "--delai", limits.answer_time);
    seconds(given.delai_lecture, "--delai-lecture", limits.body_time);
    seconds(given.delai_repos, "--delai-repos", limits.idle_time);
    seconds(given.delai_arret, "--delai-arret", limits.stop_time);
    limits.head_time = std::min(limits.head_time, limits.body_time);
    limits.write_time = limits.body_time;
    constexpr std::int64_t kMebi = std::int64_t{1} << 20U;
    limits.held_bytes = static_cast<std::size_t>(numbers.take(given.memoire, "--memoire", 16, 1'000'000, static_cast<std::int64_t>(limits.held_bytes) / kMebi) * kMebi);
    options.limits.lot_bytes = static_cast<std::size_t>(numbers.take(given.lot_max, "--lot-max", 1, 1'000'000, static_cast<std::int64_t>(options.limits.lot_bytes) / kMebi) * kMebi);
    size(given.calculs, "--calculs", 1000, options.limits.jobs_waiting);
    if (is_loopback(given.adresse)) {
        options.http.hosts = {"localhost", "127.0.0.1", "[::1]", given.adresse.find(':') == std::string::npos ? given.adresse : "[" + given.adresse + "]"};
    }
    options.http.hosts.insert(options.http.hosts.end(), given.hotes.begin(), given.hotes.end());
    options.log = !given.silencieux;
    if (!numbers.errors.empty()) return std::unexpected(std::move(numbers.errors));
    return options;
}

// The page computes with the law and the places of this server, also when others stood there as the pages were built; browsers
// keep the files of a version for offline use, so that other contents are another version.
void put_contents_in_pages(serveur::Contents& contents) {
    const auto find = [&](std::string_view path) { return std::find_if(contents.pages.begin(), contents.pages.end(), [&](const serveur::Page& page) { return page.path == path; }); };
    const auto replace = [&](std::string_view path, std::string bytes) {
        const auto page = find(path);
        if (page == contents.pages.end() || page->bytes == bytes) return std::string();
        *page = {std::string(path), std::move(bytes)};
        return digest::sha256(page->bytes).substr(std::string_view("sha256:").size(), 8) + "-";
    };
    std::sort(contents.donnees.begin(), contents.donnees.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    const std::string version = replace("/moteur/droit.json", bundle(contents.droit)) + replace("/moteur/donnees.json", bundle(contents.donnees));
    const auto worker = find("/sw.js");
    if (version.empty() || worker == contents.pages.end()) return;
    constexpr std::string_view kVersion = "const kVersion = \"";
    const std::size_t at = worker->bytes.find(kVersion);
    if (at == std::string::npos) return;
    std::string bytes = worker->bytes;
    bytes.insert(at + kVersion.size(), version);
    *worker = {worker->path, std::move(bytes)};
}

base::Checked<serveur::Contents> read_contents(const CommonOptions& common, const ServeurOptions& given) {
    const fs::path law_folder = find_droit(common);
    auto law = droit_files::read_folder(law_folder);
    if (!law) return std::unexpected(std::move(law.error()));
    serveur::Contents contents;
    contents.version = SOCLE_VERSION;
    contents.droit = std::move(*law);
    std::error_code error;
    for (fs::directory_iterator at(law_folder / "reformes", error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() != ".toml") continue;
        auto file = droit_files::read_file(at->path());
        if (!file) return std::unexpected(base::Errors{std::move(file.error())});
        file->name = at->path().filename().string();
        contents.reformes.push_back(std::move(*file));
    }
    std::sort(contents.reformes.begin(), contents.reformes.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    auto data = donnees_files::read_folder(find_donnees(common));
    if (!data) return std::unexpected(base::Errors{std::move(data.error())});
    contents.donnees = std::move(*data);
    auto modele = donnees_files::load_modele(find_donnees(common));
    if (!modele) return std::unexpected(base::Errors{std::move(modele.error())});
    contents.modele = std::move(*modele);
    auto hypotheses = hypotheses::read_file(find_donnees(common) / "hypotheses/exemple.toml");
    if (!hypotheses) return std::unexpected(base::Errors{std::move(hypotheses.error())});
    contents.hypotheses = std::move(*hypotheses);
    auto controles = donnees_files::load_controle_national(find_donnees(common));
    if (!controles) return std::unexpected(base::Errors{std::move(controles.error())});
    contents.controles = std::move(*controles);
    auto pages = serveur::load_pages(find_pages(given.pages).string());
    if (!pages) return std::unexpected(base::Errors{std::move(pages.error())});
    contents.pages = std::move(*pages);
    put_contents_in_pages(contents);
    return contents;
}

}  // namespace

int serveur(const CommonOptions& common, const ServeurOptions& given) {
    auto options = read_options(given);
    if (!options) return report(options.error());
    auto contents = read_contents(common, given);
    if (!contents) return report(contents.error());
    const bool without_pages = contents->pages.empty();
    auto server = serveur::Serveur::create(std::move(*contents), std::move(*options));
    if (!server) return report(server.error());
    const std::string address = "http://" + shown(given.adresse) + ":" + std::to_string((*server)->port()) + "/";
    std::string text = "Socle est prêt : " + address + "\nPour l'arrêter : Ctrl-C.\n";
    if (without_pages) text += "Sans ses pages : web/dist n'a pas été trouvé (--pages DOSSIER). L'API répond.\n";
    if (const int status = print(text); status != kDone) return status;
    std::fflush(stdout);
    (*server)->run();
    return kDone;
}

}  // namespace socle::cli
