// The law itself, for programs: what droit.hpp says as text. Names of keys are those of docs/formats.md; amounts are decimal
// strings, null where unknown, dates ISO.
#pragma once

#include <socle/app/engine.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace socle::present {

// How many published totals were recomputed and found again.
struct ControlesRetrouves {
    int retrouves = 0;
    std::vector<std::string> en_attente;
};

// Every text, by instrument and effect, with the digest of the law.
[[nodiscard]] std::string textes_json(const droit::LawBook& book, const ControlesRetrouves& controles, std::string_view empreinte);

// One text of the book: what it says of itself, its states, its published totals. `law`: its instrument, compiled.
[[nodiscard]] std::string texte_json(const droit::LawBook& book, const droit::Texte& texte, const rules::Law& law);

// Classes, missions and lines of one version.
[[nodiscard]] std::string grille_json(const droit::LawBook& book, const rules::Law& law, const rules::Version& version);

// What a number was and is, text after text, what documents say of it, and the ambiguities that it depends on. `laws`: those that
// may have a line of this code; `date`: the day whose value is marked. `engine` tells the ambiguities of its own instrument.
[[nodiscard]] std::string nombre_json(const app::Engine& engine, const std::vector<const rules::Law*>& laws, std::string_view code, calendar::Date date);

// The documents that are cited.
[[nodiscard]] std::string sources_json(const droit::LawBook& book);

// Who says what; of one subject unless `sujet` is empty.
[[nodiscard]] std::string affirmations_json(const droit::LawBook& book, std::string_view sujet);

// The register, with the reading that is used and, line by line, what each ambiguity changes.
[[nodiscard]] std::string ambiguites_json(const app::Engine& engine);

// Values by date; of one of them unless `id` is empty.
[[nodiscard]] std::string parametres_json(const droit::LawBook& book, std::string_view id);

// A text that is only proposed, ready to be laid over the law.
struct ReformePrete {
    std::string fichier;  // "hausse.toml"
    droit::Texte texte;
    std::string toml;
};
[[nodiscard]] std::string reformes_json(const droit::LawBook& book, const std::vector<ReformePrete>& reformes);

// What differs between two versions. `book`: where the sources of the second are.
[[nodiscard]] std::string comparaison_json(const droit::LawBook& book, const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b,
                                           const rules::Version& b);

}  // namespace socle::present
