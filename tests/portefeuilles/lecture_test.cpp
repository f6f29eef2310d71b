// Reading a portfolio: what is understood, and how each mistake is told.
#include "fixture.hpp"

#include <socle/portefeuille/controle.hpp>

#include <fstream>
#include <iterator>

using namespace socle;

namespace {

constexpr std::string_view kHeader =
    "id,nom,lieux,population,departement,date_signature,membres,acces_aux_soins,taux_acces_aux_soins,crise_sanitaire,annee_redaction_plan,crises\n";

// "code place" of each mistake.
std::string mistakes(std::string_view text) {
    const auto read = parse(text);
    if (read) return "";
    std::string all;
    for (const base::Error& error : read.error()) {
        all += (all.empty() ? "" : " | ") + error.code + " " + error.place;
        CHECK_FALSE(error.reason.empty());
        CHECK_FALSE(error.remedy.empty());
    }
    return all;
}

std::string rows(std::string_view text) { return mistakes(std::string(kHeader) + std::string(text)); }

}  // namespace

TEST_CASE("a territory, a typed population, shares and rates are read") {
    const auto read = parse(std::string(kHeader) +
                            "A,\"CPTS \"\"A\"\"\",243500741:0.5 56140:0.4,,,2023-03-01,40,2023-09-01,60 75 82.5,2023-09-01,2,2 4\n"
                            "B,,,60000,2A,2023-03-01,,,,,,\n"
                            "C,,75101 75102,,75,2023-03-01,12,,,,,\n");
    REQUIRE(read.has_value());
    REQUIRE(read->cpts.size() == 3);
    const portefeuille::Cpts& a = read->cpts[0];
    CHECK(a.nom == "CPTS \"A\"");
    CHECK(a.ligne == 2);
    CHECK(a.membres == 40);
    CHECK(a.populations.size() == 4);
    CHECK(lieux().departements()[a.departement].code == "35");
    REQUIRE(a.missions.size() == 2);
    CHECK(a.missions[0].taux == std::vector<money::Rate>{{600'000}, {750'000}, {825'000}});
    CHECK(a.annee_redaction_plan == 2);
    CHECK(a.crises == std::vector<int>{2, 4});
    CHECK(read->cpts[1].populations.front().annee == 0);
    CHECK(read->cpts[1].populations.front().habitants == 60000);
    CHECK(lieux().regions()[read->cpts[1].region].nom == "Corse");
    CHECK(read->cpts[1].missions.empty());
    CHECK(read->cpts[2].communes.size() == 2);
}

TEST_CASE("the populations are those of the territory in each year held") {
    const auto read = parse("id;lieux;date_signature\nA;35236;2023-03-01\n");
    REQUIRE(read.has_value());
    const auto& populations = read->cpts[0].populations;
    REQUIRE(populations.size() == 4);
    CHECK(populations[0].annee == 2022);
    CHECK(populations[0].habitants == 9287);
    CHECK(populations[3].annee == 2026);
    CHECK(populations[3].habitants == 9542);
}

TEST_CASE("a whole group is written as one place and read as its communes") {
    const auto read = parse("id;lieux;date_signature;departement\nA;243500741:0.25 75101;2023-03-01;44\n");
    REQUIRE(read.has_value());
    const std::string written = csv::write_portefeuille(law(), lieux(), *read);
    CHECK(written.find("A;;243500741:0.25 75101;;44;2023-03-01;0;") != std::string::npos);
    const auto again = parse(written);
    REQUIRE(again.has_value());
    CHECK(csv::write_portefeuille(law(), lieux(), *again) == written);
}

TEST_CASE("a header that is wrong stops everything") {
    CHECK(mistakes("") == "fichier-vide entrée");
    CHECK(mistakes("\n\n") == "fichier-vide entrée");
    CHECK(mistakes("id,lieu,date_signature\n") == "colonne-inconnue ligne 1, colonne « lieu »");
    CHECK(parse("id,lieu,date_signature\n").error()[0].remedy == "Vouliez-vous écrire « lieux » ?");
    CHECK(mistakes("id,lieux,lieux,date_signature\n") == "colonne-en-double ligne 1, colonne « lieux »");
    CHECK(mistakes("id,lieux\n") == "colonne-manquante ligne 1");
    CHECK(mistakes("id,date_signature\n") == "colonne-manquante ligne 1");
    CHECK(mistakes("lieux,date_signature\n") == "colonne-manquante ligne 1");
    CHECK(mistakes("id,lieux,date_signature,taux_crise_sanitaire\n").starts_with("colonne-inconnue"));
    CHECK(mistakes("\xFF,lieux\n") == "utf8 ligne 1");
    CHECK(mistakes("id,lieux,date_signature\n") == "portefeuille-vide portefeuille");
}

TEST_CASE("each wrong cell is told with its line and column") {
    CHECK(rows("A,,99999,,,2023-03-01,,,,,,\n") == "lieu-inconnu ligne 2, colonne lieux");
    CHECK(rows("A,,dep:35,,,2023-03-01,,,,,,\n") == "lieu-inconnu ligne 2, colonne lieux");
    CHECK(rows("A,,27058,,,2023-03-01,,,,,,\n") == "lieu-ancien ligne 2, colonne lieux");
    CHECK(rows("A,,35236:1.2,,,2023-03-01,,,,,,\n") == "part-invalide ligne 2, colonne lieux");
    CHECK(rows("A,,35236:0,,,2023-03-01,,,,,,\n") == "part-invalide ligne 2, colonne lieux");
    CHECK(rows("A,,35236:0.12345,,,2023-03-01,,,,,,\n") == "part-invalide ligne 2, colonne lieux");
    CHECK(rows("A,,35236 35236,,,2023-03-01,,,,,,\n") == "lieu-en-double ligne 2, colonne lieux");
    CHECK(rows("A,,,,,2023-03-01,,,,,,\n") == "territoire-vide ligne 2, colonne lieux");
    CHECK(rows("A,,35236,9000,,2023-03-01,,,,,,\n") == "lieux-et-population ligne 2, colonne population");
    CHECK(rows("A,,,9000,,2023-03-01,,,,,,\n") == "departement-manquant ligne 2, colonne departement");
    CHECK(rows("A,,,9000,20,2023-03-01,,,,,,\n") == "departement-inconnu ligne 2, colonne departement");
    CHECK(rows("A,,35236,,56,2023-03-01,,,,,,\n") == "departement-hors-territoire ligne 2, colonne departement");
    CHECK(rows("A,,,-1,35,2023-03-01,,,,,,\n") == "population-hors-limites ligne 2, colonne population");
    CHECK(rows("A,,,100000001,35,2023-03-01,,,,,,\n") == "population-hors-limites ligne 2, colonne population");
    CHECK(rows("A,,35236,,,2023-02-30,,,,,,\n") == "date ligne 2, colonne date_signature");
    CHECK(rows("A,,35236,,,,,,,,,\n") == "date ligne 2, colonne date_signature");
    CHECK(rows("A,,35236,,,2023-03-01,1000001,,,,,\n") == "membres-hors-limites ligne 2, colonne membres");
    CHECK(rows("A,,35236,,,2023-03-01,,2023-9-1,,,,\n") == "date ligne 2, colonne acces_aux_soins");
    CHECK(rows("A,,35236,,,2023-03-01,,2023-09-01,60 101,,,\n") == "taux-hors-limites ligne 2, colonne taux_acces_aux_soins");
    CHECK(rows("A,,35236,,,2023-03-01,,,60,,,\n") == "taux-sans-mission ligne 2, colonne taux_acces_aux_soins");
    CHECK(rows("A,,35236,,,2023-03-01,,,,2023-09-01,0,\n") == "rang-hors-limites ligne 2, colonne annee_redaction_plan");
    CHECK(rows("A,,35236,,,2023-03-01,,,,2023-09-01,,2 101\n") == "rang-hors-limites ligne 2, colonne crises");
    CHECK(rows("A,,35236,,,2023-03-01,,,,2023-09-01,,2 2\n") == "rang-en-double ligne 2, colonne crises");
    CHECK(rows("A,,35236,,,2023-03-01,,,,,,1\n") == "crise-sans-mission ligne 2, colonne crises");
    CHECK(rows("A,,35236,,,2023-03-01,,2023-02-28,,,,\n") == "demarrage-avant-signature ligne 2, colonne acces_aux_soins");
    CHECK(rows("A,,35236,,,2021-03-01,,,,2022-01-01,,\n") == "mission-absente ligne 2, colonne crise_sanitaire");
    CHECK(rows("A,,35236,,,2019-03-01,,,,,,\n") == "hors-droit ligne 2, colonne date_signature");
    CHECK(rows("A,,35236\n") == "nombre-de-champs ligne 2");
    CHECK(rows("A,\"x,35236,,,2023-03-01,,,,,,\n") == "guillemets ligne 2");
    CHECK(rows("A,\xFF,35236,,,2023-03-01,,,,,,\n") == "utf8 ligne 2");
    CHECK(rows(std::string("A,") + std::string(70000, 'x') + ",35236,,,2023-03-01,,,,,,\n") == "ligne-trop-longue ligne 2");
    CHECK(rows(std::string("A,") + std::string(501, 'x') + ",35236,,,2023-03-01,,,,,,\n") == "texte-trop-long ligne 2, colonne nom");
}

TEST_CASE("mistakes of several lines are told together, up to a limit") {
    CHECK(rows("A,,35236,,,2023-03-01,,,,,,\nA,,35236,,,2023-03-01,,,,,,\nC,,99999,,,2023-03-01,,,,,,\n") ==
          "lieu-inconnu ligne 4, colonne lieux | id-en-double ligne 3, colonne id | commune-en-double lignes 2 et 3, colonne lieux");
    std::string many;
    for (int i = 0; i < 50; ++i) many += "A,,99999,,,2023-03-01,,,,,,\n";
    CHECK(parse(std::string(kHeader) + many).error().size() == portefeuille::kMaxErreurs);
}

TEST_CASE("a group and one of its communes, a city and its arrondissement, are counted twice") {
    CHECK(rows("A,,243500741,,,2023-03-01,,,,,,\nB,,35236,,,2023-03-01,,,,,,\n") == "commune-en-double lignes 2 et 3, colonne lieux");
    CHECK(rows("A,,75056,,,2023-03-01,,,,,,\nB,,75101,,,2023-03-01,,,,,,\n") == "arrondissement-et-ville lignes 2 et 3, colonne lieux");
    CHECK(rows("A,,35236:0.6,,,2023-03-01,,,,,,\nB,,35236:0.5,,,2023-03-01,,,,,,\n") == "commune-en-double lignes 2 et 3, colonne lieux");
    CHECK(rows("A,,35236:0.6,,,2023-03-01,,,,,,\nB,,35236:0.4,,,2023-03-01,,,,,,\n").empty());
    CHECK(rows("A,,243500741 35236,,,2023-03-01,,,,,,\n") == "commune-en-double ligne 2, colonne lieux");
}

TEST_CASE("a file spoilt anywhere is read or refused, and what is read is written the same") {
    std::ifstream in("exemples/portefeuille.csv", std::ios::binary);
    const std::string good{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(parse(good).has_value());
    constexpr std::string_view kBytes = ";,\"\n 019:.-AB\xC3\xFF";
    std::uint64_t state = 1;
    const auto draw = [&](std::size_t count) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state >> 33U) % count;
    };
    std::size_t sound = 0;
    for (int i = 0; i < 1500; ++i) {
        std::string text = good;
        for (std::size_t changes = 1 + draw(3); changes > 0; --changes) {
            const std::size_t at = draw(text.size());
            const char byte = kBytes[draw(kBytes.size())];
            if (draw(2) == 0) {
                text[at] = byte;
            } else {
                text.insert(at, 1, byte);
            }
        }
        const auto read = parse(text);
        if (!read) {
            CHECK_FALSE(read.error().empty());
            continue;
        }
        ++sound;
        const std::string written = csv::write_portefeuille(law(), lieux(), *read);
        const auto again = parse(written);
        REQUIRE(again.has_value());
        CHECK(csv::write_portefeuille(law(), lieux(), *again) == written);
    }
    CHECK(sound > 50);
}

TEST_CASE("too many CPTS, too many places, too large a file") {
    std::string many = "id,population,departement,date_signature\n";
    for (std::size_t i = 0; i <= portefeuille::kMaxCpts; ++i) many += std::to_string(i) + ",50000,35,2023-03-01\n";
    CHECK(mistakes(many) == "trop-de-cpts portefeuille");

    std::string groups = "id,lieux,date_signature\nA,";
    for (int i = 0; i < 2001; ++i) groups += "99999 ";
    CHECK(mistakes(groups + ",2023-03-01\n") == "trop-de-lieux ligne 2, colonne lieux");

    std::string repeated = "id,lieux,date_signature\n";
    for (int i = 0; i < 8000; ++i) repeated += std::to_string(i) + ",200054781 200067106:0.0001,2023-03-01\n";
    CHECK(mistakes(repeated).find("trop-de-lieux") != std::string::npos);

    std::size_t given = 0;
    const auto endless = csv::parse_portefeuille(law(), lieux(), [&](char* buffer, std::size_t size) {
        std::fill_n(buffer, size, '\n');
        given += size;
        return size;
    });
    REQUIRE_FALSE(endless.has_value());
    CHECK(endless.error()[0].code == "fichier-trop-grand");
    CHECK(given < 2 * csv::kMaxPortefeuilleBytes);
}
