// A portfolio as CSV, one CPTS a line (docs/formats.md).
#pragma once

#include <socle/base/error.hpp>
#include <socle/csv/reader.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/territoire/referentiel.hpp>

#include <string>

namespace socle::csv {

inline constexpr std::size_t kMaxPortefeuilleBytes = std::size_t{64} * 1024 * 1024;

// Columns of missions are those of `law`. Fails with up to portefeuille::kMaxErreurs mistakes, by line: a header that is wrong,
// a cell that cannot be read, and what portefeuille::check finds. The whole portfolio is sound or nothing is returned.
[[nodiscard]] base::Checked<portefeuille::Portefeuille> parse_portefeuille(const rules::Law& law, const territoire::Referentiel& referentiel,
                                                                           Source source);

// Every column, ';' between them; the communes of a whole group are written as the group. Parsing it gives the same CPTS.
[[nodiscard]] std::string write_portefeuille(const rules::Law& law, const territoire::Referentiel& referentiel,
                                             const portefeuille::Portefeuille& portefeuille);

}  // namespace socle::csv
