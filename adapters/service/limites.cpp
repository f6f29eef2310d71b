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

base::Error too_large(std::size_t found, std::string_view what, std::size_t most) {
    return {"reforme-trop-grande", {}, "cette réforme a " + std::to_string(found) + " " + std::string(what) + ", il en faut " + std::to_string(most) + " au plus",
            "Ne gardez que ce qui change ; un texte plus long se calcule avec la ligne de commande."};
}

// What the lines of a text hold, all together.
struct Counts {
    std::size_t cas = 0;
    std::size_t conditions = 0;
    std::size_t valeurs = 0;
    std::size_t sources = 0;
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
                counts.sources += valeur.sources.size();
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
    std::size_t by_modifications = 0;  // each is told of every value that it changes
    for (const droit::Modification& modification : texte.modifications) by_modifications += modification.sources.size();
    std::size_t by_payments = 0;  // and these of every line that is paid so
    for (const droit::Versement& versement : texte.versements) by_payments += versement.sources.size();
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
        {"suppressions", texte.supprime.size(), 200}, {"sources de valeurs", counts.sources, 1000},
        {"sources de modifications", by_modifications, 100}, {"sources de versements", by_payments, 100},
    };
    const auto beyond = std::find_if(std::begin(limits), std::end(limits), [](const Limit& limit) { return limit.found > limit.most; });
    if (beyond == std::end(limits)) return std::nullopt;
    return too_large(beyond->found, beyond->what, beyond->most);
}

std::optional<base::Error> check_words(const app::Engine& engine) {
    constexpr std::size_t kMaxWords = std::size_t{1} << 20U;
    const auto bytes_of = [&](const droit::Sources& sources) {
        std::size_t bytes = 0;
        for (const droit::Source& source : sources) {
            const droit::Document* document = droit::find_document(engine.book(), source.document);
            bytes += source.document.size() + source.lieu.size() + (document == nullptr ? 0 : document->titre.size());
        }
        return bytes;
    };
    std::size_t most = 0;
    for (const rules::Version& version : engine.law().versions) {
        std::size_t bytes = 0;
        for (const rules::LineLegend& line : version.legend.lines) {
            bytes += line.libelle.size() + line.versement.size() + bytes_of(line.payment_sources);
            for (const rules::CaseLegend& cas : line.cases) bytes += cas.libelle.size() + cas.unknown.size() + bytes_of(cas.sources);
        }
        most = std::max(most, bytes);
    }
    if (most <= kMaxWords) return std::nullopt;
    return too_large(most, "octets de mots et de sources à dire d'une année", kMaxWords);
}

}  // namespace socle::service
