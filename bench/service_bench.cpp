// The service in process: what a request costs from its bytes to those of the answer, without a socket.
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/service/service.hpp>

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace socle;

namespace {

const service::Service& instance() {
    static const service::Service made = [] {
        auto files = droit_files::read_folder("droit");
        auto donnees = donnees_files::read_folder("donnees");
        if (!files || !donnees) std::abort();
        auto service = service::Service::create(std::move(*files), digest::sha256);
        if (!service || !service->load_donnees(std::move(*donnees))) std::abort();
        return std::move(*service);
    }();
    return made;
}

void ask(benchmark::State& state, std::string_view method, std::string_view path, std::string_view query, const std::string& body) {
    const service::Request request{method, path, query, body, calendar::parse_iso("2026-06-01").value()};
    if (instance().answer(request).status != 200) std::abort();
    for (auto _ : state) benchmark::DoNotOptimize(instance().answer(request));
}

// The situation of explained_year_json (moteur_bench.cpp).
const std::string kSituation = R"("date":"2024-03-01","membres":120,"missions":["toutes"],"taux":{"tous":80},"plan_crise":"redaction","crise":true)";

void service_simulation(benchmark::State& state) { ask(state, "POST", "/api/v1/simulations", "", R"({"population":200000,)" + kSituation + "}"); }
BENCHMARK(service_simulation);

// What bench/serveur.sh asks: half of the lines are not due, and say why.
void service_simulation_socles(benchmark::State& state) {
    ask(state, "POST", "/api/v1/simulations", "", R"({"population": 60000, "date": "2024-03-01", "missions": ["socles"], "taux": {"tous": 80}, "membres": 30})");
}
BENCHMARK(service_simulation_socles);

void service_simulation_leviers(benchmark::State& state) { ask(state, "POST", "/api/v1/simulations", "", R"({"population":200000,"leviers":true,)" + kSituation + "}"); }
BENCHMARK(service_simulation_leviers);

void service_simulation_lecture(benchmark::State& state) {
    ask(state, "POST", "/api/v1/simulations", "", R"({"population":200000,"lectures":{"seuil-80000":"taille-2"},)" + kSituation + "}");
}
BENCHMARK(service_simulation_lecture);

void service_simulation_territoire(benchmark::State& state) { ask(state, "POST", "/api/v1/simulations", "", R"({"territoire":["243500741"],)" + kSituation + "}"); }
BENCHMARK(service_simulation_territoire);

void service_plan(benchmark::State& state) {
    ask(state, "POST", "/api/v1/plans", "",
        R"({"population":60000,"date_signature":"2024-03-01","missions":{"acces_aux_soins":{"demarrage":"2024-09-01","taux":[70,70,70,70,70]},"parcours":{"demarrage":"2024-09-01","taux":[70,70,70,70,70]}}})");
}
BENCHMARK(service_plan);

void service_communes(benchmark::State& state) { ask(state, "GET", "/api/v1/communes", "q=saint+ma", ""); }
BENCHMARK(service_communes);

void service_grille(benchmark::State& state) { ask(state, "GET", "/api/v1/droit/grille", "date=2024-03-01", ""); }
BENCHMARK(service_grille);

}  // namespace

BENCHMARK_MAIN();
