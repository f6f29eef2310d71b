// Published totals guard the grids.
#include "law_with.hpp"

#include <socle/app/controls.hpp>

#include <algorithm>

using namespace socle;
using namespace socle::donnees;

namespace {

// The law with one text of one file replaced.
droit::LawBook law_replacing(std::string_view name, std::string_view from, std::string_view to) {
    auto files = project_files();
    bool replaced = false;
    for (auto& file : files) {
        if (!file.name.ends_with(name)) continue;
        const auto at = file.text.find(from);
        REQUIRE(at != std::string::npos);
        file.text.replace(at, from.size(), to);
        replaced = true;
    }
    REQUIRE(replaced);
    return sound(files);
}

}  // namespace

TEST_CASE("the four published totals of avenant 2 are met and those of 2019 wait for its grid") {
    const auto report = app::check_controls(sound(project_files()));
    for (const base::Error& error : report.errors) MESSAGE(base::to_text(error));
    CHECK(report.errors.empty());
    CHECK(report.met == 4);
    CHECK(report.pending.size() == 6);
    CHECK(std::all_of(report.pending.begin(), report.pending.end(), [](const std::string& one) { return one.starts_with("aci-cpts-2019 : "); }));
}

TEST_CASE("a grid with one wrong cell is refused by its published total") {
    const auto report = app::check_controls(law_replacing("2021-avenant-2.toml", "montants = [55_000, 70_000", "montants = [55_000, 70_001"));
    REQUIRE(report.errors.size() == 2);
    CHECK(report.errors[0].code == "controle-faux");
    CHECK(report.errors[0].place.find("2021-avenant-2.toml") != std::string::npos);
    CHECK(report.errors[0].place.find("Taille 2") != std::string::npos);
    CHECK(report.met == 3);
}

TEST_CASE("two wrong cells that cancel out are refused by the fixed and variable totals") {
    auto files = project_files();
    for (auto& file : files) {
        for (const auto& [from, to] : {std::pair{"montants = [55_000, 70_000", "montants = [55_001, 70_000"}, {"montants = [25_000, 30_000", "montants = [24_999, 30_000"}}) {
            const auto at = file.text.find(from);
            if (file.name.ends_with("2021-avenant-2.toml") && at != std::string::npos) file.text.replace(at, std::string_view(from).size(), to);
        }
    }
    const auto report = app::check_controls(sound(files));
    CHECK(report.errors.size() == 2);
    CHECK(report.met == 3);
}

TEST_CASE("a wrong published total is refused") {
    const auto report = app::check_controls(law_replacing("2021-avenant-2.toml", "total = 580_000", "total = 580_001"));
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == "controle-faux");
}

TEST_CASE("a published range is checked from both sides") {
    const auto low = app::check_controls(law_replacing("2021-avenant-2.toml", "total = 287_500", "total_au_moins = 287_501"));
    CHECK(low.errors.size() == 1);
    const auto high = app::check_controls(law_replacing("2021-avenant-2.toml", "total = 287_500", "total_au_plus = 287_499"));
    CHECK(high.errors.size() == 1);
    CHECK(app::check_controls(law_replacing("2021-avenant-2.toml", "total = 287_500", "total_au_plus = 287_500")).errors.empty());
}

TEST_CASE("a control that cannot be computed is refused") {
    const auto report = app::check_controls(law_replacing("2021-avenant-2.toml", "missions = \"toutes\"", "missions = \"sante_mentale\""));
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == "controle-impossible");
}

TEST_CASE("the controls of a made-up avenant are checked like the others") {
    const auto report = app::check_controls(law_with("tests/donnees/avenant-3.toml"));
    CHECK(report.errors.empty());
    CHECK(report.met == 5);
}
