#include <doctest/doctest.h>
#include <socle/territoire/territoire.hpp>

#include "petit_referentiel.hpp"

using namespace socle;
using namespace socle::territoire;

namespace {

base::Errors errors_of(const Referentiel& r, std::string_view text) {
    const auto parsed = parse_territoire(r, text);
    REQUIRE_FALSE(parsed.has_value());
    return parsed.error();
}

// "35236:10000 44067:4000", in the order of the parts.
std::string parts_of(const Referentiel& r, std::string_view text) {
    const auto parsed = parse_territoire(r, text);
    if (!parsed) return "erreur " + parsed.error().front().code;
    std::string out;
    for (const Part& part : parsed->parts) {
        if (!out.empty()) out += ' ';
        out += r.communes()[part.commune].code;
        out += ':';
        out += std::to_string(part.share);
    }
    return out;
}

bool holds(std::string_view text, std::string_view piece) { return text.find(piece) != std::string_view::npos; }

}  // namespace

TEST_CASE("a share is exact, with point or comma") {
    CHECK(parse_share("0.4") == 4000);
    CHECK(parse_share("0,4") == 4000);
    CHECK(parse_share(" 0.3333 ") == 3333);
    CHECK(parse_share("0,0001") == 1);
    CHECK(parse_share("1") == 10000);
    CHECK(parse_share("1.0000") == 10000);
    CHECK(parse_share("40%") == 4000);
    CHECK(parse_share("12,5 %") == 1250);
    CHECK(parse_share("0.01%") == 1);
    CHECK(parse_share("100 %") == 10000);
    for (const std::string_view bad : {"", "0", "0.0", "0,0000", "1.0001", "2", "-0.5", "+1", "0.33333", ".5", "0.", "0,4,1", "a", "1e0",
                                       "99999999999", "%", "0%", "100.01%", "101%", "0.001%",
                                       "-4%", "40%%"}) {
        CAPTURE(bad);
        const auto share = parse_share(bad);
        REQUIRE_FALSE(share.has_value());
        CHECK(share.error().code == "part-invalide");
    }
}

TEST_CASE("a list on one line is cut at commas, but not inside a share") {
    using Items = std::vector<std::string_view>;
    CHECK(split_items("35236, 44067") == Items{"35236", "44067"});
    CHECK(split_items("35236:0,4,44067") == Items{"35236:0,4", "44067"});
    CHECK(split_items("35236:0.4,44067:0,25") == Items{"35236:0.4", "44067:0,25"});
    CHECK(split_items("35236:12,5 %,44067") == Items{"35236:12,5 %", "44067"});
    CHECK(split_items("35236:12%,44067:50%") == Items{"35236:12%", "44067:50%"});
    CHECK(split_items("35236:1,44067") == Items{"35236:1", "44067"});
    CHECK(split_items("35236:1,0, 44067") == Items{"35236:1,0", "44067"});
    CHECK(split_items("35236:1,00000") == Items{"35236:1", "00000"});
    CHECK(split_items("dep:35,44067") == Items{"dep:35", "44067"});
    CHECK(split_items("CC Chinon, Vienne et Loire; 35236:0,5\n44067") == Items{"CC Chinon, Vienne et Loire", "35236:0,5", "44067"});
    CHECK(split_items(" , ,").empty());
    CHECK(split_items("").empty());
}

TEST_CASE("items become communes with their shares") {
    const Referentiel r = make_petit_referentiel();
    CHECK(parts_of(r, "Redon") == "35236:10000");
    CHECK(parts_of(r, "44067:0.4, redon") == "35236:10000 44067:4000");
    CHECK(parts_of(r, "CA Redon Agglomération:0,5") == "35013:5000 35236:5000 35294:5000 44067:5000");
    CHECK(parts_of(r, "243500741, 44067:0,5") == "erreur commune-en-double");
    CHECK(parts_of(r, "dep:35:0.25") == "35013:2500 35236:2500 35294:2500");
    CHECK(parts_of(r, "redon:0.4, 35236:0.6") == "35236:4000 35236:6000");
    CHECK(parts_of(r, "75101, 75102") == "75101:10000 75102:10000");
    CHECK(parts_of(r, "bretagne") == "35013:10000 35236:10000 35294:10000");
    const auto shares = total_shares(*parse_territoire(r, "redon:0.4, 35236:0.6"));
    REQUIRE(shares.size() == 1);
    CHECK(shares.front().share == kWholeShare);
}

TEST_CASE("the exact name of a commune wins over an EPCI that holds the word") {
    const Referentiel r = make_petit_referentiel();
    const auto parsed = parse_territoire(r, "Redon");
    REQUIRE(parsed.has_value());
    CHECK(parsed->items.front().lieu.type == TypeLieu::Commune);
    CHECK(remarques(r, *parsed).empty());
    CHECK(parts_of(r, "deux rives") == "44098:10000 44099:10000");
    CHECK(parts_of(r, "rives") == "44098:10000 44099:10000");  // the words of one EPCI
}

TEST_CASE("a commune wins over an EPCI of its very name, which is told") {
    Contenu contenu = make_petit_contenu();
    contenu.epci[0].nom = "CC Oust Neuf";
    const auto r = Referentiel::create(std::move(contenu));
    REQUIRE(r.has_value());
    CHECK(parts_of(*r, "oust neuf") == "44099:10000");
    CHECK(remarques(*r, *parse_territoire(*r, "oust neuf")).size() == 1);
    CHECK(parts_of(*r, "cc oust neuf") == "44098:10000 44099:10000");
}

