// Internal: from the place of an error, written for people, to a pointer into the body that was sent.
#pragma once

#include <socle/service/problem.hpp>

#include <socle/json/json.hpp>

#include <string_view>
#include <vector>

namespace socle::service {

// Name that readers of bodies give to the text they read.
inline constexpr const char* kBodyName = "corps";

// An error of a reader of JSON: "corps /taux/parcours", "corps:2:3".
[[nodiscard]] Mistake at_body(const base::Error& error);

// An error of what is computed: "taux « parcours »", "missions.parcours.taux", "lecture a=b", or a place of the territory.
// `missions`: those of the body when they are a list; `lieux`: those of the body, at `key_of_lieux`.
struct Asked {
    std::vector<std::string> missions = {};
    std::vector<std::string> lieux = {};
    std::string_view key_of_lieux = "territoire";
};
[[nodiscard]] Mistake at_asked(const base::Error& error, const Asked& asked);

// An error of a file of the law laid over: "reforme-1.toml:3:7 ligne[2].code".
[[nodiscard]] Mistake at_reforme(const base::Error& error, const std::vector<json::ReformeDemandee>& reformes, std::size_t index);

// An error of the whole law with its reforms: one of theirs, or of readings and text.
[[nodiscard]] Mistake at_law(const base::Error& error, const std::vector<json::ReformeDemandee>& reformes);

}  // namespace socle::service
