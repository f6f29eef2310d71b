// What is refused: each mistake with its pointer, a reason and a way out.
#include "given.hpp"

using namespace socle;
using namespace socle::service;

namespace {

Answer simulate(std::string_view body) { return ask("POST", "/api/v1/simulations", "", body); }

bool points(const Answer& answer, std::string_view code, std::string_view pointer) {
    const std::size_t at = answer.body.find("\"code\": \"" + std::string(code) + "\",\n      \"pointeur\": \"" + std::string(pointer) + "\"");
    return at != std::string::npos && answer.type == "application/problem+json; charset=utf-8";
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("every mistake of a body is told at once, each with its pointer") {
    const Answer answer = simulate(R"({"population":-5,"date":"2024-02-30","membre":3,"missions":["parcours",12],"taux":{"parcours":120,"a/b~c":"x"},
        "plan_crise":"peut-être","crise":"oui","lectures":{"seuil-80000":3},"reformes":"aucune","leviers":1})");
    CHECK(answer.status == 422);
    CHECK(points(answer, "nombre", "/population"));
    CHECK(points(answer, "date", "/date"));
    CHECK(points(answer, "cle-inconnue", "/membre"));
    CHECK(points(answer, "type", "/missions/1"));
    CHECK(points(answer, "taux-hors-limites", "/taux/parcours"));
    CHECK(points(answer, "taux-hors-limites", "/taux/a~1b~0c"));
    CHECK(points(answer, "valeur-inconnue", "/plan_crise"));
    CHECK(points(answer, "type", "/crise"));
    CHECK(points(answer, "type", "/lectures/seuil-80000"));
    CHECK(points(answer, "type", "/reformes"));
    CHECK(points(answer, "type", "/leviers"));
    CHECK(says(answer, "Vouliez-vous écrire « membres »"));
}

TEST_CASE("what is no JSON is refused with its line and column") {
    const Answer answer = simulate("{\n  \"population\": ,");
    CHECK(answer.status == 400);
    CHECK(points(answer, "json", ""));
    CHECK(says(answer, "\"lieu\": \"ligne 2, colonne 17\""));
    CHECK(simulate("").status == 400);
    CHECK(simulate("\"\xFF\"").status == 400);
    CHECK(points(simulate(nested(65)), "json-trop-profond", ""));
    CHECK(points(simulate(nested(200'000)), "json-trop-profond", ""));
    CHECK(points(simulate(nested(64)), "type", ""));
    CHECK(points(simulate(R"({"population":1,"population":2})"), "cle-en-double", ""));
    CHECK(simulate(std::string(kMaxBodyBytes + 1, ' ')).status == 413);
}

TEST_CASE("what the law refuses points at what was sent") {
    CHECK(points(simulate(R"({"population":60000,"missions":["socles","parcour"]})"), "mission-inconnue", "/missions/1"));
    CHECK(points(simulate(R"({"population":60000,"missions":["parcours"],"taux":{"prevention":50}})"), "taux-sans-mission", "/taux/prevention"));
    CHECK(points(simulate(R"({"population":60000,"date":"2024-01-01","date_signature":"2024-02-01"})"), "signature-apres-date", "/date_signature"));
    CHECK(points(simulate(R"({"population":60000,"date":"1990-01-01"})"), "aucun-texte", "/date"));
    CHECK(points(simulate(R"({"population":60000,"lectures":{"rien":"x"}})"), "ambiguite-inconnue", "/lectures/rien"));
    CHECK(points(simulate(R"({"population":60000,"texte":"rien"})"), "texte-inconnu", "/texte"));
    CHECK(points(simulate("{}"), "population-manquante", "/population"));
    CHECK(points(simulate(R"({"population":1,"territoire":["35236"]})"), "population-manquante", "/territoire"));
    CHECK(points(simulate(R"({"territoire":[]})"), "territoire-vide", "/territoire"));
    CHECK(points(simulate(R"({"territoire":["35236","Zzyzx"]})"), "lieu-inconnu", "/territoire/1"));
    CHECK(points(simulate(R"({"territoire":["35236",{"code":"56140","part":2}]})"), "part-invalide", "/territoire/1/part"));
    CHECK(points(simulate(R"({"territoire":["35236",{"code":"56140","part":"2"}]})"), "part-invalide", "/territoire/1"));
    CHECK(points(simulate(R"({"territoire":["35236","35236"]})"), "commune-en-double", "/territoire"));
    CHECK(points(simulate(R"({"territoire":["35236"],"lectures":{"population-reference":"totale"}})"), "population-non-detenue", "/lectures/population-reference"));
}

TEST_CASE("the mistakes of a contract point into it") {
    const auto plan = [](std::string_view missions) { return ask("POST", "/api/v1/plans", "", R"({"population":60000,"date_signature":"2024-03-01","missions":)" + std::string(missions) + "}"); };
    CHECK(points(plan(R"({"parcours":{"demarrage":"2023-01-01"}})"), "demarrage-avant-signature", "/missions/parcours/demarrage"));
    CHECK(points(plan(R"({"parcours":{"demarrage":"2024-03-01","taux":[1]}})"), "nombre-de-taux", "/missions/parcours/taux"));
    CHECK(points(plan(R"({"parcour":{"demarrage":"2024-03-01"}})"), "mission-inconnue", "/missions/parcour"));
    CHECK(points(plan(R"({"parcours":{"debut":"2024-03-01"}})"), "cle-inconnue", "/missions/parcours/debut"));
}

TEST_CASE("the mistakes of a reform point at its text, with line and column") {
    const Answer toml = simulate(R"({"population":60000,"reformes":["format = 1\n[texte]\nid = "]})");
    CHECK(points(toml, "toml", "/reformes/0"));
    CHECK(says(toml, "\"lieu\": \"ligne 3"));
    const Answer named = simulate(R"({"population":60000,"reformes":[{"nom":"hausse.toml","texte":"format = 1\n[texte]\nid = \"a\"\n"}]})");
    CHECK(points(named, "cle-manquante", "/reformes/0"));
    CHECK(points(simulate(R"({"population":60000,"reformes":[{"nom":"é","texte":""}]})"), "nom-de-fichier", "/reformes/0/nom"));
    CHECK(points(simulate(R"({"population":60000,"reformes":["","","","",""]})"), "type", "/reformes"));
    CHECK(points(simulate(R"({"population":60000,"reformes":[")" + std::string(300'000, 'a') + "\"]}"), "reforme-trop-grande", "/reformes/0"));
}

TEST_CASE("unknown addresses, methods and parameters") {
    for (const char* path : {"", "/", "/api/v1", "/api/v1/simulations/", "/api/v1/droit/textes/", "/api/v1/droit/textes/a/b", "/api/v1/../v1/simulations"}) {
        CHECK_MESSAGE(ask("GET", path).status == 404, path);
    }
    const Answer method = ask("DELETE", "/api/v1/droit/comparaison");
    CHECK(method.status == 405);
    CHECK(method.allow == "GET, HEAD, POST");
    CHECK(ask("HEAD", "/api/v1/droit/textes").status == 200);
    const Answer unknown = ask("GET", "/api/v1/communes", "q=redon&limit=3");
    CHECK(unknown.status == 400);
    CHECK(says(unknown, "\"parametre\": \"limit\""));
    CHECK(ask("GET", "/api/v1/communes", "q=redon&limite=0").status == 400);
    CHECK(ask("GET", "/api/v1/communes", "q=redon&limite=101").status == 400);
    CHECK(ask("GET", "/api/v1/communes", "q=a&q=b").status == 400);
    CHECK(ask("GET", "/api/v1/communes", "q=%zz").status == 400);
    CHECK(ask("GET", "/api/v1/communes", "q=%ff").status == 400);
    CHECK(ask("GET", "/api/v1/communes").status == 400);
    CHECK(ask("GET", "/api/v1/communes", std::string(5000, 'a')).status == 400);
    CHECK(ask("POST", "/api/v1/simulations", "a=b", "{}").status == 400);
}

TEST_CASE("without the communes, what needs none goes on") {
    auto files = droit_files::read_folder("droit");
    const auto bare = Service::create(std::move(*files), digest::sha256);
    REQUIRE(bare.has_value());
    const auto at = [&](std::string_view body) { return bare->answer({"POST", "/api/v1/simulations", "", body, calendar::parse_iso("2024-03-01").value()}).status; };
    CHECK(at(R"({"population":60000})") == 200);
    CHECK(at(R"({"territoire":["35236"]})") == 503);
}

TEST_CASE("a law that is wrong is refused whole") {
    const auto made = Service::create({{"droit/a.toml", "format = 1\n[texte]\nid = \"a\"\n"}}, digest::sha256);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().size() > 1);
}
