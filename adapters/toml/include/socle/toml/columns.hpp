// toml++ reads a text in which accented letters are written as escapes (ascii.hpp says why): its columns are those of that
// text, and people look for those of their file.
#pragma once

#include <cstdint>
#include <vector>

namespace socle::toml_file {

class Columns {
public:
    // From `column` on in that line, `extra` more characters than in the file. Called in the order of places.
    void add(std::uint32_t line, std::uint32_t column, std::uint32_t extra);
    // In characters, from 1.
    [[nodiscard]] std::uint32_t in_file(std::uint32_t line, std::uint32_t column) const;

private:
    struct Shift {
        std::uint32_t line;
        std::uint32_t column;
        std::uint32_t total;  // since the beginning of the line
    };
    std::vector<Shift> shifts_;
};

}  // namespace socle::toml_file
