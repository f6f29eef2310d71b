// The engine equals the oracle, a second writing of avenant 2 that shares nothing with it.
#include "draws.hpp"

#include <doctest/doctest.h>

using namespace socle;

namespace {

oracle::Lines lines_of(const explain::Explanation& explanation) {
    oracle::Lines lines;
    for (const explain::Line& line : explanation.lines) {
        RC_ASSERT(line.montant.has_value());
        if (line.montant->value != 0) lines[std::string(line.code)] = line.montant->value;
    }
    return lines;
}

void same_year(const app::Situation& situation, const oracle::Readings& readings) {
    const auto found = draws::engine_with(draws::lectures_of(readings)).simuler(situation);
    RC_ASSERT(found.has_value());
    const oracle::Lines expected = oracle::year(draws::facts_of(situation), readings);
    RC_LOG(draws::describe(situation));
    RC_ASSERT(lines_of(found->explanation) == expected);
    RC_ASSERT(found->explanation.total->value == oracle::sum(expected));
    RC_ASSERT(found->explanation.taille == oracle::taille(situation.population, readings));
}

}  // namespace

TEST_CASE("a contract year under avenant 2 equals the oracle") {
    CHECK(draws::holds("contract year", 2022'0331, 1'000, [] { same_year(draws::situation(2023), {}); }));
}

TEST_CASE("a contract year equals the oracle under the other readings") {
    CHECK(draws::holds("contract year, readings", 2, 600, [] { same_year(draws::situation(2023), draws::readings()); }));
}

TEST_CASE("a contract year of a contract signed around avenant 2 equals the oracle") {
    CHECK(draws::holds("contract year around avenant 2", 3, 600, [] {
        app::Situation situation = draws::situation(2020);
        situation.date_signature = draws::day(2020, 2022);
        situation.date = *situation.date_signature;
        for (int rank = *rc::gen::inRange(1, 6); rank > 1 || situation.date < *calendar::make_date(2022, 3, 31); --rank) {
            situation.date = calendar::start_of_contract_year(*situation.date_signature, calendar::rank_of_contract_year(*situation.date_signature, situation.date) + 1);
        }
        same_year(situation, draws::readings());
    }));
}

TEST_CASE("the plan of a contract equals the oracle, rights, payments and civil years") {
    CHECK(draws::holds("plan", 4, 800, [] {
        const app::Contrat contrat = draws::contrat();
        const oracle::Readings readings = *rc::gen::arbitrary<bool>() ? draws::readings() : oracle::Readings{};
        const auto found = draws::engine_with(draws::lectures_of(readings)).plan(contrat);
        RC_ASSERT(found.has_value());
        const oracle::PlanOutcome expected = oracle::plan(draws::contract_of(contrat), readings);
        RC_LOG(draws::describe(contrat));
        RC_ASSERT(found->annees.size() == expected.years.size());
        for (std::size_t i = 0; i < expected.years.size(); ++i) RC_ASSERT(lines_of(found->annees[i].explanation) == expected.years[i]);
        RC_ASSERT(found->total->value == expected.total);
        std::map<oracle::Day, oracle::Cents> payments;
        for (const app::PlanPayment& payment : found->versements) payments[draws::to_day(payment.date)] = payment.montant->value;
        RC_ASSERT(payments == expected.payments);
        RC_ASSERT(found->par_annee_civile.size() == expected.civil_years.size());
        for (const app::PlanCivilYear& year : found->par_annee_civile) {
            const auto at = expected.civil_years.find(year.annee);
            RC_ASSERT(at != expected.civil_years.end());
            RC_ASSERT(year.droits->value == at->second.rights);
            RC_ASSERT(year.encaissements->value == at->second.cash);
        }
    }));
}
