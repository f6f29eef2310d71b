#include <socle/droit_files/folder.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/rules/compile.hpp>
#include <socle/simulate/prepare.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace socle;

namespace {

const rules::Law& law() {
    static const rules::Law compiled = [] {
        const auto files = droit_files::read_folder("droit");
        REQUIRE(files.has_value());
        const auto book = droit_files::parse_law(*files);
        REQUIRE(book.has_value());
        rules::CompileOptions options;
        options.instrument = "aci-cpts";
        auto found = rules::compile(*book, options);
        REQUIRE(found.has_value());
        return std::move(*found);
    }();
    return compiled;
}

// A sound file; tests break it in one place. Spreads are zero so that its tables are made at once.
constexpr std::string_view kSound = R"(format = 1
titre = "Essai"
a_partir_du = 2027-01-01
[[atteinte]]
mission = "toutes"
moyenne = 70
ecart_type = 0
correlation_nationale = 10
correlation_cpts = 50.5
source = "supposé"
[[atteinte]]
mission = "prevention"
moyenne = 62.5
ecart_type = 0
correlation_nationale = 0
correlation_cpts = 0
source = "enquête"
[crise]
probabilite_nationale = 50
probabilite_regionale = 2.5
source = "supposé"
[[retard]]
mission = "toutes"
mois = [0, 3, 6]
probabilites = [50, 25, 25]
source = "supposé"
[[retard]]
mission = "parcours"
mois = [0, 4]
probabilites = [75, 25]
source = "supposé"
[signatures]
de = 2027
a = 2029
par_an = 15
ecart_type = 5.5
source = "supposé"
[[signatures.profil]]
population = 60_000
membres = 50
poids = 4
missions = { prevention = 12, acces_aux_soins = 6 }
[[signatures.profil]]
population = 30_000
membres = 20
poids = 2
missions = {}
[population]
croissance_annuelle = -0.3
ecart_type = 0.5
source = "Insee"
[renouvellement]
probabilite = 75
source = "supposé"
)";

std::string replaced(std::string_view from, std::string_view to) {
    std::string text(kSound);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

base::Errors errors_of(const std::string& text) {
    const auto parsed = hypotheses::parse_hypotheses(text, "essai.toml", law());
    return parsed ? base::Errors{} : parsed.error();
}

simulate::Hypotheses sound(const std::string& text) {
    auto parsed = hypotheses::parse_hypotheses(text, "essai.toml", law());
    if (!parsed) {
        for (const auto& error : parsed.error()) MESSAGE(base::to_text(error));
    }
    REQUIRE(parsed.has_value());
    return std::move(*parsed);
}

std::size_t mission(std::string_view id) { return static_cast<std::size_t>(rules::find_mission(law(), id)); }

constexpr std::uint64_t kWhole = std::uint64_t{1} << 32U;

}  // namespace

