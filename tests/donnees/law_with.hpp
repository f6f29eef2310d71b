// The law of the project with made-up files beside it.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/droit_files/folder.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace socle::donnees {

inline std::vector<droit_files::LawFile> project_files() {
    auto files = droit_files::read_folder("droit");
    REQUIRE(files.has_value());
    return std::move(*files);
}

inline droit::LawBook sound(const std::vector<droit_files::LawFile>& files) {
    auto law = droit_files::parse_law(files);
    if (!law) {
        for (const base::Error& error : law.error()) MESSAGE(base::to_text(error));
    }
    REQUIRE(law.has_value());
    return std::move(*law);
}

// `path` from the root of the project.
inline droit::LawBook law_with(const std::string& path) {
    auto files = project_files();
    auto added = droit_files::read_file(path);
    REQUIRE(added.has_value());
    files.push_back(std::move(*added));
    return sound(files);
}

inline app::Engine engine_of(droit::LawBook book, const std::vector<std::pair<std::string, std::string>>& lectures = {}) {
    app::EngineOptions options;
    for (const auto& [id, reading] : lectures) options.lectures.choose(id, reading);
    auto engine = app::Engine::create(std::move(book), options);
    REQUIRE(engine.has_value());
    return std::move(*engine);
}

inline calendar::Date on(std::string_view iso) {
    const auto date = calendar::parse_iso(iso);
    REQUIRE(date.has_value());
    return *date;
}

inline money::Rate percent(std::int64_t value) { return {value * money::kMillionthsPerPercent}; }

inline app::Situation situation(std::string_view date, std::int64_t population, std::vector<std::string> missions = {}, std::int64_t taux = 0) {
    app::Situation asked;
    asked.date = on(date);
    asked.population = population;
    asked.missions = std::move(missions);
    if (!asked.missions.empty()) asked.taux = {{"tous", percent(taux)}};
    return asked;
}

inline std::string total(const app::Engine& engine, const app::Situation& asked) {
    const auto found = engine.simuler(asked);
    if (!found) return found.error().code;
    return found->explanation.total ? money::to_decimal(*found->explanation.total) : "inconnu";
}

inline std::string line(const app::Engine& engine, const app::Situation& asked, std::string_view code) {
    const auto found = engine.simuler(asked);
    if (!found) return found.error().code;
    for (const explain::Line& one : found->explanation.lines) {
        if (one.code == code) return one.montant ? money::to_decimal(*one.montant) : "inconnu";
    }
    return "absente";
}

// "2027-03-01 107000.00 | …"
inline std::string payments(const app::Engine& engine, const app::Contrat& contrat) {
    const auto plan = engine.plan(contrat);
    if (!plan) return plan.error().code;
    std::string text;
    for (const app::PlanPayment& payment : plan->versements) {
        text += (text.empty() ? "" : " | ") + calendar::to_iso(payment.date) + " " + (payment.montant ? money::to_decimal(*payment.montant) : "inconnu");
    }
    return text;
}

}  // namespace socle::donnees
