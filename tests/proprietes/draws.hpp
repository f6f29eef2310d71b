// Random situations and contracts, as the oracle and as the engine see them, and properties checked with a fixed seed.
#pragma once

#include "oracle.hpp"

#include <rapidcheck.h>
#include <socle/app/engine.hpp>

#include <cstdint>
#include <iostream>
#include <string>
#include <unordered_map>
#include <utility>

namespace socle::draws {

class Silent : public rc::detail::TestListener {
public:
    void onTestCaseFinished(const rc::detail::CaseDescription&) override {}
    void onShrinkTried(const rc::detail::CaseDescription&, bool) override {}
    void onTestFinished(const rc::detail::TestMetadata&, const rc::detail::TestResult&) override {}
};

// Runs the property `count` times from a fixed seed; says what failed on the error stream. False when it fails.
template <class Testable>
[[nodiscard]] bool holds(const std::string& what, std::uint64_t seed, int count, Testable&& testable) {
    rc::detail::TestMetadata metadata;
    metadata.id = what;
    metadata.description = what;
    rc::detail::TestParams params;
    params.seed = seed;
    params.maxSuccess = count;
    Silent silent;
    const auto result = rc::detail::checkTestable(std::forward<Testable>(testable), metadata, params, silent, std::unordered_map<std::string, rc::detail::Reproduce>{});
    if (result.template is<rc::detail::SuccessResult>()) return true;
    rc::detail::printResultMessage(result, std::cerr);
    std::cerr << '\n';
    return false;
}

// One engine for each choice of readings, made when first asked for.
[[nodiscard]] const app::Engine& engine_with(const std::vector<std::pair<std::string, std::string>>& lectures);
[[nodiscard]] const app::Engine& default_engine();

[[nodiscard]] std::vector<std::pair<std::string, std::string>> lectures_of(const oracle::Readings& readings);

[[nodiscard]] oracle::Readings readings();
[[nodiscard]] std::int64_t population();
[[nodiscard]] std::int64_t membres();
[[nodiscard]] calendar::Date day(int first_year, int last_year);
[[nodiscard]] money::Rate rate();

// A contract year under avenant 2 (or before, when `from_year` is early), on an anniversary of the contract.
[[nodiscard]] app::Situation situation(int from_year = 2023);

// A contract of five years, all of them under avenant 2.
[[nodiscard]] app::Contrat contrat();

[[nodiscard]] oracle::YearFacts facts_of(const app::Situation& situation);
[[nodiscard]] oracle::Contract contract_of(const app::Contrat& contrat);

[[nodiscard]] std::string describe(const app::Situation& situation);
[[nodiscard]] std::string describe(const app::Contrat& contrat);

[[nodiscard]] inline oracle::Day to_day(calendar::Date date) { return oracle::Day{std::chrono::days{date.days}}; }
[[nodiscard]] inline calendar::Date to_date(oracle::Day day) { return {static_cast<std::int32_t>(day.time_since_epoch().count())}; }

}  // namespace socle::draws
