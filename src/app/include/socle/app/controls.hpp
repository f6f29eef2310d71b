// Control totals: published totals that the encoded grids must give.
#pragma once

#include <socle/base/error.hpp>
#include <socle/droit/law_book.hpp>

#include <string>
#include <vector>

namespace socle::app {

struct ControlReport {
    base::Errors errors;               // controls that are not met, or cannot be computed
    std::vector<std::string> pending;  // "texte : titre" of controls whose lines are not all known
    int met = 0;
};

// Recomputes every control of every text, each under its own text alone (a reform: laid on the base its file
// names, whatever other reforms are laid too) and the default readings.
[[nodiscard]] ControlReport check_controls(const droit::LawBook& book);

// Lays reforms over a sound book, checks the whole, and recomputes its controls. Fails with every mistake.
[[nodiscard]] base::Checked<droit::LawBook> lay_reformes(droit::LawBook book, std::vector<droit::LawBook> reformes);

}  // namespace socle::app
