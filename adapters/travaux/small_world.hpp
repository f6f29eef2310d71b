// For tests: a simulation made by hand, without law, as small or as long as wanted.
#pragma once

#include <socle/simulate/resultats.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace socle::travaux {

struct SmallWorld {
    simulate::Hypotheses hypotheses;
    simulate::Cohorte cohorte;
    simulate::Prepared prepared;
    simulate::Simulation simulation;

    SmallWorld(std::uint32_t draws, std::size_t membres) {
        constexpr simulate::Fenetre kWindow{2024, 2026};
        constexpr std::size_t kPostes = 2;
        constexpr std::int32_t kFrom = -6000;
        constexpr std::int32_t kStep = 12;
        for (std::size_t bin = 0; bin < simulate::kBins; ++bin) hypotheses.normal[bin] = kFrom + kStep * static_cast<std::int32_t>(bin);
        hypotheses.atteintes.resize(1);
        simulate::Atteinte& atteinte = hypotheses.atteintes.front();
        atteinte.drawn = true;
        for (std::size_t step = 0; step < atteinte.rates.size(); ++step) atteinte.rates[step] = static_cast<std::int32_t>(step * 6);
        atteinte.weight_shared = simulate::kWeightUnit / 2;
        cohorte.feuilles = {{0, 0}, {1, 0}};
        cohorte.tailles = {1};
        cohorte.regions = {0};
        prepared.fenetre = kWindow;
        for (std::size_t i = 0; i < membres; ++i) add_membre(i, kWindow, kPostes);
        simulation.cohorte = &cohorte;
        simulation.hypotheses = &hypotheses;
        simulation.laws = {&prepared, &prepared};
        simulation.series = {cohorte.feuilles.size(), cohorte.tailles.size(), kPostes, kWindow.size()};
        simulation.region_keys = {simulate::key_of("region")};
        simulation.seed = 7;
        simulation.draws = draws;
    }
    SmallWorld(const SmallWorld&) = delete;
    SmallWorld& operator=(const SmallWorld&) = delete;

private:
    void add_membre(std::size_t i, const simulate::Fenetre& window, std::size_t postes) {
        simulate::Membre membre;
        membre.key = simulate::key_of(std::to_string(i));
        membre.feuille = i % 2;
        cohorte.membres.push_back(membre);
        simulate::Term term;
        term.kind = simulate::Kind::Rate;
        term.balance_year = 1;
        term.q = static_cast<std::uint32_t>(i + 1);
        simulate::Line line;
        line.first_term = static_cast<std::uint32_t>(prepared.terms.size());
        line.poste = 1;
        line.mission = 0;
        simulate::Year year;
        year.first_line = static_cast<std::uint32_t>(prepared.lines.size());
        year.line_count = 1;
        year.first_poste = static_cast<std::uint32_t>(prepared.postes.size());
        year.poste_count = 1;
        year.civil = window.first;
        year.days_before = 100;
        year.rates = true;
        simulate::ContractDraw contract;
        contract.first_year = static_cast<std::uint32_t>(prepared.years.size());
        contract.year_count = 1;
        prepared.membres.push_back({static_cast<std::uint32_t>(prepared.contracts.size()), 1});
        prepared.contracts.push_back(contract);
        prepared.years.push_back(year);
        prepared.postes.push_back({1, 0});
        prepared.lines.push_back(line);
        prepared.terms.push_back(term);
        prepared.constant.emplace_back(window, postes);
    }
};

// Every series to one process after the other.
inline std::vector<simulate::Part> dealt_out(const simulate::Series& series, int size) {
    std::vector<simulate::Part> parts(static_cast<std::size_t>(size));
    for (const std::uint32_t one : simulate::whole(series)) parts[one % parts.size()].push_back(one);
    return parts;
}

// Every value of the results, as bytes.
inline std::string bytes_of(const simulate::Simulation& simulation, const simulate::Resultats& resultats) {
    std::string bytes;
    const auto append = [&](std::span<const std::int64_t> values) {
        bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    };
    for (std::size_t law = 0; law < simulation.laws.size(); ++law) {
        for (std::size_t s = 0; s < simulation.series.count(); ++s) append(resultats.series(law, s));
        append(resultats.membres(law));
    }
    return bytes;
}

}  // namespace socle::travaux
