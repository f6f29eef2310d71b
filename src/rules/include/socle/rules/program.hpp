// The law of one text, compiled to plain data: no strings, maps or pointers into text. An evaluator walks the lines in
// order; a line may only look at lines before it. Built by compile.hpp; the words that explain it are in legend.hpp.
#pragma once

#include <socle/calendar/calendar.hpp>
#include <socle/droit/texte.hpp>
#include <socle/money/money.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace socle::rules {

// Stands for an amount that the law book does not know. No real amount can have this value.
inline constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::min();
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::size_t kMaxMissions = 32;

// The amount, or nothing for kUnknown.
[[nodiscard]] constexpr std::optional<money::Cents> known(std::int64_t cents) {
    if (cents == kUnknown) return std::nullopt;
    return money::Cents{cents};
}

// A run of consecutive elements in one of the program's arrays.
struct Slice {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

enum class CaseKind : std::uint8_t {
    Amount,  // amount of the size class
    Bonus,   // rate × sum of the base lines
    Cap,     // minus what the base lines exceed the amount of the size class by (never positive)
};

struct Case {
    Slice conditions;  // in Program::conditions; all must hold
    CaseKind kind = CaseKind::Amount;
    bool by_attainment = false;         // × attainment rate of the line's mission
    bool prorata = false;               // × part of the year in which the mission runs
    std::uint32_t amounts = kNone;      // first of one amount per size class, in Program::amounts (cents or kUnknown)
    money::Rate rate;                   // Bonus
    bool rate_unknown = false;          // Bonus whose rate is not known
    Slice base;                         // in Program::bases: indices of lines
    std::uint32_t ceilings = kNone;     // like `amounts`: the line's own cap
    calendar::Date effect;              // of the text that wrote the case (facts RangTexte, SigneSousTexte)
};

struct Payment {
    money::Rate advance_first_year;
    money::Rate advance;
    std::int32_t balance_days = 0;  // after the anniversary that ends the year
    bool follows_base = false;      // a bonus paid along with each payment of its base
};

struct Line {
    std::int32_t mission = -1;  // index of the instrument's mission, -1: the structure as a whole
    droit::Volet volet = droit::Volet::Fonctionnement;
    Slice cases;
    Payment payment;
};

struct Program {
    std::uint32_t text = 0;            // rank of the text in the law book: the same under every reading
    calendar::Date effect;             // of the text
    std::vector<std::int64_t> minima;  // first population of each size class, rising
    std::vector<std::int32_t> ranks;   // number of each size class, as people call it
    std::vector<Line> lines;
    std::vector<Case> cases;
    std::vector<droit::Condition> conditions;
    std::vector<std::int64_t> amounts;
    std::vector<std::uint32_t> bases;
    std::uint32_t missions = 0;  // bit m: mission m exists in this text
    std::int32_t contract_years = 1;
    droit::ProrataBase prorata_base = droit::ProrataBase::Jours;
    bool class_reviewed = false;
};

// Index of the size class of a population, kNone when it is below the first class.
[[nodiscard]] inline std::uint32_t class_of(const Program& program, std::int64_t population) {
    std::uint32_t found = kNone;
    for (std::uint32_t i = 0; i < program.minima.size(); ++i) {
        if (population >= program.minima[i]) found = i;
    }
    return found;
}

}  // namespace socle::rules
