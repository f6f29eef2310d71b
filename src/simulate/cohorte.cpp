#include <socle/simulate/draws.hpp>
#include <socle/simulate/prepare.hpp>

#include <algorithm>

namespace socle::simulate {

namespace {

constexpr std::int64_t kMaxSpread = 4;  // standard deviations beyond which no CPTS to come is prepared

// The class at signature, under the law in force that day.
base::Result<std::int32_t> rank_of_class(const rules::Law& law, const portefeuille::Cpts& cpts) {
    const std::string place = "CPTS « " + cpts.id + " » (ligne " + std::to_string(cpts.ligne) + ")";
    const std::uint32_t version = rules::version_at(law, cpts.signature);
    if (version == rules::kNone) {
        return base::fail("aucun-texte", place + ", date_signature", "aucun texte n'est en vigueur le " + calendar::to_french(cpts.signature),
                          "Vérifiez la date de signature : le premier texte connu prend effet le " + calendar::to_french(law.versions.front().from) + ".");
    }
    const rules::Program& program = law.versions[version].program;
    const std::uint32_t taille = rules::class_of(program, portefeuille::population_en_vigueur(cpts, calendar::year_of(cpts.signature)));
    if (taille == rules::kNone) {
        return base::fail("population-sous-minimum", place + ", population", "le texte en vigueur à la signature commence à " + money::to_french(program.minima.front()) + " habitants",
                          "Vérifiez la population.");
    }
    return program.ranks[taille];
}

// Signatures of a year are spread evenly over its days.
void add_signatures_to_come(const Signatures& signatures, std::deque<portefeuille::Cpts>& out, std::vector<std::int32_t>& needs) {
    if (signatures.profils.empty()) return;
    const std::int64_t most = (signatures.mean + kMaxSpread * signatures.spread + 999) / 1000;
    for (int year = signatures.first; year <= signatures.last; ++year) {
        for (std::int64_t k = 0; k < most; ++k) {
            const Signatures::Profil& profil = signatures.profils[static_cast<std::size_t>(k) % signatures.profils.size()];
            portefeuille::Cpts cpts;
            cpts.id = "a-venir-" + std::to_string(year) + "-" + std::to_string(k + 1);
            cpts.nom = "Signature à venir n° " + std::to_string(k + 1) + " de " + std::to_string(year);
            // Bit-reversed order, so that any number of them is spread over the year.
            std::uint32_t reversed = 0;
            for (unsigned bit = 0; bit < 8; ++bit) reversed |= (static_cast<std::uint32_t>(k) >> bit & 1U) << (7U - bit);
            cpts.signature = calendar::add_days(calendar::january_first(year), static_cast<int>(reversed * 365U / 256U));
            cpts.membres = profil.membres;
            cpts.populations = {{0, profil.population}};
            for (const auto& [mission, months] : profil.missions) cpts.missions.push_back({mission, calendar::add_months(cpts.signature, months), {}});
            out.push_back(std::move(cpts));
            needs.push_back(static_cast<std::int32_t>(k + 1));
        }
    }
}

}  // namespace

base::Result<Cohorte> make_cohorte(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, const Hypotheses* hypotheses) {
    Cohorte cohorte;
    cohorte.portefeuille = &portefeuille;
    std::vector<std::int32_t> needs;
    if (hypotheses != nullptr) add_signatures_to_come(hypotheses->signatures, cohorte.a_venir, needs);

    struct Found {
        Membre membre;
        Feuille feuille;
        std::int32_t rank;
    };
    std::vector<Found> found;
    const auto add = [&](const portefeuille::Cpts& cpts, std::int32_t needed) -> base::Result<void> {
        const auto rank = rank_of_class(law, cpts);
        if (!rank) return std::unexpected(rank.error());
        found.push_back({{&cpts, key_of(cpts.id), needed, 0, 0}, {cpts.departement, cpts.region}, *rank});
        return {};
    };
    for (const portefeuille::Cpts& cpts : portefeuille.cpts) {
        if (auto done = add(cpts, 0); !done) return std::unexpected(std::move(done.error()));
    }
    for (std::size_t i = 0; i < cohorte.a_venir.size(); ++i) {
        if (auto done = add(cohorte.a_venir[i], needs[i]); !done) return std::unexpected(std::move(done.error()));
    }
    const auto place_of = [](const Found& one) { return std::pair(one.feuille.departement, one.feuille.region); };
    std::stable_sort(found.begin(), found.end(), [&](const Found& a, const Found& b) { return std::pair(place_of(a), a.rank) < std::pair(place_of(b), b.rank); });
    for (const Found& one : found) cohorte.tailles.push_back(one.rank);
    std::sort(cohorte.tailles.begin(), cohorte.tailles.end());
    cohorte.tailles.erase(std::unique(cohorte.tailles.begin(), cohorte.tailles.end()), cohorte.tailles.end());
    for (const Found& one : found) {
        if (cohorte.feuilles.empty() || cohorte.feuilles.back().departement != one.feuille.departement || cohorte.feuilles.back().region != one.feuille.region) {
            cohorte.feuilles.push_back(one.feuille);
            cohorte.regions.push_back(one.feuille.region);
        }
        Membre membre = one.membre;
        membre.feuille = cohorte.feuilles.size() - 1;
        membre.taille = static_cast<std::size_t>(std::lower_bound(cohorte.tailles.begin(), cohorte.tailles.end(), one.rank) - cohorte.tailles.begin());
        cohorte.membres.push_back(membre);
    }
    std::sort(cohorte.regions.begin(), cohorte.regions.end());
    cohorte.regions.erase(std::unique(cohorte.regions.begin(), cohorte.regions.end()), cohorte.regions.end());
    return cohorte;
}

void leave_out_signatures(Hypotheses& hypotheses) {
    hypotheses.signatures = {};
    for (Enonce& enonce : hypotheses.enonces) {
        if (enonce.nom == kSignaturesAVenir) enonce = {kSignaturesAVenir, "aucune : celles des hypothèses sont laissées de côté", "choix fait pour ce calcul"};
    }
}

}  // namespace socle::simulate
