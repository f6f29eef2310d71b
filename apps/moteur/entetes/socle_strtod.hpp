// For toml++ in WebAssembly: std::from_chars brings 18 kB of tables along, streams bring 120 kB of locales; the C library's strtod, which
// the JSON reader needs anyway, rounds as they do.
#pragma once

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <string>

inline std::from_chars_result socle_strtod(const char* first, const char* last, double& value) {
    const std::string text(first, last);
    char* end = nullptr;
    errno = 0;
    value = std::strtod(text.c_str(), &end);
    if (end == text.c_str()) return {first, std::errc::invalid_argument};
    return {first + (end - text.c_str()), errno == ERANGE ? std::errc::result_out_of_range : std::errc{}};
}
