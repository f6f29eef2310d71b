#include <socle/portefeuille/resume.hpp>

#include <map>

namespace socle::portefeuille {

namespace {

template <class Key>
class Counts {
public:
    void add(const Key& key, const std::string& libelle, std::int64_t habitants) {
        Compte& compte = counts_[key];
        compte.libelle = libelle;
        ++compte.cpts;
        compte.habitants += habitants;
    }

    std::vector<Compte> take() {
        std::vector<Compte> all;
        for (auto& [key, compte] : counts_) all.push_back(std::move(compte));
        return all;
    }

private:
    std::map<Key, Compte> counts_;
};

}  // namespace

Resume make_resume(const rules::Law& law, const territoire::Referentiel& referentiel, const Portefeuille& portefeuille) {
    Resume resume;
    Counts<std::int32_t> tailles;
    Counts<territoire::Index> regions;
    Counts<int> annees;
    Counts<std::size_t> missions;
    for (const Cpts& cpts : portefeuille.cpts) {
        const int year = calendar::year_of(cpts.signature);
        const std::int64_t habitants = population_en_vigueur(cpts, year);
        ++resume.cpts;
        resume.habitants += habitants;
        const rules::Version& version = law.versions[rules::version_at(law, cpts.signature)];
        const std::uint32_t taille = rules::class_of(version.program, habitants);
        const std::int32_t rank = version.program.ranks[taille];
        const std::string libelle = taille < version.legend.tailles.size() ? version.legend.tailles[taille].libelle : std::string();
        tailles.add(rank, "taille " + std::to_string(rank) + (libelle.empty() ? "" : " : " + libelle), habitants);
        regions.add(cpts.region, std::string(referentiel.regions()[cpts.region].nom), habitants);
        annees.add(year, std::to_string(year), habitants);
        for (const Mission& mission : cpts.missions) missions.add(mission.mission, law.missions[mission.mission].libelle, habitants);
    }
    resume.tailles = tailles.take();
    resume.regions = regions.take();
    resume.annees = annees.take();
    resume.missions = missions.take();
    return resume;
}

}  // namespace socle::portefeuille
