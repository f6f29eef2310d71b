#include <socle/portefeuille/controle.hpp>

#include <socle/base/text.hpp>
#include <socle/territoire/population.hpp>

#include <algorithm>
#include <map>

#include "chevauchements.hpp"

namespace socle::portefeuille {

namespace {

std::string quoted(std::string_view text) { return "« " + base::printable(text, 60) + " »"; }

class Checker {
public:
    Checker(const rules::Law& law, const Portefeuille& portefeuille) : law_(law), portefeuille_(portefeuille) {}

    base::Errors run() {
        check_number();
        check_names();
        for (const Cpts& cpts : portefeuille_.cpts) {
            if (errors_.size() >= kMaxErreurs) break;
            check_one(cpts);
        }
        return std::move(errors_);
    }

private:
    void add(std::string code, std::string place, std::string reason, std::string remedy) {
        if (errors_.size() < kMaxErreurs) errors_.push_back({std::move(code), std::move(place), std::move(reason), std::move(remedy)});
    }

    void check_number() {
        if (portefeuille_.cpts.empty()) {
            add("portefeuille-vide", "portefeuille", "il n'y a aucune CPTS", "Ajoutez une ligne par CPTS sous la ligne des noms de colonnes.");
        }
        if (portefeuille_.cpts.size() > kMaxCpts) {
            add("trop-de-cpts", "portefeuille", "il y a plus de " + std::to_string(kMaxCpts) + " CPTS", "Partagez le fichier.");
        }
    }

    void check_names() {
        std::map<std::string_view, const Cpts*> seen;
        for (const Cpts& cpts : portefeuille_.cpts) {
            if (cpts.id.empty()) {
                add("id-vide", place_of(cpts.ligne, "id"), "l'identifiant est vide", "Donnez à chaque CPTS un identifiant à elle.");
                continue;
            }
            const auto [at, is_new] = seen.emplace(cpts.id, &cpts);
            if (is_new) continue;
            add("id-en-double", place_of(cpts.ligne, "id"), "l'identifiant " + quoted(cpts.id) + " est déjà celui de la ligne " + std::to_string(at->second->ligne),
                "Donnez à chaque CPTS un identifiant à elle.");
        }
    }

    void check_one(const Cpts& cpts) {
        if (cpts.membres < 0 || cpts.membres > kMaxMembres) {
            add("membres-hors-limites", place_of(cpts.ligne, "membres"), "le nombre de membres est compris entre 0 et 1 million", "Corrigez le nombre de membres.");
        }
        check_populations(cpts);
        check_ranks(cpts);
        if (rules::version_at(law_, cpts.signature) == rules::kNone) {
            add("hors-droit", place_of(cpts.ligne, "date_signature"), "aucun texte n'est en vigueur le " + calendar::to_french(cpts.signature),
                law_.versions.empty() ? "Vérifiez le droit." : "Le premier texte s'applique à partir du " + calendar::to_french(law_.versions.front().from) + ".");
            return;
        }
        for (const Mission& mission : cpts.missions) check_mission(cpts, mission);
    }

    void check_populations(const Cpts& cpts) {
        const std::string_view column = cpts.communes.empty() ? "population" : "lieux";
        std::int64_t least = kMaxPopulation;
        std::int64_t most = 0;
        for (const PopulationEnVigueur& one : cpts.populations) {
            least = std::min(least, one.habitants);
            most = std::max(most, one.habitants);
        }
        if (least < 0 || most > kMaxPopulation) {
            add("population-hors-limites", place_of(cpts.ligne, column), "une population est comprise entre 0 et 100 millions d'habitants", "Corrigez la population.");
            return;
        }
        std::int64_t first = 0;
        for (const rules::Version& version : law_.versions) {
            const bool is_over = version.last && *version.last < cpts.signature;
            if (!is_over && !version.program.minima.empty()) first = std::max(first, version.program.minima.front());
        }
        if (least < first) {
            add("population-sous-la-premiere-taille", place_of(cpts.ligne, column),
                "la population (" + money::to_french(least) + " habitants) est sous la première taille, qui commence à " + money::to_french(first), "Vérifiez le territoire ou la population.");
        }
    }

