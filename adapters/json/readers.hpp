// Internal: parts of JSON that several texts hold.
#pragma once

#include "object_reader.hpp"

#include <socle/json/json.hpp>

namespace socle::json {

// "missions" of a contract: by id, in the order of ids.
void read_missions(ObjectReader& reader, app::Contrat& contrat);

// The members of a contract file; unknown keys are left to the caller.
[[nodiscard]] app::DemandePlan read_contrat(ObjectReader& reader);

// Places: texts, or objects with "code" and "part"; as texts with their share ("75115:0.5").
[[nodiscard]] std::vector<std::string> read_lieux(ObjectReader& reader, std::string_view key);

}  // namespace socle::json
