// The plan of a contract: rights of each contract year, payments by date, both by civil year.
//
// Rights and cash come from the same lines: what is due for a line in a year is paid as an advance (at the start of the
// year, or of the mission inside it) and a balance after the anniversary. The balance is "due less advanced", so that
// cash always adds up to rights. Source: ACI, article 9 (arrêté of 21 August 2019) and the contract model, article 6.
#pragma once

#include <socle/base/error.hpp>
#include <socle/eval/evaluate.hpp>
#include <socle/rules/law.hpp>

#include <optional>
#include <vector>

namespace socle::plan {

// A mission of the contract. Ranks count contract years from 1.
struct MissionTerm {
    bool engaged = false;
    calendar::Date start;
    std::vector<money::Rate> rates;  // one for each contract year; empty: 0 %
    std::optional<int> plan_year;    // rank of the year in which the crisis plan is first written
    std::vector<int> crises;         // ranks of the years with a serious health crisis
};

struct Contract {
    calendar::Date signature;
    std::vector<std::int64_t> populations;  // at each year's first day; the last one stands for the years after it
    std::int64_t membres = 0;
    std::vector<MissionTerm> missions;  // index: mission of the law; may be shorter
    bool drops_absent_missions = false;  // a mission that the text of a year does not have gives nothing, instead of an error
};

struct Year {
    int rank = 1;
    calendar::Date start;
    calendar::Date end;  // next anniversary, excluded
    std::uint32_t version = 0;
    eval::Facts facts;
    eval::Values values;
};

enum class Nature : std::uint8_t { Integral, Avance, Solde };

// A part of a payment: which line of which year, and how.
struct Part {
    int rank = 1;
    std::uint32_t line = 0;  // index in the program of that year
    Nature nature = Nature::Solde;
    std::int64_t cents = 0;  // rules::kUnknown when the line is unknown
};

struct Payment {
    calendar::Date date;
    std::int64_t cents = 0;  // rules::kUnknown as soon as one part is unknown
    std::vector<Part> parts;
};

struct CivilYear {
    int year = 0;
    std::int64_t rights = 0;
    std::int64_t cash = 0;
};

struct Plan {
    std::vector<Year> years;
    std::vector<Payment> payments;  // by rising date, none of zero
    std::vector<CivilYear> civil_years;
    std::int64_t total = 0;  // rights of all the years
};

// Days of the contract year in each civil year that it touches, the first one first.
[[nodiscard]] std::vector<std::int64_t> days_by_civil_year(const Year& year);

// Number of contract years under the law in force at signature; 0 when no text is in force that day.
[[nodiscard]] int contract_years(const rules::Law& law, calendar::Date signature);

// Fails when no text is in force on the first day of a year, when a mission runs in a year whose text does not have it,
// or when the population lies below the first size class. Preconditions: populations not empty, all ≥ 0.
[[nodiscard]] base::Result<Plan> compute(const rules::Law& law, const Contract& contract);

// The sum, kUnknown if either is.
[[nodiscard]] constexpr std::int64_t add(std::int64_t a, std::int64_t b) {
    return a == rules::kUnknown || b == rules::kUnknown ? rules::kUnknown : a + b;
}

}  // namespace socle::plan
