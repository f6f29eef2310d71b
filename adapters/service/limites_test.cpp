// Hostile reforms: what they may hold is bounded, so that one request costs little; beyond, they are refused at once.
#include "given.hpp"

#include <socle/base/json_writer.hpp>

using namespace socle;
using namespace socle::service;

namespace {

constexpr const char* kSource = "source = { document = \"socle\", lieu = \"essai\" }\n";

std::string head(std::string_view id) {
    return "format = 1\n[texte]\nid = \"" + std::string(id) + "\"\ninstrument = \"aci-cpts\"\nnature = \"reforme\"\nbase = \"aci-cpts-avenant-2\"\ntitre = \"Essai\"\n" + kSource;
}

// A line with as many cases as asked, each with every condition that can be told, and as many values by date.
std::string line(std::size_t number, std::size_t cases, std::size_t dates) {
    std::string out = "[[ligne]]\ncode = \"essai_" + std::to_string(number) + "\"\nlibelle = \"Essai\"\nvolet = \"fonctionnement\"\nversement = \"fonctionnement\"\n";
    for (std::size_t c = 0; c < cases; ++c) {
        out += "[[ligne.cas]]\nsi = { membres = \"au moins " + std::to_string(c + 1) + "\", population = \"au moins 1\" }\n";
        for (std::size_t d = 0; d < dates; ++d) {
            out += "[[ligne.cas.valeur]]\n";
            if (d > 0) out += "effet = " + std::to_string(2022 + d) + "-06-01\n";
            out += "montants = [1, 2, 3, 4]\n" + std::string(kSource);
        }
    }
    return out;
}

std::string ambiguity(std::size_t readings) {
    std::string out = "[[ambiguite]]\nid = \"essai\"\nquestion = \"Essai ?\"\n";
    for (std::size_t i = 0; i < readings; ++i) out += "[[ambiguite.lecture]]\nid = \"l" + std::to_string(i) + "\"\nlibelle = \"l\"\n" + kSource;
    return out;
}

std::string body_of(std::string_view before, const std::string& toml) {
    base::JsonWriter json(0);
    json.string(toml);
    return std::string(before) + "\"reformes\":[" + json.take() + "]}";
}

Answer with(const std::string& toml) { return ask("POST", "/api/v1/simulations", "", body_of(R"({"population":60000,"date":"2026-03-01","leviers":true,)", toml)); }

}  // namespace

TEST_CASE("a reform at every limit is computed") {
    std::string toml = head("essai-limites");
    for (std::size_t i = 0; i < 18; ++i) toml += line(i, 2, 8);  // 288 values, 8 dates
    for (std::size_t i = 18; i < 100; ++i) toml += "[[ligne]]\ncode = \"essai_" + std::to_string(i) + "\"\nlibelle = \"Essai\"\nvolet = \"fonctionnement\"\nversement = \"fonctionnement\"\nmontants = [1, 2, 3, 4]\n" + std::string(kSource);
    const Answer answer = with(toml);
    CHECK_MESSAGE(answer.status == 422, answer.body.substr(0, 600));  // 82 more values are too many
    CHECK(says(answer, "370 valeurs"));
    toml.erase(toml.find("[[ligne]]\ncode = \"essai_30\""));
    const Answer done = with(toml);
    CHECK_MESSAGE(done.status == 200, done.body.substr(0, 600));
    CHECK(says(done, "\"essai_29\""));
}

TEST_CASE("a reform beyond a limit is refused, and says which") {
    std::string lines = head("essai-lignes");
    for (std::size_t i = 0; i < 101; ++i) lines += line(i, 1, 1);
    CHECK(says(with(lines), "101 lignes, il en faut 100 au plus"));
    CHECK(says(with(head("essai-dates") + line(1, 1, 10)), "9 dates d'effet"));
    CHECK(says(with(head("essai-cas") + line(1, 201, 1)), "201 cas"));
    CHECK(says(with(head("essai-lectures") + ambiguity(13)), "13 lectures"));
}

TEST_CASE("deep, long and repeated texts of law are refused without harm") {
    CHECK(with(head("a") + "x = " + std::string(5000, '[') + std::string(5000, ']') + "\n").status == 422);
    std::string tables = head("b");
    while (tables.size() < 200'000) tables += "[[x]]\n";
    CHECK(with(tables).status == 422);
    std::string keys = head("c");
    for (std::size_t i = 0; keys.size() < 200'000; ++i) keys += "cle" + std::to_string(i) + " = 1\n";
    CHECK(with(keys).status == 422);
    std::string dotted = head("d") + "a";
    for (int i = 0; i < 5000; ++i) dotted += ".a";
    CHECK(with(dotted + " = 1\n").status == 422);
    CHECK(with(head("e") + "expose = \"" + std::string(200'000, 'a')).status == 422);
}

TEST_CASE("a reform cannot make an answer thousands of times its own size") {
    const auto sources = [](std::size_t count) {
        std::string out = "source = [";
        for (std::size_t i = 0; i < count; ++i) out += "{ document = \"long\", lieu = \"essai\" },";
        return out + "]\n";
    };
    const std::string document = "[[document]]\nid = \"long\"\ntitre = \"" + std::string(10'000, 't') + "\"\nauteur = \"a\"\ndate = \"2020\"\n";
    const auto line_with = [&](std::size_t count) {
        return "[[ligne]]\ncode = \"essai\"\nlibelle = \"Essai\"\nvolet = \"fonctionnement\"\nversement = \"fonctionnement\"\nmontants = [1, 2, 3, 4]\n" + sources(count);
    };
    const auto change_with = [&](std::size_t count) { return "[[modification]]\nlignes = [\"fonctionnement\"]\nmultiplie_par = 110\n" + sources(count); };
    const auto payment_with = [&](std::size_t count) { return "[[versement]]\nid = \"essai\"\navance = 50\n" + sources(count); };
    CHECK(says(with(head("essai-titre") + document + line_with(200)), "octets de mots et de sources"));
    const Answer within = with(head("essai-titre") + document + line_with(50));
    CHECK_MESSAGE(within.status == 200, within.body.substr(0, 600));
    CHECK(says(with(head("essai-sources") + document + line_with(1001)), "sources de valeurs, il en faut 1000 au plus"));
    CHECK(says(with(head("essai-sources") + document + change_with(101)), "101 sources de modifications, il en faut 100 au plus"));
    CHECK(says(with(head("essai-sources") + document + payment_with(101)), "101 sources de versements, il en faut 100 au plus"));
}
