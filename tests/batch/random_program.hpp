// Random programs and random cases for them: everything that compiles, not only what the law holds today.
#pragma once

#include <socle/eval/evaluate.hpp>
#include <socle/rules/program.hpp>

#include <random>

namespace socle::tests {

struct ProgramKind {
    bool large_amounts = false;  // up to the limit of money
    bool odd_amounts = true;     // to the cent
    int tailles = 4;
    int lines = 8;
};

[[nodiscard]] rules::Program random_program(std::mt19937_64& random, const ProgramKind& kind);

// Facts near what the conditions of the program look at.
[[nodiscard]] eval::Facts random_facts(std::mt19937_64& random, const rules::Program& program, bool whole_years);

}  // namespace socle::tests
