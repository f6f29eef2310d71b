// A work shared by the processes that mpirun starts, whose output is every value of the results: for tests/mpi/run.
//   test_mpi_program DRAWS MEMBERS OUTPUT [--reprise FILE] [--rang-different RANK] [--threads N] [--partage oui]
// --partage: each process keeps a part of the series, and rank 0 gets the rest at the end.
// Says « travaille » once the first block is there.
#include "small_world.hpp"

#include <socle/files/files.hpp>
#include <socle/travaux/travaux.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

using namespace socle;

namespace {

struct Asked {
    std::uint32_t draws = 0;
    std::size_t membres = 0;
    std::string output;
    std::string reprise;
    int different = -1;
    unsigned threads = 0;
    bool partage = false;
};

Asked parse(int argc, char** argv) {
    Asked asked;
    if (argc < 4) std::exit(2);
    asked.draws = static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10));
    asked.membres = std::strtoul(argv[2], nullptr, 10);
    asked.output = argv[3];
    for (int i = 4; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--reprise") == 0) asked.reprise = argv[i + 1];
        if (std::strcmp(argv[i], "--rang-different") == 0) asked.different = std::atoi(argv[i + 1]);
        if (std::strcmp(argv[i], "--partage") == 0) asked.partage = true;
        if (std::strcmp(argv[i], "--threads") == 0) asked.threads = static_cast<unsigned>(std::atoi(argv[i + 1]));
    }
    return asked;
}

int report(const base::Error& error) {
    std::fprintf(stderr, "%s\n", base::to_text(error).c_str());
    return EXIT_FAILURE;
}

int write(const std::string& path, const std::string& bytes) {
    auto file = files::AtomicFile::create(path);
    if (!file) return report(file.error());
    if (auto written = file->write(bytes); !written) return report(written.error());
    if (auto committed = file->commit(); !committed) return report(committed.error());
    return EXIT_SUCCESS;
}

// What travaux::bytes_of gives, with zero for what another process keeps, and for the members on all but the first.
std::vector<std::int64_t> own_values(const simulate::Simulation& simulation, const simulate::Resultats& resultats, bool first) {
    std::vector<std::int64_t> values;
    for (std::size_t law = 0; law < simulation.laws.size(); ++law) {
        const std::size_t begin = values.size();
        values.resize(begin + simulation.series.count() * simulation.draws);
        for (const std::uint32_t one : resultats.part()) {
            const auto series = resultats.series(law, one);
            std::copy(series.begin(), series.end(), values.begin() + static_cast<std::ptrdiff_t>(begin + one * std::size_t{simulation.draws}));
        }
        for (const std::int64_t membre : resultats.membres(law)) values.push_back(first ? membre : 0);
    }
    return values;
}

}  // namespace

int main(int argc, char** argv) {
    const Asked asked = parse(argc, argv);
    auto made = travaux::make_transport();
    if (!made) return report(made.error());
    travaux::Transport& transport = **made;
    const travaux::SmallWorld world(asked.draws, asked.membres);
    travaux::Options options;
    const bool first = transport.rank() == 0;
    if (asked.partage) options.parts = travaux::dealt_out(world.simulation.series, transport.size());
    const simulate::Part part = asked.partage ? options.parts[static_cast<std::size_t>(transport.rank())] : first ? simulate::whole(world.simulation.series) : simulate::Part{};
    simulate::Resultats resultats(world.simulation, part);
    options.threads = asked.threads;
    options.reprise = asked.reprise;
    options.empreinte = transport.rank() == asked.different ? "autre" : "essai";
    double seconds = 0;
    options.progress = [&, said = false](const travaux::Avancement& avancement) mutable {
        if (avancement.done > 0 && !std::exchange(said, true)) std::fprintf(stderr, "travaille\n");
        seconds = avancement.seconds;
    };
    if (auto done = travaux::run(world.simulation, resultats, transport, options); !done) {
        return travaux::is_to_be_shown(done.error(), transport) ? report(done.error()) : EXIT_FAILURE;
    }
    std::vector<std::int64_t> values = own_values(world.simulation, resultats, first);
    if (auto done = travaux::add_up(values, transport); !done) return report(done.error());
    int status = EXIT_SUCCESS;
    if (first) {
        status = write(asked.output, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::int64_t)});
        if (status == EXIT_SUCCESS) {
            if (auto removed = travaux::remove_reprise(asked.reprise); !removed) status = report(removed.error());
        }
        std::fprintf(stderr, "%d processus, %u cœurs pour celui-ci, %.3f s\n", transport.size(), transport.cores(), seconds);
    }
    return transport.finish(status);
}
