#include <socle/present/layout.hpp>

#include <doctest/doctest.h>

using namespace socle;

TEST_CASE("a line never begins with a sign that French puts a space before, nor ends with an opening quotation mark") {
    CHECK(present::wrap("Registre des choix : « oui » ou non", 20, 2) == "Registre des\n  choix : « oui » ou\n  non");
    // Whatever the width.
    for (std::size_t width = 8; width < 60; ++width) {
        const std::string text = present::wrap("Le cas « mise à jour » : est-il dû ? Oui ; il vaut 75 % de 100 € !", width, 0);
        CAPTURE(text);
        for (const char* sign : {"\n:", "\n;", "\n!", "\n?", "\n»", "\n%", "\n€", "«\n"}) CHECK(text.find(sign) == std::string::npos);
    }
}

TEST_CASE("columns are as wide in characters, not in bytes") {
    CHECK(present::pad_right("été…", 6) == "été…  ");
    CHECK(present::pad_left("été", 5) == "  été");
    CHECK(present::wrap("é é é", 3, 0) == "é é\né");
}
