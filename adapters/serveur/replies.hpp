// Internal: what every answer carries besides its body.
#pragma once

#include "routes.hpp"

#include <socle/http/message.hpp>
#include <socle/service/problem.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace socle::serveur {

// Security headers of a page. `frames`: other sites may show it in a frame. `other_sites`: they may load it.
[[nodiscard]] std::string page_headers(bool frames, bool other_sites);

// The answer of a route, with its headers: security, other sites, ETag and 304 when it is of the law, gzip when that is worth it.
[[nodiscard]] http::Response reply(service::Answer answer, Route route, const http::Head& head);

[[nodiscard]] http::Response problem(int status, std::string_view code, std::string_view titre, std::string_view detail, Route route, const http::Head& head,
                                     const std::vector<service::Mistake>& mistakes = {});

// Mistakes of a text named `name`, whose places are "NAME /pointer".
[[nodiscard]] std::vector<service::Mistake> with_pointers(const base::Errors& errors, std::string_view name);

// Security headers of an answer of a program.
[[nodiscard]] std::string api_headers(Route route);

// Of the content, 16 hexadecimal digits.
[[nodiscard]] std::string tag_of(std::string_view bytes);

}  // namespace socle::serveur
