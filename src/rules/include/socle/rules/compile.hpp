// Law as data → compiled law.
#pragma once

#include <socle/rules/law.hpp>

namespace socle::rules {

struct CompileOptions {
    std::string instrument;
    droit::Lectures lectures;
    std::string texte;       // not empty: this text alone, whatever the date ("force un texte")
    bool with_legend = true;  // false for a program that is only compared with another
};

// Precondition: check(law) found nothing. Fails when the instrument has no text, or when a text refers to what does not
// exist once its base is laid under it.
[[nodiscard]] base::Checked<Law> compile(const droit::LawBook& law, const CompileOptions& options);

// Ambiguities on which a text of the instrument depends, in the order of the register.
[[nodiscard]] std::vector<std::string> ambiguities_used(const droit::LawBook& law, std::string_view instrument);

}  // namespace socle::rules
