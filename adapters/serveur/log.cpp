#include "log.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace socle::serveur {

namespace {

// Lines of that long are written together.
constexpr std::chrono::milliseconds kGather{50};

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return;
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

}  // namespace

Log::Log(int descriptor) : descriptor_(descriptor), thread_([this] { work(); }) {}

Log::~Log() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    more_.notify_one();
}

void Log::put(std::string_view line) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        if (lines_.size() + line.size() > kMaxBytes) {
            ++dropped_;
            return;
        }
        first = lines_.empty();
        lines_ += line;
        lines_ += '\n';
    }
    if (first) more_.notify_one();
}

void Log::work() {
    std::string lines;
    for (bool last = false; !last;) {
        {
            std::unique_lock lock(mutex_);
            more_.wait(lock, [&] { return stopping_ || !lines_.empty(); });
            more_.wait_for(lock, kGather, [&] { return stopping_; });
            last = stopping_;
            lines.clear();
            lines.swap(lines_);
            if (dropped_ > 0) lines += "{\"time\":\"" + timestamp() + "\",\"dropped_lines\":" + std::to_string(dropped_) + "}\n";
            dropped_ = 0;
        }
        write_all(descriptor_, lines);
    }
}

std::string timestamp() {
    constexpr long kMilli = 1'000'000;
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    thread_local std::time_t second = 0;
    thread_local std::array<char, 24> text{};
    if (now.tv_sec != second || text[0] == '\0') {
        std::tm utc{};
        ::gmtime_r(&now.tv_sec, &utc);
        std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
        second = now.tv_sec;
    }
    const std::string milli = std::to_string(1000 + now.tv_nsec / kMilli);
    return std::string(text.data()) + "." + milli.substr(1) + "Z";
}

}  // namespace socle::serveur
