#include <socle/app/fiche.hpp>

namespace socle::app {

namespace {

constexpr std::size_t kShownPlaces = 12;

void set_taille(FicheTerritoire& fiche, const rules::Version& version) {
    const rules::Program& program = version.program;
    fiche.texte = version.legend.texte;
    fiche.ecarts = ecarts_taille(program, fiche.habitants);
    const std::uint32_t taille = rules::class_of(program, fiche.habitants);
    const std::size_t next = taille == rules::kNone ? 0 : taille + 1;
    if (next < program.minima.size()) fiche.next = program.ranks[next];
    if (taille == rules::kNone) return;
    fiche.taille = program.ranks[taille];
    fiche.taille_libelle = version.legend.tailles[taille].libelle;
    if (taille > 0) fiche.lower = program.ranks[taille - 1];
}

base::Result<FicheTerritoire> make_fiche(const territoire::Referentiel& referentiel, const territoire::Territoire& territoire, const rules::Version& version) {
    FicheTerritoire fiche;
    for (const territoire::Item& item : territoire.items) {
        std::string text = territoire::describe(referentiel, item.lieu);
        if (item.share != territoire::kWholeShare) text += ", pour " + money::to_french(money::Rate{item.share * 100});
        fiche.lieux.push_back(std::move(text));
        fiche.codes.push_back(item.lieu.code);
    }
    fiche.communes = territoire::total_shares(territoire).size();
    fiche.remarques = territoire::remarques(referentiel, territoire);
    for (const territoire::Millesime& millesime : referentiel.millesimes()) {
        const auto population = territoire::population(referentiel, territoire, millesime.edition);
        if (!population) return std::unexpected(population.error());
        fiche.evolution.push_back({millesime, population->habitants, rank_of(version.program, population->habitants), population->sans_population.empty()});
    }
    fiche.habitants = fiche.evolution.back().habitants;
    set_taille(fiche, version);
    const auto where = territoire::find_rattachement(referentiel, territoire, referentiel.millesimes().back().edition);
    if (where && where->departement != territoire::kNone) fiche.departement = referentiel.departements()[where->departement].nom;
    if (where) {
        for (const territoire::PartDepartement& part : where->departements) {
            if (part.departement != territoire::kNone) fiche.departements.emplace_back(referentiel.departements()[part.departement].nom);
        }
    }
    if (where && where->region != territoire::kNone) fiche.region = referentiel.regions()[where->region].nom;
    return fiche;
}

}  // namespace

base::Checked<ReponseTerritoire> decrire_territoire(const territoire::Referentiel& referentiel, const std::vector<std::string>& lieux,
                                                    const rules::Version& version) {
    const auto places = parse_lieux(referentiel, lieux);
    const bool single = lieux.size() == 1;
    std::vector<territoire::Lieu> found;
    if (single) found = territoire::chercher(referentiel, lieux.front(), kShownPlaces);
    if (!places) {
        // A search that fits several places is answered by their list.
        if (found.empty()) return std::unexpected(places.error());
        return ReponseTerritoire{std::nullopt, std::move(found)};
    }
    auto fiche = make_fiche(referentiel, *places, version);
    if (!fiche) return std::unexpected(base::Errors{std::move(fiche.error())});
    for (const territoire::Lieu& lieu : found) {
        const territoire::Lieu& chosen = places->items.front().lieu;
        if (lieu.type != chosen.type || lieu.index != chosen.index) fiche->autres.push_back(lieu);
    }
    return ReponseTerritoire{std::move(*fiche), {}};
}

}  // namespace socle::app
