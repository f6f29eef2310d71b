#include <socle/files/folder.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

using namespace socle;
namespace fs = std::filesystem;

namespace {

struct Work {
    fs::path path;
    Work() {
        std::string name = (fs::temp_directory_path() / "socle-dossier-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    ~Work() { fs::remove_all(path); }
};

base::Result<void> write_site(const fs::path& path, const std::string& text) {
    auto folder = files::AtomicFolder::create(path, "temoin");
    if (!folder) return std::unexpected(folder.error());
    REQUIRE(folder->write({"temoin", text}));
    REQUIRE(folder->write({"a/b/c.txt", text}));
    return folder->commit();
}

std::size_t entries(const fs::path& folder) { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())); }

}  // namespace

TEST_CASE("a folder is written whole, with those below it, and read back in the order of names") {
    const Work work;
    REQUIRE(write_site(work.path / "site", "un"));
    const auto read = files::read_folder(work.path / "site", 100);
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[0].name == "a/b/c.txt");
    CHECK((*read)[1].bytes == "un");
    CHECK(entries(work.path) == 1);
}

TEST_CASE("a folder of ours is replaced entirely, and nothing else is left") {
    const Work work;
    REQUIRE(write_site(work.path / "site", "un"));
    std::ofstream(work.path / "site/reste.txt") << "ancien";
    REQUIRE(write_site(work.path / "site", "deux"));
    const auto read = files::read_folder(work.path / "site", 100);
    REQUIRE(read);
    CHECK(read->size() == 2);
    CHECK(read->back().bytes == "deux");
    CHECK(entries(work.path) == 1);
}

TEST_CASE("a bare name is taken from the current folder") {
    const Work work;
    const fs::path before = fs::current_path();
    fs::current_path(work.path);
    const auto made = write_site("site", "un");
    const auto again = write_site("site/", "deux");
    fs::current_path(before);
    CHECK(made);
    CHECK(again);
    const auto read = files::read_folder(work.path / "site", 100);
    REQUIRE(read);
    CHECK(read->back().bytes == "deux");
    CHECK(entries(work.path) == 1);
}

TEST_CASE("an empty folder is taken; one that holds something else is refused and left alone") {
    const Work work;
    fs::create_directory(work.path / "vide");
    CHECK(write_site(work.path / "vide/", "un"));
    fs::create_directory(work.path / "autre");
    std::ofstream(work.path / "autre/photo.jpg") << "x";
    const auto refused = write_site(work.path / "autre", "un");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "dossier-etranger");
    CHECK(fs::exists(work.path / "autre/photo.jpg"));
    CHECK(entries(work.path) == 2);
}

TEST_CASE("a folder given up leaves what was there") {
    const Work work;
    REQUIRE(write_site(work.path / "site", "un"));
    {
        auto folder = files::AtomicFolder::create(work.path / "site", "temoin");
        REQUIRE(folder);
        REQUIRE(folder->write({"temoin", "deux"}));
    }
    const auto read = files::read_folder(work.path / "site", 100);
    REQUIRE(read);
    CHECK(read->back().bytes == "un");
    CHECK(entries(work.path) == 1);
}

TEST_CASE("a folder that cannot be made, and one too large to read, are told") {
    const Work work;
    const auto nowhere = write_site(work.path / "absent/site", "un");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == "ecriture");
    REQUIRE(write_site(work.path / "site", "un"));
    CHECK_FALSE(files::read_folder(work.path / "site", 3));
    CHECK_FALSE(files::read_folder(work.path / "absent", 3));
}

namespace {

volatile std::sig_atomic_t came = 0;

}  // namespace

TEST_CASE("an interruption waits until a folder was given up, then comes") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        came = 0;
        const auto before = std::signal(signal, [](int) { came = came + 1; });
        {
            const files::InterruptionHeld held;
            CHECK_FALSE(held.asked());
            ::raise(signal);
            CHECK(held.asked());
            CHECK(came == 0);
        }
        CHECK(came == 1);
        std::signal(signal, SIG_IGN);
        {
            const files::InterruptionHeld held;
            ::raise(signal);
            CHECK_FALSE(held.asked());
        }
        std::signal(signal, before);
    }
}
