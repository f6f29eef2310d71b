#include "text.hpp"

#include <socle/base/text.hpp>
#include <socle/present/layout.hpp>
#include <socle/present/present.hpp>

#include <algorithm>

namespace socle::present {

namespace {

constexpr std::size_t kAmountWidth = 16;

std::string signed_french(money::Cents amount) { return (amount.value > 0 ? "+" : "") + money::to_french(amount); }

std::size_t widest(const std::vector<explain::Line>& lines) {
    std::size_t width = 0;
    for (const explain::Line& line : lines) width = std::max(width, base::length_utf8(line.libelle));
    return width;
}

bool is_plain_zero(const explain::Line& line) { return line.montant && line.montant->value == 0; }

void append_leviers(std::string& out, const std::vector<app::Levier>& leviers, bool known) {
    out += "\nCe qui changerait le total\n";
    if (leviers.empty()) out += known ? "  Rien de ce que le texte regarde.\n" : "  Le total n'étant pas connu, les écarts ne le sont pas non plus.\n";
    for (const app::Levier& levier : leviers) {
        out += "  " + pad_left(signed_french(levier.ecart), kAmountWidth) + "  " +
               wrap(levier.libelle + " (total " + money::to_french(levier.total) + ")", detail::kWidth, kAmountWidth + 4) + "\n";
    }
}

}  // namespace

namespace detail {

void append_ambiguites(std::string& out, const std::vector<app::AmbiguiteTouchee>& ambiguites) {
    if (ambiguites.empty()) return;
    out += "\nCe que les textes ne décident pas, et qui touche ce résultat\n";
    for (const app::AmbiguiteTouchee& ambiguite : ambiguites) {
        const std::string id(ambiguite.id);
        out += "  " + id + " : " + wrap(ambiguite.question, kWidth, 4) + "\n";
        out += "    retenu : " + wrap(ambiguite.libelle, kWidth, 6) + "\n";
        for (const app::AutreLecture& other : ambiguite.autres) {
            out += "    sinon  : " + wrap(std::string(other.libelle) + " → total " + french_or_unknown(other.total), kWidth, 6) + "\n";
            if (other.total) out += "             --lecture " + id + "=" + std::string(other.lecture) + "\n";
        }
    }
}

void append_avertissements(std::string& out, const std::vector<std::string>& avertissements) {
    if (avertissements.empty()) return;
    out += "\nAvertissements\n";
    for (const std::string& text : avertissements) out += "  - " + wrap(text, kWidth, 4) + "\n";
}

}  // namespace detail

std::string french_or_unknown(const std::optional<money::Cents>& amount) { return amount ? money::to_french(*amount) : "inconnu"; }

std::string to_text(const app::Simulation& simulation, const std::vector<app::Levier>* leviers, const droit::LawBook& book) {
    const explain::Explanation& found = simulation.explanation;
    const app::Situation& situation = simulation.situation;
    Footnotes notes(book);
    std::string out = "CPTS de " + base::count_fr(situation.population, money::to_french(situation.population), "habitant") + " : taille " + std::to_string(found.taille) + " (" +
                      std::string(found.taille_libelle) + ")\n";
    if (!situation.population_origine.empty()) out += "Population : " + wrap(situation.population_origine, detail::kWidth, 2) + "\n";
    out += "Année de contrat commençant le " + calendar::to_french(situation.date);
    if (situation.signature() != situation.date) out += ", contrat signé le " + calendar::to_french(situation.signature());
    out += "\nTexte appliqué : " + std::string(found.titre) + " (" + std::string(found.texte) + ")\n\nDroits de l'année\n";

    const std::size_t width = std::max(widest(found.lines), base::length_utf8("  dont fixe et fonctionnement"));
    for (const explain::Line& line : found.lines) {
        if (is_plain_zero(line)) continue;
        out += "  " + pad_right(line.libelle, width) + pad_left(french_or_unknown(line.montant), kAmountWidth) + notes.marks(line.sources) + "\n";
        std::string why(line.formule);
        if (!line.motif.empty()) why.append(why.empty() ? "" : " — ").append(line.motif);
        if (!why.empty()) out += "      " + wrap(why, detail::kWidth, 6) + "\n";
    }
    out += "  " + pad_right("Total", width) + pad_left(french_or_unknown(found.total), kAmountWidth) + "\n";
    out += "  " + pad_right("  dont fixe et fonctionnement", width) + pad_left(french_or_unknown(found.total_fixe), kAmountWidth) + "\n";
    out += "  " + pad_right("  dont variable", width) + pad_left(french_or_unknown(found.total_variable), kAmountWidth) + "\n";
    if (found.total_majoration != money::Cents{}) {
        out += "  " + pad_right("  dont majoration", width) + pad_left(french_or_unknown(found.total_majoration), kAmountWidth) + "\n";
    }

    if (std::any_of(found.lines.begin(), found.lines.end(), is_plain_zero)) {
        out += "\nLignes à zéro, et pourquoi\n";
        for (const explain::Line& line : found.lines) {
            if (!is_plain_zero(line)) continue;
            out += "  " + pad_right(line.libelle, width) + "  " + wrap(std::string(line.motif.empty() ? line.formule : line.motif) + notes.marks(line.sources), detail::kWidth, width + 4) + "\n";
        }
    }
    if (leviers != nullptr) append_leviers(out, *leviers, found.total.has_value());
    detail::append_ambiguites(out, simulation.ambiguites);
    detail::append_avertissements(out, simulation.avertissements);
    out += "\nSources\n" + notes.list();
    return out;
}

}  // namespace socle::present
