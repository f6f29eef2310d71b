#include "oracle.hpp"

namespace socle::oracle {

namespace {

using namespace std::chrono;

constexpr Cents kEuro = 100;
constexpr int kYears = 5;
constexpr sys_days kEffect{year_month_day{2022y / March / 31}};
constexpr sys_days kDeadline{year_month_day{2022y / September / 30}};

// Document 001, euros, tailles 1 to 4.
using Row = std::array<Cents, 4>;
constexpr Row kFonctionnement = {50'000, 60'000, 75'000, 90'000};
constexpr Row kAdditionnel = {37'500, 45'000, 56'250, 67'500};
constexpr Row kRedaction = {25'000, 35'000, 45'000, 50'000};
constexpr Row kMiseAJour = {12'500, 17'500, 22'500, 25'000};
constexpr Row kSurvenue = {37'500, 52'500, 67'500, 75'000};
constexpr std::array<Row, kMissions> kFixe = {{{55'000, 70'000, 90'000, 110'000},
                                               {25'000, 35'000, 45'000, 50'000},
                                               {10'000, 15'000, 17'500, 20'000},
                                               {0, 0, 0, 0},
                                               {7'500, 10'000, 15'000, 20'000},
                                               {5'000, 7'500, 10'000, 15'000}}};
constexpr std::array<Row, kMissions> kVariable = {{{25'000, 30'000, 35'000, 45'000},
                                                   {25'000, 35'000, 45'000, 50'000},
                                                   {10'000, 15'000, 17'500, 20'000},
                                                   {0, 0, 0, 0},
                                                   {7'500, 10'000, 15'000, 20'000},
                                                   {5'000, 7'500, 10'000, 15'000}}};

Cents half_up(Cents numerator, Cents denominator) { return (2 * numerator + denominator) / (2 * denominator); }

int civil_year(Day day) { return static_cast<int>(year_month_day{day}.year()); }

// Parts in proportion to the weights, the last one taking what is left.
std::vector<Cents> spread(Cents total, const std::vector<Cents>& weights) {
    Cents whole = 0;
    for (const Cents weight : weights) whole += weight;
    std::vector<Cents> parts;
    Cents given = 0;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        parts.push_back(half_up(total * weights[i], whole));
        given += parts.back();
    }
    parts.push_back(total - given);
    return parts;
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool is_in_base(const std::string& code, Assiette assiette) {
    if (ends_with(code, "_fixe")) return true;
    if (ends_with(code, "_variable")) return assiette != Assiette::FixeSeul;
    return code == "fonctionnement" && assiette == Assiette::MissionsEtFonctionnement;
}

// Months in which the mission runs, one begun counting whole: the fifteenth to the fifteenth, the last day at most.
long long months_begun(Day from, Day to) {
    const year_month_day first{from};
    long long count = 0;
    for (;; ++count) {
        year_month_day next = first + months{count};
        if (!next.ok()) next = next.year() / next.month() / last;
        if (sys_days{next} >= to) return count;
    }
}

bool additional_due(const YearFacts& facts, const Readings& readings) {
    if (facts.signature >= kEffect) {
        return facts.signature < kDeadline && (readings.additionnel_chaque_annee || facts.start == facts.signature);
    }
    if (!readings.additionnel_anterieur) return false;
    const bool first_after = anniversary(facts.start, -1) < kEffect;
    return readings.additionnel_chaque_annee || first_after;
}

void add(Lines& lines, const std::string& code, Cents cents) {
    if (cents != 0) lines[code] += cents;
}

class Cash {
public:
    Cash(const Readings& readings, PlanOutcome& out) : delay_(readings.solde_90_jours ? days{90} : days{0}), out_(out) {}

    // Both parts of a line: an advance of so many percent, then what is left after the anniversary.
    std::map<Day, Cents> pay(Cents due, int advance_percent, Day start, Day end) const {
        std::map<Day, Cents> parts;
        const Cents advance = half_up(due * advance_percent, 100);
        if (advance != 0) parts[start] += advance;
        if (due != advance) parts[end + delay_] += due - advance;
        record(parts);
        return parts;
    }

