#include <socle/serveur/serveur.hpp>

#include "application.hpp"
#include "log.hpp"
#include "lots.hpp"
#include "metrics.hpp"
#include "nationaux.hpp"
#include "pages.hpp"
#include "replies.hpp"
#include "routes.hpp"

#include <socle/base/json_writer.hpp>
#include <socle/base/text.hpp>
#include <socle/digest/sha256.hpp>
#include <socle/http/negotiate.hpp>
#include <socle/service/service.hpp>

#include <unistd.h>

#include <algorithm>
#include <thread>

namespace socle::serveur {

namespace {

// Below, a simulation takes microseconds: no list of reforms or of places fits.
constexpr std::size_t kShortBody = 2048;
constexpr std::size_t kMaxLoggedPath = 200;

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

class Program final : public Serveur, public http::Application {
public:
    Program(Options options, service::Service service, std::unique_ptr<NationalBase> base, std::vector<Page> pages, std::string version)
        : options_(std::move(options)), version_(std::move(version)), service_(std::move(service)), base_(std::move(base)), pages_(std::move(pages)),
          nationaux_(*base_, options_.limits, options_.threads), log_(STDERR_FILENO) {
        constexpr std::uint64_t kLargestGrowth = 8;  // of a row, from what is asked to what is answered
        lot_ = {options_.threads > 0 ? options_.threads : std::min(csv_threads(), std::max(1U, std::thread::hardware_concurrency())), options_.limits.lot_bytes * kLargestGrowth};
        base::JsonWriter json(0);
        json.begin_object();
        json.key("etat").string("ok");
        json.key("version").string(version_);
        json.key("droit").string(base_->empreinte);
        json.end_object();
        sante_ = json.take() + "\n";
    }

    base::Result<void> listen() {
        auto server = http::Server::create(options_.http, *this, gauges_);
        if (!server) return std::unexpected(std::move(server.error()));
        server_ = std::move(*server);
        return {};
    }

    [[nodiscard]] std::uint16_t port() const override { return server_->port(); }
    void run() override {
        server_->run([this] {
            stopping_ = true;
            nationaux_.stop();
        });
    }

    [[nodiscard]] Handling handling(const http::Head& head) const override {
        switch (find_route(head.path()).route) {
            case Route::Lots: return {options_.limits.lot_bytes, head.method() == "POST" && is_csv(head) && !is_coded(head) && !is_foreign(head)};
            case Route::Nationaux:
            case Route::Grille: return {options_.limits.portefeuille_bytes};
            case Route::Page:
            case Route::Sante:
            case Route::Metrics: return {0};
            default: return {service::kMaxBodyBytes};
        }
    }

    [[nodiscard]] bool is_short(const http::Request& request) const override {
        switch (find_route(request.head.path()).route) {
            case Route::Simulations:
                return request.body.size() < kShortBody && !holds(request.body, "reformes") && !holds(request.body, "lectures") && !holds(request.body, "texte") &&
                       !holds(request.body, "leviers") && !holds(request.body, "territoire");
            case Route::National:
            case Route::Evenements:
            case Route::Sante:
            case Route::Metrics:
            case Route::Page: return true;
            default: return false;
        }
    }

    [[nodiscard]] http::Response answer(const http::Request& request) override {
        const http::Head& head = request.head;
        const Found found = find_route(head.path());
        const std::string_view methods = methods_of(found.route);
        if (head.method() == "OPTIONS") return preflight(found.route, head);
        if (!methods.empty() && !allows(methods, head.method())) {
            service::Answer answer = service::problem(405, "methode", "Cette adresse ne connaît pas cette méthode", "Méthodes possibles ici : " + std::string(methods) + ".");
            answer.allow = methods;
            return reply(std::move(answer), found.route, head);
        }
        if (head.method() == "POST" && is_coded(head)) return coded(found.route, head);
        switch (found.route) {
            case Route::Sante: return reply({stopping_ ? 503 : 200, service::kJsonType, sante_, false, {}}, found.route, head);
            case Route::Metrics:
                return reply({200, "text/plain; version=0.0.4; charset=utf-8", metrics_.to_text(gauges_, nationaux_.counts(), version_), false, {}}, found.route, head);
            case Route::Page: return pages_.answer(head);
            case Route::Lots:
                if (is_foreign(head)) return foreign(found.route, head);
                return problem(415, "type-de-corps", "Un lot est un fichier CSV", "Envoyez-le avec Content-Type: text/csv.", found.route, head);
            case Route::Nationaux:
            case Route::Grille:
            case Route::National:
                if (head.method() != "GET" && head.method() != "HEAD") {
                    if (is_foreign(head)) return foreign(found.route, head);
                    if (head.method() == "POST" && !is_json(head)) return not_json(found.route, head);
                }
                return nationaux_.answer(found, request);
            case Route::Evenements:
            case Route::Resultat: return nationaux_.answer(found, request);
            default:
                if (head.method() == "POST" && !is_json(head)) return not_json(found.route, head);
                return reply(service_.answer({head.method(), head.path(), head.query(), request.body, today()}), found.route, head);
        }
    }

