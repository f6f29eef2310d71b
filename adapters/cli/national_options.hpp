// The options of `socle national`, checked.
#pragma once

#include "options.hpp"

#include <socle/base/error.hpp>
#include <socle/simulate/flux.hpp>

#include <cstdint>
#include <string>

namespace socle::cli {

// What the command line asked for, checked.
struct NationalAsked {
    simulate::Fenetre fenetre;
    std::uint32_t draws = 0;
    std::uint64_t seed = 1;
    unsigned threads = 0;
    std::string format;
};

[[nodiscard]] base::Checked<NationalAsked> read_national_options(const CommonOptions& common, const NationalOptions& options);

// Fails when the output or the checkpoint would destroy a file that is read, or the output be removed with the checkpoint.
[[nodiscard]] base::Result<void> check_national_files(const NationalOptions& options);

}  // namespace socle::cli
