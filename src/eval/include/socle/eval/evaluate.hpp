// The reference evaluator: one contract year, line by line, slow and obvious beside what may come after it, and the one
// that everything faster must equal.
//
// What it records for each line (which case, why none) is the whole trace: 16 bytes a line, no text. `explain` turns it
// into words when somebody asks.
#pragma once

#include <socle/calendar/calendar.hpp>
#include <socle/money/money.hpp>
#include <socle/rules/program.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace socle::eval {

// A mission in one contract year.
struct MissionFacts {
    bool runs = false;
    money::Rate rate;       // attainment, 0..100 %
    money::Fraction share;  // part of the year in which it runs
    droit::PlanCrise plan = droit::PlanCrise::Aucun;
    bool crise = false;
};

// Everything a program may ask about one CPTS in one contract year. Plain data.
struct Facts {
    std::int64_t population = 0;
    std::int64_t membres = 0;
    calendar::Date signature;
    calendar::Date start;  // first day of the contract year
    droit::PlanCrise plan = droit::PlanCrise::Aucun;
    bool crise = false;
    std::array<MissionFacts, rules::kMaxMissions> missions{};
    std::size_t mission_count = rules::kMaxMissions;  // those beyond are not engaged
};

enum class Outcome : std::uint8_t {
    Due,         // the chosen case gave the amount (which may be zero)
    NotEngaged,  // its mission does not run in the year
    NoCase,      // no case's conditions hold
    Unknown,     // the chosen case has an unknown value, a base line is unknown, or the amount passes kMaxCents
};

struct LineValue {
    std::int64_t cents = 0;  // rules::kUnknown with Outcome::Unknown
    std::uint32_t chosen = rules::kNone;  // index in Program::cases
    Outcome outcome = Outcome::NoCase;
};

struct Values {
    std::uint32_t taille = rules::kNone;  // index of the size class
    std::array<std::int64_t, droit::kFactCount> facts{};  // those that are the same for every line
    std::vector<LineValue> lines;
    std::int64_t total = 0;  // rules::kUnknown as soon as one line is unknown
};

// The population lies below the first size class: the text gives it nothing, and says nothing of it.
enum class Status : std::uint8_t { Done, NoTaille };

// Fills `out`, reusing its memory. Preconditions: population ≥ 0, start ≥ signature.
Status evaluate(const rules::Program& program, const Facts& facts, Values& out);

// The class and the facts alone, without lines: for whoever knows the lines already.
Status begin(const rules::Program& program, const Facts& facts, Values& out);

// One line alone. `values` holds the facts, the class and the lines before it.
[[nodiscard]] LineValue evaluate_line(const rules::Program& program, const rules::Line& line, const Facts& facts, const Values& values);

// Value of a fact as the conditions of a case of a line see it.
[[nodiscard]] std::int64_t fact_value(const Facts& facts, const Values& values, droit::Fact fact, const rules::Line& line,
                                      const rules::Case& rule);

// Number of contract years begun under a text that took effect on `effect`: 1 in the first of them.
[[nodiscard]] int rank_under_text(calendar::Date signature, calendar::Date start, calendar::Date effect);

}  // namespace socle::eval
