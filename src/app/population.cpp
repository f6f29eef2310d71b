// From places to a population, under each reading of `population-reference`.
#include <socle/app/population.hpp>

#include <socle/base/text.hpp>

#include <algorithm>

namespace socle::app {

namespace {

constexpr const char* kYearOfSignature = "annee-signature";
constexpr const char* kLatest = "derniere-connue";

std::string describe_edition(const territoire::Referentiel& referentiel, std::size_t index) {
    const territoire::Millesime& millesime = referentiel.millesimes()[index];
    return "population municipale en vigueur en " + std::to_string(millesime.en_vigueur) + " (recensement " + std::to_string(millesime.recensement) + ")";
}

std::string describe_items(const territoire::Territoire& territoire) {
    std::vector<std::string> names;
    constexpr std::size_t kShown = 6;
    for (const territoire::Item& item : territoire.items) {
        if (names.size() == kShown) {
            names.push_back("…");
            break;
        }
        std::string name = std::string(item.lieu.nom) + " (" + std::string(item.lieu.code) + ")";
        if (item.share != territoire::kWholeShare) name += " pour " + money::to_french(money::Rate{item.share * 100});
        names.push_back(std::move(name));
    }
    return base::enumerate_fr(names, ", ");
}

}  // namespace

base::Checked<territoire::Territoire> parse_lieux(const territoire::Referentiel& referentiel, const std::vector<std::string>& lieux) {
    std::vector<std::string_view> items;
    for (const std::string& text : lieux) {
        // Some names hold commas: "CC Avallon, Vézelay, Morvan".
        if (text.find(',') != std::string::npos && territoire::parse_lieu(referentiel, text)) {
            items.emplace_back(text);
            continue;
        }
        for (const std::string_view item : territoire::split_items(text)) items.push_back(item);
    }
    return territoire::parse_territoire(referentiel, items);
}

base::Checked<PopulationResolue> resolve_population(const territoire::Referentiel& referentiel, const std::vector<std::string>& lieux,
                                                    calendar::Date signature, const Engine& engine, int years) {
    const auto territoire = parse_lieux(referentiel, lieux);
    if (!territoire) return std::unexpected(territoire.error());

    const auto in_year = [&](int year) {
        const auto choice = territoire::choose_en_vigueur(referentiel, year);
        return territoire::population(referentiel, *territoire, referentiel.millesimes()[choice.millesime].edition);
    };
    const std::size_t latest = referentiel.millesimes().size() - 1;
    const auto choice = territoire::choose_en_vigueur(referentiel, calendar::year_of(signature));
    const auto signed_population = in_year(calendar::year_of(signature));
    const auto latest_population = territoire::population(referentiel, *territoire, referentiel.millesimes()[latest].edition);
    if (!signed_population) return std::unexpected(base::Errors{signed_population.error()});
    if (!latest_population) return std::unexpected(base::Errors{latest_population.error()});

    const std::string_view reading = droit::reading_of(engine.book(), engine.options().lectures, kPopulationReference);
    const bool use_latest = reading == kLatest;
    if (reading != kYearOfSignature && !use_latest) {
        return std::unexpected(base::Errors{{"population-non-detenue", "lecture " + std::string(kPopulationReference) + "=" + std::string(reading),
                                             "cette population n'est pas dans les données de Socle",
                                             "Donnez la population elle-même, ou choisissez une autre lecture."}});
    }
    PopulationResolue result;
    const territoire::PopulationTerritoire& used = use_latest ? *latest_population : *signed_population;
    result.habitants = used.habitants;
    result.origine = std::to_string(territoire::total_shares(*territoire).size()) + " commune(s), " +
                     describe_edition(referentiel, use_latest ? latest : choice.millesime);
    if (!use_latest && !choice.exact) result.origine += ", la plus proche que l'on ait de " + std::to_string(choice.demande);
    result.origine += " : " + describe_items(*territoire);
    result.remarques = territoire::remarques(referentiel, *territoire);
    if (!used.sans_population.empty()) {
        std::vector<std::string> names;
        for (const territoire::Index commune : used.sans_population) names.emplace_back(referentiel.communes()[commune].nom);
        result.remarques.push_back("Population non connue à cette date pour " + base::enumerate_fr(names) + " : ces communes ne sont pas comptées.");
    }
    for (int year = 0; year < years; ++year) {
        const auto one = use_latest ? latest_population : in_year(calendar::year_of(signature) + year);
        result.par_annee.push_back(one ? one->habitants : used.habitants);
    }
    if (const droit::Ambiguite* register_entry = droit::find_ambiguite(engine.book(), kPopulationReference)) {
        for (const droit::Lecture& lecture : register_entry->lectures) {
            PopulationLue population{lecture.id, std::nullopt};
            if (lecture.id == kYearOfSignature) population.habitants = signed_population->habitants;
            if (lecture.id == kLatest) population.habitants = latest_population->habitants;
            result.lues.push_back(std::move(population));
        }
    }
    return result;
}

}  // namespace socle::app