    [[nodiscard]] http::Response answer_streamed(const http::Head& head, http::BodyReader& body) override { return answer_lot(base_->engine, head, body, lot_); }

    [[nodiscard]] http::Response refuse(http::Refusal refusal) const override {
        const auto make = [&](const char* code, const char* titre, const char* detail) {
            http::Response response{.status = http::status_of(refusal), .type = service::kProblemType, .headers = api_headers(Route::Service) + "Cache-Control: no-store\r\n"};
            response.body = service::problem(response.status, code, titre, detail).body;
            return response;
        };
        using enum http::Refusal;
        switch (refusal) {
            case BadRequest: return make("requete-illisible", "La requête n'est pas du HTTP correct", "Vérifiez la première ligne, les en-têtes et l'en-tête Host.");
            case BadHost: return make("hote-inconnu", "Ce serveur ne répond pas sous ce nom", "Demandez-le par 127.0.0.1 ou localhost, ou permettez ce nom : socle serveur --hote NOM.");
            case TooSlow: return make("requete-lente", "La requête n'est pas arrivée à temps", "Renvoyez-la d'un seul tenant.");
            case BodyTooLarge: {
                const auto mebibytes = [](std::size_t bytes) { return std::to_string(bytes >> 20U) + " Mio"; };
                const std::string limits = "Au plus " + mebibytes(options_.limits.lot_bytes) + " pour un lot, " + mebibytes(options_.limits.portefeuille_bytes) +
                                           " pour un calcul national, " + mebibytes(service::kMaxBodyBytes) + " pour le reste.";
                return make("corps-trop-grand", "Le corps de la requête est trop grand", limits.c_str());
            }
            case ExpectationFailed: return make("attente-inconnue", "L'en-tête Expect n'est pas compris", "Seul 100-continue est compris.");
            case HeadTooLarge: return make("en-tetes-trop-grands", "Les en-têtes de la requête sont trop grands", "Envoyez-en moins : les cookies ne servent à rien ici.");
            case UnknownCoding: return make("codage-inconnu", "Ce codage de transfert n'est pas compris", "Envoyez Content-Length, ou Transfer-Encoding: chunked.");
            case BadVersion: return make("version", "Cette version de HTTP n'est pas comprise", "Parlez HTTP/1.1.");
            case Overloaded: {
                auto response = make("serveur-occupe", "Le serveur est occupé", "Recommencez dans un instant.");
                response.headers += "Retry-After: 1\r\n";
                return response;
            }
            case TooLong: {
                auto response = make("delai-depasse", "Le calcul a dépassé le temps permis", "Demandez-en moins à la fois, ou recommencez plus tard.");
                response.headers += "Retry-After: 5\r\n";
                return response;
            }
            case Internal: break;
        }
        return make("erreur-interne", "Erreur interne de Socle", "Merci de la signaler, avec l'heure et l'en-tête X-Request-Id.");
    }

    void done(const http::Exchange& exchange) override {
        const Route route = exchange.method.empty() ? Route::Unread : find_route(exchange.path).route;
        metrics_.count(route, exchange.whole ? exchange.status : 0, exchange.bytes, exchange.time);
        if (!options_.log) return;
        base::JsonWriter json(0);
        json.begin_object();
        json.key("time").string(timestamp());
        json.key("method").string(base::printable(exchange.method, 20));
        // The name of a computation opens its result: it is not written.
        const bool secret = route == Route::National || route == Route::Evenements || route == Route::Resultat;
        json.key("path").string(secret ? std::string(name_of(route)) : base::printable(exchange.path, kMaxLoggedPath));
        json.key("status").integer(exchange.status);
        json.key("bytes").integer(static_cast<std::int64_t>(exchange.bytes));
        json.key("us").integer(exchange.time.count());
        json.key("id").string(http::id_text(exchange.id));
        if (!exchange.whole) json.key("cut").boolean(true);
        json.end_object();
        log_.put(json.text());
    }

private:
    static unsigned csv_threads() { return 8; }