TEST_CASE("a name that fits several places is refused with the candidates") {
    const Referentiel r = make_petit_referentiel();
    const base::Errors errors = errors_of(r, "saint denis");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "lieu-ambigu");
    CHECK(errors[0].place == "saint denis");
    CHECK(errors[0].reason == "« saint denis » désigne plusieurs lieux : Saint-Denis (93066, commune, Seine-Saint-Denis) ou "
                              "Saint-Denis (44180, commune, Loire-Atlantique)");
    CHECK(errors[0].remedy == "Donnez le code du lieu voulu, par exemple 93066.");
    CHECK(parts_of(r, "saint denis (93)") == "93066:10000");
    CHECK(parts_of(r, "ca") == "erreur lieu-ambigu");
}

TEST_CASE("an unknown place is refused with near names") {
    const Referentiel r = make_petit_referentiel();
    const base::Errors errors = errors_of(r, "Redno, 99999");
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].code == "lieu-inconnu");
    CHECK(errors[0].remedy == "Vouliez-vous dire Redon (35236, commune, Ille-et-Vilaine) ?");
    CHECK(errors[1].place == "99999");
    CHECK(holds(errors[1].remedy, "code Insee"));
    CHECK(errors_of(r, ":0.5").front().reason == "le nom du lieu est vide");
}

TEST_CASE("a postcode is taken only when it can mean one place") {
    const Referentiel r = make_petit_referentiel();
    CHECK(parts_of(r, "44290") == "44067:10000");
    CHECK(parts_of(r, "75002") == "75102:10000");             // the arrondissement, not the city
    CHECK(parts_of(r, "35600") == "erreur lieu-ambigu");
    CHECK(parts_of(r, "75001") == "erreur lieu-ambigu");      // also a former code of another commune
}

TEST_CASE("a former commune leads to the one of today, and the result says so") {
    const Referentiel r = make_petit_referentiel();
    for (const std::string_view text : {"35999", "le châtelet"}) {
        const auto parsed = parse_territoire(r, text);
        REQUIRE(parsed.has_value());
        CHECK(parsed->items.front().lieu.code == "35236");
        const auto said = remarques(r, *parsed);
        REQUIRE(said.size() == 1);
        CHECK(holds(said.front(), "Le Châtelet fait aujourd'hui partie de Redon (35236"));
    }
}

TEST_CASE("another place of exactly the same name is told") {
    Contenu contenu = make_petit_contenu();
    contenu.departements[0].nom = "Guémené Penfao";
    const auto r = Referentiel::create(std::move(contenu));
    REQUIRE(r.has_value());
    const auto parsed = parse_territoire(*r, "Guémené-Penfao");
    REQUIRE(parsed.has_value());
    CHECK(parsed->items.front().lieu.code == "44067");
    REQUIRE(remarques(*r, *parsed).size() == 1);
    CHECK(holds(remarques(*r, *parsed).front(), "cela peut aussi désigner Guémené Penfao (dep:35, département)"));
    CHECK(remarques(*r, *parse_territoire(*r, "Paris")).empty());  // the département is the same territory
}

TEST_CASE("a commune counted twice is refused, whatever brought it") {
    const Referentiel r = make_petit_referentiel();
    const base::Errors errors = errors_of(r, "CA Redon Agglomération, 35236");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "commune-en-double");
    CHECK(errors[0].reason == "une commune est comptée plus d'une fois : Redon (35236) : part totale 2, par « CA Redon "
                              "Agglomération » et « 35236 »");
    CHECK(holds(errors_of(r, "35236:0.6,redon:0,5").front().reason, "part totale 1,1"));
    CHECK(holds(errors_of(r, "dep:35, CA Redon Agglomération").front().reason, "3 communes"));
}

TEST_CASE("an arrondissement municipal and its city exclude each other, even in part") {
    const Referentiel r = make_petit_referentiel();
    CHECK(parts_of(r, "75056, 75101") == "erreur arrondissement-et-ville");
    CHECK(parts_of(r, "75056:0.5, 75101:0.5") == "erreur arrondissement-et-ville");
    CHECK(parts_of(r, "reg:11, 75101") == "erreur arrondissement-et-ville");
    CHECK(holds(errors_of(r, "reg:11, 75101").front().reason, "« 75101 » (Paris 1er Arrondissement) est déjà compris dans « reg:11 »"));
}

TEST_CASE("empty and excessive territories are refused") {
    const Referentiel r = make_petit_referentiel();
    CHECK(parts_of(r, "") == "erreur territoire-vide");
    CHECK(parts_of(r, "243500999") == "erreur territoire-vide");
    const std::vector<std::string_view> many(kMaxItems + 1, "35236");
    CHECK(parse_territoire(r, many).error().front().code == "territoire-trop-grand");
    const std::vector<std::string_view> wrong(100, "zzzzzz");
    CHECK(parse_territoire(r, wrong).error().size() == 20);
    CHECK(errors_of(r, std::string(5000, 'a')).front().reason == "le nom du lieu est trop long");
}
