#include <socle/simulate/flux.hpp>

#include <socle/droit/names.hpp>

#include <algorithm>
#include <iterator>

namespace socle::simulate {

namespace {

using rules::kUnknown;

// Lines that belong to no mission have the name of their volet; those of the volets not told here are the structure's.
struct Structural {
    droit::Volet volet;
    const char* libelle;
};
constexpr Structural kStructure{droit::Volet::Fonctionnement, "Fonctionnement"};
constexpr Structural kAfterMissions[] = {
    {droit::Volet::Majoration, "Majoration"},
    {droit::Volet::Ecretement, "Écrêtement"},
    {droit::Volet::Additionnel, "Fonctionnement additionnel"},
};

std::string structural_code(droit::Volet volet) {
    const bool apart = std::any_of(std::begin(kAfterMissions), std::end(kAfterMissions), [&](const Structural& one) { return one.volet == volet; });
    return std::string(droit::name_of(apart ? volet : kStructure.volet));
}

}  // namespace

Postes::Postes(const std::vector<const rules::Law*>& laws) {
    list_.push_back({structural_code(kStructure.volet), kStructure.libelle});
    std::vector<const rules::MissionInfo*> missions;
    for (const rules::Law* law : laws) {
        for (const rules::MissionInfo& mission : law->missions) {
            const bool known = std::any_of(missions.begin(), missions.end(), [&](const auto* other) { return other->id == mission.id; });
            if (!known) missions.push_back(&mission);
        }
    }
    std::stable_sort(missions.begin(), missions.end(), [](const auto* a, const auto* b) { return a->ordre < b->ordre; });
    for (const rules::MissionInfo* mission : missions) list_.push_back({mission->id, mission->libelle});
    for (const Structural& one : kAfterMissions) {
        const bool used = std::any_of(laws.begin(), laws.end(), [&](const rules::Law* law) {
            return std::any_of(law->columns.begin(), law->columns.end(), [&](const rules::Column& c) { return c.mission < 0 && c.volet == one.volet; });
        });
        if (used) list_.push_back({structural_code(one.volet), one.libelle});
    }
}

std::size_t Postes::find(const std::string& code) const {
    const auto at = std::find_if(list_.begin(), list_.end(), [&](const Poste& poste) { return poste.code == code; });
    base::verify(at != list_.end(), "poste inconnu");
    return static_cast<std::size_t>(at - list_.begin());
}

std::size_t Postes::of(const rules::Law& law, const rules::Line& line) const {
    return find(line.mission >= 0 ? law.missions[static_cast<std::size_t>(line.mission)].id : structural_code(line.volet));
}

Flux::Flux(const Fenetre& fenetre, std::size_t postes)
    : rights(fenetre.size()),
      cash(fenetre.size()),
      poste_rights(postes * fenetre.size()),
      poste_cash(postes * fenetre.size()),
      unknown(fenetre.size()),
      poste_unknown(postes * fenetre.size()),
      has_poste(postes) {}

std::uint64_t Flux::bytes(const Fenetre& fenetre, std::size_t postes) {
    const std::uint64_t cells = fenetre.size() * (1 + postes);
    return sizeof(Flux) + 2 * cells * sizeof(std::int64_t) + cells / 8 + postes / 8;
}

void Flux::add(const Flux& other) {
    const auto each = [](auto& mine, const auto& its) {
        for (std::size_t i = 0; i < mine.size(); ++i) mine[i] = mine[i] + its[i];
    };
    each(rights, other.rights);
    each(cash, other.cash);
    each(poste_rights, other.poste_rights);
    each(poste_cash, other.poste_cash);
    const auto either = [](std::vector<bool>& mine, const std::vector<bool>& its) {
        for (std::size_t i = 0; i < mine.size(); ++i) mine[i] = mine[i] || its[i];
    };
    either(unknown, other.unknown);
    either(poste_unknown, other.poste_unknown);
    either(has_poste, other.has_poste);
}

Ventilation::Ventilation(const Fenetre& fenetre, const Postes& postes, const rules::Law& law) : fenetre_(fenetre), postes_(postes.size()) {
    for (const rules::Version& version : law.versions) {
        poste_of_.emplace_back();
        for (const rules::Line& line : version.program.lines) poste_of_.back().push_back(postes.of(law, line));
    }
}

void Ventilation::put(std::vector<std::int64_t>& table, std::size_t row, int civil, std::int64_t cents) const {
    if (fenetre_.holds(civil)) table[row * fenetre_.size() + fenetre_.index(civil)] += cents;
}

void Ventilation::flag_unknown(Flux& flux, std::size_t poste, int civil) const {
    if (!fenetre_.holds(civil)) return;
    flux.unknown[fenetre_.index(civil)] = true;
    flux.poste_unknown[poste * fenetre_.size() + fenetre_.index(civil)] = true;
    flux.has_poste[poste] = true;
}

void Ventilation::add_rights(const plan::Year& year, Flux& flux) const {
    const int first = calendar::year_of(year.start);
    const auto days = plan::days_by_civil_year(year);
    bool touched = false;
    for (std::size_t i = 0; i < days.size(); ++i) touched = touched || fenetre_.holds(first + static_cast<int>(i));
    if (!touched) return;
    std::vector<std::int64_t> sums(postes_);
    std::int64_t total = 0;
    for (std::size_t i = 0; i < year.values.lines.size(); ++i) {
        const std::int64_t cents = year.values.lines[i].cents;
        const std::size_t poste = poste_of_[year.version][i];
        if (cents == kUnknown) {
            for (std::size_t k = 0; k < days.size(); ++k) flag_unknown(flux, poste, first + static_cast<int>(k));
            continue;
        }
        sums[poste] += cents;
        total += cents;
        if (year.values.lines[i].outcome == eval::Outcome::Due) flux.has_poste[poste] = true;
    }
    const auto whole = money::apportion({total}, days);
    std::vector<std::int64_t> left;
    for (const money::Cents part : whole) left.push_back(part.value);
    for (std::size_t poste = 1; poste < postes_; ++poste) {
        if (sums[poste] == 0) continue;
        const auto parts = money::apportion({sums[poste]}, days);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            left[i] -= parts[i].value;
            put(flux.poste_rights, poste, first + static_cast<int>(i), parts[i].value);
        }
    }
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const int civil = first + static_cast<int>(i);
        put(flux.poste_rights, 0, civil, left[i]);
        put(flux.rights, 0, civil, whole[i].value);
    }
}

void Ventilation::add(const plan::Plan& plan, Flux& flux) const {
    for (const plan::Year& year : plan.years) add_rights(year, flux);
    for (const plan::Payment& payment : plan.payments) {
        const int civil = calendar::year_of(payment.date);
        if (!fenetre_.holds(civil)) continue;
        for (const plan::Part& part : payment.parts) {
            const std::uint32_t version = plan.years[static_cast<std::size_t>(part.rank) - 1].version;
            if (part.cents == kUnknown) {
                flag_unknown(flux, poste_of(version, part.line), civil);
                continue;
            }
            put(flux.cash, 0, civil, part.cents);
            put(flux.poste_cash, poste_of(version, part.line), civil, part.cents);
        }
    }
}

}  // namespace socle::simulate
