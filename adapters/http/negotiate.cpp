#include <socle/http/negotiate.hpp>

#include <zlib.h>

#include <algorithm>
#include <array>

namespace socle::http {

namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Calls `each` with every member of a list separated by commas, until it answers true.
template <class Each>
bool any_of_list(std::string_view list, char separator, Each each) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        if (each(trim(list.substr(0, end)))) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

// "q=0", "q=0.000": not wanted.
bool is_refused(std::string_view parameters) {
    return any_of_list(parameters, ';', [](std::string_view one) {
        if (one.size() < 3 || (one[0] != 'q' && one[0] != 'Q') || one[1] != '=') return false;
        return std::all_of(one.begin() + 2, one.end(), [](char c) { return c == '0' || c == '.'; });
    });
}

bool same_coding(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x) == y; });
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string media_type(std::string_view field) {
    std::string type(trim(field.substr(0, field.find(';'))));
    std::transform(type.begin(), type.end(), type.begin(), [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    return type;
}

bool accepts_coding(std::string_view field, std::string_view coding) {
    bool any = false;
    bool named = false;
    bool wanted = false;
    any_of_list(field, ',', [&](std::string_view one) {
        const std::size_t end = std::min(one.find(';'), one.size());
        const std::string_view name = trim(one.substr(0, end));
        const bool refused = is_refused(one.substr(std::min(end + 1, one.size())));
        if (name == "*") any = !refused;
        if (same_coding(name, coding)) {
            named = true;
            wanted = !refused;
        }
        return false;
    });
    return named ? wanted : any;
}

bool matches_tag(std::string_view field, std::string_view tag) {
    if (trim(field) == "*") return true;
    return any_of_list(field, ',', [&](std::string_view one) {
        if (one.starts_with("W/")) one.remove_prefix(2);
        return one == tag;
    });
}

std::string gzip(std::string_view bytes, int level) {
    constexpr int kGzip = 16;
    constexpr int kMemory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, MAX_WBITS + kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string query_value(std::string_view query, std::string_view name, bool* found) {
    std::string value;
    const bool there = any_of_list(query, '&', [&](std::string_view one) {
        const std::size_t equal = std::min(one.find('='), one.size());
        if (decode_percent(one.substr(0, equal)) != name) return false;
        value = decode_percent(one.substr(std::min(equal + 1, one.size())));
        return true;
    });
    if (found != nullptr) *found = there;
    return value;
}

std::string decode_percent(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

}  // namespace socle::http
