#include <socle/portefeuille/exemple.hpp>

#include <socle/portefeuille/controle.hpp>

#include <algorithm>

#include "decoupage.hpp"
#include "hasard.hpp"

namespace socle::portefeuille {

namespace {

constexpr std::uint64_t kFluxTerritoires = 1;
constexpr std::uint64_t kFluxDates = 2;
constexpr std::uint64_t kFluxCpts = 1000;  // and the rank of the CPTS
constexpr std::int64_t kPercent = 100;
constexpr std::int64_t kPerThousand = 1000;
constexpr std::int64_t kPerTenThousand = 10000;
constexpr int kRatedYears = 4;

// Populations move by a few percent between editions: what is made keeps this far from the bounds of its class.
constexpr std::int64_t kMarginPercent = 2;

// `total` in proportion to `weights`, largest remainders first, the first of equals.
std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<std::int64_t>& weights) {
    std::int64_t sum = 0;
    for (const std::int64_t weight : weights) sum += weight;
    std::vector<std::int64_t> parts;
    std::vector<std::size_t> order;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        parts.push_back(total * weights[i] / sum);
        given += parts.back();
        order.push_back(i);
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return total * weights[i] % sum; });
    for (std::size_t i = 0; given < total; ++i, ++given) ++parts[order[i]];
    return parts;
}

base::Error impossible(std::string place, std::string reason, std::string remedy) { return {"exemple-impossible", std::move(place), std::move(reason), std::move(remedy)}; }

std::int64_t inhabitants_with_groups(const territoire::Referentiel& referentiel) {
    std::vector<bool> has_group(referentiel.departements().size(), false);
    for (const territoire::Commune& commune : referentiel.communes()) {
        if (commune.epci != territoire::kNone) has_group[commune.departement] = true;
    }
    std::int64_t sum = 0;
    for (territoire::Index d = 0; d < has_group.size(); ++d) {
        if (has_group[d]) sum += referentiel.habitants_recents(territoire::TypeLieu::Departement, d);
    }
    return sum;
}

// What the mean CPTS of the classes would cover: the mean of the smallest of n even draws is one part in n + 1 up the range.
std::int64_t expected(const std::vector<Classe>& classes) {
    std::int64_t sum = 0;
    for (const Classe& c : classes) sum += c.nombre * (c.bas + (c.haut - c.bas) / (c.tirages + 1));
    return sum;
}

// Too many large CPTS for the inhabitants there are: the two ends of the mix give, one CPTS at a time.
void shrink(std::vector<Classe>& classes, std::int64_t inhabitants) {
    const std::size_t pairs = classes.size() / 2;
    for (std::size_t i = 0, idle = 0; idle < pairs && expected(classes) > inhabitants; ++i) {
        Classe& small = classes[i % pairs];
        Classe& large = classes[classes.size() - 1 - i % pairs];
        if (large.nombre == 0) {
            ++idle;
            continue;
        }
        idle = 0;
        --large.nombre;
        ++small.nombre;
    }
}

