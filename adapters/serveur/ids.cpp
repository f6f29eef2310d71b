#include "ids.hpp"

#include <socle/base/error.hpp>

#include <sys/random.h>

#include <array>

namespace socle::serveur {

std::string random_id() {
    std::array<unsigned char, 16> bytes{};
    base::verify(::getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()), "the system gives no random bytes");
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string id;
    for (const unsigned byte : bytes) {
        id += kDigits[byte >> 4U];
        id += kDigits[byte & 15U];
    }
    return id;
}

}  // namespace socle::serveur
