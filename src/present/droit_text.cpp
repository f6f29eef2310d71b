#include <socle/present/droit.hpp>

#include "droit_words.hpp"
#include "text.hpp"

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>
#include <socle/present/layout.hpp>
#include <socle/present/present.hpp>

#include <algorithm>

namespace socle::present {

namespace {

using detail::kWidth;

constexpr std::size_t kAmount = 14;
constexpr std::size_t kCode = 28;

std::string date_or_dash(const std::optional<calendar::Date>& date) { return date ? calendar::to_french(*date) : "–"; }

std::string judgement(const std::string& jugement) {
    if (jugement == "concorde") return "concorde";
    if (jugement == "anterieur") return "antérieur";
    return "écarté";
}

void append_claim(std::string& out, const droit::LawBook& book, const droit::Affirmation& claim) {
    out += "  " + pad_right(judgement(claim.jugement), 10) + wrap(describe(book, {claim.document, claim.lieu}), kWidth, 12) + "\n";
    std::string text = claim.enonce;
    if (!claim.montants.empty()) {
        std::vector<std::string> amounts;
        for (const money::Cents montant : claim.montants) amounts.push_back(money::to_french_short(montant));
        text += " : " + base::enumerate_fr(amounts, ", ");
    }
    out += "            " + wrap(text, kWidth, 12) + "\n            → " + wrap(claim.raison, kWidth, 14) + "\n";
}

void append_line(std::string& out, const rules::Version& version, std::size_t index, Footnotes& notes) {
    const rules::Line& line = version.program.lines[index];
    const rules::LineLegend& legend = version.legend.lines[index];
    out += legend.libelle + " (" + legend.code + ")\n";
    for (std::uint32_t c = 0; c < line.cases.count; ++c) {
        const rules::Case& rule = version.program.cases[line.cases.first + c];
        const rules::CaseLegend& words = legend.cases[c];
        std::string head = words.libelle;
        const std::string conditions = detail::conditions_of(version.program, rule);
        if (!conditions.empty()) head += (head.empty() ? "" : ", ") + conditions;
        out += "  " + pad_right("", kCode - 2);
        if (rule.kind == rules::CaseKind::Bonus) {
            out += pad_left(detail::amount_of(version.program, rule, 0), kAmount);
        } else {
            for (std::size_t t = 0; t < version.program.ranks.size(); ++t) out += pad_left(detail::amount_of(version.program, rule, t), kAmount);
        }
        out += notes.marks(words.sources) + "\n";
        if (!head.empty()) out += "    " + wrap(head, kWidth, 4) + "\n";
        if (!words.unknown.empty()) out += "    inconnu : " + wrap(words.unknown, kWidth, 4) + "\n";
        if (const std::string mechanism = detail::mechanism_of(version, rule); !mechanism.empty()) out += "    " + wrap(mechanism, kWidth, 4) + "\n";
    }
    out += "    versement : " + legend.versement + "\n";
}

}  // namespace

std::string list_textes(const droit::LawBook& book) {
    std::vector<const droit::Texte*> textes;
    for (const droit::Texte& texte : book.textes) textes.push_back(&texte);
    std::stable_sort(textes.begin(), textes.end(), [](const auto* a, const auto* b) {
        const auto effect = [](const droit::Texte* t) { return t->effet ? t->effet->values.front().value : calendar::Date{}; };
        return a->instrument != b->instrument ? a->instrument < b->instrument : effect(a) < effect(b);
    });
    std::string out = "Textes du recueil\n\n";
    out += "  " + pad_right("identifiant", 32) + pad_right("nature", 10) + pad_right("signé", 12) + pad_right("publié", 12) + pad_right("effet", 12) +
           "vérifié jusqu'au\n";
    for (const droit::Texte* texte : textes) {
        out += "  " + pad_right(texte->id, 32) + pad_right(std::string(detail::word_of(texte->nature)) + (texte->projet ? "*" : ""), 10);
        out += pad_right(date_or_dash(texte->signature), 12) + pad_right(date_or_dash(texte->publication), 12);
        out += pad_right(texte->effet ? calendar::to_french(texte->effet->values.front().value) : "–", 12) + date_or_dash(texte->verifie_jusqu_au) + "\n";
        out += "      " + texte->titre + "\n";
        if (!texte->note.empty()) out += "      " + wrap(texte->note, kWidth, 6) + "\n";
    }
    out += "\n  * projet : aucun texte lu ne le confirme\n\n";
    out += std::to_string(book.documents.size()) + " documents cités, " + std::to_string(book.affirmations.size()) + " affirmations relevées, " +
           std::to_string(book.ambiguites.size()) + " ambiguïtés au registre.\n";
    return out;
}

std::string grid(const droit::LawBook& book, const rules::Law& law, const rules::Version& version) {
    Footnotes notes(book);
    const rules::Program& program = version.program;
    std::string out = version.legend.titre + " (" + version.legend.texte + ")\n";
    out += "En vigueur à partir du " + calendar::to_french(std::max(version.from, program.effect));
    if (version.legend.verifie_jusqu_au) out += ", vérifié jusqu'au " + calendar::to_french(*version.legend.verifie_jusqu_au);
    out += "\n";
    if (!version.legend.note.empty()) out += wrap(version.legend.note, kWidth, 0) + "\n";
    if (!version.legend.expose.empty()) out += "\nExposé : " + wrap(version.legend.expose, kWidth, 2) + "\n";
    out += "\nTailles\n";
    for (std::size_t t = 0; t < program.ranks.size(); ++t) {
        out += "  taille " + std::to_string(program.ranks[t]) + " : " + pad_right(version.legend.tailles[t].libelle, 34) + "à partir de " +
               pad_left(money::to_french(program.minima[t]), 8) + " habitants" + notes.marks(version.legend.tailles[t].sources) + "\n";
    }
    if (!law.missions.empty()) out += "\nMissions\n";
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if ((program.missions >> m & 1U) == 0) continue;
        const rules::MissionInfo& mission = law.missions[m];
        out += "  " + pad_right(mission.libelle + " (" + mission.id + ")", 64) + std::string(droit::name_of(mission.nature));
        if (mission.demarrage_mois) {
            out += ", démarrage sous " + std::to_string(*mission.demarrage_mois) + " mois, déploiement sous " + std::to_string(mission.deploiement_mois.value_or(0)) + " mois";
        }
        out += "\n";
    }
    out += "\n" + pad_right("Montants annuels", kCode);
    for (const std::int32_t rank : program.ranks) out += pad_left("taille " + std::to_string(rank), kAmount);
    out += "\n\n";
    for (std::size_t i = 0; i < program.lines.size(); ++i) append_line(out, version, i, notes);
    out += "\nSources\n" + notes.list();
    return out;
}

