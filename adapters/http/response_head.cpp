#include "response_head.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace socle::http {

namespace {

void append_number(std::string& out, std::uint64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

// "Date: Sun, 22 Nov 2026 17:25:00 GMT\r\n", made once a second.
std::string_view date_line() {
    thread_local std::time_t made_at = 0;
    thread_local std::array<char, 48> line{};
    const std::time_t now = std::time(nullptr);
    if (now != made_at || line[0] == '\0') {
        std::tm utc{};
        ::gmtime_r(&now, &utc);
        constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        constexpr int kTmYear = 1900;
        std::snprintf(line.data(), line.size(), "Date: %s, %02d %s %d %02d:%02d:%02d GMT\r\n", kDays[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                      kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + kTmYear, utc.tm_hour, utc.tm_min, utc.tm_sec);
        made_at = now;
    }
    return line.data();
}

}  // namespace

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
    out += date_line();
    out += "X-Request-Id: ";
    out += id_text(framing.id);
    out += "\r\n";
    out += response.headers;
    out += "\r\n";
}

}  // namespace socle::http
