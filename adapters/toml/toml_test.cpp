#include <socle/toml/read.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace socle;

namespace {

constexpr toml_file::Guide kGuide{"un essai", "Raccourcissez-le.", "docs/formats.md"};

base::Error refused(const std::string& text) {
    const auto parsed = toml_file::parse(text, "essai.toml", kGuide);
    REQUIRE_FALSE(parsed.has_value());
    return parsed.error();
}

}  // namespace

TEST_CASE("what is not TOML is refused at its first mistake, with line and column") {
    CHECK(refused(" \n").code == "fichier-vide");
    CHECK(refused(" \n").remedy == "Écrivez-y un essai (voir docs/formats.md).");
    CHECK(refused("a = 1\nb = \"\xFF\"").place == "essai.toml:2:6");
    CHECK(refused("a = 1\nclé = 2").place == "essai.toml:2:3");
    CHECK(refused("a = \"ouvert\nb = 2").reason == "ce texte entre guillemets n'est pas fermé");
    CHECK(refused("a = 1\na = 2").reason == "cette clé ou cette table est définie deux fois");
}

TEST_CASE("letters beyond ASCII are read in every kind of string, and places are those of the file") {
    const auto parsed = toml_file::parse("# été\n"
                                         "basique = \"l'été \\t\\\\ 😀\"\n"
                                         "litteral = 'l\\a \"où\"'\n"
                                         "long = \"\"\"\nà\\\n  é\"\"\"\"\"\n"
                                         "brut = \'\'\'\nà \\ \"é\"\'\'\'\'\n"
                                         "suite = [\"été\", 'ç', 1]\n",
                                         "essai.toml", kGuide);
    REQUIRE(parsed.has_value());
    const auto text = [&](const char* key) { return parsed->table[key].value_or(std::string()); };
    CHECK(text("basique") == "l'été \t\\ 😀");
    CHECK(text("litteral") == "l\\a \"où\"");
    CHECK(text("long") == "àé\"\"");
    CHECK(text("brut") == "à \\ \"é\"'");
    base::Errors errors;
    const toml_file::Context context("essai.toml", parsed->columns, errors);
    CHECK(base::to_string(context.position(*parsed->table["suite"].as_array()->get(2))) == "essai.toml:9:22");
    CHECK(refused("a = [\"été\", 'çà', ?]").place == "essai.toml:1:19");
    CHECK(refused("a = \"\\é\"").code == "toml");
}

TEST_CASE("what looks like a string to a hasty reader is refused without harm") {
    for (const std::string text : {"a = 1\"é\"", "a = \'\'\'\'\'\'\'é\'", "a = -\'é\'", "a\"é\" = 1", "[\"é\"é]", "a = \"\"\"\\\u00a0é\"\"\"", "[=é]", "a = 1979-01-01 \"é\""}) {
        CAPTURE(text);
        CHECK(refused(text).code == "toml");
    }
}

TEST_CASE("a file beyond the limit is not read") {
    const auto text = toml_file::read_text("donnees/communes.csv", std::size_t{1} << 20U, kGuide);
    REQUIRE_FALSE(text.has_value());
    CHECK(text.error().code == "fichier-trop-grand");
    CHECK(text.error().remedy == "Raccourcissez-le.");
}

TEST_CASE("keys of many steps and deep values are refused before they exhaust the stack") {
    const auto parse = [](const std::string& text) { return toml_file::parse(text, "essai.toml", kGuide); };
    std::string key = "a";
    for (int i = 0; i < 100'000; ++i) key += ".a";
    for (const std::string& text : {key + " = 1", "[" + key + "]", "x = { " + key + " = 1 }"}) {
        const auto refused = parse(text);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().reason == "cette clé a trop de parties séparées par des points");
    }
    CHECK_FALSE(parse("x = " + std::string(100'000, '[') + std::string(100'000, ']')).has_value());
    CHECK(parse("a.b.c = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5]\nd = \"e.f.g.h.i.j.k.l.m.n\" # o.p.q.r.s.t.u.v.w.x").has_value());
}

TEST_CASE("decimal numbers are exact and within their bounds, or nothing") {
    const auto parsed = toml_file::parse("v = [1, 1.25, 1.255, -0.5, -1, 3, 1e300, nan, \"1\"]", "essai.toml", kGuide);
    REQUIRE(parsed.has_value());
    const toml::array& values = *parsed->table.get_as<toml::array>("v");
    const auto scaled = [&](std::size_t i) { return toml_file::scaled_number(*values.get(i), 100, -50, 200); };
    CHECK(scaled(0) == 100);
    CHECK(scaled(1) == 125);
    CHECK(scaled(3) == -50);
    for (const std::size_t i : {2U, 4U, 5U, 6U, 7U, 8U}) CHECK_FALSE(scaled(i).has_value());
}

TEST_CASE("a section is a table, read once, whose unknown keys are told") {
    base::Errors errors;
    const auto parsed = toml_file::parse("suite = [1]\n[table]\nconnu = true\ninconu = 1", "essai.toml", kGuide);
    REQUIRE(parsed.has_value());
    const toml_file::Context context("essai.toml", parsed->columns, errors);
    toml_file::TableReader root(context, parsed->table, "");
    int read = 0;
    root.section("absente", [&](toml_file::TableReader&) { ++read; });
    root.section("table", [&](toml_file::TableReader& table) { read += table.optional("connu", toml_file::read_bool).value_or(false) ? 1 : 0; });
    root.section("suite", [&](toml_file::TableReader&) { ++read; });
    CHECK(read == 1);
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].place == "essai.toml:4:10 table.inconu");
    CHECK(errors[0].remedy == "Clés possibles : connu.");
    CHECK(errors[1].code == "type");
}
