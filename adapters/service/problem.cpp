#include <socle/service/problem.hpp>

#include <socle/base/json_writer.hpp>
#include <socle/base/text.hpp>

namespace socle::service {

namespace {

constexpr std::size_t kMaxTextBytes = 2000;
constexpr std::size_t kMaxShown = 50;

void text(base::JsonWriter& json, std::string_view key, std::string_view value) { json.key(key).string(base::printable(value, kMaxTextBytes)); }

}  // namespace

Answer problem(int status, std::string_view code, std::string_view titre, std::string_view detail, const std::vector<Mistake>& mistakes) {
    base::JsonWriter json;
    json.begin_object();
    json.key("type").string("urn:socle:probleme:" + std::string(code));
    text(json, "title", titre);
    json.key("status").integer(status);
    text(json, "detail", detail);
    json.key("erreurs").begin_array();
    for (std::size_t i = 0; i < mistakes.size() && i < kMaxShown; ++i) {
        const Mistake& mistake = mistakes[i];
        json.begin_object();
        text(json, "code", mistake.error.code);
        if (mistake.parametre.empty()) {
            text(json, "pointeur", mistake.pointeur);
        } else {
            text(json, "parametre", mistake.parametre);
        }
        if (!mistake.lieu.empty()) text(json, "lieu", mistake.lieu);
        text(json, "raison", mistake.error.reason);
        text(json, "remede", mistake.error.remedy);
        json.end_object();
    }
    json.end_array().end_object();
    return {status, kProblemType, json.take() + "\n", false, {}};
}

}  // namespace socle::service
