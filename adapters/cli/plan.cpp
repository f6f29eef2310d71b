#include "environment.hpp"

#include <socle/app/demande.hpp>
#include <socle/files/files.hpp>
#include <socle/json/json.hpp>
#include <socle/present/present.hpp>

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

    const auto referentiel = load_donnees_for(common, file->territoire);
    if (!referentiel) return report(referentiel.error());
    const auto result = app::repondre(session->engine, pointer_to(*referentiel), app::DemandePlan{std::move(file->contrat), std::move(file->territoire)});
    if (!result) return report(result.error());
    if (*format == "texte") return print(present::to_text(*result, session->engine.book()));
    if (*format == "csv") return print(present::to_csv(*result));
    const present::Recu recu = session->receipt("plan", result->contrat);
    return print(present::to_json(*result, session->engine.book(), session->engine.options(), &recu));
}

}  // namespace socle::cli
