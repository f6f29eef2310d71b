#include "limites.hpp"

#include <algorithm>
#include <set>

namespace socle::service {

namespace {

struct Limit {
    const char* what;
    std::size_t found;
    std::size_t most;
};

// What the lines of a text hold, all together.
struct Counts {
    std::size_t cas = 0;
    std::size_t conditions = 0;
    std::size_t valeurs = 0;
    std::set<calendar::Date> dates;  // each is one more state of the text
};

Counts counts_of(const droit::Texte& texte) {
    Counts counts;
    for (const droit::Ligne& ligne : texte.lignes) {
        counts.cas += ligne.cas.size();
        for (const droit::Cas& cas : ligne.cas) {
            if (cas.si) counts.conditions += cas.si->size();
            counts.valeurs += cas.valeurs.size();
            for (const droit::Valeur& valeur : cas.valeurs) {
                if (valeur.effet) counts.dates.insert(*valeur.effet);
            }
        }
    }
    return counts;
}

}  // namespace

std::optional<base::Error> check_size(const droit::LawBook& reforme) {
    const droit::Texte& texte = reforme.textes.front();
    const Counts counts = counts_of(texte);
    std::size_t lectures = 0;
    for (const droit::Ambiguite& ambiguite : reforme.ambiguites) lectures += ambiguite.lectures.size();
    const Limit limits[] = {
        {"lignes", texte.lignes.size(), 100},      {"cas", counts.cas, 200},
        {"conditions", counts.conditions, 500},    {"valeurs", counts.valeurs, 300},
        {"dates d'effet", counts.dates.size(), 8}, {"tailles", texte.tailles.size(), 20},
        {"missions", texte.missions.size(), 32},   {"modifications", texte.modifications.size(), 50},
        {"contrôles", texte.controles.size(), 50}, {"lectures d'ambiguïtés", lectures, 12},
        {"documents", reforme.documents.size(), 100}, {"affirmations", reforme.affirmations.size(), 100},
        {"paramètres", reforme.parametres.size(), 50}, {"versements", texte.versements.size(), 50},
        {"suppressions", texte.supprime.size(), 200},
    };
    const auto beyond = std::find_if(std::begin(limits), std::end(limits), [](const Limit& limit) { return limit.found > limit.most; });
    if (beyond == std::end(limits)) return std::nullopt;
    return base::Error{"reforme-trop-grande", {}, "cette réforme a " + std::to_string(beyond->found) + " " + beyond->what + ", il en faut " + std::to_string(beyond->most) + " au plus",
                       "Ne gardez que ce qui change ; un texte plus long se calcule avec la ligne de commande."};
}

}  // namespace socle::service
