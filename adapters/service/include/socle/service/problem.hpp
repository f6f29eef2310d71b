// Errors as answers: problem details (RFC 9457), in French, each mistake with a JSON pointer into the body.
#pragma once

#include <socle/service/service.hpp>

#include <string>
#include <vector>

namespace socle::service {

inline constexpr const char* kJsonType = "application/json; charset=utf-8";
inline constexpr const char* kProblemType = "application/problem+json; charset=utf-8";

// One mistake: of the body, at `pointeur` (a JSON pointer, "" for the whole of it), or of the parameter `parametre` of the query
// when that is not empty.
struct Mistake {
    base::Error error;
    std::string pointeur;
    std::string parametre;
    std::string lieu;  // where inside the value, when it is a text of several lines: "ligne 3, colonne 7 ligne[2].code"
};

// `code`: stable, the end of the URN in "type". `titre`: one French sentence without full stop.
[[nodiscard]] Answer problem(int status, std::string_view code, std::string_view titre, std::string_view detail, const std::vector<Mistake>& mistakes = {});

// The answer to a body that could not be read at all, as against one whose values are wrong.
[[nodiscard]] Answer unreadable_body(const std::vector<Mistake>& mistakes);
[[nodiscard]] bool is_unreadable(const base::Errors& errors);

}  // namespace socle::service
