#include <doctest/doctest.h>
#include <socle/json/json.hpp>

#include <algorithm>

using namespace socle;

namespace {

bool has(const base::Errors& errors, std::string_view code, std::string_view place) {
    return std::any_of(errors.begin(), errors.end(), [&](const base::Error& e) {
        return e.code == code && e.place.find(place) != std::string::npos && !e.reason.empty() && !e.remedy.empty();
    });
}

base::Errors errors_of(std::string_view text) {
    auto parsed = json::parse_contrat(text, "contrat.json");
    return parsed ? base::Errors{} : parsed.error();
}

}  // namespace

TEST_CASE("a contract is read in full") {
    const auto file = json::parse_contrat(R"({"nom":"Essai","population":60000,"date_signature":"2024-03-01","membres":12,
        "missions":{"acces_aux_soins":{"demarrage":"2024-09-01","taux":[0,62.5,"70",80,100]},
                    "crise_sanitaire":{"demarrage":"2024-03-01","annee_redaction_plan":2,"crises":[3]}}})", "contrat.json");
    REQUIRE(file.has_value());
    CHECK(file->contrat.populations == std::vector<std::int64_t>{60000});
    CHECK(file->contrat.missions.size() == 2);
    CHECK(file->contrat.missions[0].taux->at(1) == money::Rate{625'000});
    CHECK(file->contrat.missions[1].crises == std::vector<int>{3});
}

TEST_CASE("every mistake of a contract is told with its place") {
    const auto errors = errors_of(R"({"population":-5,"date_signature":"2024-02-30","membre":3,
        "missions":{"parcours":{"demarrage":12,"taux":[120,50.123,0,0,0]}}})");
    CHECK(has(errors, "nombre", "/population"));
    CHECK(has(errors, "date", "/date_signature"));
    CHECK(has(errors, "cle-inconnue", "/membre"));
    CHECK(has(errors, "date", "/missions/parcours/demarrage"));
    CHECK(has(errors, "taux-hors-limites", "/missions/parcours/taux/0"));
    CHECK(has(errors, "taux-hors-limites", "/missions/parcours/taux/1"));
}

TEST_CASE("what is not a contract is refused with its place") {
    CHECK(has(errors_of(""), "fichier-vide", "contrat.json"));
    CHECK(has(errors_of("{\n  \"nom\": ,"), "json", "contrat.json:2:"));
    CHECK(has(errors_of("[]"), "type", "contrat.json"));
    CHECK(has(errors_of("{\"nom\":\"\xFF\"}"), "json", "contrat.json:1"));
    CHECK(has(errors_of(R"({"nom":"a","nom":"b"})"), "cle-en-double", "nom"));
    CHECK(has(errors_of(std::string(100, '[') + std::string(100, ']')), "json-trop-profond", "contrat.json"));
    CHECK(has(errors_of(R"({"date_signature":"2024-03-01","missions":{}})"), "population-manquante", "/population"));
    CHECK(has(errors_of(R"({"population":1,"territoire":["35236"],"date_signature":"2024-03-01","missions":{}})"), "population-manquante", "/population"));
    CHECK(has(errors_of(R"({"population":99999999999999999999,"date_signature":"2024-03-01","missions":{}})"), "nombre", "/population"));
}

TEST_CASE("differences between two results are named") {
    CHECK(json::differences(R"({"a":1,"recu":{"v":1}})", R"({"a":2,"recu":{"v":2}})", {"/recu/v"}) == std::vector<std::string>{"/a : 1 → 2"});
    CHECK(json::differences(R"({"a":1})", R"({"a":1})", {}).empty());
}
