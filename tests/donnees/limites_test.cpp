// Law files that are well formed but ask for more than the engine can hold, or than the reader of TOML can bear.
#include "law_with.hpp"

using namespace socle;
using namespace socle::donnees;

TEST_CASE("an instrument with more missions, over all its texts, than the engine holds is refused") {
    std::string files[2];
    for (int texte = 0; texte < 2; ++texte) {
        std::string& text = files[texte];
        text = "format = 1\n";
        if (texte == 0) text += "[[document]]\nid = \"essai\"\ntitre = \"Essai\"\nauteur = \"jeu d'essai\"\n";
        text += "[texte]\nid = \"t" + std::to_string(texte) + "\"\ninstrument = \"essai\"\nnature = \"accord\"\ntitre = \"Essai\"\neffet = 202" +
                std::to_string(texte) + "-01-01\nsource = { document = \"essai\", lieu = \"1\" }\n" +
                "[[taille]]\nrang = 1\nlibelle = \"toute\"\nminimum = 0\nsource = { document = \"essai\", lieu = \"1\" }\n";
        for (int m = 0; m < 20; ++m) {
            text += "[[mission]]\nid = \"m" + std::to_string(texte) + "-" + std::to_string(m) +
                    "\"\nlibelle = \"Mission\"\nnature = \"socle\"\nordre = " + std::to_string(m) + "\nsource = { document = \"essai\", lieu = \"1\" }\n";
        }
    }
    const auto law = droit_files::parse_law({{"a.toml", files[0]}, {"b.toml", files[1]}});
    REQUIRE_FALSE(law.has_value());
    CHECK(law.error().front().code == "trop-grand");
}

// Skipped: with assertions or sanitizers on, toml++ 3.3 stops the program at such a character instead of refusing the file.
TEST_CASE("a law file with an accented letter outside quotes is refused with its place, whatever the build") {
    const auto law = droit_files::parse_law({{"a.toml", "format = 1\n[prévention]\n[é]\n"}});
    REQUIRE_FALSE(law.has_value());
    CHECK(law.error().front().code == "toml");
    CHECK(law.error().front().place.starts_with("a.toml:2"));
}

TEST_CASE("bonuses upon bonuses do not leave the range of amounts") {
    std::string text = "format = 1\n[[document]]\nid = \"essai\"\ntitre = \"Essai\"\nauteur = \"jeu d'essai\"\n"
                       "[texte]\nid = \"t\"\ninstrument = \"aci-cpts\"\nnature = \"accord\"\ntitre = \"Essai\"\neffet = 2020-01-01\n"
                       "source = { document = \"essai\", lieu = \"1\" }\n"
                       "[[taille]]\nrang = 1\nlibelle = \"toute\"\nminimum = 0\nsource = { document = \"essai\", lieu = \"1\" }\n"
                       "[[versement]]\nid = \"v\"\navance = 0\nsource = { document = \"essai\", lieu = \"1\" }\n";
    for (int i = 0; i < 12; ++i) {
        text += "[[ligne]]\ncode = \"l" + std::to_string(i) + "\"\nlibelle = \"Ligne\"\nvolet = \"majoration\"\nversement = \"v\"\n" +
                (i == 0 ? "montants = [100_000_000_000]" : "taux = 1000\nassiette = [\"volet:majoration\"]") +
                "\nsource = { document = \"essai\", lieu = \"1\" }\n";
    }
    const auto law = droit_files::parse_law({{"a.toml", text}});
    if (!law) return;
    // Without overflow: refused, or unknown, but never a meaningless amount.
    const app::Engine engine = engine_of(*law);
    CHECK_FALSE(total(engine, situation("2024-03-01", 1)).starts_with("-"));
}
