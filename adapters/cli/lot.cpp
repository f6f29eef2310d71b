#include "environment.hpp"

#include <socle/base/text.hpp>
#include <socle/csv/lot.hpp>
#include <socle/files/files.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <thread>
#include <utility>

namespace socle::cli {

namespace {

constexpr int kStdin = 0;

class Input {
public:
    explicit Input(int descriptor) : descriptor_(descriptor) {}
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;
    ~Input() {
        if (descriptor_ > kStdin) ::close(descriptor_);
    }

    std::size_t read(char* buffer, std::size_t size) {
        for (;;) {
            const ssize_t got = ::read(descriptor_, buffer, size);
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno == EINTR) continue;
            failure_ = files::describe_errno(errno);
            return 0;
        }
    }

    [[nodiscard]] bool open() const { return descriptor_ >= 0; }
    [[nodiscard]] const std::string& failure() const { return failure_; }

private:
    int descriptor_;
    std::string failure_;
};

// The file of rejects is only made when there is something to put in it; without --rejets they go to stderr.
class Rejects {
public:
    explicit Rejects(std::string path) : path_(std::move(path)) {}

    base::Result<void> write(std::string_view bytes) {
        if (path_.empty()) {
            std::fwrite(bytes.data(), 1, bytes.size(), stderr);
            return {};
        }
        if (!open_) {
            auto file = files::AtomicFile::create(path_);
            if (!file) return std::unexpected(std::move(file.error()));
            file_ = std::move(*file);
            open_ = true;
        }
        return file_.write(bytes);
    }

    base::Result<void> commit() {
        if (path_.empty()) return {};
        // Asked for and empty: a file with its header alone says that nothing was rejected.
        if (!open_) {
            if (auto done = write("ligne,id,colonne,raison,remede\n"); !done) return done;
        }
        return file_.commit();
    }

private:
    std::string path_;
    files::AtomicFile file_;
    bool open_ = false;
};

base::Result<unsigned> threads_of(const std::string& text) {
    if (text.empty()) return std::max(1U, std::thread::hardware_concurrency());
    const auto number = money::parse_scaled(text, 0, csv::kMaxThreads);
    if (number && *number > 0) return static_cast<unsigned>(*number);
    return base::fail("fils", "--fils " + base::printable(text), "ce n'est pas un nombre de 1 à " + std::to_string(csv::kMaxThreads), "Écrivez par exemple --fils 2, ou rien : un par cœur.");
}

}  // namespace

int lot(const CommonOptions& common, const LotOptions& options) {
    if (options.separateur != "," && options.separateur != ";") {
        return report({"separateur", "--separateur " + base::printable(options.separateur), "le séparateur est « , » ou « ; »", "Écrivez --separateur ';'."});
    }
    const auto threads = threads_of(options.fils);
    if (!threads) return report(threads.error());
    for (const auto& [a, b] : {std::pair(options.sortie, options.rejets), std::pair(options.entree, options.sortie), std::pair(options.entree, options.rejets)}) {
        std::error_code ignored;
        const bool standard = a == "-" && b == "-" && b != options.sortie;
        const bool same = !b.empty() && (standard || (a != "-" && (a == b || std::filesystem::equivalent(a, b, ignored))));
        if (same) return report({"meme-fichier", b, "le même fichier servirait deux fois (entrée, sortie, rejets)", "Donnez trois noms différents."});
    }
    auto session = open_session(common);
    if (!session) return report(session.error());
    Input input(options.entree == "-" ? kStdin : ::open(options.entree.c_str(), O_RDONLY | O_CLOEXEC));
    if (!input.open()) {
        return report({"fichier-illisible", options.entree, std::string("le fichier ne peut être lu (") + files::describe_errno(errno) + ")",
                       "Vérifiez le chemin et les droits d'accès."});
    }
    files::remove_temporaries_when_interrupted();
    auto output = files::AtomicFile::create(options.sortie);
    if (!output) return report(output.error());
    Rejects rejects(options.rejets);
    csv::Reader reader([&](char* buffer, std::size_t size) { return input.read(buffer, size); });
    const auto result = csv::run_lot(
        session->engine, reader, [&](std::string_view bytes) { return output->write(bytes); },
        [&](std::string_view bytes) { return rejects.write(bytes); }, {options.separateur.front(), *threads});
    if (!input.failure().empty()) {
        return report({"fichier-illisible", options.entree, "la lecture a échoué (" + input.failure() + ")", "Vérifiez le disque, puis relancez."});
    }
    if (!result) {
        base::Error error = result.error();
        if (error.place == "entrée" || error.place.starts_with("ligne ")) error.place = (options.entree == "-" ? "entrée standard" : options.entree) + ", " + error.place;
        return report(error);
    }
    if (auto done = rejects.commit(); !done) return report(done.error());
    if (auto done = output->commit(); !done) return report(done.error());
    if (result->rejected == 0) return kDone;
    std::fprintf(stderr, "%llu ligne(s) calculée(s), %llu rejetée(s)%s.\n", static_cast<unsigned long long>(result->computed),
                 static_cast<unsigned long long>(result->rejected),
                 options.rejets.empty() ? " (ci-dessus ; --rejets FICHIER pour les garder)" : (" : voir " + options.rejets).c_str());
    return kDoneWithRejects;
}

}  // namespace socle::cli
