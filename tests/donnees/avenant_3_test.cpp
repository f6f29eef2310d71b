// A made-up avenant is one file: everything it changes is computed without a line of C++. Amounts computed by hand from
// tests/donnees/avenant-3.toml and document 001.
#include "law_with.hpp"

using namespace socle;
using namespace socle::donnees;

namespace {

const app::Engine& avenant_3() {
    static const app::Engine engine = engine_of(law_with("tests/donnees/avenant-3.toml"));
    return engine;
}

}  // namespace

TEST_CASE("the day before the avenant, its base still applies; on its day, the avenant") {
    const auto found = avenant_3().simuler(situation("2026-12-31", 120'000));
    REQUIRE(found.has_value());
    CHECK(found->explanation.texte == "aci-cpts-avenant-2");
    const auto after = avenant_3().simuler(situation("2027-01-01", 120'000));
    REQUIRE(after.has_value());
    CHECK(after->explanation.texte == "aci-cpts-avenant-3");
}

TEST_CASE("a changed threshold moves the size class") {
    CHECK(total(avenant_3(), situation("2026-12-31", 40'000)) == "60000.00");
    CHECK(total(avenant_3(), situation("2027-01-01", 40'000)) == "50000.00");
    CHECK(total(avenant_3(), situation("2027-01-01", 44'999)) == "50000.00");
    CHECK(total(avenant_3(), situation("2027-01-01", 45'000)) == "60000.00");
}

TEST_CASE("a new size class has its own amounts") {
    CHECK(total(avenant_3(), situation("2027-03-01", 300'000)) == "90000.00");
    CHECK(total(avenant_3(), situation("2027-03-01", 300'001)) == "110000.00");
    // 110 000 + 130 000 + 55 000 + 60 000 + 30 000
    app::Situation asked = situation("2027-03-01", 400'000, {"acces_aux_soins", "crise_sanitaire", "parcours"}, 0);
    asked.taux = {{"acces_aux_soins", percent(100)}};
    asked.plan = droit::PlanCrise::MiseAJour;
    CHECK(total(avenant_3(), asked) == "385000.00");
}

TEST_CASE("a new mission has its fixed and variable parts, the variable one capped") {
    CHECK(line(avenant_3(), situation("2027-03-01", 120'000, {"soins_non_programmes"}, 50), "soins_non_programmes_fixe") == "40000.00");
    CHECK(line(avenant_3(), situation("2027-03-01", 120'000, {"soins_non_programmes"}, 50), "soins_non_programmes_variable") == "15000.00");
    CHECK(line(avenant_3(), situation("2027-03-01", 120'000, {"soins_non_programmes"}, 80), "soins_non_programmes_variable") == "24000.00");
    CHECK(line(avenant_3(), situation("2027-03-01", 120'000, {"soins_non_programmes"}, 90), "soins_non_programmes_variable") == "24000.00");
    CHECK(total(avenant_3(), situation("2026-12-31", 120'000, {"soins_non_programmes"}, 50)) == "mission-absente");
}

TEST_CASE("a bonus changes its rate, its base and its threshold") {
    // 75 000 + 90 000 + 17 500 + 40 000 + 15 000, and 20 % of 32 500.
    app::Situation asked = situation("2027-03-01", 120'000, {"acces_aux_soins", "soins_non_programmes"}, 50);
    asked.membres = 49;
    CHECK(total(avenant_3(), asked) == "237500.00");
    asked.membres = 50;
    CHECK(line(avenant_3(), asked, "majoration") == "6500.00");
    CHECK(total(avenant_3(), asked) == "244000.00");
    asked.population = 79'999;
    CHECK(line(avenant_3(), asked, "majoration") == "0.00");
}

TEST_CASE("a cap over several lines takes off what exceeds it") {
    app::Situation asked = situation("2027-03-01", 400'000, {"toutes"}, 100);
    asked.plan = droit::PlanCrise::Redaction;
    asked.crise = true;
    // 110 000 + 185 000 + 100 000 + 120 000 + 50 000 + 150 000 + 50 000 = 765 000
    CHECK(line(avenant_3(), asked, "ecretement") == "-115000.00");
    CHECK(total(avenant_3(), asked) == "650000.00");
    // and 20 % of 295 000
    asked.membres = 50;
    CHECK(line(avenant_3(), asked, "majoration") == "59000.00");
    CHECK(line(avenant_3(), asked, "ecretement") == "-174000.00");
    CHECK(total(avenant_3(), asked) == "650000.00");
    CHECK(line(avenant_3(), situation("2027-03-01", 400'000), "ecretement") == "0.00");
}

TEST_CASE("a phased value changes on its date") {
    CHECK(total(avenant_3(), situation("2027-12-31", 120'000)) == "75000.00");
    CHECK(total(avenant_3(), situation("2028-01-01", 120'000)) == "85000.00");
}

TEST_CASE("a removed line and a removed mission are gone") {
    CHECK(line(avenant_3(), situation("2026-12-31", 120'000), "fonctionnement_additionnel") == "0.00");
    CHECK(line(avenant_3(), situation("2027-01-01", 120'000), "fonctionnement_additionnel") == "absente");
    CHECK(total(avenant_3(), situation("2027-01-01", 120'000, {"accompagnement_ps"}, 100)) == "mission-absente");
}

TEST_CASE("advances of 80 % are paid, with phased values and the capped variable part") {
    app::Contrat contrat;
    contrat.date_signature = on("2027-03-01");
    contrat.populations = {120'000};
    contrat.missions = {{"soins_non_programmes", on("2027-03-01"), std::vector{percent(100), percent(0), percent(0), percent(0), percent(0)}, {}, {}}};
    CHECK(payments(avenant_3(), contrat) ==
          "2027-03-01 107000.00 | 2028-03-01 132000.00 | 2029-03-01 125000.00 | 2030-03-01 125000.00 | 2031-03-01 125000.00 | 2032-03-01 25000.00");
}

TEST_CASE("a contract that was running passes to the avenant at its anniversary") {
    app::Contrat contrat;
    contrat.date_signature = on("2025-03-01");
    contrat.populations = {120'000};
    CHECK(payments(avenant_3(), contrat) ==
          "2025-03-01 75000.00 | 2026-03-01 56250.00 | 2027-03-01 78750.00 | 2028-03-01 83000.00 | 2029-03-01 85000.00 | 2030-03-01 17000.00");
}

TEST_CASE("what a cap takes off is taken off the balance") {
    app::Contrat contrat;
    contrat.date_signature = on("2027-03-01");
    contrat.populations = {30'000};
    const std::vector<money::Rate> full(5, percent(100));
    for (const char* id : {"acces_aux_soins", "soins_non_programmes", "parcours", "prevention", "qualite_pertinence"}) {
        contrat.missions.push_back({id, on("2027-03-01"), full, {}, {}});
    }
    contrat.missions.push_back({"crise_sanitaire", on("2027-03-01"), {}, {}, {1}});
    const auto plan = avenant_3().plan(contrat);
    REQUIRE(plan.has_value());
    for (const app::PlanYear& year : plan->annees) CHECK(money::to_decimal(*year.explanation.total) == "250000.00");
    CHECK(payments(avenant_3(), contrat) ==
          "2027-03-01 164000.00 | 2028-03-01 238000.00 | 2029-03-01 250000.00 | 2030-03-01 250000.00 | 2031-03-01 250000.00 | 2032-03-01 98000.00");
}

TEST_CASE("a mission that an avenant adds enters the bonus and the caps of its base, wherever the file puts its lines") {
    auto files = project_files();
    files.push_back({"avenant-3-court.toml", R"(format = 1
[[document]]
id = "essai"
titre = "Essai"
auteur = "jeu d'essai"
[texte]
id = "avenant-3-court"
instrument = "aci-cpts"
nature = "avenant"
base = "aci-cpts-avenant-2"
titre = "Une mission de plus"
effet = 2027-01-01
source = { document = "essai", lieu = "1" }
[[mission]]
id = "soins_non_programmes"
libelle = "Soins non programmés"
nature = "socle"
ordre = 15
source = { document = "essai", lieu = "1" }
[[ligne]]
code = "soins_non_programmes_fixe"
libelle = "Soins non programmés, volet fixe"
mission = "soins_non_programmes"
volet = "fixe"
versement = "mission-fixe"
prorata = true
montants = [10_000, 20_000, 30_000, 40_000]
source = { document = "essai", lieu = "1" }
)"});
    const app::Engine engine = engine_of(sound(files));
    app::Situation asked = situation("2027-03-01", 200'000, {"soins_non_programmes"}, 0);
    asked.membres = 100;
    CHECK(line(engine, asked, "majoration") == "4000.00");
}
