// The corpus of cases of law through the executor: each situation of it as a case of columns.
#include "executor_cases.hpp"

#include "corpus.hpp"

#include "../donnees/law_with.hpp"

using namespace socle;

TEST_CASE("every situation of the corpus gives what the law says, in columns") {
    const auto cases = corpus::load("tests/corpus");
    REQUIRE(cases.has_value());
    int tried = 0;
    for (const corpus::Case& one : *cases) {
        if (!one.situation || one.attendu.erreur) continue;
        app::EngineOptions options;
        options.texte = one.texte;
        options.lectures = one.lectures;
        const auto engine = app::Engine::create(donnees::sound(donnees::project_files()), options);
        REQUIRE(engine.has_value());
        const auto resolved = app::resolve(engine->law(), *one.situation);
        REQUIRE(resolved.has_value());
        const rules::Version& version = engine->law().versions[resolved->version];
        tests::CaseColumns columns;
        columns.push(resolved->facts);
        CHECK_MESSAGE(tests::difference(version.program, columns) == "", one.titre);

        std::int64_t total = 0;
        std::vector<std::int64_t> amounts(version.program.lines.size());
        std::vector<std::int64_t*> places;
        for (std::int64_t& amount : amounts) places.push_back(&amount);
        batch::Results results;
        results.totals = &total;
        results.lines = places;
        batch::make_executor(version.program).run(columns.columns(), 0, 1, results);
        for (const auto& [rank, expected] : one.attendu.annees) {
            if (expected.total) CHECK_MESSAGE(rules::known(total) == expected.total->cents, one.titre);
            for (std::size_t i = 0; i < amounts.size(); ++i) {
                const auto found = expected.lignes.find(version.legend.lines[i].code);
                if (found != expected.lignes.end()) CHECK_MESSAGE(rules::known(amounts[i]) == found->second.cents, one.titre);
            }
        }
        ++tried;
    }
    CHECK(tried > 20);
}
