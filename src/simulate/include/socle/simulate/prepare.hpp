// A law and a population of CPTS made ready for draws: for each contract year, what does not depend on the draw is computed
// once, by plan::compute itself; what does becomes a few terms to be filled with rates, crises, delays and growth.
#pragma once

#include <socle/base/parallel.hpp>
#include <socle/simulate/contracts.hpp>
#include <socle/simulate/flux.hpp>
#include <socle/simulate/hypotheses.hpp>

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <vector>

namespace socle::simulate {

// A CPTS in the draws: of the portfolio, or one that may sign in coming years.
struct Membre {
    const portefeuille::Cpts* cpts = nullptr;
    std::uint64_t key = 0;           // of its random numbers
    std::int32_t needs_signatures = 0;  // exists in the draws with at least so many signatures a year; 0: always
    std::size_t feuille = 0;         // group of places it counts in (Cohorte::feuilles)
    std::size_t taille = 0;          // group of sizes (Cohorte::tailles)
};

// Where CPTS lie: the finest groups, from which regions and départements are added up.
struct Feuille {
    territoire::Index departement = territoire::kNone;  // kNone: not known yet (CPTS to come)
    territoire::Index region = territoire::kNone;
};

// Who is drawn: the portfolio and the CPTS that may sign. The classes are those of the law in force at signature, so that a
// CPTS stays in its group whatever a reform does to classes.
struct Cohorte {
    const portefeuille::Portefeuille* portefeuille = nullptr;
    std::deque<portefeuille::Cpts> a_venir;
    std::vector<Membre> membres;   // by feuille, then taille
    std::vector<Feuille> feuilles;
    std::vector<std::int32_t> tailles;  // ranks of the classes, rising
    std::vector<territoire::Index> regions;  // met in feuilles, rising, kNone last
};
[[nodiscard]] base::Result<Cohorte> make_cohorte(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, const Hypotheses* hypotheses);

enum class Kind : std::uint8_t {
    Constant,
    Rate,    // h × a / c, rounded half up, h the attainment in hundredths of percent; a = q × c + r, c × 20 000 < 2³¹
    Shared,  // the same with a larger c: an odd amount in a year begun
    Bonus,   // a / c of the base, rounded half up
    Cap,     // minus what the base has over a
};
inline constexpr std::int32_t kNoCeiling = std::numeric_limits<std::int32_t>::max();
inline constexpr std::int8_t kOutside = -1;  // of the window

// The amount of a line in one state of its contract year, and when it is paid.
struct Term {
    Kind kind = Kind::Constant;
    std::int8_t advance_year = kOutside;  // index in the window
    std::int8_t balance_year = kOutside;
    std::int32_t advance_rate = 0;        // millionths; the rest is the balance
    std::int32_t value = 0;
    std::int32_t advance = 0;             // of a Constant: what is paid first
    std::uint32_t q = 0;
    std::uint32_t r = 0;
    std::int32_t ceiling = kNoCeiling;
    std::int64_t a = 0;
    std::int64_t c = 1;
    std::uint32_t base_first = 0;  // in Prepared::bases: slots of the year's lines
    std::uint32_t base_count = 0;

    friend bool operator==(const Term&, const Term&) = default;
};

enum class Varies : std::uint8_t { No, ByCrise, ByState };

struct Line {
    std::uint32_t first_term = 0;  // one term; without and with a crisis; or one for each state
    std::uint8_t poste = 0;
    std::int8_t mission = -1;      // in the law that the portfolio was read with, for rates and delays
    Varies varies = Varies::No;
};

// What a poste has in a contract year: a constant part, and lines.
struct YearPoste {
    std::uint8_t poste = 0;
    std::int32_t constant = 0;
};

// A contract year that the draws change.
struct Year {
    std::uint32_t first_line = 0;
    std::uint32_t line_count = 0;   // in slots 0, 1… of the year
    std::uint32_t first_poste = 0;  // in Prepared::postes
    std::uint32_t poste_count = 0;
    std::int32_t constant = 0;      // total of the lines that no draw changes
    int civil = 0;                  // year in which it begins
    std::int16_t first_day = 0;     // of the contract year in its first civil year, from 0
    std::int16_t last_day = 0;      // first day after it, in the next civil year
    std::uint32_t days = 365;
    std::uint32_t days_before = 365;  // those in the first civil year
    bool rates = false;               // some line waits for a rate
    bool by_crise = false;
};

// A contract whose years follow each other in Prepared::years.
struct ContractDraw {
    std::uint32_t first_year = 0;
    std::uint32_t year_count = 0;
    std::uint16_t renewal = 0;         // 0: the first contract; n: the nth renewal
    std::uint16_t drawn_renewals = 0;  // the last ones of renewals 1 to n, all of which must happen
    std::vector<std::uint16_t> growth_from;  // state of the population: how many of these bins the drawn one reaches
    bool delays = false;        // some start may be late
    std::uint32_t states = 1;   // (population × 2 + crisis) × delays + delay
    std::uint32_t constant = rules::kNone;  // in Prepared::contract_constants, when the contract may not exist
};

struct MembreDraw {
    std::uint32_t first_contract = 0;
    std::uint32_t contract_count = 0;
};

struct Prepared {
    Fenetre fenetre;
    std::vector<MembreDraw> membres;  // those of the cohort, in its order
    std::vector<ContractDraw> contracts;
    std::vector<Year> years;
    std::vector<YearPoste> postes;
    std::vector<Line> lines;
    std::vector<Term> terms;
    std::vector<std::uint32_t> bases;
    std::vector<Flux> constant;  // by member: what no draw changes; of a CPTS of the portfolio, as if all contracts existed
    std::vector<Flux> contract_constants;
    std::vector<Flux> central;   // by member: the portfolio as it is, no draw: for unknown amounts and postes

    [[nodiscard]] std::uint64_t bytes() const;  // about
};

struct PrepareOptions {
    const rules::Law* read_with = nullptr;  // the law whose mission indices the portfolio and the hypotheses use
    bool reform = false;                    // missions that the law no longer has are dropped
    std::uint64_t max_bytes = std::numeric_limits<std::uint64_t>::max();  // of what is made, about
    std::function<bool()> stop = nullptr;   // asked between members, on any thread; null: never
};

// What members of a cohort take at least, whatever their contracts.
[[nodiscard]] std::uint64_t least_bytes(std::size_t membres, const Fenetre& fenetre, const Postes& postes);

// Fails when a contract cannot be computed (the place names its line), when the law asks for what draws cannot do, or with
//   "calcul-trop-grand"  more than max_bytes
//   "interrompu"         `stop` said so
[[nodiscard]] base::Result<Prepared> prepare(const rules::Law& law, const Postes& postes, const Cohorte& cohorte, const Fenetre& fenetre,
                                             const Hypotheses& hypotheses, const PrepareOptions& options, const base::Parallel& parallel);

// The contract of a member in one state of the draws: what the terms stand for, and what tests compute again with
// plan::compute. Rates are left as they are.
struct State {
    std::uint16_t growth_bin = 0;
    bool crise = false;                // in each year that may have one
    std::vector<std::uint8_t> delays;  // by mission of the portfolio's law
};
[[nodiscard]] plan::Contract contract_in_state(const plan::Contract& terms, const std::vector<std::size_t>& missions, const Hypotheses& hypotheses,
                                               const State& state);

}  // namespace socle::simulate
