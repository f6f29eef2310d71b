// Internal: the routes this server answers itself, as logs and metrics name them too.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace socle::serveur {

enum class Route : std::uint8_t {
    Simulations,
    Plans,
    Communes,
    Territoires,
    Droit,
    Openapi,
    Service,      // another path below /api/
    Lots,
    Nationaux,
    Grille,
    National,     // one computation
    Evenements,
    Resultat,
    Sante,
    Metrics,
    Page,
    Unread,       // the head could not be read
};
inline constexpr std::size_t kRoutes = 17;

struct Found {
    Route route = Route::Page;
    std::string_view id{};  // of a national computation
};

// `path`: as sent.
[[nodiscard]] Found find_route(std::string_view path);

// "/api/v1/nationaux/{id}": no identifier, nothing that a client chose.
[[nodiscard]] std::string_view name_of(Route route);

// Methods of a route of this server, as an Allow field; empty: the service knows.
[[nodiscard]] std::string_view methods_of(Route route);

// Answers that depend on nothing but the request, and are short: pages of other sites may ask for them (docs/decisions/0016).
[[nodiscard]] bool is_open_to_other_sites(Route route);

}  // namespace socle::serveur
