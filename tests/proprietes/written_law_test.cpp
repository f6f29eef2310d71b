// Results written from the pieces of a law are, to the byte, those written in full.
#include "draws.hpp"

#include <doctest/doctest.h>
#include <socle/present/present.hpp>

using namespace socle;

namespace {

const present::WrittenLaw& written_law() {
    static const present::WrittenLaw made(draws::default_engine().law(), draws::default_engine().book());
    return made;
}

}  // namespace

TEST_CASE("a year is written alike with the pieces of its law and without") {
    const app::Engine& engine = draws::default_engine();
    int tried = 0;
    CHECK(draws::holds("written year", 31, 500, [&] {
        const auto found = engine.simuler(draws::situation(2019));
        if (!found) return;
        ++tried;
        RC_ASSERT(present::to_json(*found, nullptr, engine.book(), engine.options(), nullptr, &written_law()) ==
                  present::to_json(*found, nullptr, engine.book(), engine.options(), nullptr));
    }));
    CHECK(tried > 100);
}

TEST_CASE("a plan is written alike with the pieces of its law and without") {
    const app::Engine& engine = draws::default_engine();
    CHECK(draws::holds("written plan", 32, 100, [&] {
        const auto found = engine.plan(draws::contrat());
        RC_ASSERT(found.has_value());
        RC_ASSERT(present::to_json(*found, engine.book(), engine.options(), nullptr, &written_law()) == present::to_json(*found, engine.book(), engine.options(), nullptr));
    }));
}
