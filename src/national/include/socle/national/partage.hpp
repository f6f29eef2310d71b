// Several processes share the tables of a national computation: each makes some lines of them, from the series that it keeps.
#pragma once

#include <socle/national/calcul.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace socle::national {

struct Partage {
    std::vector<simulate::Part> parts;  // what each process must keep; the first has some
    std::vector<std::size_t> makers;    // the process that makes a line, in the order of the tables
};

// The same on every process that has the same computation. `processes` is at least 1.
[[nodiscard]] Partage share(const Calcul& calcul, std::size_t processes);

// The figures that tables are made of: those of the lines that `process` makes, zero for the others. Added up over the processes,
// they are those of all. `sommes` needs the series of its part.
[[nodiscard]] std::vector<std::int64_t> make_chiffres(const Calcul& calcul, const Sommes& sommes, const Partage& partage, std::size_t process, const base::Parallel& parallel);

// As make_resultat of calcul.hpp, from the figures of all lines; of `sommes` it reads the members only.
[[nodiscard]] Resultat make_resultat(const Calcul& calcul, const Sommes& sommes, std::span<const std::int64_t> chiffres);

}  // namespace socle::national
