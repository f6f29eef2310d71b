// Threads, signals and processes: always the same bits.
#include "hooked_transport.hpp"
#include "small_world.hpp"

#include <socle/travaux/travaux.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <limits>
#include <set>
#include <thread>

using namespace socle;
using namespace socle::travaux;

namespace {

constexpr std::uint32_t kDraws = 5'000;
constexpr std::uint32_t kBlocks = 20;

struct Computed {
    base::Result<void> status;
    std::string bytes;
};

Computed compute(const SmallWorld& world, Transport& transport, const Options& options) {
    simulate::Resultats resultats(world.simulation);
    auto status = run(world.simulation, resultats, transport, options);
    return {std::move(status), bytes_of(world.simulation, resultats)};
}

std::string reference(const SmallWorld& world) {
    simulate::Resultats resultats(world.simulation);
    simulate::BlockWorker worker(world.simulation);
    std::vector<simulate::BlockSums> sums;
    for (std::uint32_t block = 0; block < world.simulation.blocks(); ++block) {
        worker.run(block, sums);
        resultats.put(block, sums);
    }
    return bytes_of(world.simulation, resultats);
}

// Every process of a work as a thread of this one; answers what each got.
std::vector<Computed> compute_together(const SmallWorld& world, int size, const std::vector<std::string>& empreintes) {
    FakeMachines machines(size);
    std::vector<Computed> all(static_cast<std::size_t>(size));
    {
        std::vector<std::jthread> ranks;
        for (int rank = 0; rank < size; ++rank) {
            ranks.emplace_back([&, rank] {
                const auto transport = machines.transport(rank);
                Options options;
                options.threads = 2;
                options.empreinte = empreintes[static_cast<std::size_t>(rank) % empreintes.size()];
                all[static_cast<std::size_t>(rank)] = compute(world, *transport, options);
            });
        }
    }
    return all;
}

}  // namespace

TEST_CASE("the small world draws something") {
    const SmallWorld world(kDraws, 5);
    simulate::Resultats resultats(world.simulation);
    const auto alone = make_alone();
    REQUIRE(run(world.simulation, resultats, *alone, {}).has_value());
    CHECK(resultats.complete());
    const auto series = resultats.series(0, world.simulation.series.index(0, simulate::Mesure::Droits, 0));
    CHECK(std::set<std::int64_t>(series.begin(), series.end()).size() > 100);
}

TEST_CASE("any number of threads gives the same bits") {
    const SmallWorld world(kDraws, 5);
    const std::string expected = reference(world);
    const auto alone = make_alone();
    for (const unsigned threads : {0U, 1U, 2U, 3U, 7U, 100U}) {
        Options options;
        options.threads = threads;
        const Computed got = compute(world, *alone, options);
        CAPTURE(threads);
        REQUIRE(got.status.has_value());
        CHECK(got.bytes == expected);
    }
}

TEST_CASE("several processes give the same bits") {
    const SmallWorld world(kDraws, 5);
    const std::string expected = reference(world);
    for (const int size : {2, 3, 30}) {
        const auto all = compute_together(world, size, {"abc"});
        CAPTURE(size);
        for (const Computed& one : all) CHECK(one.status.has_value());
        CHECK(all.front().bytes == expected);
    }
}

TEST_CASE("processes that keep a part each have together the same bits, and each the sums of all members") {
    const SmallWorld world(kDraws, 5);
    simulate::Resultats expected(world.simulation);
    REQUIRE(run(world.simulation, expected, *make_alone(), {}).has_value());
    for (const int size : {2, 3, 30}) {
        CAPTURE(size);
        FakeMachines machines(size);
        std::vector<std::unique_ptr<simulate::Resultats>> all;
        std::vector<base::Result<void>> status(static_cast<std::size_t>(size));
        std::vector<std::vector<std::int64_t>> sums(static_cast<std::size_t>(size));
        Options options;
        options.parts = dealt_out(world.simulation.series, size);
        for (const simulate::Part& part : options.parts) all.push_back(std::make_unique<simulate::Resultats>(world.simulation, part));
        {
            std::vector<std::jthread> ranks;
            for (std::size_t rank = 0; rank < all.size(); ++rank) {
                ranks.emplace_back([&, rank] {
                    const auto transport = machines.transport(static_cast<int>(rank));
                    status[rank] = run(world.simulation, *all[rank], *transport, options);
                    sums[rank] = {1, static_cast<std::int64_t>(rank)};
                    if (status[rank]) status[rank] = add_up(sums[rank], *transport);
                });
            }
        }
        for (std::size_t rank = 0; rank < all.size(); ++rank) {
            REQUIRE(status[rank].has_value());
            if (options.parts[rank].empty()) continue;
            CHECK(all[rank]->complete());
            for (std::size_t law = 0; law < world.simulation.laws.size(); ++law) {
                CHECK(std::ranges::equal(all[rank]->membres(law), expected.membres(law)));
                for (const std::uint32_t series : options.parts[rank]) CHECK(std::ranges::equal(all[rank]->series(law, series), expected.series(law, series)));
            }
        }
        CHECK(sums.front() == std::vector<std::int64_t>{size, std::int64_t{size} * (size - 1) / 2});
    }
}