TEST_CASE("a sound file fills the tables") {
    const auto found = sound(std::string(kSound));
    CHECK(found.titre == "Essai");
    CHECK(found.a_partir_du == *calendar::make_date(2027, 1, 1));
    CHECK(found.atteintes[mission("acces_aux_soins")].drawn);
    CHECK(found.atteintes[mission("acces_aux_soins")].rates[100] == 7000);
    CHECK(found.atteintes[mission("acces_aux_soins")].weight_shared == 1295);  // 4096 √0.1
    CHECK(found.atteintes[mission("prevention")].rates[100] == 6250);
    CHECK(found.atteintes[mission("prevention")].weight_own == simulate::kWeightUnit);
    CHECK_FALSE(found.atteintes[mission("crise_sanitaire")].drawn);
    CHECK(found.crise.drawn);
    CHECK(found.crise.national == kWhole / 2);
    CHECK(found.crise.regional == kWhole / 40);
    CHECK(found.retards.months == std::vector<int>{0, 3, 4, 6});
    CHECK(found.retards.until[mission("prevention")] == std::vector<std::uint64_t>{kWhole / 2, kWhole / 4 * 3, kWhole / 4 * 3, kWhole});
    CHECK(found.retards.until[mission("parcours")] == std::vector<std::uint64_t>{kWhole / 4 * 3, kWhole / 4 * 3, kWhole, kWhole});
    CHECK(found.signatures.first == 2027);
    CHECK(found.signatures.last == 2029);
    CHECK(found.signatures.mean == 15'000);
    CHECK(found.signatures.spread == 5'500);
    CHECK(found.croissance.mean == -3'000);
    CHECK(found.croissance.spread == 5'000);
    CHECK(found.renouvellement.probability == kWhole / 4 * 3);
}

TEST_CASE("profiles are taken in turn, each as often as its weight") {
    const auto found = sound(std::string(kSound));
    REQUIRE(found.signatures.profils.size() == 3);
    CHECK(found.signatures.profils[0].population == 60'000);
    CHECK(found.signatures.profils[1].population == 30'000);
    CHECK(found.signatures.profils[2].population == 60'000);
    const auto& missions = found.signatures.profils[0].missions;
    REQUIRE(missions.size() == 2);
    CHECK(missions[0] == std::pair(mission("acces_aux_soins"), 6));
    CHECK(missions[1] == std::pair(mission("prevention"), 12));
}

TEST_CASE("every hypothesis is told in French with its source") {
    const auto found = sound(std::string(kSound));
    REQUIRE(found.enonces.size() == 8);
    CHECK(found.enonces[1].nom == "Taux d'atteinte : Actions territoriales de prévention");
    CHECK(found.enonces[1].valeur.find("62,5\u00A0% en moyenne") == 0);
    CHECK(found.enonces[1].source == "enquête");
    CHECK(found.enonces[4].valeur == "à l'heure (75\u00A0%) ou 4 mois plus tard (25\u00A0%)");
    CHECK(found.enonces[5].valeur == "15 par an en moyenne de 2027 à 2029, écart-type de 5,5, 2 profils");
    CHECK(found.enonces[6].valeur == "-0,3\u00A0% par an, écart-type de 0,5 point entre les CPTS");
}

TEST_CASE("what is absent is not drawn") {
    const auto found = sound("format = 1\ntitre = \"Rien\"\na_partir_du = 2027-01-01\n");
    CHECK(std::none_of(found.atteintes.begin(), found.atteintes.end(), [](const auto& one) { return one.drawn; }));
    CHECK_FALSE(found.crise.drawn);
    CHECK(found.retards.months == std::vector<int>{0});
    CHECK(std::all_of(found.retards.until.begin(), found.retards.until.end(), [](const auto& until) { return until.empty(); }));
    CHECK(found.signatures.last < found.signatures.first);
    CHECK_FALSE(found.croissance.drawn);
    CHECK(found.renouvellement.probability == kWhole);
    CHECK(found.enonces.empty());
    CHECK(hypotheses::make_certain().normal == found.normal);
}

TEST_CASE("a mission that is always on time has no delay, whatever is said of all") {
    const auto found = sound(replaced("mois = [0, 4]\nprobabilites = [75, 25]", "mois = [0]\nprobabilites = [100]"));
    CHECK(found.retards.until[mission("parcours")].empty());
    CHECK_FALSE(found.retards.until[mission("prevention")].empty());
}

TEST_CASE("the example of the project is sound, and can be prepared for draws") {
    const auto text = hypotheses::read_file("donnees/hypotheses/exemple.toml");
    REQUIRE(text.has_value());
    const auto found = sound(*text);
    const portefeuille::Portefeuille empty;
    const auto cohorte = simulate::make_cohorte(law(), empty, &found);
    REQUIRE(cohorte.has_value());
    CHECK(cohorte->membres.size() == 3 * 35);  // mean and four standard deviations, three years
    simulate::PrepareOptions options;
    options.read_with = &law();
    CHECK(simulate::prepare(law(), simulate::Postes({&law()}), *cohorte, {2027, 2030}, found, options, base::one_by_one()).has_value());
}

TEST_CASE("mistakes are located, with a reason and a way out") {
    struct Mistake {
        std::string_view from;
        std::string_view to;
        std::string_view code;
        std::string_view place;  // from the name of the file on
    };
    const Mistake mistakes[] = {
        {"format = 1", "format = 2", "nombre", ":1:10 format"},
        {"format = 1\n", "", "format", ""},
        {"titre = \"Essai\"\n", "", "cle-manquante", ":1:1 titre"},
        {"a_partir_du = 2027-01-01\n", "", "cle-manquante", ":1:1 a_partir_du"},
        {"2027-01-01", "\"2027\"", "date", ":3:15 a_partir_du"},
        {"titre = \"Essai\"", "titré = \"Essai\"", "toml", ":2:5"},
        {"titre = \"Essai\"", "titre = \"Essai\"\nauteur = 1", "cle-inconnue", ":3:10 auteur"},
        {"\"toutes\"", "\"tout\"", "mission-inconnue", ":5:11 atteinte[1].mission"},
        {"\"prevention\"", "\"crise_sanitaire\"", "mission-sans-taux", ":12:11 atteinte[2].mission"},
        {"\"prevention\"", "\"toutes\"", "defini-deux-fois", ":12:11 atteinte[2].mission"},
        {"moyenne = 70", "moyenne = 0", "nombre", ":6:11 atteinte[1].moyenne"},
        {"moyenne = 70", "moyenne = 100", "nombre", ":6:11 atteinte[1].moyenne"},
        {"moyenne = 70", "moyenne = 70.123", "nombre", ":6:11 atteinte[1].moyenne"},
        {"moyenne = 70", "", "cle-manquante", ":4:1 atteinte[1].moyenne"},
        {"ecart_type = 0", "ecart_type = -1", "nombre", ":7:14 atteinte[1].ecart_type"},
        {"ecart_type = 0", "ecart_type = 46", "ecart-type", ":7:14 atteinte[1].ecart_type"},
        {"correlation_nationale = 10", "correlation_nationale = 50", "somme", ":9:20 atteinte[1].correlation_cpts"},
        {"source = \"supposé\"", "", "sans-source", ":4:1 atteinte[1].source"},
        {"source = \"supposé\"", "source = \" \"", "sans-source", ":10:10 atteinte[1].source"},
        {"source = \"enquête\"", "source = 3", "sans-source", ":17:10 atteinte[2].source"},
        {"[crise]", "[[crise]]", "type", ":18:1 crise"},
        {"probabilite_nationale = 50", "probabilite_nationale = 101", "nombre", ":19:25 crise.probabilite_nationale"},
        {"[0, 3, 6]", "[1, 3, 6]", "ordre", ":24:8 retard[1].mois"},
        {"[0, 3, 6]", "[0, 6, 6]", "ordre", ":24:8 retard[1].mois"},
        {"[0, 3, 6]", "[0, 3]", "nombre-de-valeurs", ":25:16 retard[1].probabilites"},
        {"[0, 3, 6]", "[0, 3, 61]", "nombre", ":24:15 retard[1].mois[3]"},
        {"[0, 3, 6]", "3", "type", ":24:8 retard[1].mois"},
        {"[50, 25, 25]", "[50, 25, 24.9]", "somme", ":25:16 retard[1].probabilites"},
        {"[0, 3, 6]\nprobabilites = [50, 25, 25]", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]\nprobabilites = [87, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
         "trop-de-retards", ":24:8 retard[1].mois"},
        {"\"parcours\"", "\"parcour\"", "mission-inconnue", ":28:11 retard[2].mission"},
        {"de = 2027", "de = 2026", "annees", ":33:6 signatures.de"},
        {"a = 2029", "a = 2026", "annees", ":34:5 signatures.a"},
        {"a = 2029", "a = 2057", "annees", ":34:5 signatures.a"},
        {"par_an = 15", "par_an = 229", "trop-de-signatures", ":35:10 signatures.par_an"},
        {"ecart_type = 5.5", "ecart_type = -5.5", "nombre", ":36:14 signatures.ecart_type"},
        {"poids = 4", "poids = 0", "nombre", ":41:9 signatures.profil[1].poids"},
        {"prevention = 12,", "prevention = 61,", "nombre", "signatures.profil[1].missions.prevention"},
        {"prevention = 12,", "prevent = 12,", "mission-inconnue", "signatures.profil[1].missions.prevent"},
        {"missions = {}", "", "cle-manquante", ":43:1 signatures.profil[2].missions"},
        {"missions = {}", "missions = []", "type", ":47:12 signatures.profil[2].missions"},
        {"croissance_annuelle = -0.3", "croissance_annuelle = -5.1", "nombre", ":49:23 population.croissance_annuelle"},
        {"probabilite = 75", "probabilite = \"75\"", "nombre", ":53:15 renouvellement.probabilite"},
        {"probabilite = 75", "probabilites = 75", "cle-inconnue", ":53:16 renouvellement.probabilites"},
    };
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.from);
        CAPTURE(mistake.to);
        const auto errors = errors_of(replaced(mistake.from, mistake.to));
        std::string told;
        for (const auto& error : errors) told += error.code + " " + base::to_text(error) + "\n";
        CAPTURE(told);
        const bool found = std::any_of(errors.begin(), errors.end(), [&](const base::Error& e) {
            return e.code == mistake.code && e.place.starts_with("essai.toml") && e.place.ends_with(mistake.place) && !e.reason.empty() && !e.remedy.empty();
        });
        CHECK(found);
    }
}

TEST_CASE("signatures without profile, or in years without law, are refused") {
    std::string text(kSound);
    const auto first = text.find("[[signatures.profil]]");
    text.erase(first, text.find("[population]") - first);
    const auto errors = errors_of(text);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "profils");
    CHECK(errors[0].place == "essai.toml:32:1 signatures.profil");

    std::string early = replaced("a_partir_du = 2027-01-01", "a_partir_du = 2010-01-01");
    early.replace(early.find("de = 2027\na = 2029"), 18, "de = 2010\na = 2020");
    const auto none = errors_of(early);
    REQUIRE(none.size() == 1);
    CHECK(none[0].code == "aucun-texte");
}

TEST_CASE("every mistake is told at once") {
    std::string text = replaced("moyenne = 70", "moyenne = 170");
    text.replace(text.find("poids = 4"), 9, "poids = -4");
    text.replace(text.find("source = \"Insee\""), 16, "sources = \"Insee\"");
    const auto errors = errors_of(text);
    CHECK(errors.size() == 4);  // the source is missing, and « sources » is unknown
}

TEST_CASE("a file that is absent, empty or not TOML is told apart") {
    CHECK(hypotheses::read_file("donnees/hypotheses/absent.toml").error().code == "fichier-illisible");
    CHECK(errors_of("")[0].code == "fichier-vide");
    CHECK(errors_of("= 3")[0].code == "toml");
}
