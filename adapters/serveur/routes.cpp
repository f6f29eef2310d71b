#include "routes.hpp"

namespace socle::serveur {

namespace {

constexpr std::string_view kApi = "/api/v1/";
constexpr std::array<std::string_view, kRoutes> kNames{
    "/api/v1/simulations",          "/api/v1/plans",  "/api/v1/communes",         "/api/v1/territoires",      "/api/v1/droit",
    "/api/v1/openapi.json",         "/api/",          "/api/v1/lots",             "/api/v1/nationaux",        "/api/v1/nationaux/grille",
    "/api/v1/nationaux/{id}",       "/api/v1/nationaux/{id}/evenements",          "/api/v1/nationaux/{id}/resultat",
    "/sante",                       "/metrics",       "pages",                    "unread"};

Found find_national(std::string_view rest) {
    if (rest.empty()) return {Route::Nationaux};
    rest.remove_prefix(1);
    if (rest == "grille") return {Route::Grille};
    const std::size_t slash = rest.find('/');
    const std::string_view id = rest.substr(0, slash);
    if (slash == std::string_view::npos) return {Route::National, id};
    if (rest.substr(slash) == "/evenements") return {Route::Evenements, id};
    if (rest.substr(slash) == "/resultat") return {Route::Resultat, id};
    return {Route::Service};
}

bool below(std::string_view path, std::string_view root) { return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/'); }

}  // namespace

Found find_route(std::string_view path) {
    if (path == "/sante") return {Route::Sante};
    if (path == "/metrics") return {Route::Metrics};
    if (!below(path, "/api")) return {Route::Page};
    if (!path.starts_with(kApi)) return {Route::Service};
    const std::string_view rest = path.substr(kApi.size());
    if (rest == "simulations") return {Route::Simulations};
    if (rest == "plans") return {Route::Plans};
    if (rest == "communes") return {Route::Communes};
    if (rest == "territoires") return {Route::Territoires};
    if (rest == "openapi.json") return {Route::Openapi};
    if (rest == "lots") return {Route::Lots};
    constexpr std::string_view kNationaux = "nationaux";
    if (below(rest, kNationaux)) return find_national(rest.substr(kNationaux.size()));
    return {below(rest, "droit") ? Route::Droit : Route::Service};
}

std::string_view name_of(Route route) { return kNames[static_cast<std::size_t>(route)]; }

std::string_view methods_of(Route route) {
    switch (route) {
        case Route::Lots:
        case Route::Nationaux:
        case Route::Grille: return "POST";
        case Route::National: return "GET, HEAD, DELETE";
        case Route::Evenements:
        case Route::Resultat:
        case Route::Sante:
        case Route::Metrics:
        case Route::Page: return "GET, HEAD";
        default: return "";
    }
}

bool is_open_to_other_sites(Route route) { return route <= Route::Service; }

}  // namespace socle::serveur