base::Result<std::vector<Classe>> make_classes(const territoire::Referentiel& referentiel, const rules::Law& law, const Modele& modele, std::size_t nombre) {
    const std::uint32_t version = rules::version_at(law, modele.jalons.back().date);
    if (version == rules::kNone) {
        return std::unexpected(impossible("exemple", "aucun texte n'est en vigueur le " + calendar::to_french(modele.jalons.back().date), "Vérifiez le droit, ou le modèle du portefeuille d'exemple."));
    }
    const rules::Program& program = law.versions[version].program;
    std::vector<std::int64_t> weights;
    for (const std::int32_t rank : program.ranks) {
        const auto at = std::ranges::find(modele.tailles, rank, &PartTaille::rang);
        weights.push_back(at == modele.tailles.end() ? 0 : at->poids);
    }
    const bool same = std::ranges::all_of(modele.tailles, [&](const PartTaille& part) { return std::ranges::find(program.ranks, part.rang) != program.ranks.end(); });
    if (!same || std::ranges::none_of(weights, [](std::int64_t w) { return w > 0; })) {
        return std::unexpected(impossible("exemple", "les tailles du modèle ne sont pas celles du droit en vigueur", "Adaptez donnees/portefeuille-exemple.csv aux tailles de ce texte."));
    }
    const std::vector<std::int64_t> numbers = apportion(static_cast<std::int64_t>(nombre), weights);
    std::vector<Classe> classes;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        const std::int64_t bas = std::max(program.minima[k], modele.plancher_habitants);
        const std::int64_t haut = k + 1 < numbers.size() ? program.minima[k + 1] : bas + bas * modele.derniere_taille_pour_cent / kPercent;
        const std::int64_t draws = k + 1 < numbers.size() ? modele.tirages_population : modele.tirages_derniere_taille;
        classes.push_back({bas + bas * kMarginPercent / kPercent, haut - haut * kMarginPercent / kPercent, numbers[k], draws});
        if (classes.back().bas > classes.back().haut) {
            return std::unexpected(impossible("exemple", "la taille " + std::to_string(program.ranks[k]) + " est trop étroite pour y inventer des CPTS", "Adaptez le modèle à ces tailles."));
        }
    }
    shrink(classes, inhabitants_with_groups(referentiel) * modele.couverture_pour_cent / kPercent);
    return classes;
}

// One date for each CPTS, by no order.
std::vector<calendar::Date> draw_dates(const Modele& modele, const rules::Law& law, std::size_t nombre, Hasard& hasard) {
    const auto total = static_cast<std::int64_t>(nombre);
    std::int64_t published = 0;
    for (const Jalon& jalon : modele.jalons) published = std::max(published, jalon.contrats.value_or(0));
    const calendar::Date first_text = law.versions.front().from;
    std::vector<calendar::Date> dates;
    for (std::size_t i = 1; i < modele.jalons.size(); ++i) {
        std::int64_t until = modele.jalons[i].contrats.value_or(total);
        // Fewer CPTS than were ever published: the same curve, smaller.
        if (modele.jalons[i].contrats && total < published) until = until * total / published;
        const calendar::Date from = std::max(modele.jalons[i - 1].date, first_text);
        const std::int32_t days = std::max(1, calendar::days_between(from, modele.jalons[i].date));
        while (static_cast<std::int64_t>(dates.size()) < std::min(until, total)) {
            dates.push_back(calendar::add_days(from, static_cast<int>(hasard.between(1, days))));
        }
    }
    hasard.shuffle(dates);
    return dates;
}

bool has_mission(const rules::Law& law, calendar::Date date, std::size_t mission) {
    const std::uint32_t version = rules::version_at(law, date);
    return version != rules::kNone && (law.versions[version].program.missions >> mission & 1U) != 0;
}

// The text of the contract year must have the mission; otherwise it waits for the anniversary.
std::optional<calendar::Date> first_possible(const rules::Law& law, calendar::Date signature, calendar::Date wanted, std::size_t mission) {
    int rank = calendar::rank_of_contract_year(signature, wanted);
    if (has_mission(law, calendar::start_of_contract_year(signature, rank), mission)) return wanted;
    while (rank < kMaxRang) {
        const calendar::Date start = calendar::start_of_contract_year(signature, ++rank);
        if (has_mission(law, start, mission)) return start;
    }
    return std::nullopt;
}

std::vector<money::Rate> draw_rates(const Modele& modele, Hasard& hasard) {
    std::vector<money::Rate> rates;
    std::int64_t rate = hasard.between(modele.taux_min_pour_cent, modele.taux_max_pour_cent);
    for (int year = 0; year < kRatedYears; ++year) {
        rates.push_back({rate * money::kMillionthsPerPercent});
        rate = std::min(kPercent, rate + hasard.between(0, modele.taux_hausse_max_pour_cent));
    }
    return rates;
}

