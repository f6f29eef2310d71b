#include "given.hpp"

using namespace socle;
using namespace socle::service;

TEST_CASE("a situation is computed with its receipt") {
    const Answer answer = ask("POST", "/api/v1/simulations", "", R"({"population":60000,"date":"2024-03-01","missions":["acces_aux_soins"],"taux":{"acces_aux_soins":80}})");
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    CHECK(answer.type == "application/json; charset=utf-8");
    CHECK(says(answer, "\"total\": \"154000.00\""));
    CHECK(says(answer, "\"empreinte_entree\": \"sha256:"));
    CHECK_FALSE(says(answer, "\"leviers\""));
    CHECK_FALSE(answer.of_the_law);
}

TEST_CASE("without a date the year begins today, and the result says so") {
    const Answer answer = ask("POST", "/api/v1/simulations", "", R"({"population":60000,"missions":["socles"],"taux":{"tous":100},"leviers":true})");
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    CHECK(says(answer, "\"date\": \"2026-06-01\""));
    CHECK(says(answer, "commençant aujourd'hui, le 01/06/2026"));
    CHECK(says(answer, "\"leviers\""));
}

TEST_CASE("readings, a text and a reform change what is answered") {
    const std::string_view base = R"({"population":80000,"date":"2024-03-01","missions":["parcours"])";
    const auto with = [&](std::string_view more) { return ask("POST", "/api/v1/simulations", "", std::string(base) + std::string(more) + "}"); };
    CHECK(says(with(""), "\"taille\": 3"));
    CHECK(says(with(R"(,"lectures":{"seuil-80000":"taille-2"})"), "\"taille\": 2"));
    CHECK(says(with(R"(,"texte":"aci-cpts-2019")"), "\"texte\": \"aci-cpts-2019\""));
}

TEST_CASE("places are summed, a part of one too") {
    const Answer whole = ask("POST", "/api/v1/simulations", "", R"({"territoire":["56140"],"date":"2026-03-01"})");
    const Answer part = ask("POST", "/api/v1/simulations", "", R"({"territoire":[{"code":"56140","part":0.4}],"date":"2026-03-01"})");
    const Answer text = ask("POST", "/api/v1/simulations", "", R"({"territoire":["56140:40 %"],"date":"2026-03-01"})");
    REQUIRE_MESSAGE(whole.status == 200, whole.body);
    REQUIRE_MESSAGE(part.status == 200, part.body);
    CHECK(says(whole, "\"population\": 3704,"));
    CHECK(says(part, "\"population\": 1482,"));  // 40 % of 3704 is 1481.6
    CHECK(says(text, "\"population\": 1482,"));
    // A code that stands as such is no postcode: nothing has to be said about it.
    CHECK_FALSE(says(part, "peut aussi désigner"));
    CHECK(says(text, "peut aussi désigner"));
}

TEST_CASE("a contract is planned, as JSON and as CSV") {
    const std::string_view body = R"({"population":60000,"date_signature":"2024-03-01","missions":{"acces_aux_soins":{"demarrage":"2024-09-01","taux":[50,60,70,80,90]}}})";
    const Answer json = ask("POST", "/api/v1/plans", "", body);
    REQUIRE_MESSAGE(json.status == 200, json.body);
    CHECK(says(json, "\"versements\""));
    const Answer csv = ask("POST", "/api/v1/plans", "format=csv", body);
    CHECK(csv.type == "text/csv; charset=utf-8");
    CHECK(csv.body.starts_with("date,annee,code,nature,montant\n2024-03-01,1,fonctionnement,integral,60000.00\n"));
    CHECK(ask("POST", "/api/v1/plans", "format=pdf", body).status == 400);
}
