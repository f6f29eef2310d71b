#include "response_head.hpp"

#include <array>
#include <charconv>

namespace socle::http {

namespace {

void append_number(std::string& out, std::uint64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

}  // namespace

void append_id(std::string& out, std::uint64_t id) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(id >> static_cast<unsigned>(shift)) & 0xFU];
}

void write_head(std::string& out, const Response& response, const Framing& framing) {
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::uint64_t>(response.status));
    out += ' ';
    out += reason_of(response.status);
    out += "\r\n";
    if (!response.type.empty()) {
        out += "Content-Type: ";
        out += response.type;
        out += "\r\n";
    }
    const bool bodiless = response.status == 204 || response.status == 304;
    if (framing.content && !bodiless) {
        out += "Content-Length: ";
        append_number(out, *framing.content);
        out += "\r\n";
    } else if (framing.chunked) {
        out += "Transfer-Encoding: chunked\r\n";
    }
    if (!framing.keep_alive) out += "Connection: close\r\n";
    out += "X-Request-Id: ";
    append_id(out, framing.id);
    out += "\r\n";
    out += response.headers;
    out += "\r\n";
}

}  // namespace socle::http
