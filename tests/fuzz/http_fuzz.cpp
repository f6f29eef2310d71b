// Any bytes as a connection would bring them: the parser of requests, then the routes, without sockets.
#include "application.hpp"
#include "request_parser.hpp"

#include <socle/donnees_files/load.hpp>
#include <socle/donnees_files/portefeuille.hpp>
#include <socle/droit_files/folder.hpp>

#include <cstdint>
#include <cstdlib>

using namespace socle;
using namespace socle::http;

namespace {

template <class T, class E>
T must(std::expected<T, E> result) {
    if (!result) std::abort();
    return std::move(*result);
}

Application& routes() {
    static const std::unique_ptr<Application> application = [] {
        serveur::Contents contents;
        contents.version = "fuzz";
        contents.droit = must(droit_files::read_folder("droit"));
        contents.donnees = must(donnees_files::read_folder("donnees"));
        contents.modele = must(donnees_files::load_modele("donnees"));
        contents.pages = {{"/index.html", "<!doctype html>"}};
        serveur::Options options;
        options.log = false;
        options.threads = 1;
        // National computations are read and checked, not made.
        options.limits.jobs_waiting = 0;
        return must(serveur::make_application(std::move(contents), std::move(options)));
    }();
    return *application;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kMaxHead = 4096;
    constexpr std::size_t kMaxBody = 4096;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    // The first byte says in how large pieces the others come.
    const std::size_t piece = rest.empty() ? 1 : 1 + static_cast<unsigned char>(rest.front());
    if (!rest.empty()) rest.remove_prefix(1);
    std::string body;
    const std::function<void(std::string_view)> on_body = [&](std::string_view bytes) { body += bytes; };
    std::string input;
    while (!rest.empty() || !input.empty()) {
        Head head;
        body.clear();
        RequestParser parser(head, on_body, kMaxHead, 100);
        std::optional<Refusal> refusal;
        while (!parser.whole() && !refusal) {
            const bool had_head = parser.has_head();
            const std::size_t used = parser.take(input, refusal);
            input.erase(0, used);
            if (!had_head && parser.has_head() && !refusal) {
                refusal = parser.check_head();
                if (!refusal && parser.declared_length().value_or(0) > kMaxBody) refusal = Refusal::BodyTooLarge;
                if (!refusal) parser.limit_body(kMaxBody);
            }
            if (parser.whole() || refusal || used > 0) continue;
            if (rest.empty()) return 0;
            input += rest.substr(0, piece);
            rest.remove_prefix(std::min(piece, rest.size()));
        }
        if (body.size() > kMaxBody || (parser.has_head() && head.fields() > 100)) std::abort();
        if (refusal) return 0;
        if (head.path().empty() || (head.path().front() != '/' && head.path() != "*")) std::abort();
        static_cast<void>(routes().handling(head));
        static_cast<void>(routes().is_short({head, body}));
        const Response response = routes().answer({head, body});
        if (reason_of(response.status) == "Unknown" || response.status == 500) std::abort();
        if (response.headers.find("\r\n\r\n") != std::string::npos) std::abort();
    }
    return 0;
}
