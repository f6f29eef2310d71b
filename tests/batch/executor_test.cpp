// The executor equals the reference evaluator: on the law, on made-up laws, on random programs, whatever the cutting.
#include "executor_cases.hpp"
#include "random_program.hpp"

#include "../donnees/law_with.hpp"

using namespace socle;

namespace {

constexpr std::int64_t kHundredth = batch::kMillionthsPerHundredth;

// Every class, both sides of every bound; every plan, crisis; missions, rates and dates that vary with the rest. One case
// out of `step`, a prime number.
tests::CaseColumns all_around(const rules::Program& program, unsigned step = 1) {
    unsigned number = 0;
    tests::CaseColumns cases;
    std::mt19937_64 random(7);
    std::vector<std::int64_t> populations{0};
    for (const std::int64_t minimum : program.minima) {
        for (const std::int64_t around : {-1, 0, 1}) {
            if (minimum + around >= 0) populations.push_back(minimum + around);
        }
    }
    const char* days[] = {"2019-08-25", "2020-02-29", "2021-12-20", "2022-03-30", "2022-03-31", "2022-09-29", "2022-09-30", "2024-02-29", "2027-01-01"};
    for (const std::int64_t population : populations) {
        for (const std::int64_t membres : {0, 50, 99, 100}) {
            for (const char* day : days) {
                for (const int rank : {1, 2}) {
                    for (int state = 0; state < 6; ++state) {
                        eval::Facts facts;
                        facts.population = population;
                        facts.membres = membres;
                        facts.signature = donnees::on(day);
                        facts.start = calendar::start_of_contract_year(facts.signature, rank);
                        facts.plan = static_cast<droit::PlanCrise>(state % 3);
                        facts.crise = state >= 3;
                        for (eval::MissionFacts& mission : facts.missions) {
                            mission.runs = random() % 4 != 0;
                            mission.rate = {static_cast<std::int64_t>(random() % 10'001) * kHundredth};
                            mission.plan = facts.plan;
                            mission.crise = facts.crise;
                        }
                        if (number++ % step == 0) cases.push(facts);
                    }
                }
            }
        }
    }
    return cases;
}

void check_law(const app::Engine& engine) {
    for (const rules::Version& version : engine.law().versions) CHECK(tests::difference(version.program, all_around(version.program, 3)) == "");
    for (const app::Engine::Alternative& other : engine.alternatives()) {
        for (const rules::Version& version : other.law.versions) CHECK(tests::difference(version.program, batch::make_executor(version.program), all_around(version.program, 23)) == "");
    }
}

}  // namespace

TEST_CASE("the executor equals the reference on every text of the law, under every reading") {
    check_law(donnees::engine_of(donnees::sound(donnees::project_files())));
}

TEST_CASE("the executor equals the reference on made-up laws") {
    check_law(donnees::engine_of(donnees::law_with("tests/donnees/avenant-3.toml")));
    check_law(donnees::engine_of(donnees::law_with("tests/donnees/reforme-missions-10.toml")));
}

TEST_CASE("the law in force goes the fast way") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    for (const rules::Version& version : engine.law().versions) CHECK(batch::make_executor(version.program).path() == batch::Path::Narrow);
}

TEST_CASE("the executor equals the reference on random programs") {
    std::mt19937_64 random(1);
    int narrow = 0;
    int wide = 0;
    for (int round = 0; round < 200; ++round) {
        tests::ProgramKind kind;
        kind.large_amounts = round % 5 == 4;
        kind.odd_amounts = round % 3 != 0;
        kind.tailles = 1 + round % 12;
        kind.lines = 1 + round % 17;
        const rules::Program program = tests::random_program(random, kind);
        tests::CaseColumns cases;
        for (int i = 0; i < 120; ++i) cases.push(tests::random_facts(random, program, round % 2 == 0));
        narrow += batch::make_executor(program).path() == batch::Path::Narrow ? 1 : 0;
        wide += batch::make_executor(program).path() == batch::Path::Wide ? 1 : 0;
        const std::string found = tests::difference(program, cases);
        CHECK_MESSAGE(found == "", "programme " << round);
        if (!found.empty()) return;
    }
    // The test would prove little if all went the slow way.
    CHECK(narrow > 50);
    CHECK(wide > 10);
}

TEST_CASE("64 size classes are looked up like 4") {
    std::mt19937_64 random(2);
    tests::ProgramKind kind;
    kind.tailles = 64;
    kind.lines = 5;
    for (int round = 0; round < 20; ++round) {
        const rules::Program program = tests::random_program(random, kind);
        tests::CaseColumns cases;
        for (int i = 0; i < 200; ++i) cases.push(tests::random_facts(random, program, true));
        CHECK(tests::difference(program, cases) == "");
    }
}

TEST_CASE("rates of every hundredth of a percent round as the reference does") {
    rules::Program program;
    program.minima = {0};
    program.ranks = {1};
    program.amounts = {1'234'567};
    rules::Case rule;
    rule.by_attainment = true;
    rule.amounts = 0;
    program.cases = {rule};
    rules::Line line;
    line.mission = 0;
    line.cases = {0, 1};
    program.lines = {line};
    for (const std::int64_t amount : {1, 49, 9'999, 10'001, 1'234'567, 500'000'000}) {
        program.amounts = {amount};
        tests::CaseColumns cases;
        for (int hundredths = 0; hundredths <= batch::kFullHundredths; ++hundredths) {
            eval::Facts facts;
            facts.missions[0].runs = true;
            facts.missions[0].rate = {hundredths * kHundredth};
            cases.push(facts);
        }
        CHECK(tests::difference(program, cases) == "");
    }
}

TEST_CASE("the cutting into ranges and the number of threads change nothing") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    const rules::Program& program = engine.law().versions.back().program;
    const batch::Executor executor = batch::make_executor(program);
    const tests::CaseColumns cases = all_around(program, 5);
    for (const std::size_t chunk : {1U, 2U, 7U, 512U, 1'024U}) {
        for (const unsigned threads : {1U, 3U}) CHECK(tests::difference(program, executor, cases, chunk, threads) == "");
    }
}

TEST_CASE("with fewer missions, classes or facts the executor equals the reference over many tiles") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    const rules::Program& law = engine.law().versions.back().program;
    const tests::CaseColumns cases = all_around(law);
    for (std::size_t tailles = 2; tailles <= law.minima.size(); ++tailles) {
        rules::Program program = law;
        program.minima.resize(tailles);
        program.ranks.resize(tailles);
        for (std::int32_t dropped = -1; dropped < static_cast<std::int32_t>(rules::kMaxMissions); ++dropped) {
            if (dropped >= 0 && (law.missions >> dropped & 1U) == 0) continue;
            for (rules::Line& line : program.lines) {
                if (dropped >= 0 && line.mission == dropped) line.cases.count = 0;
            }
            CHECK_MESSAGE(tests::totals_differ(program, cases) == "", tailles << " tailles, sans les missions jusqu'à " << dropped);
        }
    }
}

TEST_CASE("columns that are absent stand for nothing engaged") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    const rules::Program& program = engine.law().versions.back().program;
    const std::int32_t population[] = {30'000, 200'000};
    const std::int32_t day[] = {20'000, 20'000};
    batch::Columns columns;
    columns.count = 2;
    columns.population = population;
    columns.signature = columns.start = day;
    std::int64_t totals[2] = {};
    batch::Results results;
    results.totals = totals;
    batch::make_executor(program).run(columns, 0, 2, results);
    eval::Values values;
    eval::Facts facts;
    for (std::size_t i = 0; i < 2; ++i) {
        facts.population = population[i];
        facts.signature = facts.start = {day[i]};
        static_cast<void>(eval::evaluate(program, facts, values));
        CHECK(totals[i] == values.total);
    }
}
