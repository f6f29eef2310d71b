// The law book: every text, document, ambiguity, claim and parameter known, and the questions asked of it.
#pragma once

#include <socle/droit/lecture.hpp>
#include <socle/droit/texte.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::droit {

// What a document says about a figure. Shown, never computed with.
struct Affirmation {
    std::string document;
    std::string lieu;
    std::string sujet;    // code of a line, or a free subject such as "seuil-taille-4"
    std::string enonce;   // what it says, in our own words
    std::vector<money::Cents> montants;  // comparable with the line `sujet`, one for each size class; may be empty
    std::string jugement;  // "concorde", "ecarte" or "anterieur"
    std::string raison;    // why it is set aside, or what it confirms
    base::Position position;
};

// A figure of the law that is no line of an account (the PASS, for instance), by date.
struct Parametre {
    struct Valeur {
        calendar::Date effet;
        std::optional<calendar::Date> fin;  // last day, included
        std::optional<money::Cents> euros;  // empty: unknown
        std::string inconnu;
        Sources sources;
        base::Position position;
    };
    std::string id;
    std::string libelle;
    std::string note;
    std::vector<Valeur> valeurs;  // sorted by effect
    base::Position position;
};

struct LawBook {
    std::vector<Document> documents;
    std::vector<Ambiguite> ambiguites;
    std::vector<Texte> textes;
    std::vector<Affirmation> affirmations;
    std::vector<Parametre> parametres;
};

// Null when there is none. Pointers stay valid while the law book is neither moved nor changed.
[[nodiscard]] const Texte* find_texte(const LawBook& law, std::string_view id);
[[nodiscard]] const Document* find_document(const LawBook& law, std::string_view id);
[[nodiscard]] const Ambiguite* find_ambiguite(const LawBook& law, std::string_view id);
[[nodiscard]] const Parametre* find_parametre(const LawBook& law, std::string_view id);

// Value of a parameter on a day; null when the law book holds none for that day.
[[nodiscard]] const Parametre::Valeur* value_at(const Parametre& parametre, calendar::Date date);

// First reading of the register, "" for an unknown ambiguity.
[[nodiscard]] std::string_view default_reading(const LawBook& law, std::string_view ambiguite);

// The reading in force for an ambiguity: the chosen one, else the default.
[[nodiscard]] std::string_view reading_of(const LawBook& law, const Lectures& lectures, std::string_view ambiguite);

// The whole text: its base, and the base of its base, with what each later one changes; `base` is then empty, the effect
// is always present, and lines computed on others come after them. Fails when a base is missing, is of another
// instrument, when bases go round in a circle, or when a change has nothing to bear on.
[[nodiscard]] base::Checked<Texte> resolve(const LawBook& law, const Texte& texte);

// Lays reforms over the book, in their order: a reform whose base was already changed by an earlier one is laid on that
// one. Their ids must be new. Each file may bring the documents and ambiguities that it refers to.
[[nodiscard]] base::Checked<LawBook> with_reformes(LawBook law, std::vector<LawBook> reformes);

// Every mistake that can be seen without computing: unknown references, values without source, two values for one
// date, two texts with the same effect, classes out of order, cases without value… Empty when the book is sound.
[[nodiscard]] base::Errors check(const LawBook& law);

}  // namespace socle::droit
