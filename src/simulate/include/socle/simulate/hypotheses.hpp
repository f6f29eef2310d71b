// What the future may hold, as plain tables of integers: a table maps a uniform random number to a value, so that a draw is
// a look-up and gives the same bits everywhere. Tables are made from a file of hypotheses by an adapter.
#pragma once

#include <socle/calendar/calendar.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace socle::simulate {

// A distribution cut into kBins parts of equal probability, each replaced by its mean.
inline constexpr std::size_t kBins = 1024;
inline constexpr unsigned kBinShift = 22;      // uniform 32 bits → bin
inline constexpr unsigned kHalfBinShift = 6;   // uniform 16 bits → bin

// Standard normal numbers are drawn in units of 1 / kNormalUnit; weights of their sums are in 1 / kWeightUnit.
inline constexpr std::int32_t kNormalUnit = 2048;
inline constexpr std::int32_t kWeightUnit = 4096;
// Attainment is told by steps of 1 / 128, for normal numbers from -6 to 6.
inline constexpr std::int32_t kStepUnit = 128;
inline constexpr std::int32_t kSteps = 12 * kStepUnit;
inline constexpr std::int32_t kStepShift = 16;  // kNormalUnit × kWeightUnit / kStepUnit

// Attainment of one mission by every CPTS. The normal number of a CPTS in a year is a weighted sum of one shared by all (same
// draw), one of the CPTS (same in all years) and one of its own: a Gaussian copula, so that each attainment has the wanted
// distribution and those of different CPTS are correlated.
struct Atteinte {
    bool drawn = false;  // false: the rates of the portfolio
    std::array<std::int32_t, kSteps> rates{};  // hundredths of percent, by normal number
    // In 1 / kWeightUnit; the squares add up to kWeightUnit².
    std::int32_t weight_shared = 0;
    std::int32_t weight_cpts = 0;
    std::int32_t weight_own = kWeightUnit;
};

// A serious health crisis strikes a civil year, on any of its days, the whole country or a region; the contract year in which
// that day falls has a crisis. Probabilities in 1 / 2³².
struct Crise {
    bool drawn = false;  // false: the crises of the portfolio
    std::uint64_t national = 0;
    std::uint64_t regional = 0;  // for each region, besides the national ones
};

// Late starts: `months[i]` later with a probability; `until[i]` is the sum of probabilities up to i, in 1 / 2³².
struct Retards {
    std::vector<int> months{0};                       // the same for all missions, first 0
    std::vector<std::vector<std::uint64_t>> until;    // by mission of the law, empty: no delay
};

// Contracts signed in coming years by CPTS that the portfolio does not have.
struct Signatures {
    struct Profil {  // what a new CPTS looks like; they are taken in turn
        std::int64_t population = 0;
        std::int64_t membres = 0;
        std::vector<std::pair<std::size_t, int>> missions;  // mission of the law, months from signature to start
    };
    int first = 0;  // civil years, included
    int last = -1;
    std::int64_t mean = 0;    // signatures in a year, in thousandths; normal, at least zero, the same number of sd for all years of a draw
    std::int64_t spread = 0;  // standard deviation, in thousandths
    std::vector<Profil> profils;
};

// Growth of the population of each CPTS, the same every year: looked at when the size class is (in millionths a year).
struct Croissance {
    bool drawn = false;
    std::int64_t mean = 0;
    std::int64_t spread = 0;
};

struct Renouvellement {
    std::uint64_t probability = std::uint64_t{1} << 32U;  // in 1 / 2³²
};

inline constexpr const char* kSignaturesAVenir = "Signatures à venir";  // Enonce::nom

// A hypothesis in words, for the report.
struct Enonce {
    std::string nom;
    std::string valeur;
    std::string source;  // or "supposé"
};

struct Hypotheses {
    std::string titre;
    calendar::Date a_partir_du;        // contract years that begin, and missions that start, before that day are as in the portfolio
    std::vector<Atteinte> atteintes;   // by mission of the law; may be shorter
    Crise crise;
    Retards retards;
    Signatures signatures;
    Croissance croissance;
    Renouvellement renouvellement;
    std::array<std::int32_t, kBins> normal{};  // standard normal by bin, in 1 / kNormalUnit
    std::vector<Enonce> enonces;
};

// As if the file said nothing of contracts that other CPTS will sign; the words then say so.
void leave_out_signatures(Hypotheses& hypotheses);

}  // namespace socle::simulate
