#include "checkpoint.hpp"

#include <socle/files/files.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace socle::travaux {

namespace {

constexpr std::string_view kMagic = "SOCLERP2";  // the digit is the version of the format
constexpr std::chrono::seconds kBetweenSyncs{2};

std::string header_of(const simulate::Simulation& simulation, std::string_view empreinte) {
    std::string header(kMagic);
    const auto number = [&](std::uint64_t value) { header.append(reinterpret_cast<const char*>(&value), sizeof value); };
    number(simulate::encoded_size(simulation, simulate::whole(simulation.series)));
    number(simulation.draws);
    number(simulation.laws.size());
    number(empreinte.size());
    header += empreinte;
    return header;
}

// Bytes read, fewer than asked for at the end of the file; -1 on failure.
ssize_t read_at(int descriptor, std::uint64_t offset, char* out, std::size_t size) {
    std::size_t got = 0;
    while (got < size) {
        const ssize_t part = ::pread(descriptor, out + got, size - got, static_cast<off_t>(offset + got));
        if (part < 0 && errno == EINTR) continue;
        if (part < 0) return -1;
        if (part == 0) break;
        got += static_cast<std::size_t>(part);
    }
    return static_cast<ssize_t>(got);
}

std::unexpected<base::Error> unreadable(const std::string& path, const std::string& why) {
    return base::fail("reprise-illisible", path, "le point de reprise ne peut être ouvert (" + why + ")",
                      "Vérifiez le chemin et les droits d'accès, ou donnez un autre fichier à --reprise.");
}

std::unexpected<base::Error> unwritable(const std::string& path) {
    return base::fail("reprise-ecriture", path, "l'écriture du point de reprise a échoué (" + files::describe_errno(errno) + ")",
                      "Vérifiez la place libre et les droits d'accès, puis relancez la même commande : ce qui y est déjà est gardé.");
}

}  // namespace

Checkpoint::Checkpoint(Checkpoint&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      end_(other.end_),
      unsynced_(other.unsynced_),
      synced_at_(other.synced_at_) {}

Checkpoint::~Checkpoint() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<void> Checkpoint::open_and_lock() {
    struct stat status {};
    // A run that ends removes its file, perhaps between our opening and our locking it: then another one is made.
    do {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, S_IRUSR | S_IWUSR);
        if (descriptor_ < 0) return unreadable(path_, files::describe_errno(errno));
        if (::fstat(descriptor_, &status) != 0) return unreadable(path_, files::describe_errno(errno));
        if (!S_ISREG(status.st_mode)) return unreadable(path_, "ce n'est pas un fichier ordinaire");
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK) return unreadable(path_, "il ne peut être verrouillé : " + files::describe_errno(errno));
            return base::fail("reprise-occupee", path_, "un autre calcul écrit ce point de reprise",
                              "Attendez qu'il finisse, ou donnez un autre fichier à --reprise.");
        }
        if (::fstat(descriptor_, &status) != 0) return unreadable(path_, files::describe_errno(errno));
    } while (status.st_nlink == 0);
    return {};
}

base::Result<Checkpoint> Checkpoint::open(const std::string& path, const simulate::Simulation& simulation, std::string_view empreinte) {
    Checkpoint checkpoint(path);
    if (auto opened = checkpoint.open_and_lock(); !opened) return std::unexpected(std::move(opened.error()));
    const std::string header = header_of(simulation, empreinte);
    std::string found(header.size(), '\0');
    const ssize_t got = read_at(checkpoint.descriptor_, 0, found.data(), found.size());
    if (got < 0) return unreadable(path, files::describe_errno(errno));
    found.resize(static_cast<std::size_t>(got));
    if (!found.empty() && !found.starts_with(kMagic)) {
        return base::fail("reprise-autre", path, "ce fichier n'est pas un point de reprise de cette version de Socle",
                          "Vérifiez le chemin : ce fichier ne sera ni lu ni écrasé. Donnez-en un autre à --reprise.");
    }
    if (!header.starts_with(found)) {
        return base::fail("reprise-autre", path, "ce point de reprise appartient à un autre calcul (autre commande, autres fichiers ou autre version)",
                          "Relancez la commande qui l'a fait, sans rien changer ; ou supprimez ce fichier, ou donnez-en un autre à --reprise.");
    }
    if (found.size() < header.size()) {
        if (auto begun = checkpoint.begin(header); !begun) return std::unexpected(std::move(begun.error()));
    }
    checkpoint.end_ = header.size();
    return checkpoint;
}

base::Result<void> Checkpoint::begin(const std::string& header) {
    auto written = write_at_end(header);
    if (!written) ::unlink(path_.c_str());
    return written;
}

base::Result<void> Checkpoint::restore(const simulate::Simulation& simulation, simulate::Resultats& resultats) {
    std::string bytes(simulate::encoded_size(simulation, resultats.part()), '\0');
    for (std::uint64_t at = end_;; at += bytes.size()) {
        const ssize_t got = read_at(descriptor_, at, bytes.data(), bytes.size());
        if (got < 0) return unreadable(path_, files::describe_errno(errno));
        if (static_cast<std::size_t>(got) < bytes.size()) return {};
        if (!resultats.put(bytes)) continue;
        end_ = at + bytes.size();
    }
}

base::Result<void> Checkpoint::write_at_end(std::string_view bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t written = ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(end_ + done));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const auto error = unwritable(path_);
            // A tail that stays is dropped by the next reading.
            [[maybe_unused]] const int cut = ::ftruncate(descriptor_, static_cast<off_t>(end_));
            return error;
        }
        done += static_cast<std::size_t>(written);
    }
    end_ += bytes.size();
    unsynced_ = true;
    return {};
}

base::Result<void> Checkpoint::append(std::string_view block) {
    if (auto written = write_at_end(block); !written) return written;
    return std::chrono::steady_clock::now() - synced_at_ < kBetweenSyncs ? base::Result<void>{} : sync();
}

base::Result<void> Checkpoint::sync() {
    if (!unsynced_) return {};
    if (::fdatasync(descriptor_) != 0) return unwritable(path_);
    unsynced_ = false;
    synced_at_ = std::chrono::steady_clock::now();
    return {};
}

}  // namespace socle::travaux
