#include "warnings.hpp"

#include <algorithm>

namespace socle::app::detail {

void warn_of_text(const rules::Version& version, calendar::Date date, std::vector<std::string>& out) {
    const rules::Legend& legend = version.legend;
    if (legend.superpose) out.push_back("Ce calcul suit un texte superposé au droit (« " + legend.titre + " »), qui n'est pas le droit en vigueur.");
    if (legend.projet) out.push_back("Le texte « " + legend.titre + " » est un projet : aucun texte lu ne le confirme.");
    if (date < version.program.effect) {
        out.push_back("Le texte appliqué (" + legend.texte + ") ne prend effet que le " + calendar::to_french(version.program.effect) + " : ce calcul est une fiction.");
    }
    if (legend.verifie_jusqu_au && date > *legend.verifie_jusqu_au) {
        std::string text = "Le texte appliqué (" + legend.texte + ") a été vérifié en vigueur jusqu'au " +
                           calendar::to_french(*legend.verifie_jusqu_au) + " : au-delà, le droit a pu changer.";
        if (!legend.note.empty()) text += " " + legend.note;
        out.push_back(std::move(text));
    }
}

void warn_of_unused_reformes(const droit::LawBook& book, bool applied, std::vector<std::string>& out) {
    const bool given = std::any_of(book.textes.begin(), book.textes.end(), [](const droit::Texte& texte) { return texte.superpose; });
    if (given && !applied) out.push_back("Aucun des textes superposés au droit ne s'applique ici : leur effet ou leur base ne correspond pas à ce calcul.");
}

}  // namespace socle::app::detail
