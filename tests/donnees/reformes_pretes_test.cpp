// The reforms of droit/reformes: outside the law, and amounts computed by hand from document 001.
#include "law_with.hpp"

#include <socle/app/controls.hpp>

#include <algorithm>
#include <filesystem>

using namespace socle;
using namespace socle::donnees;

namespace {

app::Engine engine_with(const std::string& name) {
    const auto file = droit_files::read_file("droit/reformes/" + name + ".toml");
    REQUIRE(file.has_value());
    auto reforme = droit_files::parse_reforme(*file);
    REQUIRE(reforme.has_value());
    auto book = droit::with_reformes(sound(project_files()), {*reforme});
    REQUIRE(book.has_value());
    CHECK(droit::check(*book).empty());
    CHECK(app::check_controls(*book).errors.empty());
    return engine_of(std::move(*book));
}

// Class 4 with its bonus: 90 000 + 110 % of (240 000 + 75 % of 150 000) = 477 750 under the law in force.
app::Situation large(std::string_view date) {
    app::Situation asked = situation(date, 200'000, {"toutes"}, 75);
    asked.membres = 120;
    asked.plan = droit::PlanCrise::MiseAJour;
    return asked;
}

std::string before_and_after(const std::string& name) {
    const app::Engine engine = engine_with(name);
    return total(engine, large("2026-12-31")) + " " + total(engine, large("2027-01-01"));
}

}  // namespace

TEST_CASE("what is only proposed is not loaded with the law") {
    CHECK(std::ranges::none_of(project_files(), [](const droit_files::LawFile& f) { return f.name.find("reformes/") != std::string::npos; }));
    const droit::LawBook book = sound(project_files());
    CHECK(std::ranges::none_of(book.textes, [](const droit::Texte& t) { return t.nature == droit::Nature::Reforme; }));
}

TEST_CASE("each reform says what it changes and what was assumed, and is listed") {
    const auto list = droit_files::read_file("droit/reformes/LISEZMOI.md");
    REQUIRE(list.has_value());
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("droit/reformes")) {
        if (entry.path().extension() != ".toml") continue;
        ++count;
        const auto file = droit_files::read_file(entry.path());
        REQUIRE(file.has_value());
        const auto reforme = droit_files::parse_reforme(*file);
        REQUIRE(reforme.has_value());
        CHECK(reforme->textes.front().nature == droit::Nature::Reforme);
        CHECK(reforme->textes.front().expose.find("uppos") != std::string::npos);
        CHECK(list->text.find(entry.path().filename().string()) != std::string::npos);
    }
    CHECK(count == 5);
}

TEST_CASE("reforms are laid one on another in any order, each still checked upon its base alone") {
    std::vector<droit::LawBook> all;
    for (const auto& entry : std::filesystem::directory_iterator("droit/reformes")) {
        if (entry.path().extension() == ".toml") all.push_back(*droit_files::parse_reforme(*droit_files::read_file(entry.path())));
    }
    const droit::LawBook law = sound(project_files());
    const int of_law = app::check_controls(law).met;
    const auto alone = [&](const droit::LawBook& reforme) { return app::check_controls(app::lay_reformes(law, {reforme}).value()).met - of_law; };
    for (const droit::LawBook& under : all) {
        for (const droit::LawBook& over : all) {
            if (&under == &over) continue;
            CAPTURE(under.textes.front().id);
            CAPTURE(over.textes.front().id);
            const auto with = app::lay_reformes(law, {under, over});
            if (!with) MESSAGE(base::to_text(with.error().front()));
            REQUIRE(with.has_value());
            CHECK(app::check_controls(*with).met == of_law + alone(under) + alone(over));
        }
    }
    CHECK(app::lay_reformes(law, all).has_value());
}

