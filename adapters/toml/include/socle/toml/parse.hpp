// Bytes → a table of TOML that keeps the positions, or the first mistake, in French. What cannot be read as TOML at all stops
// at its first mistake; the values of a table are judged by TableReader, all at once.
#pragma once

#include <socle/toml/table_reader.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace socle::toml_file {

// What a kind of file holds, for messages.
struct Guide {
    std::string_view content;    // "un texte de droit": what to write in an empty file
    std::string_view too_large;  // remedy for a file beyond the limit
    std::string_view format;     // document that describes it, "droit/FORMAT.md"
};

struct Document {
    toml::table table;
    Columns columns;
};

// `shown`: name of the file in places. Fails with "fichier-vide" or "toml".
[[nodiscard]] base::Result<Document> parse(const std::string& text, const std::string& shown, const Guide& guide);

}  // namespace socle::toml_file
