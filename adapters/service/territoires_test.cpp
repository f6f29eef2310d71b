#include "given.hpp"

using namespace socle;
using namespace socle::service;

namespace {

// Codes of the places found, in order.
std::string codes(std::string_view query) {
    const Answer answer = ask("GET", "/api/v1/communes", query);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    std::string out;
    constexpr std::string_view kKey = "\"code\": \"";
    for (std::size_t at = answer.body.find(kKey); at != std::string::npos; at = answer.body.find(kKey, at + 1)) {
        const std::size_t from = at + kKey.size();
        out += answer.body.substr(from, answer.body.find('"', from) - from) + " ";
    }
    return out;
}

}  // namespace

TEST_CASE("places are found as people type them") {
    CHECK(codes("q=redon&limite=2") == "35236 243500741 ");
    CHECK(codes("q=REDON&limite=1") == "35236 ");
    CHECK(codes("q=l%27ha%C3%BF&limite=1") == "94038 ");
    CHECK(codes("q=l%27hay+les+roses&limite=1") == "94038 ");
    CHECK(codes("q=st+malo&limite=1") == "35288 ");
    CHECK(codes("q=35600").starts_with("35236 "));
    CHECK(codes("q=243500741") == "243500741 ");
    CHECK(codes("q=zzyzx").empty());
    CHECK(says(ask("GET", "/api/v1/communes", "q=redon"), "\"type\": \"epci\""));
}

TEST_CASE("a territory is described as the command line does") {
    const auto describe = [](std::string_view body) { return ask("POST", "/api/v1/territoires", "", body); };
    const Answer one = describe(R"({"lieux":["CA Redon Agglomération"],"date_signature":"2024-03-01"})");
    REQUIRE_MESSAGE(one.status == 200, one.body);
    CHECK(says(one, "\"habitants\": 67666"));
    CHECK(says(one, "\"vers_taille_superieure\""));
    const Answer several = describe(R"({"lieux":["Saint-Denis"]})");
    CHECK(says(several, "\"candidats\""));
    CHECK(describe(R"({"lieux":["35236","Zzyzx"]})").status == 422);
    CHECK(says(describe(R"({"lieux":["35236","Zzyzx"]})"), "\"pointeur\": \"/lieux/1\""));
    CHECK(describe(R"({"lieux":["35236"],"date_signature":"1990-01-01"})").status == 422);
    CHECK(describe("{}").status == 422);
}
