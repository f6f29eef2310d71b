// Internal: the routes without sockets.
#pragma once

#include <socle/serveur/serveur.hpp>

namespace socle::serveur {

// Fails with every mistake of the law and of the data.
[[nodiscard]] base::Checked<std::unique_ptr<http::Application>> make_application(Contents contents, Options options);

}  // namespace socle::serveur
