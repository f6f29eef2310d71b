#include <socle/present/territoire.hpp>

#include <socle/base/text.hpp>
#include <socle/present/layout.hpp>

namespace socle::present {

namespace {

std::string place_line(const territoire::Referentiel& referentiel, const territoire::Lieu& lieu, const rules::Program& program) {
    const int taille = app::rank_of(program, lieu.habitants);
    return pad_left(money::to_french(lieu.habitants), 11) + " habitants  " + (taille > 0 ? "taille " + std::to_string(taille) : std::string("        ")) + "  " +
           territoire::describe(referentiel, lieu) + "\n";
}

}  // namespace

std::string to_text(const territoire::Referentiel& referentiel, const app::FicheTerritoire& fiche, const rules::Program& program) {
    std::string out;
    for (const std::string& lieu : fiche.lieux) out += lieu + "\n";
    out += "\n" + money::to_french(fiche.habitants) + " habitants (" + money::to_french(static_cast<std::int64_t>(fiche.communes)) + (fiche.communes > 1 ? " communes" : " commune") +
           "), population municipale en vigueur en " + std::to_string(fiche.evolution.back().millesime.en_vigueur);
    if (fiche.departements.size() > 1) {
        out += "\n" + wrap("Surtout " + fiche.departement + " (" + fiche.region + ") ; départements : " + base::enumerate_fr(fiche.departements), 110, 2);
    } else if (!fiche.departement.empty()) {
        out += "\n" + fiche.departement + (fiche.region.empty() || fiche.region == fiche.departement ? "" : ", " + fiche.region);
    }
    out += "\n\n";
    if (fiche.taille > 0) {
        out += "Taille " + std::to_string(fiche.taille) + " : " + fiche.taille_libelle + " (" + fiche.texte + ")\n";
    } else {
        out += "Sous la plus petite taille du texte " + fiche.texte + "\n";
    }
    if (fiche.ecarts.superieure) out += "  Il faut gagner " + base::count_fr(*fiche.ecarts.superieure, money::to_french(*fiche.ecarts.superieure), "habitant") + " pour passer en taille " + std::to_string(fiche.next) + ".\n";
    if (fiche.ecarts.inferieure) out += "  Il faudrait perdre " + base::count_fr(*fiche.ecarts.inferieure, money::to_french(*fiche.ecarts.inferieure), "habitant") + " pour tomber en taille " + std::to_string(fiche.lower) + ".\n";
    out += "\nÉvolution\n  édition   en vigueur   recensement    habitants   taille\n";
    for (const app::EvolutionTerritoire& entry : fiche.evolution) {
        out += "  " + pad_right(std::to_string(entry.millesime.edition), 10) + pad_right(std::to_string(entry.millesime.en_vigueur), 13) +
               pad_right(std::to_string(entry.millesime.recensement), 11) + pad_left(money::to_french(entry.habitants), 13) + pad_left(std::to_string(entry.taille), 9) +
               (entry.complete ? "" : "   incomplet : des communes n'ont pas de population connue") + "\n";
    }
    const std::int64_t change = fiche.evolution.back().habitants - fiche.evolution.front().habitants;
    out += "  " + std::to_string(fiche.evolution.front().millesime.edition) + " à " + std::to_string(fiche.evolution.back().millesime.edition) + " : " +
           (change > 0 ? "+" : "") + money::to_french(change) + " habitants\n";
    if (!fiche.remarques.empty()) {
        out += "\nRemarques\n";
        for (const std::string& text : fiche.remarques) out += "  - " + wrap(text, 110, 4) + "\n";
    }
    if (!fiche.autres.empty()) {
        out += "\nAutres lieux dont le nom ressemble\n";
        for (const territoire::Lieu& lieu : fiche.autres) out += place_line(referentiel, lieu, program);
    }
    out += "\nSource : Insee, DGCL, La Poste via Etalab (Licence Ouverte)\n";
    return out;
}

std::string to_text(const territoire::Referentiel& referentiel, const std::vector<territoire::Lieu>& candidats, const rules::Program& program) {
    std::string out = "Plusieurs lieux correspondent ; relancez avec le code de celui que vous voulez.\n\n";
    for (const territoire::Lieu& lieu : candidats) out += place_line(referentiel, lieu, program);
    return out;
}

}  // namespace socle::present
