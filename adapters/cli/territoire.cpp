#include "environment.hpp"

#include <socle/present/territoire.hpp>

namespace socle::cli {

int territoire(const CommonOptions& common, const TerritoireOptions& options) {
    const auto format = parse_format(common.format, {"texte", "json"});
    if (!format) return report(format.error());
    const auto session = open_session(common);
    if (!session) return report(session.error());
    calendar::Date date = today();
    if (!options.date.empty()) {
        const auto given = parse_date(options.date, "--date");
        if (!given) return report(given.error());
        date = *given;
    }
    const auto version = app::version_on(session->engine.law(), date);
    if (!version) return report(version.error());
    const rules::Version& law = session->engine.law().versions[*version];
    const auto referentiel = load_donnees(common);
    if (!referentiel) return report(referentiel.error());

    const auto found = app::decrire_territoire(*referentiel, options.lieux, law);
    if (!found) return report(found.error());
    if (!found->fiche) return print(*format == "json" ? present::to_json(found->candidats) : present::to_text(*referentiel, found->candidats, law.program));
    return print(*format == "json" ? present::to_json(*found->fiche) : present::to_text(*referentiel, *found->fiche, law.program));
}

}  // namespace socle::cli
