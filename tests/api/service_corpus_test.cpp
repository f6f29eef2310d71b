// The corpus of cases of law through the API.
#include "../../adapters/service/given.hpp"
#include "corpus.hpp"
#include "service_evaluator.hpp"

using namespace socle;

TEST_CASE("every case of the corpus gives what the law says, asked as the API is") {
    const auto cases = corpus::load("tests/corpus");
    REQUIRE(cases.has_value());
    int tried = 0;
    for (const corpus::Case& one : *cases) {
        const corpus::Outcome outcome = api::evaluate(service::given_service(), one);
        // A client is told of a wrong number before it is told of the law.
        if (one.attendu.erreur && outcome.erreur == "nombre") continue;
        const auto found = corpus::differences(one, outcome);
        for (const std::string& difference : found) FAIL_CHECK(one.place << " (" << one.origine << ") " << difference);
        ++tried;
    }
    CHECK(tried > 100);
}
