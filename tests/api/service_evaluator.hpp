// The cases of the corpus through the service, as a client of the API sees them: from JSON to JSON.
#pragma once

#include "corpus.hpp"

#include <socle/service/service.hpp>

namespace socle::api {

[[nodiscard]] corpus::Outcome evaluate(const service::Service& service, const corpus::Case& one);

}  // namespace socle::api
