// Runs the corpus of cases of law, and checks that a badly written case does not pass in silence.
#include "engine_evaluator.hpp"

#include <doctest/doctest.h>
#include <socle/droit_files/folder.hpp>

#include <algorithm>

using namespace socle;

namespace {

const std::vector<corpus::Case>& all_cases() {
    static const std::vector<corpus::Case> cases = [] {
        auto found = corpus::load("tests/corpus");
        if (!found) {
            for (const base::Error& error : found.error()) MESSAGE(base::to_text(error));
        }
        REQUIRE(found.has_value());
        return std::move(*found);
    }();
    return cases;
}

corpus::EngineEvaluator& engine() {
    static corpus::EngineEvaluator evaluator = [] {
        auto files = droit_files::read_folder("droit");
        REQUIRE(files.has_value());
        auto law = droit_files::parse_law(*files);
        REQUIRE(law.has_value());
        return corpus::EngineEvaluator(std::move(*law));
    }();
    return evaluator;
}

// A sound case; tests break it in one place.
constexpr std::string_view kSound = R"([[cas]]
titre = "Une phrase de droit."
origine = "Document 001"
situation = { date = 2024-03-01, population = 30_000 }
attendu = { total = 50_000 }
)";

base::Errors errors_of(std::string_view from, std::string_view to) {
    std::string text(kSound);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    const auto cases = corpus::parse("essai.toml", text);
    return cases ? base::Errors{} : cases.error();
}

bool has(const base::Errors& errors, std::string_view code) {
    return std::any_of(errors.begin(), errors.end(), [&](const base::Error& e) { return e.code == code; });
}

}  // namespace

TEST_CASE("every case of the corpus gives what the law says") {
    for (const corpus::Case& one : all_cases()) {
        SUBCASE(one.titre.c_str()) {
            const auto found = corpus::differences(one, engine().evaluate(one));
            for (const std::string& difference : found) FAIL_CHECK(one.place << " (" << one.origine << ") " << difference);
            CHECK(found.empty());
        }
    }
}

TEST_CASE("every reading of the register of ambiguities has its case") {
    const auto files = droit_files::read_folder("droit");
    REQUIRE(files.has_value());
    const auto law = droit_files::parse_law(*files);
    REQUIRE(law.has_value());
    for (const droit::Ambiguite& ambiguite : law->ambiguites) {
        // It depends on the territory, of which the corpus says nothing.
        if (ambiguite.id == app::kPopulationReference) continue;
        for (std::size_t i = 1; i < ambiguite.lectures.size(); ++i) {
            const std::string& reading = ambiguite.lectures[i].id;
            const bool tried = std::any_of(all_cases().begin(), all_cases().end(), [&](const corpus::Case& one) {
                return one.lectures.find(ambiguite.id) == reading;
            });
            CHECK_MESSAGE(tried, ambiguite.id << "=" << reading);
        }
    }
}

TEST_CASE("a sound case is read") {
    const auto cases = corpus::parse("essai.toml", std::string(kSound));
    REQUIRE(cases.has_value());
    REQUIRE(cases->size() == 1);
    CHECK(cases->front().place == "essai.toml:1");
    CHECK(corpus::differences(cases->front(), engine().evaluate(cases->front())).empty());
}

TEST_CASE("a case that is not met is told") {
    auto cases = corpus::parse("essai.toml", std::string(kSound));
    REQUIRE(cases.has_value());
    cases->front().attendu.annees[1].total = corpus::Amount{money::Cents{1}};
    const auto found = corpus::differences(cases->front(), engine().evaluate(cases->front()));
    REQUIRE(found.size() == 1);
    CHECK(found.front() == "total : attendu 0.01, trouvé 50000.00");
}

TEST_CASE("a badly written case is refused") {
    CHECK(has(errors_of("population", "populaton"), "cle-inconnue"));
    CHECK(has(errors_of("population", "populaton"), "cle-manquante"));
    CHECK(has(errors_of("{ total = 50_000 }", "{ totaux = 50_000 }"), "cle-inconnue"));
    CHECK(has(errors_of("origine", "origines"), "cle-inconnue"));
    CHECK(has(errors_of("titre = \"Une phrase de droit.\"", ""), "cle-manquante"));
    CHECK(has(errors_of("attendu = { total = 50_000 }", ""), "cle-manquante"));
    CHECK(has(errors_of("{ total = 50_000 }", "{}"), "sans-attendu"));
    CHECK(has(errors_of("50_000", "50_000.5"), "montant"));
    CHECK(has(errors_of("2024-03-01", "\"2024\""), "type"));
    CHECK(has(errors_of("attendu", "contrat = { date_signature = 2024-03-01, population = 1 }\nattendu"), "cle-manquante"));
}

TEST_CASE("an empty corpus is refused") {
    CHECK(has(corpus::parse("vide.toml", "# rien\n").error(), "corpus-vide"));
    CHECK(has(corpus::load("tests/dossier-absent").error(), "corpus-vide"));
}