    static bool allows(std::string_view methods, std::string_view method) {
        for (const std::string_view one : base::split(methods, ',')) {
            if (base::trim(one) == method) return true;
        }
        return false;
    }

    static bool is_json(const http::Head& head) { return http::media_type(head.find("Content-Type")) == "application/json"; }
    static bool is_csv(const http::Head& head) { return http::media_type(head.find("Content-Type")) == "text/csv"; }

    // RFC 9110 § 8.4.1: "identity" is no coding.
    static bool is_coded(const http::Head& head) {
        const std::string coding = http::media_type(head.find("Content-Encoding"));
        return !coding.empty() && coding != "identity";
    }
    static http::Response coded(Route route, const http::Head& head) {
        auto response = problem(415, "corps-comprime", "Le corps est comprimé", "Envoyez-le tel quel, sans Content-Encoding.", route, head);
        response.headers += "Accept-Encoding: identity\r\n";
        return response;
    }

    static http::Response not_json(Route route, const http::Head& head) {
        return problem(415, "type-de-corps", "Le corps doit être du JSON", "Envoyez-le avec Content-Type: application/json.", route, head);
    }

    // A page of another site may not make this machine work for long.
    static bool is_foreign(const http::Head& head) { return head.find("Sec-Fetch-Site") == "cross-site"; }
    static http::Response foreign(Route route, const http::Head& head) {
        return problem(403, "autre-site", "Une page d'un autre site ne peut pas demander ce calcul", "Demandez-le depuis un programme, ou depuis les pages de ce serveur.", route, head);
    }

    http::Response preflight(Route route, const http::Head& head) const {
        std::string methods(methods_of(route));
        if (methods.empty()) methods = service_.answer({"OPTIONS", head.path(), head.query(), {}, today()}).allow;
        if (methods.empty() && head.path() != "*") methods = "GET, HEAD";
        http::Response response{.status = 204, .headers = api_headers(route) + "Allow: " + methods + ", OPTIONS\r\n"};
        if (is_open_to_other_sites(route)) {
            response.headers += "Access-Control-Allow-Methods: " + methods + "\r\nAccess-Control-Allow-Headers: Content-Type\r\nAccess-Control-Max-Age: 86400\r\n";
        }
        return response;
    }

    Options options_;
    std::string version_;
    service::Service service_;
    std::unique_ptr<NationalBase> base_;
    Pages pages_;
    Metrics metrics_;
    http::Gauges gauges_;
    std::atomic<bool> stopping_{false};
    LotSettings lot_;
    std::string sante_;
    Nationaux nationaux_;
    Log log_;
    std::unique_ptr<http::Server> server_;
};

base::Checked<std::unique_ptr<Program>> make_program(Contents contents, Options options) {
    // The service knows ready reforms by their folder, as in the bundle of the pages.
    std::vector<droit_files::LawFile> files = contents.droit;
    for (const droit_files::LawFile& reforme : contents.reformes) files.push_back({"droit/reformes/" + reforme.name, reforme.text});
    auto service = service::Service::create(std::move(files), digest::sha256);
    if (!service) return std::unexpected(std::move(service.error()));
    if (auto loaded = service->load_donnees(contents.donnees); !loaded) return std::unexpected(std::move(loaded.error()));
    auto book = droit_files::parse_law(contents.droit);
    if (!book) return std::unexpected(std::move(book.error()));
    auto engine = app::Engine::create(std::move(*book), {});
    if (!engine) return std::unexpected(std::move(engine.error()));
    auto referentiel = donnees_files::parse_referentiel(std::move(contents.donnees));
    if (!referentiel) return std::unexpected(base::Errors{std::move(referentiel.error())});
    auto base = std::make_unique<NationalBase>(NationalBase{"socle " + contents.version, service->empreinte(), std::move(*engine), std::move(*referentiel),
                                                            std::move(contents.reformes), std::move(contents.modele), std::move(contents.hypotheses), std::move(contents.controles)});
    return std::make_unique<Program>(std::move(options), std::move(*service), std::move(base), std::move(contents.pages), std::move(contents.version));
}

}  // namespace

base::Checked<std::unique_ptr<http::Application>> make_application(Contents contents, Options options) {
    return make_program(std::move(contents), std::move(options));
}

base::Checked<std::unique_ptr<Serveur>> Serveur::create(Contents contents, Options options) {
    auto program = make_program(std::move(contents), std::move(options));
    if (!program) return std::unexpected(std::move(program.error()));
    if (auto listening = (*program)->listen(); !listening) return std::unexpected(base::Errors{std::move(listening.error())});
    return std::move(*program);
}

}  // namespace socle::serveur
