#include <socle/present/changements.hpp>

#include <socle/app/engine.hpp>
#include <socle/droit_files/folder.hpp>

#include <doctest/doctest.h>

using namespace socle;

TEST_CASE("a changed case of a line is told by its label") {
    const auto book = droit_files::parse_law(droit_files::read_folder("droit").value()).value();
    const auto reforme = droit_files::parse_reforme(droit_files::read_file("droit/reformes/crise-fixe-moitie.toml").value()).value();
    const auto before = app::Engine::create(book, {}).value();
    const auto after = app::Engine::create(droit::with_reformes(book, {reforme}).value(), {}).value();
    std::vector<std::string> objets;
    for (const auto& one : present::changements(after.book(), before.law(), before.law().versions.back(), after.law(), after.law().versions.back())) objets.push_back(one.objet);
    CHECK(objets == std::vector<std::string>{"Crises sanitaires, volet fixe, première rédaction du plan", "Crises sanitaires, volet fixe, mise à jour du plan"});
}
