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

TEST_CASE("JSON is read as RFC 8259 says, no more and no less") {
    const auto reads = [](std::string_view value) { return json::differences(R"({"a":)" + std::string(value) + "}", R"({"a":)" + std::string(value) + "}", {}).empty(); };
    for (const std::string_view good : {"0", "-0", "12", "-12.5", "1e5", "1E+5", "1.5e-3", "18446744073709551616", "true", "false", "null", "\"\"", " [ ] ", "[ 1 , [2] ]", "{ }", "\t{\"b\" : {}}\r\n",
                                        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC\"", "\"\\ud83d\\ude00\"", "\"é€😀\x7f\""}) {
        CHECK_MESSAGE(reads(good), good);
    }
    for (const std::string_view bad : {"", "01", "-", "+1", ".5", "1.", "1.e5", "1e", "1e+", "1e400", "0x1", "NaN", "tru", "True", "nul", "'a'", "a", "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u123g\"",
                                       "\"\\u-123\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\ude00\"", "\"\n\"", "\"\x01\"", "\"\xff\"", "\"\xed\xa0\x80\"", "\"\xc0\x80\"", "[1,]", "[,]", "[1 2]", "[1",
                                       "{,}", "{\"b\"}", "{\"b\":}", "{\"b\":1,}", "{b:1}", "{\"b\":1 \"c\":2}", "1 2", "1}", "/*x*/1"}) {
        CHECK_MESSAGE(!reads(bad), bad);
    }
    CHECK(json::differences(R"({"a":"\u00e9\ud83d\ude00\n/"})", "{\"a\":\"é😀\\u000a\\/\"}", {}).empty());
    CHECK(json::differences("\xEF\xBB\xBF{\"a\":1}", R"({"a":1})", {}).empty());
    CHECK(json::differences(std::string(64, '[') + std::string(64, ']'), std::string(64, '[') + std::string(64, ']'), {}).empty());
    CHECK(has(errors_of(std::string(65, '[') + std::string(65, ']')), "json-trop-profond", "contrat.json"));
}

TEST_CASE("the place of a mistake of writing is where it was found") {
    CHECK(has(errors_of("{\n  \"nom\": 1,\n}"), "json", "contrat.json:3:1"));
    CHECK(has(errors_of("{\"nom\": \"a\" \"b\"}"), "json", "contrat.json:1:15"));
    CHECK(has(errors_of("{\"nom\": tru}"), "json", "contrat.json:1:12"));
    CHECK(has(errors_of("{\"nom\": \"é\xff\"}"), "json", "contrat.json:1:12"));
    CHECK(has(errors_of("{\"nom\": 1"), "json", "contrat.json:1:10"));
}
