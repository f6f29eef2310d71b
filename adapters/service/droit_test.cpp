#include "given.hpp"

using namespace socle;
using namespace socle::service;

namespace {

constexpr const char* kHausse = "format = 1\\n[texte]\\nid = \\\"hausse\\\"\\ninstrument = \\\"aci-cpts\\\"\\nnature = \\\"reforme\\\"\\nbase = \\\"aci-cpts-avenant-2\\\"\\n"
                                "titre = \\\"Hausse\\\"\\nsource = { document = \\\"socle\\\", lieu = \\\"essai\\\" }\\n[[modification]]\\nlignes = [\\\"volet:fixe\\\"]\\n"
                                "multiplie_par = 110\\nsource = { document = \\\"socle\\\", lieu = \\\"essai\\\" }\\n";

std::string with_reforme(std::string_view before) { return std::string(before) + "\"reformes\":[\"" + kHausse + "\"]}"; }

}  // namespace

TEST_CASE("texts, registers and parameters are told, and may be cached") {
    for (const char* path : {"textes", "textes/aci-cpts-2019", "sources", "affirmations", "ambiguites", "parametres", "reformes"}) {
        const Answer answer = ask("GET", std::string("/api/v1/droit/") + path);
        CHECK_MESSAGE(answer.status == 200, path);
        CHECK_MESSAGE(answer.of_the_law, path);
    }
    CHECK(says(ask("GET", "/api/v1/droit/textes"), "\"id\": \"aci-cpts-avenant-2\""));
    CHECK(says(ask("GET", "/api/v1/droit/textes/aci-cpts-2019"), "\"du\": \"2019-08-25\""));
    CHECK(says(ask("GET", "/api/v1/droit/reformes"), "\"id\": \"reforme-missions-plus-10\""));
    CHECK(says(ask("GET", "/api/v1/droit/ambiguites"), "\"retenue\": true"));
}

TEST_CASE("the grid is that of a day or of a text") {
    CHECK(says(ask("GET", "/api/v1/droit/grille", "date=2020-01-01"), "\"id\": \"aci-cpts-2019\""));
    CHECK(says(ask("GET", "/api/v1/droit/grille", "texte=aci-cpts-avenant-2"), "\"id\": \"aci-cpts-avenant-2\""));
    CHECK(says(ask("GET", "/api/v1/droit/grille", "date=2024-03-01"), "\"60000.00\""));
    CHECK_FALSE(ask("GET", "/api/v1/droit/grille").of_the_law);  // it is that of today
    CHECK(says(ask("GET", "/api/v1/droit/grille", "date=1990-01-01"), "\"parametre\": \"date\""));
    CHECK(says(ask("GET", "/api/v1/droit/grille", "texte=rien"), "\"texte-inconnu\""));
}

TEST_CASE("a number has its history, its claims and its ambiguities") {
    const Answer fixe = ask("GET", "/api/v1/droit/nombres/acces_aux_soins_fixe", "date=2024-03-01");
    REQUIRE(fixe.status == 200);
    CHECK(says(fixe, "\"texte\": \"aci-cpts-2019\""));
    CHECK(says(fixe, "\"texte\": \"aci-cpts-avenant-2\""));
    CHECK(says(ask("GET", "/api/v1/droit/nombres/majoration"), "\"assiette-majoration\""));
    CHECK(says(ask("GET", "/api/v1/droit/nombres/amorcage_ars"), "\"instrument\": \"amorcage"));
    const Answer none = ask("GET", "/api/v1/droit/nombres/acces_aux_soin_fixe");
    CHECK(none.status == 404);
    CHECK(says(none, "Vouliez-vous « acces_aux_soins_fixe »"));
    CHECK(ask("GET", "/api/v1/droit/nombres/%C3%A9").status == 404);
    CHECK(ask("GET", "/api/v1/droit/nombres/%").status == 404);
}

TEST_CASE("two dates, two texts or a reform are compared") {
    CHECK(says(ask("GET", "/api/v1/droit/comparaison", "de=2020-01-01&a=2024-01-01"), "\"objet\": \"acces_aux_soins_fixe, taille 1\",\n      \"avant\": \"inconnu\","));
    CHECK(says(ask("GET", "/api/v1/droit/comparaison", "de=aci-cpts-2019&a=aci-cpts-2019"), "\"differences\": []"));
    CHECK(says(ask("GET", "/api/v1/droit/comparaison", "de=aci-cpts-2019"), "\"parametre\": \"a\""));
    const Answer reforme = ask("POST", "/api/v1/droit/comparaison", "", with_reforme("{"));
    REQUIRE_MESSAGE(reforme.status == 200, reforme.body);
    CHECK(says(reforme, "\"id\": \"aci-cpts-avenant-2\""));
    CHECK(says(reforme, "\"id\": \"hausse\""));
    CHECK(says(reforme, "\"effet\": \"2022-03-31\""));  // that of its base, since it gives none
    CHECK(says(reforme, "\"objet\": \"acces_aux_soins_fixe, taille 1\""));
    CHECK(says(ask("POST", "/api/v1/droit/comparaison", "", with_reforme(R"({"a":"rien",)")), "\"pointeur\": \"/a\""));
    CHECK(says(ask("POST", "/api/v1/droit/comparaison", "", with_reforme(R"({"de":"rien",)")), "\"pointeur\": \"/de\""));
}
