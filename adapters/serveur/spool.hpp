// Internal: bytes kept on the disk, without a name, until they are sent: a long answer of bounded memory.
#pragma once

#include <socle/base/error.hpp>
#include <socle/http/message.hpp>

#include <cstdint>
#include <memory>
#include <string_view>

namespace socle::serveur {

class Spool {
public:
    // In the folder of temporary files (TMPDIR, or /tmp). Fails with "tampon" when it cannot be written.
    [[nodiscard]] static base::Result<Spool> create(std::uint64_t max_bytes);
    Spool(Spool&& other) noexcept;
    Spool& operator=(Spool&& other) noexcept;
    ~Spool();

    // Fails with "tampon" when the disk is full or `max_bytes` passed.
    [[nodiscard]] base::Result<void> write(std::string_view bytes);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    // Appends the bytes from `offset` on, `size` at most; false when they cannot be read.
    [[nodiscard]] bool read(std::uint64_t offset, std::size_t size, std::string& out) const;

private:
    Spool() = default;

    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::uint64_t max_bytes_ = 0;
};

[[nodiscard]] std::unique_ptr<http::Stream> stream_of(Spool spool);

}  // namespace socle::serveur
