// A work shared by the processes that mpirun starts, whose output is every value of the results: for tests/mpi/run.
//   test_mpi_program DRAWS MEMBERS OUTPUT [--reprise FILE] [--rang-different RANK] [--threads N]
#include "small_world.hpp"

#include <socle/files/files.hpp>
#include <socle/travaux/travaux.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace socle;

namespace {

struct Asked {
    std::uint32_t draws = 0;
    std::size_t membres = 0;
    std::string output;
    std::string reprise;
    int different = -1;
    unsigned threads = 0;
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

}  // namespace

int main(int argc, char** argv) {
    const Asked asked = parse(argc, argv);
    auto made = travaux::make_transport();
    if (!made) return report(made.error());
    travaux::Transport& transport = **made;
    const travaux::SmallWorld world(asked.draws, asked.membres);
    simulate::Resultats resultats(world.simulation);
    travaux::Options options;
    options.threads = asked.threads;
    options.reprise = asked.reprise;
    options.empreinte = transport.rank() == asked.different ? "autre" : "essai";
    double seconds = 0;
    options.progress = [&](const travaux::Avancement& avancement) { seconds = avancement.seconds; };
    if (auto done = travaux::run(world.simulation, resultats, transport, options); !done) {
        return travaux::is_to_be_shown(done.error(), transport) ? report(done.error()) : EXIT_FAILURE;
    }
    int status = EXIT_SUCCESS;
    if (transport.rank() == 0) {
        status = write(asked.output, travaux::bytes_of(world.simulation, resultats));
        if (status == EXIT_SUCCESS) {
            if (auto removed = travaux::remove_reprise(asked.reprise); !removed) status = report(removed.error());
        }
        std::fprintf(stderr, "%d processus, %u cœurs pour celui-ci, %.3f s\n", transport.size(), transport.cores(), seconds);
    }
    return transport.finish(status);
}