    [[nodiscard]] bool has(const Cpts& cpts, bool rules::MissionInfo::*what) const {
        return std::ranges::any_of(cpts.missions, [&](const Mission& m) { return law_.missions[m.mission].*what; });
    }

    void check_ranks(const Cpts& cpts) {
        const auto check_rank = [&](int rank, std::string_view column) {
            if (rank >= 1 && rank <= kMaxRang) return;
            add("rang-hors-limites", place_of(cpts.ligne, column), "le rang " + std::to_string(rank) + " d'année de contrat n'est pas compris entre 1 et " + std::to_string(kMaxRang),
                "L'année qui commence à la signature a le rang 1.");
        };
        if (cpts.annee_redaction_plan) check_rank(*cpts.annee_redaction_plan, "annee_redaction_plan");
        for (const int rank : cpts.crises) check_rank(rank, "crises");
        if (std::ranges::adjacent_find(cpts.crises, std::ranges::greater_equal{}) != cpts.crises.end()) {
            add("rang-en-double", place_of(cpts.ligne, "crises"), "un rang figure deux fois, ou les rangs ne sont pas croissants", "Donnez chaque rang une fois, du plus petit au plus grand.");
        }
        if (cpts.annee_redaction_plan && !has(cpts, &rules::MissionInfo::has_plan)) {
            add("plan-sans-mission", place_of(cpts.ligne, "annee_redaction_plan"), "aucune mission engagée ne dépend d'un plan de crise", "Engagez la mission, ou laissez la case vide.");
        }
        if (!cpts.crises.empty() && !has(cpts, &rules::MissionInfo::has_crise)) {
            add("crise-sans-mission", place_of(cpts.ligne, "crises"), "aucune mission engagée ne dépend d'une crise", "Engagez la mission, ou laissez la case vide.");
        }
    }

    void check_mission(const Cpts& cpts, const Mission& mission) {
        const rules::MissionInfo& info = law_.missions[mission.mission];
        if (mission.demarrage < cpts.signature) {
            add("demarrage-avant-signature", place_of(cpts.ligne, info.id),
                "la mission démarrerait le " + calendar::to_french(mission.demarrage) + ", avant la signature (" + calendar::to_french(cpts.signature) + ")",
                "Corrigez l'une des deux dates.");
            return;
        }
        for (const money::Rate rate : mission.taux) {
            if (rate.millionths >= 0 && rate <= money::kFullRate) continue;
            add("taux-hors-limites", place_of(cpts.ligne, "taux_" + info.id), "un taux d'atteinte est compris entre 0 et 100 % (reçu " + money::to_french(rate) + ")", "Corrigez le taux.");
            break;
        }
        if (!info.has_rate && !mission.taux.empty()) {
            add("taux-sans-objet", place_of(cpts.ligne, "taux_" + info.id), "cette mission ne dépend pas d'un taux d'atteinte", "Retirez ce taux.");
        }
        const int rank = calendar::rank_of_contract_year(cpts.signature, mission.demarrage);
        const calendar::Date start = calendar::start_of_contract_year(cpts.signature, rank);
        const std::uint32_t version = rules::version_at(law_, start);
        if (version != rules::kNone && (law_.versions[version].program.missions >> mission.mission & 1U) != 0) return;
        add("mission-absente", place_of(cpts.ligne, info.id),
            "l'année de contrat qui commence le " + calendar::to_french(start) + " suit un texte qui n'a pas cette mission" +
                (version == rules::kNone ? "" : " (" + law_.versions[version].legend.texte + ")"),
            "Faites-la démarrer au premier anniversaire du contrat qui suit le texte qui la crée.");
    }

