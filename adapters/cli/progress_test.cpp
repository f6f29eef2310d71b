#include "progress.hpp"

#include <doctest/doctest.h>

using namespace socle::cli;

TEST_CASE("durations in words") {
    CHECK(duration_fr(0) == "0\u00A0s");
    CHECK(duration_fr(0.2) == "1\u00A0s");
    CHECK(duration_fr(8) == "8\u00A0s");
    CHECK(duration_fr(60) == "1\u00A0min\u00A000\u00A0s");
    CHECK(duration_fr(200) == "3\u00A0min\u00A020\u00A0s");
    CHECK(duration_fr(3900) == "1\u00A0h\u00A005\u00A0min");
    CHECK(duration_fr(-1) == "0\u00A0s");
}

TEST_CASE("how far it is, and what is left") {
    CHECK(progress_text({1200, 10'000, 0, 1.0}) == "12\u00A0% · 1\u202F200 / 10\u202F000 tirages · reste 8\u00A0s");
    CHECK(progress_text({0, 10'000, 0, 0.1}) == "0\u00A0% · 0 / 10\u202F000 tirages");
    // What an earlier run made took no time of this one.
    CHECK(progress_text({5000, 10'000, 5000, 0.1}) == "50\u00A0% · 5\u202F000 / 10\u202F000 tirages");
    CHECK(progress_text({6000, 10'000, 5000, 10}) == "60\u00A0% · 6\u202F000 / 10\u202F000 tirages · reste 40\u00A0s");
    CHECK(progress_text({10'000, 10'000, 0, 9}) == "100\u00A0% · 10\u202F000 / 10\u202F000 tirages");
    CHECK(progress_text({0, 0, 0, 0}) == "100\u00A0% · 0 / 0 tirages");
}

TEST_CASE("the bar fits the terminal") {
    const Progression half{5000, 10'000, 0, 4};
    CHECK(progress_bar(half, 80) == "[============            ] 50\u00A0% · 5\u202F000 / 10\u202F000 tirages · reste 4\u00A0s");
    CHECK(progress_bar(half, 60) == progress_text(half));
    CHECK(progress_bar(half, 20) == "50\u00A0%");
}

TEST_CASE("a terminal is drawn ten times a second at most, and wiped") {
    std::string out;
    {
        ProgressDisplay display(80, [&](std::string_view text) { out += text; });
        display.show({0, 100, 0, 0});
        display.show({10, 100, 0, 0.05});
        display.show({20, 100, 0, 0.12});
        CHECK(out == "\r" + progress_bar({0, 100, 0, 0}, 80) + "\x1B[K\r" + progress_bar({20, 100, 0, 0.12}, 80) + "\x1B[K");
        out.clear();
    }
    CHECK(out == "\r\x1B[K");
}

TEST_CASE("a log gets a line every ten seconds, none for a short work") {
    std::string out;
    {
        ProgressDisplay display(0, [&](std::string_view text) { out += text; });
        display.show({0, 100, 0, 0});
        display.show({10, 100, 0, 9.9});
        CHECK(out.empty());
        display.show({11, 100, 0, 10.1});
        display.show({19, 100, 0, 19});
        display.show({21, 100, 0, 20.2});
    }
    CHECK(out == progress_text({11, 100, 0, 10.1}) + "\n" + progress_text({21, 100, 0, 20.2}) + "\n");
}