void draw_missions(const rules::Law& law, const Modele& modele, Cpts& cpts, Hasard& hasard) {
    int plan_rank = 0;
    bool has_crise = false;
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        const rules::MissionInfo& info = law.missions[m];
        // Drawn for every mission, so that one decision does not move those after it.
        const bool chosen = hasard.happens(modele.option_pour_cent, kPercent);
        const std::int64_t late = hasard.between(0, modele.retard_mois_max);
        const std::int64_t option = hasard.between(1, modele.option_mois_max);
        const std::vector<money::Rate> rates = draw_rates(modele, hasard);
        const bool is_socle = info.nature == droit::MissionNature::Socle;
        if (!is_socle && !chosen) continue;
        const std::int64_t months = is_socle ? info.demarrage_mois.value_or(0) + late : option;
        const auto start = first_possible(law, cpts.signature, calendar::add_months(cpts.signature, static_cast<int>(months)), m);
        if (!start) continue;
        cpts.missions.push_back({m, *start, info.has_rate ? rates : std::vector<money::Rate>{}});
        if (info.has_plan) plan_rank = calendar::rank_of_contract_year(cpts.signature, *start);
        has_crise = has_crise || info.has_crise;
    }
    if (plan_rank > 0) cpts.annee_redaction_plan = plan_rank + (hasard.happens(modele.redaction_retard_pour_cent, kPercent) ? 1 : 0);
    for (int rank = 1; has_crise && rank <= modele.crises_annees; ++rank) {
        if (hasard.happens(modele.crises_pour_mille, kPerThousand) && rank >= plan_rank) cpts.crises.push_back(rank);
    }
}

}  // namespace

base::Result<Portefeuille> make_exemple(const territoire::Referentiel& referentiel, const rules::Law& law, const Modele& modele,
                                        std::size_t nombre, std::uint64_t graine) {
    if (nombre == 0 || nombre > kMaxCpts) {
        return std::unexpected(impossible("--nombre " + std::to_string(nombre), "un portefeuille compte de 1 à " + std::to_string(kMaxCpts) + " CPTS", "Donnez un nombre dans ces bornes."));
    }
    auto classes = make_classes(referentiel, law, modele, nombre);
    if (!classes) return std::unexpected(std::move(classes.error()));
    Hasard territories(graine, kFluxTerritoires);
    std::vector<Morceau> morceaux = make_morceaux(referentiel, modele, std::move(*classes), territories);
    if (morceaux.size() < nombre) {
        return std::unexpected(impossible("--nombre " + std::to_string(nombre), "les communes ne suffisent que pour " + std::to_string(morceaux.size()) + " CPTS", "Demandez-en moins."));
    }
    Hasard days(graine, kFluxDates);
    const std::vector<calendar::Date> dates = draw_dates(modele, law, nombre, days);
    Portefeuille result;
    std::vector<territoire::Index> untold;
    for (std::size_t i = 0; i < morceaux.size(); ++i) {
        Hasard hasard(graine, kFluxCpts + i);
        Cpts cpts;
        const std::string number = std::to_string(i + 1);
        cpts.id = "EX" + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number;
        cpts.ligne = i + 2;
        cpts.nom = std::string(kNomFictif) + " n° " + number + " (" + std::string(referentiel.departements()[morceaux[i].departement].nom) + ")";
        cpts.signature = dates[i];
        cpts.communes = std::move(morceaux[i].communes);
        auto missing = locate(referentiel, cpts);
        if (!missing) return std::unexpected(std::move(missing.error()));
        untold.insert(untold.end(), missing->begin(), missing->end());
        const std::int64_t habitants = population_en_vigueur(cpts, calendar::year_of(cpts.signature));
        cpts.membres = std::min(kMaxMembres, habitants * hasard.between(modele.membres_min_pour_10000, modele.membres_max_pour_10000) / kPerTenThousand);
        draw_missions(law, modele, cpts, hasard);
        result.cpts.push_back(std::move(cpts));
    }
    std::ranges::sort(untold);
    untold.erase(std::ranges::unique(untold).begin(), untold.end());
    result.remarques = make_remarques(law, referentiel, result, untold);
    return result;
}

}  // namespace socle::portefeuille
