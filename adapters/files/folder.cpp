#include <socle/files/folder.hpp>

#include <socle/files/files.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace socle::files {

namespace fs = std::filesystem;

namespace {

base::Error unreadable(const fs::path& folder, std::string reason) {
    return {"dossier-illisible", folder.string(), std::move(reason), "Vérifiez le chemin et les droits d'accès."};
}

// Syncs what a file or a folder holds; the number of the system's error, or 0.
int sync_entry(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return error;
}

// Exchanges both folders, or moves `from` where there is none; the number of the system's error, or 0.
int put_in_place(const fs::path& from, const fs::path& to, bool replaces) {
    if (!replaces) return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // Disks that cannot exchange: the folder is missing for an instant, and comes back if the second step fails.
    const fs::path aside = from.string() + ".ancien";
    if (::rename(to.c_str(), aside.c_str()) != 0) return errno;
    if (::rename(from.c_str(), to.c_str()) == 0) return ::rename(aside.c_str(), from.c_str()) == 0 ? 0 : errno;
    const int error = errno;
    return ::rename(aside.c_str(), to.c_str()) == 0 ? error : errno;
}

}  // namespace

base::Result<std::vector<NamedFile>> read_folder(const fs::path& folder, std::size_t max_bytes) {
    std::vector<NamedFile> files;
    std::size_t left = max_bytes;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_symlink(ignored) || !at->is_regular_file(ignored)) continue;
        auto bytes = read_text(at->path().string(), left);
        if (!bytes) return std::unexpected(std::move(bytes.error()));
        left -= bytes->size();
        files.push_back({at->path().lexically_relative(folder).generic_string(), std::move(*bytes)});
    }
    if (error) return std::unexpected(unreadable(folder, "le dossier ne peut être lu (" + describe_errno(error.value()) + ")"));
    std::sort(files.begin(), files.end(), [](const NamedFile& a, const NamedFile& b) { return a.name < b.name; });
    return files;
}

AtomicFolder::AtomicFolder(AtomicFolder&& other) noexcept : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})) {}

AtomicFolder::~AtomicFolder() {
    std::error_code ignored;
    if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

base::Error AtomicFolder::failure(std::string_view doing, int error) const {
    return {"ecriture", path_.string(), std::string(doing) + " a échoué (" + describe_errno(error) + ")",
            "Vérifiez la place libre, les droits d'accès et que le dossier parent existe ; ce qui était là est intact."};
}

base::Result<AtomicFolder> AtomicFolder::create(const fs::path& path, std::string_view witness) {
    AtomicFolder folder;
    std::error_code error;
    // Made absolute first: a bare name that does not exist would stay relative, and have no parent to sync.
    fs::path whole = fs::absolute(path, error);
    if (!error) folder.path_ = fs::weakly_canonical(whole, error);
    if (error) {
        folder.path_ = path;
        return std::unexpected(folder.failure("la lecture du chemin", error.value()));
    }
    if (!folder.path_.has_filename()) folder.path_ = folder.path_.parent_path();
    if (fs::exists(folder.path_, error) && !fs::exists(folder.path_ / witness, error) && !fs::is_empty(folder.path_, error)) {
        return base::fail("dossier-etranger", path.string(), "ce dossier contient autre chose qu'un site écrit par Socle, et serait remplacé en entier",
                          "Donnez un dossier vide, ou le nom d'un dossier à créer.");
    }
    std::string name = folder.path_.string() + ".XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) return std::unexpected(folder.failure("la création d'un dossier à côté", errno));
    folder.temporary_ = std::move(name);
    constexpr mode_t kReadableByAll = 0755;
    ::chmod(folder.temporary_.c_str(), kReadableByAll);
    return folder;
}

base::Result<void> AtomicFolder::write(const NamedFile& file) {
    const fs::path place = temporary_ / fs::path(file.name);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) return std::unexpected(failure("la création d'un dossier", error.value()));
    auto out = AtomicFile::create(place.string());
    if (!out) return std::unexpected(std::move(out.error()));
    if (auto written = out->write(file.bytes); !written) return written;
    return out->commit();
}

base::Result<void> AtomicFolder::commit() {
    std::error_code error;
    for (fs::recursive_directory_iterator at(temporary_, error), end; !error && at != end; at.increment(error)) {
        if (!at->is_directory()) continue;
        if (const int failed = sync_entry(at->path())) return std::unexpected(failure("l'enregistrement sur le disque", failed));
    }
    if (error) return std::unexpected(failure("l'enregistrement sur le disque", error.value()));
    if (const int failed = sync_entry(temporary_)) return std::unexpected(failure("l'enregistrement sur le disque", failed));
    const bool replaces = fs::exists(path_, error);
    if (const int failed = put_in_place(temporary_, path_, replaces)) return std::unexpected(failure("la mise en place du dossier", failed));
    // After an exchange, what stands in the temporary place is the former folder.
    if (!replaces) temporary_.clear();
    if (const int failed = sync_entry(path_.parent_path())) return std::unexpected(failure("l'enregistrement sur le disque", failed));
    return {};
}

InterruptionHeld::InterruptionHeld() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction present {};
        if (::sigaction(signal, nullptr, &present) == 0 && present.sa_handler != SIG_IGN) sigaddset(&held_, signal);
    }
    ::sigprocmask(SIG_BLOCK, &held_, &before_);
}

InterruptionHeld::~InterruptionHeld() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

bool InterruptionHeld::asked() const {
    sigset_t pending;
    sigemptyset(&pending);
    ::sigpending(&pending);
    return std::ranges::any_of(std::array{SIGINT, SIGTERM, SIGHUP}, [&](int signal) { return sigismember(&held_, signal) == 1 && sigismember(&pending, signal) == 1; });
}

}  // namespace socle::files