    void record(const std::map<Day, Cents>& parts) const {
        for (const auto& [day, cents] : parts) out_.payments[day] += cents;
    }

private:
    days delay_;
    PlanOutcome& out_;
};

MissionYear mission_year(const MissionTerm& term, Mission which, const Contract& contract, int rank, const Readings& readings) {
    MissionYear mission;
    const Day start = anniversary(contract.signature, rank - 1);
    const Day end = anniversary(contract.signature, rank);
    if (!term.engaged || term.start >= end) return mission;
    mission.runs = true;
    mission.rate = term.rates[static_cast<std::size_t>(rank) - 1];
    if (term.start > start) {
        mission.part = readings.prorata_mois ? months_begun(term.start, end) : (end - term.start).count();
        mission.whole = readings.prorata_mois ? 12 : (end - start).count();
    }
    if (which != kCrise) return mission;
    int written = term.plan_year.value_or(0);
    for (int candidate = 1; written == 0; ++candidate) {
        if (term.start < anniversary(contract.signature, candidate)) written = candidate;
    }
    if (rank >= written) mission.plan = rank == written ? Plan::Redaction : Plan::MiseAJour;
    for (const int crisis : term.crises) mission.crise |= crisis == rank;
    return mission;
}

void spread_by_civil_year(Cents rights, Day start, Day end, PlanOutcome& out) {
    std::vector<Cents> weights;
    for (Day from = start; from < end;) {
        const Day next = std::min(end, Day{sys_days{year_month_day{year_month_day{from}.year() + years{1}, January, std::chrono::day{1}}}});
        weights.push_back((next - from).count());
        from = next;
    }
    int current = civil_year(start);
    for (const Cents part : spread(rights, weights)) out.civil_years[current++].rights += part;
}

}  // namespace

Day anniversary(Day day, int count) {
    const year_month_day date = year_month_day{day} + years{count};
    return date.ok() ? sys_days{date} : sys_days{date.year() / March / 1};
}

Cents sum(const Lines& lines) {
    Cents total = 0;
    for (const auto& [code, cents] : lines) total += cents;
    return total;
}

int taille(long long population, const Readings& readings) {
    if (population < 40'000) return 1;
    if (population < 80'000 || (population == 80'000 && readings.taille_2_a_80000)) return 2;
    return population <= 175'000 ? 3 : 4;
}

Lines year(const YearFacts& facts, const Readings& readings) {
    const auto t = static_cast<std::size_t>(taille(facts.population, readings)) - 1;
    Lines lines;
    add(lines, "fonctionnement", kFonctionnement[t] * kEuro);
    for (std::size_t m = 0; m < kMissions; ++m) {
        const MissionYear& mission = facts.missions[m];
        if (!mission.runs) continue;
        const std::string name = kNames[m];
        const long long part = readings.variable_entier ? 1 : mission.part;
        const long long whole = readings.variable_entier ? 1 : mission.whole;
        if (m != kCrise) {
            add(lines, name + "_fixe", half_up(kFixe[m][t] * kEuro * mission.part, mission.whole));
            add(lines, name + "_variable", half_up(kVariable[m][t] * kEuro * mission.rate * part, 10'000 * whole));
            continue;
        }
        const bool entire = readings.redaction_entiere && mission.plan == Plan::Redaction;
        const Cents fixe = mission.plan == Plan::Redaction ? kRedaction[t] : mission.plan == Plan::MiseAJour ? kMiseAJour[t] : 0;
        add(lines, name + "_fixe", entire ? fixe * kEuro : half_up(fixe * kEuro * mission.part, mission.whole));
        if (mission.crise) add(lines, name + "_variable", half_up(kSurvenue[t] * kEuro * part, whole));
    }
    if (t == 3 && facts.membres >= 100) {
        Cents base = 0;
        for (const auto& [code, cents] : lines) base += is_in_base(code, readings.assiette) ? cents : 0;
        add(lines, "majoration", half_up(base, 10));
    }
    if (additional_due(facts, readings)) add(lines, "fonctionnement_additionnel", kAdditionnel[t] * kEuro);
    return lines;
}

PlanOutcome plan(const Contract& contract, const Readings& readings) {
    PlanOutcome out;
    const Cash cash(readings, out);
    for (int rank = 1; rank <= kYears; ++rank) {
        const Day start = anniversary(contract.signature, rank - 1);
        const Day end = anniversary(contract.signature, rank);
        YearFacts facts;
        facts.population = contract.populations[readings.taille_revue ? static_cast<std::size_t>(rank) - 1 : 0];
        facts.membres = contract.membres;
        facts.signature = contract.signature;
        facts.start = start;
        for (std::size_t m = 0; m < kMissions; ++m) {
            facts.missions[m] = mission_year(contract.missions[m], static_cast<Mission>(m), contract, rank, readings);
        }
        const Lines lines = year(facts, readings);
        out.years[static_cast<std::size_t>(rank) - 1] = lines;
        out.total += sum(lines);

        std::map<Day, Cents> base;
        for (const auto& [code, due] : lines) {
            if (code == "majoration") continue;
            int advance = 0;
            Day from = start;
            if (code == "fonctionnement") advance = rank == 1 ? 100 : 75;
            if (code == "fonctionnement_additionnel") advance = 100;
            if (ends_with(code, "_fixe")) {
                advance = 75;
                for (std::size_t m = 0; m < kMissions; ++m) {
                    if (code == std::string(kNames[m]) + "_fixe") from = std::max(start, contract.missions[m].start);
                }
            }
            const auto parts = cash.pay(due, advance, from, end);
            if (!is_in_base(code, readings.assiette)) continue;
            for (const auto& [day, cents] : parts) base[day] += cents;
        }
        const auto bonus = lines.find("majoration");
        if (bonus != lines.end() && !readings.majoration_avec_volets) cash.pay(bonus->second, 0, start, end);
        if (bonus != lines.end() && readings.majoration_avec_volets) {
            std::vector<Cents> weights;
            for (const auto& [day, cents] : base) weights.push_back(cents);
            const auto parts = spread(bonus->second, weights);
            std::size_t i = 0;
            for (auto& [day, cents] : base) cents = parts[i++];
            cash.record(base);
        }
        spread_by_civil_year(sum(lines), start, end, out);
    }
    for (const auto& [day, cents] : out.payments) out.civil_years[civil_year(day)].cash += cents;
    return out;
}

}  // namespace socle::oracle
