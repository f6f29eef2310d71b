// Internal: how far a long work is, on stderr.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace socle::cli {

struct Progression {
    std::int64_t done = 0;     // draws
    std::int64_t total = 0;
    std::int64_t resumed = 0;  // of `done`, from an earlier run: they say nothing of the speed
    double seconds = 0;        // since the start
};

// "8 s", "3 min 20 s", "1 h 05 min".
[[nodiscard]] std::string duration_fr(double seconds);

// "12 % · 1 200 / 10 000 tirages · reste 8 s"; without what is left as long as nothing tells the speed.
[[nodiscard]] std::string progress_text(const Progression& progression);

// The same after a bar; a narrow terminal gets no bar, or the percentage alone.
[[nodiscard]] std::string progress_bar(const Progression& progression, std::size_t columns);

// On a terminal, one line drawn again at most ten times a second, and wiped at the end. In a log, a line every ten seconds.
class ProgressDisplay {
public:
    ProgressDisplay();  // on stderr
    // `columns`: of the terminal, 0: it is a log.
    ProgressDisplay(std::size_t columns, std::function<void(std::string_view)> write);
    ~ProgressDisplay();
    ProgressDisplay(const ProgressDisplay&) = delete;
    ProgressDisplay& operator=(const ProgressDisplay&) = delete;

    void show(const Progression& progression);
    // Wipes the line, before anything else is written.
    void clear();

private:
    std::size_t columns_;
    std::function<void(std::string_view)> write_;
    bool drawn_ = false;
    double next_ = 0;
};

}  // namespace socle::cli