TEST_CASE("processes with different files all refuse, and one of them says it") {
    const SmallWorld world(kDraws, 5);
    const auto all = compute_together(world, 3, {"abc", "abc", "abd"});
    for (const Computed& one : all) {
        REQUIRE(!one.status.has_value());
        CHECK(one.status.error().code == "processus-differents");
    }
    FakeMachines machines(2);
    CHECK(is_to_be_shown(all[0].status.error(), *machines.transport(0)));
    CHECK(!is_to_be_shown(all[1].status.error(), *machines.transport(1)));
    CHECK(is_to_be_shown({"memoire", "", "", ""}, *machines.transport(1)));
}

TEST_CASE("progress starts at nothing and ends at everything") {
    const SmallWorld world(kDraws, 5);
    const auto alone = make_alone();
    std::vector<Avancement> seen;
    Options options;
    options.progress = [&](const Avancement& avancement) { seen.push_back(avancement); };
    REQUIRE(compute(world, *alone, options).status.has_value());
    REQUIRE(seen.size() >= 2);
    CHECK(seen.front().done == 0);
    CHECK(seen.front().blocks == kBlocks);
    CHECK(seen.back().done == kBlocks);
    CHECK(seen.back().resumed == 0);
}

TEST_CASE("a signal stops the work, and nothing is said to be written") {
    const SmallWorld world(500'000, 50);
    struct sigaction before {};
    ::sigaction(SIGINT, nullptr, &before);
    for (const int signal : {SIGINT, SIGTERM}) {
        simulate::Resultats resultats(world.simulation);
        HookedTransport transport([&, sent = false]() mutable {
            if (!sent && resultats.done() >= 3) sent = ::raise(signal) == 0;
        });
        const auto stopped = run(world.simulation, resultats, transport, {});
        REQUIRE(!stopped.has_value());
        CHECK(stopped.error().code == "interrompu");
        CHECK(stopped.error().reason.find("blocs de tirages sur 1954") != std::string::npos);
        CHECK(stopped.error().remedy.starts_with("Rien n'a été écrit."));
        CHECK(resultats.done() >= 3);
        CHECK(!resultats.complete());
    }
    struct sigaction after {};
    ::sigaction(SIGINT, nullptr, &after);
    const bool restored = after.sa_handler == before.sa_handler;
    CHECK(restored);
}

TEST_CASE("an ignored signal stays ignored") {
    const SmallWorld world(kDraws, 5);
    const auto before = std::signal(SIGINT, SIG_IGN);
    HookedTransport transport([] { ::raise(SIGINT); });
    CHECK(compute(world, transport, {}).status.has_value());
    std::signal(SIGINT, before);
}

TEST_CASE("a block that comes damaged is refused") {
    const SmallWorld world(kDraws, 5);
    HookedTransport transport(std::string(simulate::encoded_size(world.simulation, simulate::whole(world.simulation.series)), 'x'));
    const Computed got = compute(world, transport, {});
    REQUIRE(!got.status.has_value());
    CHECK(got.status.error().code == "bloc-illisible");
}

// Sanitizers end the program where others throw.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("a machine without enough memory says so") {
    SmallWorld world(kDraws, 5);
    world.prepared.years.push_back({});
    world.prepared.years.back().line_count = std::numeric_limits<std::uint32_t>::max();  // four terabytes for each thread
    const auto alone = make_alone();
    const Computed got = compute(world, *alone, {});
    REQUIRE(!got.status.has_value());
    CHECK(got.status.error().code == "memoire");
    CHECK(got.status.error().remedy.find("--threads") != std::string::npos);
}
#endif
