#include <socle/http/message.hpp>

#include <algorithm>

namespace socle::http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool starts_with_scheme(std::string_view target, std::string_view scheme) { return same_name(target.substr(0, scheme.size()), scheme); }

}  // namespace

std::string_view Head::find(std::string_view name) const {
    for (const auto& [key, value] : fields_) {
        if (same_name(view(key), name)) return view(value);
    }
    return {};
}

std::size_t Head::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(fields_.begin(), fields_.end(), [&](const auto& field) { return same_name(view(field.first), name); }));
}

void Head::clear() {
    text_.clear();
    fields_.clear();
    method_ = path_ = query_ = authority_ = {};
}

Head::Part Head::keep(std::string_view text) {
    const Part part{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
    text_ += text;
    return part;
}

bool Head::set_request(std::string_view method, std::string_view target) {
    method_ = keep(method);
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!starts_with_scheme(target, scheme)) continue;
        target.remove_prefix(scheme.size());
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        if (end == 0) return false;
        authority_ = keep(target.substr(0, end));
        target.remove_prefix(end);
        if (target.empty()) target = "/";
        break;
    }
    if (target == "*") {
        path_ = keep(target);
        return method == "OPTIONS";
    }
    if (target.empty() || target.front() != '/') return false;
    const std::size_t mark = target.find('?');
    path_ = keep(target.substr(0, mark));
    if (mark != std::string_view::npos) query_ = keep(target.substr(mark + 1));
    return true;
}

void Head::add_field(std::string_view name, std::string_view value) {
    const Part key = keep(name);
    fields_.emplace_back(key, keep(value));
}

int status_of(Refusal refusal) {
    switch (refusal) {
        case Refusal::BadRequest: return 400;
        case Refusal::BadHost: return 421;
        case Refusal::TooSlow: return 408;
        case Refusal::BodyTooLarge: return 413;
        case Refusal::ExpectationFailed: return 417;
        case Refusal::HeadTooLarge: return 431;
        case Refusal::Internal: return 500;
        case Refusal::UnknownCoding: return 501;
        case Refusal::Overloaded: return 503;
        case Refusal::TooLong: return 503;
        case Refusal::BadVersion: return 505;
    }
    return 500;
}

std::string id_text(std::uint64_t id) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; id >>= 4U) text[i] = kDigits[id & 15U];
    return text;
}

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 411: return "Length Required";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 421: return "Misdirected Request";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Unknown";
    }
}

}  // namespace socle::http