TEST_CASE("a wrong total of the second reform of a stack is refused") {
    const auto read = [](const char* name) { return *droit_files::read_file(std::string("droit/reformes/") + name); };
    const auto first = *droit_files::parse_reforme(read("missions-plus-10.toml"));
    droit_files::LawFile wrong = read("crise-fixe-moitie.toml");
    // What the stack gives: 395 500, ten percent of 305 000 more.
    wrong.text.replace(wrong.text.find("total = 365_000"), 15, "total = 395_500");
    const auto refused = app::lay_reformes(sound(project_files()), {first, *droit_files::parse_reforme(wrong)});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().front().code == "controle-faux");
}

TEST_CASE("a stack of two reforms pays both") {
    auto law = sound(project_files());
    const auto read = [](const char* name) { return *droit_files::parse_reforme(*droit_files::read_file(std::string("droit/reformes/") + name)); };
    const app::Engine engine = engine_of(app::lay_reformes(law, {read("missions-plus-10.toml"), read("crise-fixe-moitie.toml")}).value());
    // 25 000 less half, plus ten percent
    CHECK(line(engine, large("2027-01-01"), "crise_sanitaire_fixe") == "13750.00");
}

TEST_CASE("a larger variable share keeps the total when everything is reached") {
    // 90 000 + 110 % of (172 000 + 25 000 + 75 % of 193 000)
    CHECK(before_and_after("senat-2025-part-variable") == "477750.00 465925.00");
    const app::Engine engine = engine_with("senat-2025-part-variable");
    app::Situation all = large("2027-01-01");
    all.taux = {{"tous", percent(100)}};
    CHECK(total(engine, all) == "519000.00");  // as in 2026: 90 000 + 110 % of (240 000 + 150 000)
    CHECK(line(engine, all, "crise_sanitaire_fixe") == "25000.00");
}

TEST_CASE("ten percent on the missions") {
    // 90 000 + 110 % of 110 % of 352 500
    CHECK(before_and_after("missions-plus-10") == "477750.00 516525.00");
}

TEST_CASE("half of the fixed part of the crisis mission") {
    // less 110 % of 12 500
    CHECK(before_and_after("crise-fixe-moitie") == "477750.00 464000.00");
    app::Situation asked = large("2027-01-01");
    asked.crise = true;
    CHECK(line(engine_with("crise-fixe-moitie"), asked, "crise_sanitaire_variable") == "75000.00");
}

TEST_CASE("class 4 above 250 000 inhabitants") {
    // class 3, no bonus: 75 000 + 200 000 + 75 % of 122 500
    CHECK(before_and_after("seuil-250000") == "477750.00 366875.00");
    const app::Engine engine = engine_with("seuil-250000");
    app::Situation asked = large("2027-01-01");
    asked.population = 250'000;
    CHECK(total(engine, asked) == "366875.00");
    asked.population = 250'001;
    CHECK(total(engine, asked) == "477750.00");
    asked.population = 60'000;
    CHECK(total(engine, asked) == total(engine_of(sound(project_files())), asked));
}

TEST_CASE("fonctionnement and 75 percent, every year, never twice") {
    CHECK(before_and_after("fonctionnement-plus-75") == "477750.00 545250.00");
    const app::Engine engine = engine_with("fonctionnement-plus-75");
    app::Contrat contrat;
    contrat.date_signature = on("2022-09-01");
    contrat.populations = {60'000};
    // 60 000 and 45 000 at once; then 60 000 a year by 75 and 25 %; from September 2027 nothing: five years.
    CHECK(payments(engine, contrat) ==
          "2022-09-01 105000.00 | 2023-09-01 45000.00 | 2024-09-01 60000.00 | 2025-09-01 60000.00 | 2026-09-01 60000.00 | 2027-09-01 15000.00");
    contrat.date_signature = on("2026-03-01");
    CHECK(payments(engine, contrat) ==
          "2026-03-01 60000.00 | 2027-03-01 78750.00 | 2028-03-01 105000.00 | 2029-03-01 105000.00 | 2030-03-01 105000.00 | 2031-03-01 26250.00");
}
