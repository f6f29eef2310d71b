#include <socle/files/files.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace socle::files {

namespace {

constexpr int kStdin = 0;
constexpr int kStdout = 1;

base::Result<void> write_all(int descriptor, std::string_view bytes, const std::string& place) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            return base::fail("ecriture", place, std::string("l'écriture a échoué (") + describe_errno(errno) + ")",
                              "Vérifiez la place libre et les droits d'accès, puis relancez.");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

// Files that an interruption must not leave behind: what a signal handler may read.
constexpr std::size_t kMaxTemporaries = 4;
std::array<std::atomic<char*>, kMaxTemporaries> temporaries{};
static_assert(std::atomic<char*>::is_always_lock_free);

void remember(const std::string& path) {
    char* copy = ::strdup(path.c_str());
    for (std::atomic<char*>& slot : temporaries) {
        char* empty = nullptr;
        if (slot.compare_exchange_strong(empty, copy)) return;
    }
    std::free(copy);
}

void forget(const std::string& path) {
    for (std::atomic<char*>& slot : temporaries) {
        char* kept = slot.load();
        if (kept != nullptr && path == kept && slot.compare_exchange_strong(kept, nullptr)) return std::free(kept);
    }
}

void remove_temporaries(int signal) {
    for (const std::atomic<char*>& slot : temporaries) {
        if (const char* path = slot.load()) ::unlink(path);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

}  // namespace

void remove_temporaries_when_interrupted() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // A signal that whoever started the program chose to ignore (nohup) stays ignored.
        if (std::signal(signal, remove_temporaries) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
}

std::string describe_errno(int error) {
    switch (error) {
        case ENOENT: return "il n'existe pas";
        case EACCES:
        case EPERM: return "accès refusé";
        case EISDIR: return "c'est un dossier";
        case ENOTDIR: return "le chemin passe par un fichier";
        case ENOSPC: return "disque plein";
        case EDQUOT: return "quota de disque atteint";
        case EROFS: return "disque en lecture seule";
        case EPIPE: return "le lecteur a fermé";
        case EMFILE:
        case ENFILE: return "trop de fichiers ouverts";
        case EIO: return "erreur du disque";
        default: return "erreur système " + std::to_string(error);
    }
}

base::Result<std::string> read_text(const std::string& path, std::size_t max_bytes) {
    const bool standard = path == "-";
    const int descriptor = standard ? kStdin : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const auto unreadable = [&] {
        return base::fail("fichier-illisible", path, std::string("le fichier ne peut être lu (") + describe_errno(errno) + ")",
                          "Vérifiez le chemin et les droits d'accès.");
    };
    if (descriptor < 0) return unreadable();
    std::string text;
    std::string buffer(std::size_t{1} << 16U, '\0');
    ssize_t got = 0;
    while (text.size() <= max_bytes && ((got = ::read(descriptor, buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR))) {
        if (got > 0) text.append(buffer, 0, static_cast<std::size_t>(got));
    }
    const bool failed = got < 0;
    const auto error = failed ? base::Result<std::string>(unreadable()) : base::Result<std::string>(std::string());
    if (!standard) ::close(descriptor);
    if (failed) return error;
    if (text.size() > max_bytes) {
        return base::fail("fichier-trop-grand", path, "le fichier dépasse " + std::to_string(max_bytes >> 10U) + " Kio",
                          "Vérifiez qu'il s'agit du bon fichier.");
    }
    return text;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    if (this != &other) {
        give_up();
        path_ = std::move(other.path_);
        temporary_ = std::exchange(other.temporary_, {});
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile() { give_up(); }

void AtomicFile::give_up() {
    if (!temporary_.empty()) {
        if (descriptor_ >= 0) ::close(descriptor_);
        ::unlink(temporary_.c_str());
        forget(temporary_);
    }
    temporary_.clear();
    descriptor_ = -1;
}

base::Error AtomicFile::failure(std::string_view doing) const {
    return {"ecriture", path_, std::string(doing) + " a échoué (" + describe_errno(errno) + ")",
            "Vérifiez la place libre et les droits d'accès, puis relancez ; l'ancien fichier est intact."};
}

base::Result<AtomicFile> AtomicFile::create(const std::string& path) {
    AtomicFile file;
    file.path_ = path;
    if (path == "-") {
        file.descriptor_ = kStdout;
        return file;
    }
    // A device or a pipe (/dev/null) cannot be replaced by a rename: it is written in place.
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        file.descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file.descriptor_ < 0) return std::unexpected(file.failure("l'ouverture"));
        return file;
    }
    std::string name = path + ".XXXXXX.tmp";
    constexpr int kSuffix = 4;
    file.descriptor_ = ::mkostemps(name.data(), kSuffix, O_CLOEXEC);
    if (file.descriptor_ < 0) return std::unexpected(file.failure("la création du fichier"));
    remember(name);
    file.temporary_ = std::move(name);
    constexpr mode_t kReadableByAll = 0644;
    ::fchmod(file.descriptor_, kReadableByAll);
    return file;
}

base::Result<void> AtomicFile::write(std::string_view bytes) { return write_all(descriptor_, bytes, path_); }

base::Result<void> AtomicFile::commit() {
    if (temporary_.empty()) return {};
    if (::fsync(descriptor_) != 0) return std::unexpected(failure("l'enregistrement sur le disque"));
    if (::close(std::exchange(descriptor_, -1)) != 0) return std::unexpected(failure("la fermeture du fichier"));
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return std::unexpected(failure("la mise en place du fichier"));
    forget(temporary_);
    temporary_.clear();
    return {};
}

base::Result<void> write_stdout(std::string_view bytes) { return write_all(kStdout, bytes, "sortie standard"); }

}  // namespace socle::files
