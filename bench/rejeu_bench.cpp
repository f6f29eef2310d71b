// The example portfolio read again through another grid: what a reform of amounts takes after the first computation.
//   bench_rejeu PORTFOLIO.csv
#include <socle/app/engine.hpp>
#include <socle/csv/portefeuille.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/national/rejeu.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace socle;

namespace {

template <class T, class E>
T must(std::expected<T, E> result) {
    if (!result) std::abort();
    return std::move(*result);
}

double measure(const national::Rejeu& rejeu, const rules::Law& law, std::vector<std::int64_t>& sums) {
    const auto start = std::chrono::steady_clock::now();
    rejeu.compute(law, sums, false);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    droit::LawBook book = must(droit_files::parse_law(must(droit_files::read_folder("droit"))));
    const auto reform = must(droit_files::parse_reforme(must(droit_files::read_file("droit/reformes/missions-plus-10.toml"))));
    book = must(droit::with_reformes(std::move(book), {reform}));
    const app::Engine engine = must(app::Engine::create(std::move(book), {}));
    const auto places = must(donnees_files::load_referentiel("donnees"));
    std::ifstream file(argv[1]);
    const auto portfolio = must(csv::parse_portefeuille(engine.law(), places, [&](char* buffer, std::size_t size) {
        file.read(buffer, static_cast<std::streamsize>(size));
        return static_cast<std::size_t>(file.gcount());
    }));
    const simulate::Postes postes({&engine.law()});
    const auto cohorte = must(simulate::make_cohorte(engine.law(), portfolio, nullptr));
    const auto rejeu = must(national::Rejeu::create(engine.law(), postes, cohorte, {2024, 2031}, {&engine.law(), false}));

    // Every amount of the reform moves each time, as a slider would.
    rules::Law moved = engine.law();
    std::vector<std::int64_t> sums;
    std::vector<double> times;
    std::int64_t before = 0;
    for (int i = 0; i < 201; ++i) {
        for (std::int64_t& amount : moved.versions.back().program.amounts) {
            if (amount != rules::kUnknown) amount += 100;
        }
        times.push_back(measure(rejeu, moved, sums));
        const std::int64_t last = sums[rejeu.series().index(0, simulate::Mesure::Droits, rejeu.series().years - 1)];
        if (last <= before) std::abort();
        before = last;
    }
    std::nth_element(times.begin(), times.begin() + 100, times.end());
    const double median = times[100];
    std::printf("reform of amounts, %zu CPTS, rights and cash by year and place, after the first computation\t%.0f µs\t< 1000 µs\t%s\n", portfolio.cpts.size(), median, median < 1000 ? "ok" : "short");
    return EXIT_SUCCESS;
}
