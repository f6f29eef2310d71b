#include <socle/digest/sha256.hpp>

// The C header has no language guard of its own.
extern "C" {
#include <sha2.h>
}

#include <array>

namespace socle::digest {

std::string sha256(std::string_view bytes) {
    SHA2_CTX context;
    std::array<unsigned char, SHA256_DIGEST_LENGTH> raw{};
    SHA256Init(&context);
    SHA256Update(&context, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    SHA256Final(raw.data(), &context);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "sha256:";
    for (const unsigned char byte : raw) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0xFU];
    }
    return text;
}

}  // namespace socle::digest
