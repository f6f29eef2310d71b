#include <doctest/doctest.h>
#include <socle/base/text.hpp>

using namespace socle::base;

TEST_CASE("names are found whatever their accents, case and dashes") {
    CHECK(search_key("L'Haÿ-les-Roses") == "l hay les roses");
    CHECK(search_key("  CŒUR d'Ostrevent ") == "coeur d ostrevent");
    CHECK(search_key("Île-d'Houat") == "ile d houat");
    CHECK(search_key("e\xCC\x81t\xC3\xA9") == "ete");
    CHECK(search_key("---").empty());
}

TEST_CASE("invalid UTF-8 is located") {
    CHECK_FALSE(find_invalid_utf8("Redon, é, €, 🙂").has_value());
    CHECK(find_invalid_utf8("ab\xFF") == 2);
    CHECK(find_invalid_utf8("\xC0\xAF") == 0);          // overlong
    CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1);     // surrogate
    CHECK(find_invalid_utf8("\xE2\x82") == 0);          // cut
    CHECK(find_invalid_utf8("\xF5\x80\x80\x80") == 0);  // above U+10FFFF
}

TEST_CASE("what is printed holds neither control characters nor broken bytes") {
    CHECK(printable("a\x1B[31mb\xFF") == "a [31mb\xEF\xBF\xBD");
    CHECK(printable("abcdef", 3) == "abc…");
}

TEST_CASE("a slip of the finger is recognised, another word is not") {
    const std::vector<std::string> words{"parcours", "prevention", "acces_aux_soins"};
    CHECK(find_nearest("parcour", words) == "parcours");
    CHECK(find_nearest("prévention", words) == "prevention");
    CHECK_FALSE(find_nearest("telesante", words).has_value());
}

TEST_CASE("lists read as French") {
    CHECK(enumerate_fr({}).empty());
    CHECK(enumerate_fr({"a"}) == "a");
    CHECK(enumerate_fr({"a", "b", "c"}) == "a, b et c");
    CHECK(enumerate_fr({"a", "b"}, " ou ") == "a ou b");
}
