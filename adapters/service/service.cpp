#include <socle/service/service.hpp>

#include "pointers.hpp"
#include "routes.hpp"

#include <socle/app/controls.hpp>

#include <algorithm>

namespace socle::service {

namespace {

struct Route {
    std::string_view method;
    std::string_view path;  // one "{…}" at most, the last segment
    Answer (*handle)(const State&, Call&);
};

constexpr Route kRoutes[] = {
    {"POST", "/api/v1/simulations", post_simulation},
    {"POST", "/api/v1/plans", post_plan},
    {"GET", "/api/v1/communes", get_communes},
    {"POST", "/api/v1/territoires", post_territoire},
    {"GET", "/api/v1/droit/textes", get_textes},
    {"GET", "/api/v1/droit/textes/{id}", get_texte},
    {"GET", "/api/v1/droit/grille", get_grille},
    {"GET", "/api/v1/droit/nombres/{code}", get_nombre},
    {"GET", "/api/v1/droit/sources", get_sources},
    {"GET", "/api/v1/droit/affirmations", get_affirmations},
    {"GET", "/api/v1/droit/ambiguites", get_ambiguites},
    {"GET", "/api/v1/droit/parametres", get_parametres},
    {"GET", "/api/v1/droit/reformes", get_reformes},
    {"GET", "/api/v1/droit/comparaison", get_comparaison},
    {"POST", "/api/v1/droit/comparaison", post_comparaison},
    {"GET", "/api/v1/openapi.json", get_openapi},
};

// The segment in the place of "{…}", empty for a route without; nothing when the path is another one.
std::optional<std::string_view> match(std::string_view pattern, std::string_view path) {
    const std::size_t brace = pattern.find('{');
    if (brace == std::string_view::npos) return pattern == path ? std::optional(std::string_view{}) : std::nullopt;
    if (!path.starts_with(pattern.substr(0, brace))) return std::nullopt;
    const std::string_view segment = path.substr(brace);
    if (segment.empty() || segment.find('/') != std::string_view::npos) return std::nullopt;
    return segment;
}

base::Checked<std::vector<present::ReformePrete>> take_reformes(std::vector<droit_files::LawFile>& files) {
    constexpr std::string_view kFolder = "droit/reformes/";
    const auto first = std::stable_partition(files.begin(), files.end(), [&](const droit_files::LawFile& file) { return !file.name.starts_with(kFolder); });
    std::vector<present::ReformePrete> reformes;
    base::Errors errors;
    for (auto file = first; file != files.end(); ++file) {
        auto book = droit_files::parse_reforme(*file);
        if (book) {
            reformes.push_back({file->name.substr(kFolder.size()), std::move(book->textes.front()), std::move(file->text)});
        } else {
            errors.insert(errors.end(), book.error().begin(), book.error().end());
        }
    }
    files.erase(first, files.end());
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return reformes;
}

Answer not_found() {
    return problem(404, "adresse-inconnue", "Adresse inconnue", "Rien ne se trouve à cette adresse. Les adresses sont décrites dans /api/v1/openapi.json.");
}

}  // namespace

std::shared_ptr<const territoire::Referentiel> State::places() const {
    const Garde garde(verrou);
    return referentiel;
}

Answer json_answer(std::string body) { return {200, kJsonType, std::move(body), false, {}}; }

Answer refuse(std::vector<Mistake> mistakes) {
    return problem(422, "demande-refusee", "La demande ne peut être calculée", "La demande est bien écrite, mais ce qu'elle dit ne va pas : voir « erreurs ».", mistakes);
}

Answer refuse_query(std::vector<Mistake> mistakes) {
    return problem(400, "parametres", "Paramètres incorrects", "Un paramètre de l'adresse ne va pas : voir « erreurs ».", mistakes);
}

bool is_unreadable(const base::Errors& errors) {
    constexpr std::string_view kNotJson[] = {"json", "fichier-vide", "json-trop-profond", "cle-en-double"};
    return !errors.empty() && std::find(std::begin(kNotJson), std::end(kNotJson), errors.front().code) != std::end(kNotJson);
}

Answer unreadable_body(const std::vector<Mistake>& mistakes) {
    return problem(400, "corps-illisible", "Le corps de la requête ne se lit pas", "Un objet JSON en UTF-8 est attendu : voir « erreurs ».", mistakes);
}

Answer refuse_body(const base::Errors& errors) {
    std::vector<Mistake> mistakes;
    for (const base::Error& error : errors) mistakes.push_back(at_body(error));
    if (is_unreadable(errors)) return unreadable_body(mistakes);
    return problem(422, "demande-incorrecte", "La demande est mal écrite", "Des valeurs manquent ou ne vont pas : voir « erreurs ».", mistakes);
}

Answer without_places() {
    return problem(503, "donnees-absentes", "Les communes ne sont pas chargées", "Les populations des communes ne sont pas encore chargées : donnez « population », ou recommencez un peu plus tard.");
}

Service::Service(std::unique_ptr<State> state) : state_(std::move(state)) {}
Service::Service(Service&&) noexcept = default;
Service& Service::operator=(Service&&) noexcept = default;
Service::~Service() = default;

base::Checked<Service> Service::create(std::vector<droit_files::LawFile> files, Sha256 sha256) {
    auto reformes = take_reformes(files);
    if (!reformes) return std::unexpected(std::move(reformes.error()));
    auto book = droit_files::parse_law(files);
    if (!book) return std::unexpected(std::move(book.error()));
    auto sound = app::lay_reformes(std::move(*book), {});
    if (!sound) return std::unexpected(std::move(sound.error()));
    app::ControlReport controles = app::check_controls(*sound);
    auto instruments = app::compile_instruments(*sound, {});
    if (!instruments) return std::unexpected(std::move(instruments.error()));
    auto moteurs = Moteurs::create(std::move(*sound), sha256);
    if (!moteurs) return std::unexpected(std::move(moteurs.error()));
    auto state = std::make_unique<State>(sha256, droit_files::empreinte(files, sha256), std::move(*moteurs));
    state->reformes = std::move(*reformes);
    state->controles = std::move(controles);
    state->instruments = std::move(*instruments);
    return Service(std::move(state));
}

base::Checked<void> Service::load_donnees(std::vector<donnees_files::DataFile> files) {
    auto referentiel = donnees_files::parse_referentiel(std::move(files));
    if (!referentiel) return std::unexpected(base::Errors{std::move(referentiel.error())});
    auto shared = std::make_shared<const territoire::Referentiel>(std::move(*referentiel));
    const Garde garde(state_->verrou);
    state_->referentiel = std::move(shared);
    return {};
}

const std::string& Service::empreinte() const { return state_->empreinte; }

Answer Service::answer(const Request& request) const {
    if (request.body.size() > kMaxBodyBytes) {
        return problem(413, "corps-trop-grand", "Le corps de la requête est trop grand", "Une demande a " + std::to_string(kMaxBodyBytes >> 10U) + " Kio au plus.");
    }
    const std::string_view method = request.method == "HEAD" ? "GET" : request.method;
    std::string allow;
    for (const Route& route : kRoutes) {
        const auto segment = match(route.path, request.path);
        if (!segment) continue;
        if (route.method == method) {
            auto text = decoded(*segment, false);
            if (!text) return not_found();
            Call call{request, Query(request.query), std::move(*text)};
            return route.handle(*state_, call);
        }
        allow += (allow.empty() ? "" : ", ") + std::string(route.method == "GET" ? "GET, HEAD" : route.method);
    }
    if (allow.empty()) return not_found();
    Answer answer = problem(405, "methode", "Cette adresse ne connaît pas cette méthode", "Méthodes possibles ici : " + allow + ".");
    answer.allow = std::move(allow);
    return answer;
}

}  // namespace socle::service
