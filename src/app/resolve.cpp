#include <socle/app/resolve.hpp>

#include <socle/base/text.hpp>

namespace socle::app {

namespace {

constexpr const char* kAll = "toutes";
constexpr const char* kSocles = "socles";
constexpr const char* kEach = "tous";

bool in_force(const rules::Law& law, std::uint32_t version, std::size_t mission) {
    return (law.versions[version].program.missions >> mission & 1U) != 0;
}

base::Result<void> engage(const rules::Law& law, const Situation& situation, Resolved& resolved) {
    for (const std::string& id : situation.missions) {
        if (id == kAll || id == kSocles) {
            for (std::size_t m = 0; m < law.missions.size(); ++m) {
                const bool wanted = id == kAll || law.missions[m].nature == droit::MissionNature::Socle;
                if (wanted && in_force(law, resolved.version, m)) resolved.facts.missions[m].runs = true;
            }
            continue;
        }
        const auto mission = mission_named(law, id, "missions");
        if (!mission) return std::unexpected(mission.error());
        if (!in_force(law, resolved.version, *mission)) {
            return base::fail("mission-absente", "missions « " + id + " »",
                              "le texte en vigueur le " + calendar::to_french(situation.date) + " (" +
                                  law.versions[resolved.version].legend.texte + ") n'a pas cette mission",
                              "Retirez-la, ou choisissez une date ou un texte qui la prévoit.");
        }
        resolved.facts.missions[*mission].runs = true;
    }
    return {};
}

base::Result<void> rate(const rules::Law& law, const Situation& situation, Resolved& resolved) {
    std::vector<bool> given(law.missions.size(), false);
    for (std::size_t i = 0; i < situation.taux.size(); ++i) {
        const auto& [id, value] = situation.taux[i];
        if (value.millionths < 0 || value > money::kFullRate) {
            return base::fail("taux-hors-limites", "taux « " + id + " »",
                              "un taux d'atteinte est compris entre 0 et 100 % (reçu " + money::to_french(value) + ")", "Corrigez le taux.");
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (situation.taux[k].first == id) return base::fail("taux-en-double", "taux « " + base::printable(id) + " »", "ce taux est donné deux fois", "Gardez-en un seul.");
        }
        if (id != kEach) continue;
        for (std::size_t m = 0; m < law.missions.size(); ++m) {
            if (!resolved.facts.missions[m].runs || !law.missions[m].has_rate) continue;
            resolved.facts.missions[m].rate = value;
            given[m] = true;
        }
    }
    // The rate of a mission prevails over "tous", whatever their order.
    for (const auto& [id, value] : situation.taux) {
        if (id == kEach) continue;
        const auto mission = mission_named(law, id, "taux");
        if (!mission) return std::unexpected(mission.error());
        if (!law.missions[*mission].has_rate) {
            return base::fail("taux-sans-objet", "taux « " + id + " »", "cette mission ne dépend pas d'un taux d'atteinte",
                              "Retirez ce taux ; pour la mission de crise, indiquez si une crise est survenue.");
        }
        if (!resolved.facts.missions[*mission].runs) {
            return base::fail("taux-sans-mission", "taux « " + id + " »", "cette mission n'est pas engagée",
                              "Ajoutez-la aux missions, ou retirez son taux.");
        }
        resolved.facts.missions[*mission].rate = value;
        given[*mission] = true;
    }
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if (resolved.facts.missions[m].runs && law.missions[m].has_rate && !given[m]) resolved.missing_rates.push_back(law.missions[m].id);
    }
    return {};
}

base::Result<void> check_numbers(const Situation& situation) {
    if (situation.population < 0 || situation.population > kMaxPopulation) {
        return base::fail("population-hors-limites", "population " + std::to_string(situation.population),
                          "une population est comprise entre 0 et 100 millions d'habitants", "Corrigez la population.");
    }
    const std::int64_t membres = situation.membres.value_or(0);
    if (membres < 0 || membres > kMaxMembres) {
        return base::fail("membres-hors-limites", "membres " + std::to_string(membres),
                          "le nombre de membres est compris entre 0 et 1 million", "Corrigez le nombre de membres.");
    }
    if (situation.signature() > situation.date) {
        return base::fail("signature-apres-date", "date_signature " + calendar::to_iso(situation.signature()),
                          "le contrat serait signé après le début de l'année calculée (" + calendar::to_french(situation.date) + ")",
                          "La date est le premier jour de l'année de contrat : la signature ou l'un de ses anniversaires.");
    }
    return {};
}

}  // namespace

base::Result<std::uint32_t> version_on(const rules::Law& law, calendar::Date date) {
    const std::uint32_t version = rules::version_at(law, date);
    if (version != rules::kNone) return version;
    const bool before = date < law.versions.front().from;
    return base::fail("aucun-texte", "date " + calendar::to_iso(date),
                      "aucun texte de « " + law.instrument + " » n'est en vigueur le " + calendar::to_french(date),
                      before ? "Le premier texte connu prend effet le " + calendar::to_french(law.versions.front().from) + "."
                             : "Le dernier texte connu a pris fin : « socle droit » et la page « Le droit » donnent les dates des textes.");
}

base::Result<std::size_t> mission_named(const rules::Law& law, const std::string& id, const std::string& place) {
    const std::int32_t found = rules::find_mission(law, id);
    if (found >= 0) return static_cast<std::size_t>(found);
    std::vector<std::string> known;
    for (const rules::MissionInfo& mission : law.missions) known.push_back(mission.id);
    const auto near = base::find_nearest(id, known);
    if (known.empty()) {
        return base::fail("mission-inconnue", place + " « " + base::printable(id) + " »", "les textes de « " + law.instrument + " » n'ont pas de mission", "Retirez cette mission.");
    }
    return base::fail("mission-inconnue", place + " « " + base::printable(id) + " »", "cette mission n'existe pas",
                      (near ? "Vouliez-vous écrire « " + *near + " » ? " : std::string()) + "Missions : " + base::enumerate_fr(known) + ".");
}

base::Result<Resolved> resolve(const rules::Law& law, const Situation& situation) {
    if (auto checked = check_numbers(situation); !checked) return std::unexpected(std::move(checked.error()));
    const auto version = version_on(law, situation.date);
    if (!version) return std::unexpected(version.error());
    // A contract cannot have been signed before the first text that allows it.
    if (const auto at_signature = version_on(law, situation.signature()); !at_signature) {
        base::Error error = at_signature.error();
        error.place = "date_signature " + calendar::to_iso(situation.signature());
        return std::unexpected(std::move(error));
    }
    Resolved resolved;
    resolved.version = *version;
    if (auto done = engage(law, situation, resolved); !done) return std::unexpected(std::move(done.error()));
    if (auto done = rate(law, situation, resolved); !done) return std::unexpected(std::move(done.error()));
    eval::Facts& facts = resolved.facts;
    facts.population = situation.population;
    facts.membres = situation.membres.value_or(0);
    facts.signature = situation.signature();
    facts.start = situation.date;
    facts.plan = situation.plan;
    facts.crise = situation.crise;
    for (eval::MissionFacts& mission : facts.missions) {
        mission.plan = situation.plan;
        mission.crise = situation.crise;
    }
    const rules::Program& program = law.versions[resolved.version].program;
    if (rules::class_of(program, facts.population) == rules::kNone) {
        return base::fail("population-sous-minimum", "population " + std::to_string(facts.population),
                          "ce texte commence à " + money::to_french(program.minima.front()) + " habitants",
                          "Vérifiez la population ou le texte choisi.");
    }
    return resolved;
}

}  // namespace socle::app
