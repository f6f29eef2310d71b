// A reform under discussion is laid over the law; amounts computed by hand from document 001.
#include "law_with.hpp"

#include <socle/app/controls.hpp>

using namespace socle;
using namespace socle::donnees;

namespace {

droit::LawBook reformed() {
    const auto file = droit_files::read_file("tests/donnees/reforme-missions-10.toml");
    REQUIRE(file.has_value());
    auto reforme = droit_files::parse_reforme(*file);
    REQUIRE(reforme.has_value());
    auto book = droit::with_reformes(sound(project_files()), {*reforme});
    REQUIRE(book.has_value());
    return std::move(*book);
}

app::Situation maximum(std::string_view date, std::int64_t population) {
    app::Situation asked = situation(date, population, {"toutes"}, 100);
    asked.plan = droit::PlanCrise::Redaction;
    asked.crise = true;
    return asked;
}

}  // namespace

TEST_CASE("a reform of ten percent changes every mission amount, and nothing else") {
    const app::Engine engine = engine_of(reformed());
    CHECK(total(engine, maximum("2024-12-31", 60'000)) == "382500.00");
    // 60 000 + 110 % of 322 500
    CHECK(total(engine, maximum("2025-01-01", 60'000)) == "414750.00");
    CHECK(line(engine, maximum("2025-01-01", 60'000), "fonctionnement") == "60000.00");
    CHECK(line(engine, maximum("2025-01-01", 60'000), "acces_aux_soins_variable") == "33000.00");
    CHECK(line(engine, maximum("2025-01-01", 60'000), "crise_sanitaire_fixe") == "38500.00");
}

TEST_CASE("the bonus follows the amounts that a reform raised") {
    app::Situation asked = maximum("2025-03-01", 200'000);
    asked.membres = 100;
    const app::Engine engine = engine_of(reformed());
    // 10 % of 110 % of 490 000
    CHECK(line(engine, asked, "majoration") == "53900.00");
    CHECK(total(engine, asked) == "682900.00");
}

TEST_CASE("a contract that was running passes to the reform at its anniversary") {
    app::Contrat contrat;
    contrat.date_signature = on("2024-03-01");
    contrat.populations = {60'000};
    contrat.missions = {{"acces_aux_soins", on("2024-03-01"), std::vector<money::Rate>(5), {}, {}}};
    CHECK(payments(engine_of(reformed()), contrat) ==
          "2024-03-01 112500.00 | 2025-03-01 120250.00 | 2026-03-01 137000.00 | 2027-03-01 137000.00 | 2028-03-01 137000.00 | 2029-03-01 34250.00");
}

TEST_CASE("two reforms of ten percent are laid one over the other") {
    const auto file = droit_files::read_file("tests/donnees/reforme-missions-10.toml");
    REQUIRE(file.has_value());
    auto first = droit_files::parse_reforme(*file);
    REQUIRE(first.has_value());
    droit::LawBook second = *first;
    second.textes.front().id = "reforme-missions-10-bis";
    auto book = droit::with_reformes(sound(project_files()), {*first, second});
    REQUIRE(book.has_value());
    // 60 000 + 121 % of 70 000
    CHECK(total(engine_of(std::move(*book)), situation("2025-03-01", 60'000, {"acces_aux_soins"}, 0)) == "144700.00");
}

TEST_CASE("a reform cannot take effect before the text that it changes, alone or over another reform") {
    const auto file = droit_files::read_file("tests/donnees/reforme-missions-10.toml");
    REQUIRE(file.has_value());
    const auto effect_on = [&](std::string_view date, std::string_view id) {
        auto reforme = droit_files::parse_reforme(*file);
        REQUIRE(reforme.has_value());
        reforme->textes.front().id = id;
        reforme->textes.front().effet->values.front().value = on(date);
        return *reforme;
    };
    const auto errors = [&](std::vector<droit::LawBook> reformes) {
        const auto laid = app::lay_reformes(sound(project_files()), std::move(reformes));
        std::string codes;
        if (!laid) {
            for (const base::Error& error : laid.error()) codes += error.code + " ";
        }
        return codes;
    };
    CHECK(errors({effect_on("2022-03-31", "a")}) == "");
    CHECK(errors({effect_on("2022-03-30", "a")}) == "effet-avant-base ");
    CHECK(errors({effect_on("2027-01-01", "a"), effect_on("2026-01-01", "b")}).find("effet-avant-base") == std::string::npos);
    CHECK(errors({effect_on("2027-01-01", "a"), effect_on("2021-01-01", "b")}).find("effet-avant-base") != std::string::npos);
}

TEST_CASE("a reform of the missions leaves the additional sum of avenant 2 as it was") {
    // Signed under avenant 2: paid at signature, so not due again in the first year under the reform.
    app::Situation fourth_year = situation("2025-06-01", 60'000);
    fourth_year.date_signature = on("2022-06-01");
    CHECK(total(engine_of(reformed(), {{"additionnel-anterieur", "premier-anniversaire"}}), fourth_year) == "60000.00");
    CHECK(total(engine_of(reformed(), {{"additionnel-frequence", "chaque-annee"}}), fourth_year) == "105000.00");
}
