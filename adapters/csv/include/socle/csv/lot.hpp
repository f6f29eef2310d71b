// `socle lot`: one contract year a row, CSV to CSV, in bounded memory.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/csv/reader.hpp>

#include <cstdint>
#include <functional>
#include <string_view>

namespace socle::csv {

// Takes the bytes produced so far; a failure stops the work.
using Sink = std::function<base::Result<void>(std::string_view)>;

struct LotResult {
    std::uint64_t computed = 0;
    std::uint64_t rejected = 0;
};

// Each thread holds a few megabytes: that many stay far below 200.
inline constexpr unsigned kMaxThreads = 32;

struct LotOptions {
    char separator = ',';  // of the output
    unsigned threads = 1;  // sinks and the reader are called from any of them, never from two at once
};

// Rows keep their order. A bad row goes to `rejects` (line, id, column, reason, remedy) and the others are computed. Fails
// on an empty input, a header that is wrong, or when a sink fails.
[[nodiscard]] base::Result<LotResult> run_lot(const app::Engine& engine, Reader& reader, const Sink& output, const Sink& rejects,
                                              const LotOptions& options = {});

}  // namespace socle::csv
