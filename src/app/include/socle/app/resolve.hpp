// From what people say (names of missions, "toutes", rates by mission) to the facts that a program evaluates. Every
// check of a situation is here, so that each way in gives the same errors.
#pragma once

#include <socle/app/situation.hpp>
#include <socle/base/error.hpp>
#include <socle/eval/evaluate.hpp>
#include <socle/rules/law.hpp>

#include <string>
#include <vector>

namespace socle::app {

struct Resolved {
    std::uint32_t version = 0;  // of the law
    eval::Facts facts;
    std::vector<std::string> missing_rates;  // engaged missions whose rate was not given; 0 % is used
};

[[nodiscard]] base::Result<Resolved> resolve(const rules::Law& law, const Situation& situation);

// Index of the version in force, or the error to tell.
[[nodiscard]] base::Result<std::uint32_t> version_on(const rules::Law& law, calendar::Date date);

// Index of a mission, or an error that names those that exist. `place` says where the name was written.
[[nodiscard]] base::Result<std::size_t> mission_named(const rules::Law& law, const std::string& id, const std::string& place);

}  // namespace socle::app
