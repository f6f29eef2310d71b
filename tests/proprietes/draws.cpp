#include "draws.hpp"

#include <socle/base/error.hpp>
#include <socle/droit_files/folder.hpp>

#include <map>

namespace socle::draws {

namespace {

const droit::LawBook& law_of_the_project() {
    static const droit::LawBook book = [] {
        const auto files = droit_files::read_folder("droit");
        base::verify(files.has_value(), "le dossier droit manque");
        auto law = droit_files::parse_law(*files);
        base::verify(law.has_value(), "le droit ne se charge pas");
        return std::move(*law);
    }();
    return book;
}

template <class T>
T one_of(std::vector<T> choices) {
    return *rc::gen::elementOf(std::move(choices));
}

bool coin() { return *rc::gen::arbitrary<bool>(); }

int between(int low, int high) { return *rc::gen::inRange(low, high + 1); }

std::size_t mission_index(const std::string& id) {
    for (std::size_t m = 0; m < oracle::kMissions; ++m) {
        if (id == oracle::kNames[m]) return m;
    }
    base::verify(false, "mission inconnue de l'oracle");
    return 0;
}

constexpr std::int64_t kMillionthsPerHundredth = 100;  // a hundredth of a percent

}  // namespace

const app::Engine& engine_with(const std::vector<std::pair<std::string, std::string>>& lectures) {
    static std::map<std::vector<std::pair<std::string, std::string>>, app::Engine> engines;
    auto at = engines.find(lectures);
    if (at == engines.end()) {
        app::EngineOptions options;
        for (const auto& [id, reading] : lectures) options.lectures.choose(id, reading);
        auto engine = app::Engine::create(law_of_the_project(), options);
        base::verify(engine.has_value(), "le moteur ne se crée pas");
        at = engines.emplace(lectures, std::move(*engine)).first;
    }
    return at->second;
}

const app::Engine& default_engine() { return engine_with({}); }

std::vector<std::pair<std::string, std::string>> lectures_of(const oracle::Readings& readings) {
    std::vector<std::pair<std::string, std::string>> chosen;
    const auto choose = [&](bool other, const char* id, const char* reading) {
        if (other) chosen.emplace_back(id, reading);
    };
    choose(readings.taille_2_a_80000, "seuil-80000", "taille-2");
    choose(readings.assiette == oracle::Assiette::MissionsEtFonctionnement, "assiette-majoration", "missions-et-fonctionnement");
    choose(readings.assiette == oracle::Assiette::FixeSeul, "assiette-majoration", "fixe-seul");
    choose(readings.additionnel_chaque_annee, "additionnel-frequence", "chaque-annee");
    choose(readings.additionnel_anterieur, "additionnel-anterieur", "premier-anniversaire");
    choose(readings.prorata_mois, "prorata-base", "mois");
    choose(readings.variable_entier, "prorata-variable", "entier");
    choose(readings.redaction_entiere, "prorata-redaction", "entier");
    choose(readings.majoration_avec_volets, "majoration-versement", "avec-chaque-volet");
    choose(readings.taille_revue, "changement-taille", "revue-chaque-annee");
    choose(readings.solde_90_jours, "solde-date", "delai-90-jours");
    return chosen;
}

oracle::Readings readings() {
    oracle::Readings drawn;
    // At most two readings depart from the default, so that the engines stay few.
    for (int i = 0; i < 2; ++i) {
        switch (between(0, 14)) {
            case 0: drawn.taille_2_a_80000 = true; break;
            case 1: drawn.assiette = oracle::Assiette::MissionsEtFonctionnement; break;
            case 2: drawn.assiette = oracle::Assiette::FixeSeul; break;
            case 3: drawn.additionnel_chaque_annee = true; break;
            case 4: drawn.additionnel_anterieur = true; break;
            case 5: drawn.prorata_mois = true; break;
            case 6: drawn.variable_entier = true; break;
            case 7: drawn.redaction_entiere = true; break;
            case 8: drawn.majoration_avec_volets = true; break;
            case 9: drawn.taille_revue = true; break;
            case 10: drawn.solde_90_jours = true; break;
            default: break;
        }
    }
    return drawn;
}

std::int64_t population() {
    if (coin()) return one_of<std::int64_t>({0, 39'999, 40'000, 79'999, 80'000, 80'001, 174'999, 175'000, 175'001, 1'000'000});
    return between(0, 400'000);
}

std::int64_t membres() { return coin() ? one_of<std::int64_t>({0, 99, 100, 101}) : between(0, 300); }

calendar::Date day(int first_year, int last_year) {
    const calendar::Date first = calendar::january_first(first_year);
    const calendar::Date last = calendar::january_first(last_year + 1);
    if (between(0, 9) == 0) {
        const auto leap = calendar::make_date(2024, 2, 29);
        if (*leap >= first && *leap < last) return *leap;
    }
    return calendar::add_days(first, between(0, calendar::days_between(first, last) - 1));
}

money::Rate rate() {
    const int hundredths = coin() ? one_of<int>({0, 1, 3'333, 5'000, 6'667, 9'999, 10'000}) : between(0, 10'000);
    return {hundredths * kMillionthsPerHundredth};
}

app::Situation situation(int from_year) {
    app::Situation drawn;
    drawn.date_signature = day(from_year, 2030);
    drawn.date = calendar::start_of_contract_year(*drawn.date_signature, between(1, 5));
    drawn.population = population();
    drawn.membres = membres();
    for (std::size_t m = 0; m < oracle::kMissions; ++m) {
        if (between(0, 2) == 0) continue;
        drawn.missions.emplace_back(oracle::kNames[m]);
        if (m != oracle::kCrise) drawn.taux.emplace_back(oracle::kNames[m], rate());
    }
    drawn.plan = one_of<droit::PlanCrise>({droit::PlanCrise::Aucun, droit::PlanCrise::Redaction, droit::PlanCrise::MiseAJour});
    drawn.crise = coin();
    return drawn;
}

app::Contrat contrat() {
    app::Contrat drawn;
    drawn.date_signature = std::max(day(2022, 2032), *calendar::make_date(2022, 3, 31));
    drawn.membres = membres();
    for (int i = 0; i < 5; ++i) drawn.populations.push_back(i > 0 && between(0, 2) != 0 ? drawn.populations.back() : population());
    for (std::size_t m = 0; m < oracle::kMissions; ++m) {
        if (coin()) continue;
        app::MissionContrat mission;
        mission.id = oracle::kNames[m];
        mission.demarrage = coin() ? calendar::start_of_contract_year(drawn.date_signature, between(1, 6))
                                   : calendar::add_days(drawn.date_signature, between(0, 1'900));
        if (m != oracle::kCrise) {
            mission.taux.emplace();
            for (int i = 0; i < 5; ++i) mission.taux->push_back(rate());
        } else {
            if (coin()) mission.annee_redaction_plan = between(1, 5);
            for (int rank = 1; rank <= 5; ++rank) {
                if (between(0, 3) == 0) mission.crises.push_back(rank);
            }
        }
        drawn.missions.push_back(std::move(mission));
    }
    return drawn;
}

oracle::YearFacts facts_of(const app::Situation& situation) {
    oracle::YearFacts facts;
    facts.population = situation.population;
    facts.membres = situation.membres.value_or(0);
    facts.signature = to_day(situation.signature());
    facts.start = to_day(situation.date);
    for (const std::string& id : situation.missions) facts.missions[mission_index(id)].runs = true;
    for (const auto& [id, value] : situation.taux) facts.missions[mission_index(id)].rate = value.millionths / kMillionthsPerHundredth;
    oracle::MissionYear& crise = facts.missions[oracle::kCrise];
    if (situation.plan == droit::PlanCrise::Redaction) crise.plan = oracle::Plan::Redaction;
    if (situation.plan == droit::PlanCrise::MiseAJour) crise.plan = oracle::Plan::MiseAJour;
    crise.crise = situation.crise;
    return facts;
}

oracle::Contract contract_of(const app::Contrat& contrat) {
    oracle::Contract contract;
    contract.signature = to_day(contrat.date_signature);
    for (std::size_t i = 0; i < contract.populations.size(); ++i) {
        contract.populations[i] = contrat.populations[std::min(i, contrat.populations.size() - 1)];
    }
    contract.membres = contrat.membres.value_or(0);
    for (const app::MissionContrat& mission : contrat.missions) {
        oracle::MissionTerm& term = contract.missions[mission_index(mission.id)];
        term.engaged = true;
        term.start = to_day(mission.demarrage);
        for (std::size_t i = 0; mission.taux && i < mission.taux->size(); ++i) {
            term.rates[i] = (*mission.taux)[i].millionths / kMillionthsPerHundredth;
        }
        term.plan_year = mission.annee_redaction_plan;
        term.crises = mission.crises;
    }
    return contract;
}

std::string describe(const app::Situation& situation) {
    std::string text = "signé " + calendar::to_iso(situation.signature()) + ", année du " + calendar::to_iso(situation.date) + ", " +
                       std::to_string(situation.population) + " habitants, " + std::to_string(situation.membres.value_or(0)) + " membres, plan " +
                       std::to_string(static_cast<int>(situation.plan)) + (situation.crise ? ", crise" : "");
    for (const std::string& id : situation.missions) text += ", " + id;
    for (const auto& [id, value] : situation.taux) text += ", " + id + "=" + money::to_decimal(value);
    return text;
}

std::string describe(const app::Contrat& contrat) {
    std::string text = "signé " + calendar::to_iso(contrat.date_signature) + ", " + std::to_string(contrat.membres.value_or(0)) + " membres, habitants";
    for (const std::int64_t population : contrat.populations) text += " " + std::to_string(population);
    for (const app::MissionContrat& mission : contrat.missions) {
        text += ", " + mission.id + " le " + calendar::to_iso(mission.demarrage);
        if (mission.annee_redaction_plan) text += " plan " + std::to_string(*mission.annee_redaction_plan);
        for (const int rank : mission.crises) text += " crise " + std::to_string(rank);
        for (std::size_t i = 0; mission.taux && i < mission.taux->size(); ++i) text += " " + money::to_decimal((*mission.taux)[i]);
    }
    return text;
}

}  // namespace socle::draws
