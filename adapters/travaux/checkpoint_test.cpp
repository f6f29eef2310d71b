// A checkpoint cut, damaged, foreign, locked or on a full disk: the work goes on to the same bits, or says why not.
#include "hooked_transport.hpp"
#include "small_world.hpp"

#include <socle/files/files.hpp>
#include <socle/travaux/travaux.hpp>

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace socle;
using namespace socle::travaux;

namespace {

constexpr std::size_t kMaxFile = std::size_t{1} << 26U;

// A folder that goes away with the test.
struct Folder {
    std::string path = "/tmp/socle-reprise-XXXXXX";
    Folder() { REQUIRE(::mkdtemp(path.data()) != nullptr); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file() const { return path + "/calcul.reprise"; }
};

struct Case {
    SmallWorld world{5'000, 5};
    Folder folder;
    std::size_t block = simulate::encoded_size(world.simulation, simulate::whole(world.simulation.series));
    std::string expected;
    std::string whole;  // the checkpoint of the whole work
    std::size_t header = 0;

    Case() {
        REQUIRE(compute("").has_value());
        expected = bytes;
        REQUIRE(compute(folder.file()).has_value());
        CHECK(bytes == expected);
        whole = *files::read_text(folder.file(), kMaxFile);
        header = whole.size() - 20 * block;
    }

    base::Result<void> compute(const std::string& reprise, const std::string& empreinte = "abc") {
        simulate::Resultats resultats(world.simulation);
        const auto alone = make_alone();
        Options options;
        options.threads = 2;
        options.reprise = reprise;
        options.empreinte = empreinte;
        options.progress = [&](const Avancement& avancement) { resumed = avancement.resumed; };
        auto status = run(world.simulation, resultats, *alone, options);
        bytes = bytes_of(world.simulation, resultats);
        return status;
    }

    void put(const std::string& content) const { std::ofstream(folder.file(), std::ios::binary | std::ios::trunc) << content; }
    [[nodiscard]] std::string content() const { return *files::read_text(folder.file(), kMaxFile); }

    std::string bytes;
    std::uint32_t resumed = 0;
};

}  // namespace

TEST_CASE("a checkpoint cut anywhere goes on with the blocks it has") {
    Case one;
    const std::size_t cuts[] = {0, 8, 9, one.header - 1, one.header, one.header + 1, one.header + one.block - 1, one.header + one.block,
                                one.header + 7 * one.block + one.block / 2, one.whole.size() - 1, one.whole.size()};
    for (const std::size_t cut : cuts) {
        one.put(one.whole.substr(0, cut));
        CAPTURE(cut);
        REQUIRE(one.compute(one.folder.file()).has_value());
        CHECK(one.bytes == one.expected);
        CHECK(one.resumed == (cut < one.header ? 0 : (cut - one.header) / one.block));
        CHECK(one.content().size() == one.whole.size());
    }
}

TEST_CASE("damaged blocks are made again, the others kept") {
    Case one;
    for (const std::size_t place : {std::size_t{0}, std::size_t{9}, one.block / 2, 5 * one.block + 100, one.whole.size() - one.header - 1}) {
        std::string damaged = one.whole;
        damaged[one.header + place] = static_cast<char>(damaged[one.header + place] ^ 16);
        one.put(damaged);
        CAPTURE(place);
        REQUIRE(one.compute(one.folder.file()).has_value());
        CHECK(one.bytes == one.expected);
        CHECK(one.resumed == 19);
        REQUIRE(one.compute(one.folder.file()).has_value());
        CHECK(one.resumed == 20);
    }
}

TEST_CASE("the checkpoint of another work, or any other file, is refused and left as it is") {
    Case one;
    const auto refused = [&](const std::string& empreinte, const char* why) {
        const std::string before = one.content();
        const auto status = one.compute(one.folder.file(), empreinte);
        REQUIRE(!status.has_value());
        CHECK(status.error().code == "reprise-autre");
        CHECK(status.error().reason.find(why) != std::string::npos);
        CHECK(one.content() == before);
    };
    refused("abd", "appartient à un autre calcul");
    refused("abcd", "appartient à un autre calcul");
    refused("ab", "appartient à un autre calcul");
    std::string other_size = one.whole;
    other_size[8] = static_cast<char>(other_size[8] + 1);
    one.put(other_size);
    refused("abc", "appartient à un autre calcul");
    one.put("id,date,population\n");
    refused("abc", "n'est pas un point de reprise");
    one.put("SOCLERP1");
    refused("abc", "n'est pas un point de reprise de cette version");
    one.put("SOC");
    refused("abc", "n'est pas un point de reprise");
}

TEST_CASE("two runs do not write the same checkpoint") {
    Case one;
    const int other = ::open(one.folder.file().c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(other, LOCK_EX) == 0);
    const auto status = one.compute(one.folder.file());
    REQUIRE(!status.has_value());
    CHECK(status.error().code == "reprise-occupee");
    ::close(other);
    CHECK(one.compute(one.folder.file()).has_value());
}

TEST_CASE("a checkpoint that cannot be opened") {
    Case one;
    for (const std::string& path : {one.folder.path, one.folder.path + "/absent/x", std::string("/dev/full")}) {
        const auto status = one.compute(path);
        CAPTURE(path);
        REQUIRE(!status.has_value());
        CHECK(status.error().code == "reprise-illisible");
        CHECK(status.error().place == path);
    }
}

TEST_CASE("only its owner reads a checkpoint, and it goes away when asked") {
    Case one;
    struct stat status {};
    REQUIRE(::stat(one.folder.file().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    CHECK(remove_reprise(one.folder.file()).has_value());
    CHECK(!std::filesystem::exists(one.folder.file()));
    CHECK(remove_reprise(one.folder.file()).has_value());
    CHECK(remove_reprise("").has_value());
    CHECK(remove_reprise(one.folder.path).error().code == "reprise-ecriture");
}

TEST_CASE("interrupted again and again, then finished: the same bits") {
    Case one;
    one.put("");
    std::uint32_t done = 0;
    int times = 0;
    for (bool complete = false; !complete; ++times) {
        REQUIRE(times < 21);
        simulate::Resultats resultats(one.world.simulation);
        HookedTransport transport([&, sent = false]() mutable {
            if (!sent && resultats.done() > done) sent = ::raise(SIGINT) == 0;
        });
        Options options;
        options.threads = 2;
        options.reprise = one.folder.file();
        options.empreinte = "abc";
        const auto status = run(one.world.simulation, resultats, transport, options);
        complete = status.has_value();
        if (!complete) {
            CHECK(status.error().code == "interrompu");
            CHECK(status.error().remedy.find("--reprise " + one.folder.file()) != std::string::npos);
        }
        CHECK(resultats.done() > done);
        done = resultats.done();
        if (complete) CHECK(bytes_of(one.world.simulation, resultats) == one.expected);
    }
    CHECK(times > 1);
}

TEST_CASE("a full disk stops the work, and what was written goes on") {
    Case one;
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const auto full_at = [&](std::size_t bytes) {
        const rlimit limit{bytes, before.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
        auto status = one.compute(one.folder.file());
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
        REQUIRE(!status.has_value());
        CHECK(status.error().code == "reprise-ecriture");
        CHECK(status.error().remedy.find("place libre") != std::string::npos);
    };
    REQUIRE(remove_reprise(one.folder.file()).has_value());
    full_at(10);
    CHECK(!std::filesystem::exists(one.folder.file()));
    full_at(one.header + 3 * one.block + one.block / 3);
    CHECK(one.content().size() == one.header + 3 * one.block);
    REQUIRE(one.compute(one.folder.file()).has_value());
    CHECK(one.resumed == 3);
    CHECK(one.bytes == one.expected);
    std::signal(SIGXFSZ, handler);
}
