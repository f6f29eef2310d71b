#include "corpus.hpp"

namespace socle::corpus {

namespace {

std::string to_text(const Amount& amount) { return amount.cents ? money::to_decimal(*amount.cents) : "inconnu"; }

class Comparison {
public:
    void amount(const std::string& what, const std::optional<Amount>& expected, const Amount& found) {
        if (expected && *expected != found) say(what, to_text(*expected), to_text(found));
    }

    void say(const std::string& what, const std::string& expected, const std::string& found) {
        sentences_.push_back(what + " : attendu " + expected + ", trouvé " + found);
    }

    void year(const std::string& prefix, const ExpectedYear& expected, const Year& found) {
        if (expected.texte && *expected.texte != found.texte) say(prefix + "texte", *expected.texte, found.texte);
        if (expected.taille && *expected.taille != found.taille) {
            say(prefix + "taille", std::to_string(*expected.taille), std::to_string(found.taille));
        }
        for (const auto& [code, value] : expected.lignes) {
            const auto at = found.lignes.find(code);
            if (at == found.lignes.end()) {
                say(prefix + code, to_text(value), "aucune ligne de ce code");
            } else {
                amount(prefix + code, value, at->second);
            }
        }
        for (const auto& [code, value] : found.lignes) {
            if (!expected.lignes.contains(code)) amount(prefix + code, expected.autres_lignes, value);
        }
        amount(prefix + "total", expected.total, found.total);
        amount(prefix + "total_fixe", expected.total_fixe, found.total_fixe);
        amount(prefix + "total_variable", expected.total_variable, found.total_variable);
        amount(prefix + "total_majoration", expected.total_majoration, found.total_majoration);
        if (expected.inconnus && *expected.inconnus != found.inconnus) say(prefix + "inconnus", join(*expected.inconnus), join(found.inconnus));
    }

    void ambiguites(const Expected& expected, const Ambiguites& found) {
        const auto readings = [&](const Ambiguites& wanted) {
            for (const auto& [id, totals] : wanted) {
                const auto at = found.find(id);
                if (at == found.end()) {
                    say("ambiguïté " + id, "touchée", "absente");
                    continue;
                }
                if (totals.size() != at->second.size()) {
                    say("ambiguïté " + id, std::to_string(totals.size()) + " autres lectures", std::to_string(at->second.size()));
                }
                for (const auto& [reading, total] : totals) {
                    const auto other = at->second.find(reading);
                    if (other == at->second.end()) {
                        say("ambiguïté " + id + "=" + reading, to_text(total), "absente");
                    } else {
                        amount("ambiguïté " + id + "=" + reading, total, other->second);
                    }
                }
            }
        };
        readings(expected.ambiguites_parmi);
        if (!expected.ambiguites) return;
        readings(*expected.ambiguites);
        for (const auto& [id, totals] : found) {
            if (!expected.ambiguites->contains(id)) say("ambiguïté " + id, "absente", "touchée");
        }
    }

    void payments(const Expected& expected, const Outcome& found) {
        if (expected.versements) {
            for (const auto& [date, value] : *expected.versements) {
                const auto at = found.versements.find(date);
                if (at == found.versements.end()) {
                    say("versement du " + calendar::to_iso(date), to_text(value), "aucun");
                } else {
                    amount("versement du " + calendar::to_iso(date), value, at->second);
                }
            }
            for (const auto& [date, value] : found.versements) {
                if (!expected.versements->contains(date)) say("versement du " + calendar::to_iso(date), "aucun", to_text(value));
            }
        }
        for (const auto& [date, parts] : expected.details) {
            const auto at = found.details.find(date);
            const Details none;
            const Details& actual = at == found.details.end() ? none : at->second;
            for (const auto& [part, value] : parts) {
                const auto own = actual.find(part);
                if (own == actual.end()) {
                    say(calendar::to_iso(date) + " " + part, to_text(value), "aucun");
                } else {
                    amount(calendar::to_iso(date) + " " + part, value, own->second);
                }
            }
            for (const auto& [part, value] : actual) {
                if (!parts.contains(part)) say(calendar::to_iso(date) + " " + part, "aucun", to_text(value));
            }
        }
    }

    void civil_years(const Expected& expected, const Outcome& found) {
        if (!expected.annees_civiles) return;
        for (const auto& [year, value] : *expected.annees_civiles) {
            const auto at = found.annees_civiles.find(year);
            const CivilYear actual = at == found.annees_civiles.end() ? CivilYear{} : at->second;
            amount("droits " + std::to_string(year), value.droits, actual.droits);
            amount("encaissements " + std::to_string(year), value.encaissements, actual.encaissements);
        }
        for (const auto& [year, value] : found.annees_civiles) {
            if (!expected.annees_civiles->contains(year)) say("année civile " + std::to_string(year), "absente", to_text(value.droits));
        }
    }

    [[nodiscard]] std::vector<std::string> take() { return std::move(sentences_); }

private:
    static std::string join(const std::set<std::string>& codes) {
        std::string text = "[";
        for (const std::string& code : codes) text += " " + code;
        return text + " ]";
    }

    std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> differences(const Case& expected, const Outcome& found) {
    Comparison comparison;
    const std::string wanted = expected.attendu.erreur.value_or("aucune erreur");
    const std::string error = found.erreur.value_or("aucune erreur");
    if (wanted != error) {
        comparison.say("erreur", wanted, error);
        return comparison.take();
    }
    if (found.erreur) return {};
    for (const auto& [rank, year] : expected.attendu.annees) {
        const std::string prefix = expected.contrat ? "année " + std::to_string(rank) + ", " : "";
        if (rank < 1 || static_cast<std::size_t>(rank) > found.annees.size()) {
            comparison.say(prefix + "rang", "présent", std::to_string(found.annees.size()) + " années");
        } else {
            comparison.year(prefix, year, found.annees[static_cast<std::size_t>(rank) - 1]);
        }
    }
    comparison.amount("total", expected.attendu.total, found.total);
    if (found.ambiguites) comparison.ambiguites(expected.attendu, *found.ambiguites);
    comparison.payments(expected.attendu, found);
    comparison.civil_years(expected.attendu, found);
    return comparison.take();
}

}  // namespace socle::corpus
