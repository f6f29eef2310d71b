#include <doctest/doctest.h>
#include <socle/droit_files/folder.hpp>

#include <algorithm>
#include <string>

using namespace socle;

namespace {

// The smallest sound law; tests break it in one place.
constexpr std::string_view kSound = R"(format = 1
[[document]]
id = "jo"
titre = "Journal officiel"
auteur = "DILA"
[[ambiguite]]
id = "doute"
question = "?"
[[ambiguite.lecture]]
id = "a"
libelle = "a"
source = { document = "jo", lieu = "1" }
[[ambiguite.lecture]]
id = "b"
libelle = "b"
source = { document = "jo", lieu = "2" }
[texte]
id = "essai"
instrument = "essai"
nature = "accord"
titre = "Essai"
effet = 2020-01-01
source = { document = "jo", lieu = "p. 1" }
[[taille]]
rang = 1
libelle = "petite"
minimum = 0
source = { document = "jo", lieu = "p. 1" }
[[mission]]
id = "acces"
libelle = "Accès"
nature = "socle"
ordre = 1
source = { document = "jo", lieu = "p. 1" }
[[versement]]
id = "v"
avance = 75
source = { document = "jo", lieu = "p. 1" }
[[ligne]]
code = "acces_fixe"
libelle = "Accès"
mission = "acces"
volet = "fixe"
versement = "v"
montants = [1000]
source = { document = "jo", lieu = "p. 1" }
)";

base::Errors errors_of(std::string text) {
    auto law = droit_files::parse_law({{"essai.toml", std::move(text)}});
    return law ? base::Errors{} : law.error();
}

std::string replaced(std::string_view from, std::string_view to) {
    std::string text(kSound);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bool has(const base::Errors& errors, std::string_view code, std::string_view place = "") {
    return std::any_of(errors.begin(), errors.end(), [&](const base::Error& e) {
        return e.code == code && e.place.find(place) != std::string::npos && !e.reason.empty() && !e.remedy.empty();
    });
}

}  // namespace

TEST_CASE("the law of the project loads without a mistake") {
    const auto files = droit_files::read_folder("droit");
    REQUIRE(files.has_value());
    const auto law = droit_files::parse_law(*files);
    if (!law) {
        for (const auto& error : law.error()) MESSAGE(base::to_text(error));
    }
    REQUIRE(law.has_value());
    CHECK(law->textes.size() >= 6);
}

TEST_CASE("a sound law has no mistake, so each of the next ones is due to what was broken") { CHECK(errors_of(std::string(kSound)).empty()); }

TEST_CASE("a number without a source is not loaded") {
    CHECK(has(errors_of(replaced("montants = [1000]\nsource = { document = \"jo\", lieu = \"p. 1\" }", "montants = [1000]")), "sans-source",
              "ligne « acces_fixe »"));
}

TEST_CASE("two values for one date are refused") {
    const auto text = replaced("montants = [1000]\n", "[[ligne.valeur]]\neffet = 2021-01-01\nmontants = [1]\nsource = { document = \"jo\", lieu = \"a\" }\n"
                                                       "[[ligne.valeur]]\neffet = 2021-01-01\nmontants = [2]\n");
    CHECK(has(errors_of(text), "deux-valeurs"));
}

TEST_CASE("two texts of an instrument with one date of effect are refused") {
    std::string text(kSound);
    const auto start = text.find("[texte]");
    std::string second = "format = 1\n" + text.substr(start);
    second.replace(second.find("\"essai\""), 7, "\"essai-2\"");
    const auto law = droit_files::parse_law({{"a.toml", text}, {"b.toml", second}});
    REQUIRE_FALSE(law.has_value());
    CHECK(has(law.error(), "deux-valeurs", "b.toml"));
}

TEST_CASE("every mistake of a file is told at once, with line and key") {
    std::string text = replaced("avance = 75", "avance = 175");
    text.replace(text.find("ordre = 1"), 9, "ordre = \"un\"");
    text.replace(text.find("libelle = \"petite\""), 18, "libele = \"petite\"");
    const auto errors = errors_of(text);
    CHECK(has(errors, "taux", "essai.toml:37:10 versement[1].avance"));
    CHECK(has(errors, "nombre", "mission[1].ordre"));
    CHECK(has(errors, "cle-inconnue", "taille[1].libele"));
    CHECK(errors.size() == 3);
    text.replace(text.find("montants = [1000]\nsource = { document = \"jo\", lieu = \"p. 1\" }"), 61, "montants = [1000, 2000]");
    const auto more = errors_of(text);
    CHECK(has(more, "sans-source", "ligne « acces_fixe »"));
    CHECK(has(more, "cle-inconnue", "taille[1].libele"));
}

