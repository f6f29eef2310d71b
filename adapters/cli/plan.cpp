#include "environment.hpp"

#include <socle/files/files.hpp>
#include <socle/json/json.hpp>
#include <socle/plan/plan.hpp>
#include <socle/present/present.hpp>

#include <algorithm>

namespace socle::cli {

int plan(const CommonOptions& common, const PlanOptions& options) {
    const auto format = parse_format(common.format, {"texte", "json", "csv"});
    if (!format) return report(format.error());
    const auto text = files::read_text(options.fichier, json::kMaxContratBytes);
    if (!text) return report(text.error());
    auto file = json::parse_contrat(*text, options.fichier == "-" ? "entrée standard" : options.fichier);
    if (!file) return report(file.error());
    auto session = open_session(common);
    if (!session) return report(session.error());

    app::Contrat& contrat = file->contrat;
    std::vector<std::string> remarks;
    if (!file->territoire.empty()) {
        const int years = std::max(1, plan::contract_years(session->engine.law(), contrat.date_signature));
        auto population = resolve_population(common, file->territoire, contrat.date_signature, session->engine, years);
        if (!population) return report(population.error());
        contrat.populations = std::move(population->par_annee);
        contrat.populations_lues = std::move(population->lues);
        contrat.population_origine = std::move(population->origine);
        remarks = std::move(population->remarques);
    }
    auto result = session->engine.plan(contrat);
    if (!result) return report(result.error());
    result->avertissements.insert(result->avertissements.begin(), remarks.begin(), remarks.end());
    if (*format == "texte") return print(present::to_text(*result, session->engine.book()));
    if (*format == "csv") return print(present::to_csv(*result));
    const present::Recu recu = session->receipt("plan", contrat);
    return print(present::to_json(*result, session->engine.book(), session->engine.options(), &recu));
}

}  // namespace socle::cli
