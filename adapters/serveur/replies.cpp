#include "replies.hpp"

#include <socle/http/negotiate.hpp>

#include <array>
#include <charconv>
#include <functional>

namespace socle::serveur {

namespace {

constexpr int kGzipLevel = 4;
constexpr std::size_t kWorthCompressing = 1400;  // what one packet holds is sent as it is

}  // namespace

std::string page_headers(bool frames, bool other_sites) {
    std::string out =
        "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";
    out += frames ? "*\r\n" : "'none'\r\n";
    if (!frames) out += "X-Frame-Options: DENY\r\n";
    out += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Opener-Policy: same-origin\r\n"
           "Permissions-Policy: camera=(), microphone=(), geolocation=()\r\n";
    out += other_sites ? "Cross-Origin-Resource-Policy: cross-origin\r\nAccess-Control-Allow-Origin: *\r\n" : "Cross-Origin-Resource-Policy: same-origin\r\n";
    return out;
}

std::string api_headers(Route route) {
    std::string out = "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n";
    out += is_open_to_other_sites(route) ? "Cross-Origin-Resource-Policy: cross-origin\r\nAccess-Control-Allow-Origin: *\r\n" : "Cross-Origin-Resource-Policy: same-origin\r\n";
    return out;
}

std::string tag_of(std::string_view bytes) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::hash<std::string_view>{}(bytes), 16).ptr;
    return {digits.data(), end};
}

http::Response reply(service::Answer answer, Route route, const http::Head& head) {
    http::Response response{.status = answer.status, .type = std::move(answer.type), .headers = api_headers(route)};
    if (!answer.allow.empty()) response.headers += "Allow: " + answer.allow + "\r\n";
    const bool zipped = answer.body.size() >= kWorthCompressing && http::accepts_coding(head.find("Accept-Encoding"), "gzip");
    response.headers += "Vary: Accept-Encoding\r\n";
    if (answer.of_the_law && answer.status == 200) {
        const std::string tag = "\"" + tag_of(answer.body) + (zipped ? "-gz\"" : "\"");
        response.headers += "Cache-Control: no-cache\r\nETag: " + tag + "\r\n";
        if (http::matches_tag(head.find("If-None-Match"), tag)) {
            response.status = 304;
            response.type.clear();
            return response;
        }
    } else {
        response.headers += "Cache-Control: no-store\r\n";
    }
    if (zipped) {
        response.headers += "Content-Encoding: gzip\r\n";
        response.body = http::gzip(answer.body, kGzipLevel);
    } else {
        response.body = std::move(answer.body);
    }
    return response;
}

http::Response problem(int status, std::string_view code, std::string_view titre, std::string_view detail, Route route, const http::Head& head,
                       const std::vector<service::Mistake>& mistakes) {
    return reply(service::problem(status, code, titre, detail, mistakes), route, head);
}

std::vector<service::Mistake> with_pointers(const base::Errors& errors, std::string_view name) {
    std::vector<service::Mistake> mistakes;
    for (const base::Error& error : errors) {
        service::Mistake mistake{error, {}, {}, {}};
        if (error.place.starts_with(name)) {
            const std::string_view rest = std::string_view(error.place).substr(name.size());
            if (rest.starts_with(" /")) mistake.pointeur = rest.substr(1);
        }
        mistakes.push_back(std::move(mistake));
    }
    return mistakes;
}

}  // namespace socle::serveur
