// Law files (TOML) → law book. Every mistake of a file is told at once, with file, line, key, reason and remedy; only a
// file that is not TOML at all stops at its first mistake. The format is described in droit/FORMAT.md.
#pragma once

#include <socle/droit/law_book.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace socle::droit_files {

inline constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20U;

struct LawFile {
    std::string name;        // relative to the folder, with '/': what digests are made of
    std::string text;
    std::string shown = {};  // path to show in errors; the name when empty
};

// Digest of files, by name and digest of each. `sha256`: digest of bytes.
[[nodiscard]] std::string empreinte(const std::vector<LawFile>& files, std::string (*sha256)(std::string_view));

// Adds what the text holds to the book. Mistakes of references between files are left to droit::check().
[[nodiscard]] base::Errors parse_into(const LawFile& file, droit::LawBook& book);

// All the files, parsed and checked.
[[nodiscard]] base::Checked<droit::LawBook> parse_law(const std::vector<LawFile>& files);

// A file that holds a single text (a reform, or an avenant to come), to be laid over the law, with the documents and
// ambiguities that it brings.
[[nodiscard]] base::Checked<droit::LawBook> parse_reforme(const LawFile& file);

}  // namespace socle::droit_files
