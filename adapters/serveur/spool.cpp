#include "spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace socle::serveur {

namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10U;

base::Error no_room() {
    return {"tampon", "serveur", "les résultats ne peuvent être gardés sur le disque du serveur", "Envoyez un lot plus petit, ou libérez de la place dans le dossier TMPDIR du serveur."};
}

class SpoolStream final : public http::Stream {
public:
    explicit SpoolStream(Spool spool) : spool_(std::move(spool)) {}

    State next(std::string& piece) override {
        if (sent_ == spool_.size()) return State::End;
        if (!spool_.read(sent_, kPiece, piece)) return State::Broken;
        sent_ += piece.size();
        return sent_ == spool_.size() ? State::End : State::More;
    }

private:
    Spool spool_;
    std::uint64_t sent_ = 0;
};

}  // namespace

base::Result<Spool> Spool::create(std::uint64_t max_bytes) {
    const char* set = std::getenv("TMPDIR");
    const std::string folder = set != nullptr && *set != '\0' ? set : "/tmp";
    Spool spool;
    spool.max_bytes_ = max_bytes;
    constexpr mode_t kOwner = 0600;
    spool.descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kOwner);
    if (spool.descriptor_ < 0) {
        // A file system without nameless files.
        std::string name = folder + "/socle-XXXXXX";
        spool.descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
        if (spool.descriptor_ >= 0) ::unlink(name.c_str());
    }
    if (spool.descriptor_ < 0) return std::unexpected(no_room());
    return spool;
}

Spool::Spool(Spool&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_), max_bytes_(other.max_bytes_) {}

Spool& Spool::operator=(Spool&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    std::swap(max_bytes_, other.max_bytes_);
    return *this;
}

Spool::~Spool() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<void> Spool::write(std::string_view bytes) {
    if (size_ + bytes.size() > max_bytes_) return std::unexpected(no_room());
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return std::unexpected(no_room());
        size_ += static_cast<std::uint64_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

bool Spool::read(std::uint64_t offset, std::size_t size, std::string& out) const {
    const std::size_t before = out.size();
    const std::size_t wanted = std::min<std::size_t>(size, size_ - offset);
    out.resize(before + wanted);
    for (std::size_t got = 0; got < wanted;) {
        const ssize_t count = ::pread(descriptor_, out.data() + before + got, wanted - got, static_cast<off_t>(offset + got));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        got += static_cast<std::size_t>(count);
    }
    return true;
}

std::unique_ptr<http::Stream> stream_of(Spool spool) { return std::make_unique<SpoolStream>(std::move(spool)); }

}  // namespace socle::serveur
