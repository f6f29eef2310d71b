// The engine in process: evaluation alone, one explained contract year, a plan, and what writing them costs.
#include <socle/droit_files/folder.hpp>
#include <socle/present/present.hpp>

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace socle;

namespace {

const app::Engine& engine() {
    static const app::Engine instance = [] {
        auto files = droit_files::read_folder("droit");
        auto book = files ? droit_files::parse_law(*files) : base::Checked<droit::LawBook>(std::unexpected(files.error()));
        if (!book) std::abort();
        auto made = app::Engine::create(std::move(*book), {});
        if (!made) std::abort();
        return std::move(*made);
    }();
    return instance;
}

app::Situation situation() {
    app::Situation result;
    result.date = calendar::parse_iso("2024-03-01").value();
    result.population = 200'000;
    result.membres = 120;
    result.missions = {"toutes"};
    result.taux = {{"tous", money::Rate{800'000}}};
    result.plan = droit::PlanCrise::Redaction;
    result.crise = true;
    return result;
}

app::Contrat contrat() {
    app::Contrat result;
    result.date_signature = calendar::parse_iso("2024-03-01").value();
    result.populations = {60'000};
    for (const char* id : {"acces_aux_soins", "parcours", "prevention"}) {
        result.missions.push_back({id, calendar::parse_iso("2024-09-01").value(), std::vector<money::Rate>(5, money::Rate{700'000}), {}, {}});
    }
    return result;
}

void evaluate(benchmark::State& state) {
    const auto resolved = app::resolve(engine().law(), situation());
    const rules::Program& program = engine().law().versions[resolved->version].program;
    eval::Values values;
    for (auto _ : state) {
        benchmark::DoNotOptimize(eval::evaluate(program, resolved->facts, values));
        benchmark::ClobberMemory();
    }
}
BENCHMARK(evaluate);

void explained_year(benchmark::State& state) {
    const app::Situation asked = situation();
    for (auto _ : state) benchmark::DoNotOptimize(engine().simuler(asked));
}
BENCHMARK(explained_year);

void explained_year_json(benchmark::State& state) {
    const app::Situation asked = situation();
    for (auto _ : state) {
        const auto found = engine().simuler(asked);
        benchmark::DoNotOptimize(present::to_json(*found, nullptr, engine().book(), engine().options(), nullptr));
    }
}
BENCHMARK(explained_year_json);

void explained_plan(benchmark::State& state) {
    const app::Contrat asked = contrat();
    for (auto _ : state) benchmark::DoNotOptimize(engine().plan(asked));
}
BENCHMARK(explained_plan);

void load_law(benchmark::State& state) {
    for (auto _ : state) {
        const auto files = droit_files::read_folder("droit");
        auto book = droit_files::parse_law(*files);
        benchmark::DoNotOptimize(app::Engine::create(std::move(*book), {}));
    }
}
BENCHMARK(load_law)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
