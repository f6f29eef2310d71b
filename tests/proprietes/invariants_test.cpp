// What must hold whatever the facts.
#include "draws.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace socle;

namespace {

std::int64_t total_of(const app::Engine& engine, const app::Situation& situation) {
    const auto found = engine.total(situation);
    RC_ASSERT(found.has_value());
    return *found;
}

// The same result, to the last line, payment terms apart?
bool same_result(const app::Simulation& a, const app::Simulation& b) {
    const auto& x = a.explanation;
    const auto& y = b.explanation;
    return x.texte == y.texte && x.taille == y.taille && x.total == y.total &&
           std::equal(x.lines.begin(), x.lines.end(), y.lines.begin(), y.lines.end(),
                      [](const explain::Line& l, const explain::Line& m) { return l.code == m.code && l.montant == m.montant; });
}

bool same_plan(const app::PlanResult& a, const app::PlanResult& b) {
    const bool same_rights = std::equal(a.annees.begin(), a.annees.end(), b.annees.begin(), b.annees.end(), [](const auto& x, const auto& y) {
        return std::equal(x.explanation.lines.begin(), x.explanation.lines.end(), y.explanation.lines.begin(), y.explanation.lines.end(),
                          [](const auto& l, const auto& m) { return l.montant == m.montant; });
    });
    return same_rights && std::equal(a.versements.begin(), a.versements.end(), b.versements.begin(), b.versements.end(),
                                     [](const auto& x, const auto& y) { return x.date == y.date && x.montant == y.montant; });
}

const app::AutreLecture* find_reading(const std::vector<app::AmbiguiteTouchee>& touched, const std::string& id, const std::string& lecture) {
    for (const app::AmbiguiteTouchee& one : touched) {
        for (const app::AutreLecture& other : one.autres) {
            if (one.id == id && other.lecture == lecture) return &other;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the parts of a contract year add up to its total") {
    CHECK(draws::holds("parts", 11, 500, [] {
        const auto found = draws::default_engine().simuler(draws::situation(2019));
        if (!found || !found->explanation.total) return;
        const explain::Explanation& result = found->explanation;
        std::int64_t lines = 0;
        for (const explain::Line& line : result.lines) lines += line.montant->value;
        RC_ASSERT(lines == result.total->value);
        RC_ASSERT(result.total_fixe->value + result.total_variable->value + result.total_majoration->value == lines);
        RC_ASSERT(result.inconnus.empty());
    }));
}

TEST_CASE("a total is unknown exactly when a line is") {
    CHECK(draws::holds("unknown", 12, 300, [] {
        app::Situation situation = draws::situation(2019);
        std::erase(situation.missions, "crise_sanitaire");
        const auto found = draws::default_engine().simuler(situation);
        if (!found) return;
        const auto unknown = std::any_of(found->explanation.lines.begin(), found->explanation.lines.end(), [](const auto& line) { return !line.montant; });
        RC_ASSERT(found->explanation.total.has_value() == !unknown);
        RC_ASSERT(found->explanation.inconnus.empty() == !unknown);
    }));
}

TEST_CASE("cash adds up to rights, and both civil-year columns to the total") {
    CHECK(draws::holds("cash", 13, 500, [] {
        const app::Contrat contrat = draws::contrat();
        const auto found = draws::engine_with(draws::lectures_of(draws::readings())).plan(contrat);
        RC_ASSERT(found.has_value());
        std::int64_t years = 0;
        std::int64_t cash = 0;
        std::int64_t civil_rights = 0;
        std::int64_t civil_cash = 0;
        for (const app::PlanYear& year : found->annees) years += year.explanation.total->value;
        for (const app::PlanPayment& payment : found->versements) {
            std::int64_t parts = 0;
            for (const app::PlanPart& part : payment.detail) parts += part.montant->value;
            RC_ASSERT(parts == payment.montant->value);
            RC_ASSERT(parts > 0);
            cash += parts;
        }
        for (const app::PlanCivilYear& year : found->par_annee_civile) {
            civil_rights += year.droits->value;
            civil_cash += year.encaissements->value;
        }
        RC_ASSERT(found->total->value == years);
        RC_ASSERT(cash == years);
        RC_ASSERT(civil_rights == years);
        RC_ASSERT(civil_cash == years);
        RC_ASSERT(std::is_sorted(found->versements.begin(), found->versements.end(), [](const auto& a, const auto& b) { return a.date < b.date; }));
    }));
}

TEST_CASE("more attainment never pays less") {
    CHECK(draws::holds("attainment", 14, 400, [] {
        const app::Situation less = draws::situation(2023);
        if (less.taux.empty()) return;
        app::Situation more = less;
        money::Rate& raised = more.taux[*rc::gen::inRange<std::size_t>(0, more.taux.size())].second;
        raised = std::max(raised, draws::rate());
        RC_ASSERT(total_of(draws::default_engine(), more) >= total_of(draws::default_engine(), less));
    }));
}

TEST_CASE("more members never pays less") {
    CHECK(draws::holds("members", 15, 400, [] {
        const app::Situation fewer = draws::situation(2023);
        app::Situation more = fewer;
        more.membres = *fewer.membres + *rc::gen::inRange(0, 200);
        RC_ASSERT(total_of(draws::default_engine(), more) >= total_of(draws::default_engine(), fewer));
    }));
}

TEST_CASE("one more mission never pays less, and a larger territory neither") {
    CHECK(draws::holds("mission and territory", 16, 400, [] {
        const app::Situation base = draws::situation(2023);
        app::Situation more = base;
        more.missions.emplace_back(oracle::kNames[*rc::gen::inRange<std::size_t>(0, oracle::kMissions)]);
        RC_ASSERT(total_of(draws::default_engine(), more) >= total_of(draws::default_engine(), base));
        more = base;
        more.population += *rc::gen::inRange(0, 200'000);
        RC_ASSERT(total_of(draws::default_engine(), more) >= total_of(draws::default_engine(), base));
    }));
}

TEST_CASE("the order in which missions and rates are written changes nothing") {
    CHECK(draws::holds("order", 17, 300, [] {
        const app::Situation written = draws::situation(2023);
        app::Situation reversed = written;
        std::reverse(reversed.missions.begin(), reversed.missions.end());
        std::reverse(reversed.taux.begin(), reversed.taux.end());
        const auto a = draws::default_engine().simuler(written);
        const auto b = draws::default_engine().simuler(reversed);
        RC_ASSERT(a.has_value());
        RC_ASSERT(b.has_value());
        RC_ASSERT(same_result(*a, *b));
    }));
}

TEST_CASE("the amounts of a size class are the same from its first inhabitant to its last") {
    constexpr std::int64_t kBounds[][2] = {{0, 39'999}, {40'000, 79'999}, {80'000, 175'000}, {175'001, 5'000'000}};
    for (const auto& [first, last] : kBounds) {
        CHECK(draws::holds("class", 18, 60, [first = first, last = last] {
            app::Situation low = draws::situation(2023);
            low.population = first;
            app::Situation high = low;
            high.population = last;
            RC_ASSERT(total_of(draws::default_engine(), low) == total_of(draws::default_engine(), high));
        }));
    }
}

TEST_CASE("avenant 2 changes nothing for a contract year that begins before it") {
    const auto& engine = draws::default_engine();
    app::EngineOptions options;
    options.texte = "aci-cpts-2019";
    const auto accord = app::Engine::create(engine.book(), options);
    REQUIRE(accord.has_value());
    CHECK(draws::holds("before avenant 2", 19, 400, [&] {
        app::Situation situation = draws::situation(2019);
        situation.date_signature = std::max(draws::day(2019, 2022), *calendar::make_date(2019, 8, 25));
        situation.date_signature = std::min(*situation.date_signature, *calendar::make_date(2022, 3, 30));
        situation.date = *situation.date_signature;
        std::erase(situation.missions, "crise_sanitaire");
        const auto both = engine.simuler(situation);
        const auto alone = accord->simuler(situation);
        RC_ASSERT(both.has_value());
        RC_ASSERT(alone.has_value());
        RC_ASSERT(same_result(*both, *alone));
    }));
}

TEST_CASE("an ambiguity is said to touch a contract year exactly when the engine of that reading answers otherwise") {
    CHECK(draws::holds("ambiguities of a year", 20, 500, [] {
        const app::Engine& engine = draws::default_engine();
        app::Situation situation = draws::situation(2020);
        if (*rc::gen::arbitrary<bool>()) situation.missions = {"toutes"};
        if (situation.missions == std::vector<std::string>{"toutes"}) situation.taux = {{"tous", draws::rate()}};
        const auto found = engine.simuler(situation);
        if (!found) return;
        RC_LOG(draws::describe(situation));
        for (const app::Engine::Alternative& alternative : engine.alternatives()) {
            RC_LOG(alternative.ambiguite + "=" + alternative.lecture);
            const auto other = draws::engine_with({{alternative.ambiguite, alternative.lecture}}).simuler(situation);
            const app::AutreLecture* listed = find_reading(found->ambiguites, alternative.ambiguite, alternative.lecture);
            const bool same = other && same_result(*found, *other);
            RC_ASSERT((listed != nullptr) == !same);
            if (listed == nullptr) continue;
            RC_ASSERT(listed->total == (other ? other->explanation.total : std::optional<money::Cents>{}));
        }
    }));
}

TEST_CASE("an ambiguity is said to touch a plan exactly when the engine of that reading answers otherwise") {
    CHECK(draws::holds("ambiguities of a plan", 21, 150, [] {
        const app::Engine& engine = draws::default_engine();
        const app::Contrat contrat = draws::contrat();
        const auto found = engine.plan(contrat);
        RC_ASSERT(found.has_value());
        RC_LOG(draws::describe(contrat));
        for (const app::Engine::Alternative& alternative : engine.alternatives()) {
            RC_LOG(alternative.ambiguite + "=" + alternative.lecture);
            const auto other = draws::engine_with({{alternative.ambiguite, alternative.lecture}}).plan(contrat);
            const app::AutreLecture* listed = find_reading(found->ambiguites, alternative.ambiguite, alternative.lecture);
            const bool same = other && same_plan(*found, *other);
            RC_ASSERT((listed != nullptr) == !same);
            if (listed != nullptr && other) RC_ASSERT(listed->total == other->total);
        }
    }));
}

TEST_CASE("a plan of full years adds up to its contract years taken one by one") {
    CHECK(draws::holds("plan and years", 22, 200, [] {
        app::Contrat contrat = draws::contrat();
        contrat.populations.resize(1);
        for (app::MissionContrat& mission : contrat.missions) {
            mission.demarrage = contrat.date_signature;
            if (mission.id == oracle::kNames[oracle::kCrise]) mission.annee_redaction_plan = 1;
        }
        const auto plan = draws::default_engine().plan(contrat);
        RC_ASSERT(plan.has_value());
        for (const app::PlanYear& year : plan->annees) {
            app::Situation situation;
            situation.date = year.debut;
            situation.date_signature = contrat.date_signature;
            situation.population = contrat.populations.front();
            situation.membres = contrat.membres;
            const auto rank = static_cast<std::size_t>(year.rang);
            situation.plan = year.rang == 1 ? droit::PlanCrise::Redaction : droit::PlanCrise::MiseAJour;
            for (const app::MissionContrat& mission : contrat.missions) {
                situation.missions.push_back(mission.id);
                if (mission.taux) situation.taux.emplace_back(mission.id, (*mission.taux)[rank - 1]);
                situation.crise |= std::find(mission.crises.begin(), mission.crises.end(), year.rang) != mission.crises.end();
            }
            RC_ASSERT(total_of(draws::default_engine(), situation) == year.explanation.total->value);
        }
    }));
}
