#include "progress.hpp"

#include <socle/base/text.hpp>
#include <socle/money/money.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace socle::cli {

namespace {

constexpr double kBetweenDrawings = 0.1;
constexpr double kBetweenLogLines = 10;
constexpr std::size_t kDefaultColumns = 80;

std::size_t columns_of_stderr() {
    if (::isatty(STDERR_FILENO) == 0) return 0;
    // A terminal that cannot go back to the start of a line is a log.
    if (const char* term = std::getenv("TERM"); term != nullptr && std::string_view(term) == "dumb") return 0;
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultColumns;
    return size.ws_col;
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string duration_fr(double seconds) {
    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 3600;
    constexpr double kLongest = 1e9;
    const auto whole = static_cast<std::int64_t>(std::clamp(seconds, 0.0, kLongest) + 0.999);
    if (whole < kMinute) return std::to_string(whole) + "\u00A0s";
    if (whole < kHour) return std::to_string(whole / kMinute) + "\u00A0min\u00A0" + two_digits(whole % kMinute) + "\u00A0s";
    return money::to_french(whole / kHour) + "\u00A0h\u00A0" + two_digits(whole % kHour / kMinute) + "\u00A0min";
}

std::string progress_text(const Progression& progression) {
    constexpr std::int64_t kPercent = 100;
    const std::int64_t percent = progression.total > 0 ? progression.done * kPercent / progression.total : kPercent;
    std::string text = std::to_string(percent) + "\u00A0% · " + money::to_french(progression.done) + " / " + money::to_french(progression.total) + " tirages";
    const std::int64_t made = progression.done - progression.resumed;
    const std::int64_t left = progression.total - progression.done;
    if (made > 0 && left > 0) text += " · reste " + duration_fr(progression.seconds * static_cast<double>(left) / static_cast<double>(made));
    return text;
}

std::string progress_bar(const Progression& progression, std::size_t columns) {
    constexpr std::size_t kWidth = 24;
    const std::string text = progress_text(progression);
    const std::size_t length = base::length_utf8(text);
    if (length >= columns) return text.substr(0, text.find(" · "));
    if (length + kWidth + 3 >= columns) return text;
    const std::int64_t total = std::max<std::int64_t>(1, progression.total);
    const auto full = static_cast<std::size_t>(std::clamp<std::int64_t>(progression.done * std::int64_t{kWidth} / total, 0, kWidth));
    return "[" + std::string(full, '=') + std::string(kWidth - full, ' ') + "] " + text;
}

ProgressDisplay::ProgressDisplay()
    : ProgressDisplay(columns_of_stderr(), [](std::string_view text) {
          std::fwrite(text.data(), 1, text.size(), stderr);
          std::fflush(stderr);
      }) {}

ProgressDisplay::ProgressDisplay(std::size_t columns, std::function<void(std::string_view)> write)
    : columns_(columns), write_(std::move(write)), next_(columns == 0 ? kBetweenLogLines : 0) {}

ProgressDisplay::~ProgressDisplay() { clear(); }

void ProgressDisplay::show(const Progression& progression) {
    if (progression.seconds < next_) return;
    next_ = progression.seconds + (columns_ == 0 ? kBetweenLogLines : kBetweenDrawings);
    if (columns_ == 0) {
        write_(progress_text(progression) + "\n");
        return;
    }
    write_("\r" + progress_bar(progression, columns_) + "\x1B[K");
    drawn_ = true;
}

void ProgressDisplay::clear() {
    if (drawn_) write_("\r\x1B[K");
    drawn_ = false;
}

}  // namespace socle::cli