TEST_CASE("mistakes of the law are located") {
    struct Mistake {
        std::string_view from;
        std::string_view to;
        std::string_view code;
    };
    const Mistake mistakes[] = {
        {"montants = [1000]", "montants = [1000, 2000]", "nombre-de-montants"},
        {"montants = [1000]", "montants = [-1]", "montant"},
        {"montants = [1000]", "montants = [10.001]", "montant"},
        {"montants = [1000]", "montant = [1000]", "cle-inconnue"},
        {"montants = [1000]", "", "source-sans-valeur"},
        {"montants = [1000]\nsource = { document = \"jo\", lieu = \"p. 1\" }", "", "sans-valeur"},
        {"titre = \"Essai\"", "titré = \"Essai\"", "toml"},
        {"titre = \"Essai\"", "titre = « Essai »", "toml"},
        {"nature = \"accord\"", "nature = \"accord\"\nsupprime = [\"rien\"]", "supprime-sans-objet"},
        {"montants = [1000]", "montants = [1000]\ntaux = 10", "valeur"},
        {"montants = [1000]", "taux = 10", "sans-assiette"},
        {"montants = [1000]", "montants = [1000]\nsi = { membres = \"beaucoup\" }", "condition"},
        {"montants = [1000]", "montants = [1000]\nsi = { medecins = 3 }", "fait-inconnu"},
        {"montants = [1000]", "montants = [1000]\nassiette = [\"autre\"]", "assiette-inconnue"},
        {"montants = [1000]", "montants = [1000]\nassiette = [\"volet:autre\"]", "volet-inconnu"},
        {"montants = [1000]", "montants = [1000]\nlectures = { doute = \"c\" }", "lecture-inconnue"},
        {"minimum = 0", "minimum = { lecture = \"doute\", a = 0 }", "lecture-manquante"},
        {"minimum = 0", "minimum = { lecture = \"autre\", a = 0 }", "ambiguite-inconnue"},
        {"document = \"jo\", lieu = \"p. 1\"", "document = \"inconnu\", lieu = \"p. 1\"", "document-inconnu"},
        {"mission = \"acces\"", "mission = \"autre\"", "mission-inconnue"},
        {"versement = \"v\"", "versement = \"w\"", "versement-inconnu"},
        {"effet = 2020-01-01", "", "sans-effet"},
        {"effet = 2020-01-01", "effet = 2020-02-30", "toml"},
        {"effet = 2020-01-01", "effet = \"demain\"", "date"},
        {"nature = \"accord\"", "nature = \"loi\"", "valeur-inconnue"},
        {"nature = \"accord\"", "nature = \"accord\"\nbase = \"autre\"", "base-inconnue"},
        {"nature = \"accord\"", "nature = \"accord\"\nbase = \"essai\"", "base-circulaire"},
        {"nature = \"accord\"", "nature = \"reforme\"", "sans-base"},
        {"id = \"essai\"", "id = \"Essai é\"", "identifiant"},
        {"rang = 1", "rang = 0", "nombre"},
        {"format = 1", "format = 2", "nombre"},
        {"format = 1", "", "format"},
        {"titre = \"Essai\"", "titre = \"\xFF\"", "toml"},
    };
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.from);
        CAPTURE(mistake.to);
        const auto errors = errors_of(replaced(mistake.from, mistake.to));
        for (const auto& error : errors) CAPTURE(error.code);
        CHECK(has(errors, mistake.code, "essai.toml"));
    }
}

TEST_CASE("an empty file and an oversized file are told apart from a wrong one") {
    CHECK(has(errors_of(""), "fichier-vide"));
    CHECK(has(errors_of(" \n\n"), "fichier-vide"));
    CHECK(droit_files::read_file("droit/absent.toml").error().code == "fichier-illisible");
    CHECK(droit_files::read_folder("src/base").error().front().code == "droit-introuvable");
}
