// Errors as values: what the user can mend is returned, never thrown.
//
// Three kinds of failure exist and are never mixed:
//  - a bug of ours: `verify(cond, why)` stops the program (exit status 70);
//  - an expected failure (bad input, bad law file): an `Error`, in French, with place, reason and way out;
//  - a failure of an outside library: translated once into an `Error`, in the adapter that wraps it.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace socle::base {

// Place in a file; line and column count from 1, 0 means "not known".
struct Position {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

// "file:12:3", "file:12" or "file", whichever is known.
[[nodiscard]] std::string to_string(const Position& position);

// One thing the user can mend.
struct Error {
    std::string code;    // stable and unaccented, e.g. "taux-hors-limites"; tests and programs rely on it
    std::string place;   // "--taux parcours=120", "droit/x.toml:12:3 ligne[2].code", "ligne 7, colonne membres"
    std::string reason;  // French sentence without final full stop
    std::string remedy;  // French sentence saying what to do
};

using Errors = std::vector<Error>;

template <class T>
using Result = std::expected<T, Error>;

// For work that goes on after a mistake so as to report them all. Never holds an empty list of errors.
template <class T>
using Checked = std::expected<T, Errors>;

[[nodiscard]] inline std::unexpected<Error> fail(std::string code, std::string place, std::string reason,
                                                 std::string remedy) {
    return std::unexpected<Error>(Error{std::move(code), std::move(place), std::move(reason), std::move(remedy)});
}

// Two lines for people: "erreur : PLACE : REASON." then "  → REMEDY".
[[nodiscard]] std::string to_text(const Error& error);

// Stops the program with status 70 when `condition` is false: a bug of Socle, never the user's mistake.
void verify(bool condition, std::string_view why);

}  // namespace socle::base
