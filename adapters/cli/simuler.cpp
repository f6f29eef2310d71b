#include "environment.hpp"

#include <socle/app/demande.hpp>
#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>
#include <socle/present/present.hpp>

#include <algorithm>

namespace socle::cli {

namespace {

base::Result<std::int64_t> parse_count(const std::string& text, const std::string& option, std::int64_t max, const std::string& example) {
    const auto number = money::parse_scaled(text, 0, max);
    if (number) return *number;
    return base::fail("nombre", option + " " + base::printable(text), "un nombre entier de 0 à " + money::to_french(max) + " est attendu",
                      "Écrivez-le en chiffres, sans espace ni signe : " + option + " " + example + ".");
}

base::Result<void> parse_rates(const std::vector<std::string>& given, app::Situation& situation) {
    for (const std::string& list : given) {
        for (const std::string_view part : base::split(list, ',')) {
            const std::string_view item = base::trim(part);
            const std::size_t at = item.find('=');
            const auto rate = at == std::string_view::npos ? std::nullopt : money::parse_percent(item.substr(at + 1));
            if (!rate || *rate > money::kFullRate) {
                return base::fail("taux-hors-limites", "--taux " + base::printable(item),
                                  "un taux s'écrit mission=P, P étant un pourcentage de 0 à 100 avec deux décimales au plus",
                                  "Écrivez par exemple --taux parcours=85,prevention=62.5 ou --taux tous=100 ; la virgule sépare les missions, le point les décimales.");
            }
            situation.taux.emplace_back(std::string(item.substr(0, at)), *rate);
        }
    }
    // The order of the API, whose rates are the members of an object.
    std::stable_sort(situation.taux.begin(), situation.taux.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return {};
}

base::Result<app::Situation> read_situation(const SimulerOptions& options) {
    app::Situation situation;
    situation.date = today();
    if (!options.date.empty()) {
        const auto date = parse_date(options.date, "--date");
        if (!date) return std::unexpected(date.error());
        situation.date = *date;
    }
    if (!options.date_signature.empty()) {
        const auto date = parse_date(options.date_signature, "--date-signature");
        if (!date) return std::unexpected(date.error());
        situation.date_signature = *date;
    }
    if (!options.population.empty()) {
        const auto population = parse_count(options.population, "--population", app::kMaxPopulation, "60000");
        if (!population) return std::unexpected(population.error());
        situation.population = *population;
    }
    if (!options.membres.empty()) {
        const auto membres = parse_count(options.membres, "--membres", app::kMaxMembres, "120");
        if (!membres) return std::unexpected(membres.error());
        situation.membres = *membres;
    }
    for (const std::string& list : options.missions) {
        for (const std::string_view part : base::split(list, ',')) {
            if (const std::string_view id = base::trim(part); !id.empty()) situation.missions.emplace_back(id);
        }
    }
    if (auto done = parse_rates(options.taux, situation); !done) return std::unexpected(std::move(done.error()));
    if (!options.plan_crise.empty()) {
        const auto plan = droit::parse_plan_crise(options.plan_crise);
        if (!plan) {
            return base::fail("plan-crise", "--plan-crise " + base::printable(options.plan_crise), "ce n'est pas un état du plan de crise",
                              "Écrivez redaction (année de première rédaction), mise_a_jour (années suivantes) ou aucun.");
        }
        situation.plan = *plan;
    }
    situation.crise = options.crise;
    return situation;
}

}  // namespace

int simuler(const CommonOptions& common, const SimulerOptions& options) {
    const auto format = parse_format(common.format, {"texte", "json"});
    if (!format) return report(format.error());
    if (options.population.empty() == options.territoire.empty()) {
        return report({"population-manquante", "--population, --territoire", "il faut l'un des deux, et un seul",
                       "Écrivez --population 60000, ou --territoire 35236 (codes ou noms de communes ou d'EPCI)."});
    }
    auto situation = read_situation(options);
    if (!situation) return report(situation.error());
    auto session = open_session(common);
    if (!session) return report(session.error());

    app::DemandeSimulation demande{std::move(*situation), options.date.empty(), options.territoire, options.leviers};
    const auto referentiel = load_donnees_for(common, options.territoire);
    if (!referentiel) return report(referentiel.error());
    const auto answer = app::repondre(session->engine, pointer_to(*referentiel), std::move(demande));
    if (!answer) return report(answer.error());
    const app::Simulation& simulation = answer->simulation;
    const std::vector<app::Levier>* levers = answer->leviers ? &*answer->leviers : nullptr;
    if (*format == "texte") return print(present::to_text(simulation, levers, session->engine.book()));
    const present::Recu recu = session->receipt("simuler", simulation.situation);
    return print(present::to_json(simulation, levers, session->engine.book(), session->engine.options(), &recu));
}

}  // namespace socle::cli
