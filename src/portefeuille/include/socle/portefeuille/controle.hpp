// What follows from the territory of a CPTS, and what must hold of a portfolio wherever it comes from.
#pragma once

#include <socle/base/error.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/territoire/referentiel.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace socle::portefeuille {

inline constexpr std::int64_t kMaxPopulation = 100'000'000;
inline constexpr std::int64_t kMaxMembres = 1'000'000;
inline constexpr int kMaxRang = 100;
inline constexpr std::size_t kMaxErreurs = 20;

// A name that begins so tells that the CPTS does not exist.
inline constexpr std::string_view kNomFictif = "CPTS fictive";

// From the communes (not empty, ascending, none twice) and the signature: the population of each year that the data hold, and
// where most of the inhabitants live in the edition in force the year of the signature. A département already set is kept,
// with its région, and must hold a part of the territory (code "departement-hors-territoire"). Answers the communes that
// some edition does not tell: they count for nothing there.
[[nodiscard]] base::Result<std::vector<territoire::Index>> locate(const territoire::Referentiel& referentiel, Cpts& cpts);

// At most kMaxErreurs mistakes; their places name lines and columns of the CSV file (docs/formats.md). The number and names of
// CPTS, communes held twice, dates against the law in force, rates, ranks, populations and members within their limits.
[[nodiscard]] base::Errors check(const rules::Law& law, const territoire::Referentiel& referentiel, const Portefeuille& portefeuille);

// Sentences to show with any result: CPTS that do not exist, missions without a rate, communes not told (as locate answers).
[[nodiscard]] std::vector<std::string> make_remarques(const rules::Law& law, const territoire::Referentiel& referentiel,
                                                      const Portefeuille& portefeuille, const std::vector<territoire::Index>& untold);

// "ligne 7, colonne membres".
[[nodiscard]] std::string place_of(std::uint64_t ligne, std::string_view colonne);

}  // namespace socle::portefeuille
