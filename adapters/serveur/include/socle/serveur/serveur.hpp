// Socle over HTTP: the routes of the service, and what needs a machine: streams of CSV, national computations, metrics, pages.
// Routes are described in docs/formats.md.
#pragma once

#include <socle/base/error.hpp>
#include <socle/donnees_files/controle_national.hpp>
#include <socle/donnees_files/parse.hpp>
#include <socle/droit_files/droit_files.hpp>
#include <socle/http/server.hpp>
#include <socle/portefeuille/exemple.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace socle::serveur {

// A file of the pages, as it is sent.
struct Page {
    std::string path;  // "/assets/index-1a2b3c4d.js"
    std::string bytes;
    std::string gzip{};    // the same, compressed beforehand; empty: not there
    std::string brotli{};
};

inline constexpr std::size_t kMaxPagesBytes = std::size_t{64} << 20U;

// The files of a built site (web/dist) that a browser may ask for: plain files of known types, up to kMaxPagesBytes; nothing
// else of the disk can be asked for later. A folder that is not there gives none. Fails with "pages-illisibles".
[[nodiscard]] base::Result<std::vector<Page>> load_pages(const std::string& folder);

// What is served, already read.
struct Contents {
    std::string version;                           // "0.1.0"
    std::vector<droit_files::LawFile> droit;
    std::vector<droit_files::LawFile> reformes;    // that national computations may name
    std::vector<donnees_files::DataFile> donnees;
    portefeuille::Modele modele;                   // of the example portfolio
    std::string hypotheses;                        // the example ones
    std::vector<donnees_files::ControleNational> controles;  // published figures, beside which results may be set
    std::vector<Page> pages;
};

struct Limits {
    std::size_t lot_bytes = std::size_t{256} << 20U;        // of a batch
    std::size_t portefeuille_bytes = std::size_t{16} << 20U;  // of the body of a national computation or grid
    std::size_t jobs_waiting = 8;
    std::size_t jobs_kept = 20;                              // finished ones, with their results
    std::chrono::seconds jobs_time{3600};                    // how long they are kept
    std::size_t events = 64;                                 // streams of events at once
    std::uint64_t job_memory = std::uint64_t{1} << 30U;      // of one computation: prepared contracts and draws
};

struct Options {
    http::Options http;
    unsigned threads = 0;  // of one national computation or batch; 0: all cores
    Limits limits;
    bool log = true;       // one line of JSON a request on stderr
};

class Serveur {
public:
    // Fails with every mistake of the law and of the data, and like http::Server::create.
    [[nodiscard]] static base::Checked<std::unique_ptr<Serveur>> create(Contents contents, Options options);

    virtual ~Serveur() = default;
    Serveur() = default;
    Serveur(const Serveur&) = delete;
    Serveur& operator=(const Serveur&) = delete;

    [[nodiscard]] virtual std::uint16_t port() const = 0;
    // Serves until SIGINT or SIGTERM; then finishes what runs, within http::Limits::stop_time.
    virtual void run() = 0;
};

}  // namespace socle::serveur
