// Any bytes as a batch, on one to three threads: no crash, no endless loop; every line is either computed or rejected.
#include <socle/csv/lot.hpp>
#include <socle/droit_files/folder.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace socle;

namespace {

const app::Engine& engine() {
    static const app::Engine instance = [] {
        auto files = droit_files::read_folder("droit");
        if (!files) std::abort();
        auto book = droit_files::parse_law(*files);
        if (!book) std::abort();
        auto made = app::Engine::create(std::move(*book), {});
        if (!made) std::abort();
        return std::move(*made);
    }();
    return instance;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::size_t at = 0;
    csv::Reader reader([&](char* buffer, std::size_t room) {
        const std::size_t count = std::min(room, size - at);
        if (count > 0) std::memcpy(buffer, data + at, count);
        at += count;
        return count;
    });
    std::uint64_t lines = 0;
    const auto count_lines = [&](std::string_view bytes) -> base::Result<void> {
        lines += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
        return {};
    };
    csv::LotOptions options;
    options.threads = 1 + static_cast<unsigned>(size % 3);
    const auto result = csv::run_lot(engine(), reader, count_lines, count_lines, options);
    if (result && lines != result->computed + result->rejected + 1 + (result->rejected > 0 ? 1 : 0)) std::abort();
    return 0;
}