    const rules::Law& law_;
    const Portefeuille& portefeuille_;
    base::Errors errors_;
};

territoire::Territoire make_territoire(const std::vector<territoire::CommuneShare>& communes) {
    territoire::Territoire territoire;
    territoire.parts.reserve(communes.size());
    for (const territoire::CommuneShare& one : communes) territoire.parts.push_back({one.commune, one.share, 0});
    return territoire;
}

}  // namespace

std::string place_of(std::uint64_t ligne, std::string_view colonne) { return "ligne " + std::to_string(ligne) + ", colonne " + std::string(colonne); }

base::Result<std::vector<territoire::Index>> locate(const territoire::Referentiel& referentiel, Cpts& cpts) {
    const territoire::Territoire territoire = make_territoire(cpts.communes);
    std::vector<territoire::Index> untold;
    cpts.populations.clear();
    int last = 0;
    for (const territoire::Millesime& millesime : referentiel.millesimes()) {
        if (!cpts.populations.empty() && millesime.en_vigueur == last) continue;
        last = millesime.en_vigueur;
        const auto choice = territoire::choose_en_vigueur(referentiel, millesime.en_vigueur);
        auto found = territoire::population(referentiel, territoire, referentiel.millesimes()[choice.millesime].edition);
        if (!found) return std::unexpected(std::move(found.error()));
        cpts.populations.push_back({millesime.en_vigueur, found->habitants});
        untold.insert(untold.end(), found->sans_population.begin(), found->sans_population.end());
    }
    std::ranges::sort(cpts.populations, {}, &PopulationEnVigueur::annee);
    std::ranges::sort(untold);
    untold.erase(std::ranges::unique(untold).begin(), untold.end());

    const auto choice = territoire::choose_en_vigueur(referentiel, calendar::year_of(cpts.signature));
    const auto where = territoire::find_rattachement(referentiel, territoire, referentiel.millesimes()[choice.millesime].edition);
    if (!where) return std::unexpected(where.error());
    if (cpts.departement == territoire::kNone) {
        cpts.departement = where->departement;
        cpts.region = where->region;
        return untold;
    }
    if (std::ranges::find(where->departements, cpts.departement, &territoire::PartDepartement::departement) == where->departements.end()) {
        return base::fail("departement-hors-territoire", place_of(cpts.ligne, "departement"),
                          "aucune commune de la CPTS n'est dans le département " + std::string(referentiel.departements()[cpts.departement].code),
                          "Laissez la case vide : le département est alors celui où vivent le plus d'habitants.");
    }
    cpts.region = referentiel.departements()[cpts.departement].region;
    return untold;
}

base::Errors check(const rules::Law& law, const territoire::Referentiel& referentiel, const Portefeuille& portefeuille) {
    base::Errors errors = Checker(law, portefeuille).run();
    for (base::Error& error : find_chevauchements(referentiel, portefeuille)) {
        if (errors.size() < kMaxErreurs) errors.push_back(std::move(error));
    }
    return errors;
}

std::vector<std::string> make_remarques(const rules::Law& law, const territoire::Referentiel& referentiel, const Portefeuille& portefeuille,
                                        const std::vector<territoire::Index>& untold) {
    std::vector<std::string> remarques;
    std::int64_t invented = 0;
    std::int64_t unrated = 0;
    for (const Cpts& cpts : portefeuille.cpts) {
        if (cpts.nom.starts_with(kNomFictif)) ++invented;
        for (const Mission& mission : cpts.missions) {
            if (law.missions[mission.mission].has_rate && mission.taux.empty()) ++unrated;
        }
    }
    if (invented > 0) {
        remarques.push_back("Portefeuille fictif : " + money::to_french(invented) + " CPTS sur " + money::to_french(static_cast<std::int64_t>(portefeuille.cpts.size())) +
                            " n'existent pas. Leurs territoires, dates, missions, taux et membres sont inventés.");
    }
    if (unrated > 0) {
        remarques.push_back("Le taux d'atteinte manque pour " + base::count_fr(unrated, money::to_french(unrated), "mission") + " : il est compté pour 0 %.");
    }
    if (!untold.empty()) {
        constexpr std::size_t kShown = 8;
        std::vector<std::string> names;
        for (const territoire::Index commune : untold) {
            if (names.size() == kShown) break;
            names.emplace_back(referentiel.communes()[commune].nom);
        }
        if (untold.size() > kShown) names.push_back("d'autres");
        remarques.push_back("Population non connue à certaines dates pour " + base::enumerate_fr(names) + " : ces communes n'y sont pas comptées.");
    }
    return remarques;
}

}  // namespace socle::portefeuille