std::string list_ambiguites(const droit::LawBook& book, const droit::Lectures& lectures) {
    std::string out = "Registre des ambiguïtés : ce que les textes ne décident pas (* lecture retenue)\n";
    Footnotes notes(book);
    for (const droit::Ambiguite& ambiguite : book.ambiguites) {
        out += "\n" + ambiguite.id + "\n  " + wrap(ambiguite.question, kWidth, 2) + "\n";
        if (!ambiguite.explication.empty()) out += "  " + wrap(ambiguite.explication, kWidth, 2) + "\n";
        const std::string_view used = droit::reading_of(book, lectures, ambiguite.id);
        for (const droit::Lecture& lecture : ambiguite.lectures) {
            out += (lecture.id == used ? "  * " : "    ") + pad_right(lecture.id, 28) + wrap(lecture.libelle + notes.marks(lecture.sources), kWidth, 32) + "\n";
        }
    }
    out += "\nPour en choisir une autre : --lecture ambiguite=lecture\n\nSources\n" + notes.list();
    return out;
}

std::string list_affirmations(const droit::LawBook& book, std::string_view sujet, const rules::Version* version) {
    std::string out;
    std::vector<std::string> subjects;
    for (const droit::Affirmation& claim : book.affirmations) {
        const bool wanted = sujet.empty() || claim.sujet == sujet;
        if (wanted && std::find(subjects.begin(), subjects.end(), claim.sujet) == subjects.end()) subjects.push_back(claim.sujet);
    }
    if (!sujet.empty() && subjects.empty()) subjects.emplace_back(sujet);
    for (const std::string& subject : subjects) {
        out += (out.empty() ? "" : "\n") + subject + "\n";
        if (version != nullptr) {
            for (std::size_t i = 0; i < version->program.lines.size(); ++i) {
                if (version->legend.lines[i].code != subject) continue;
                Footnotes notes(book);
                out += "  Droit appliqué (" + version->legend.texte + ") :\n";
                append_line(out, *version, i, notes);
                out += notes.list();
            }
        }
        bool any = false;
        for (const droit::Affirmation& claim : book.affirmations) {
            if (claim.sujet != subject) continue;
            append_claim(out, book, claim);
            any = true;
        }
        if (!any) out += "  Aucun autre document relevé n'en parle.\n";
    }
    return out;
}

std::string list_parametres(const droit::LawBook& book, std::string_view id) {
    std::string out;
    Footnotes notes(book);
    for (const droit::Parametre& parametre : book.parametres) {
        if (!id.empty() && parametre.id != id) continue;
        out += parametre.libelle + " (" + parametre.id + ")\n";
        if (!parametre.note.empty()) out += "  " + wrap(parametre.note, kWidth, 2) + "\n";
        for (const droit::Parametre::Valeur& value : parametre.valeurs) {
            out += "  du " + calendar::to_french(value.effet) + (value.fin ? " au " + calendar::to_french(*value.fin) : std::string()) + " : ";
            out += value.euros ? money::to_french_short(*value.euros) : "inconnu, " + value.inconnu;
            out += notes.marks(value.sources) + "\n";
        }
    }
    return out + "\nSources\n" + notes.list();
}

}  // namespace socle::present
