// Files of hypotheses (TOML) → simulate::Hypotheses. Every mistake of a file is told at once, with file, line, column, key,
// reason and remedy. The format is described in docs/formats.md.
#pragma once

#include <socle/rules/law.hpp>
#include <socle/simulate/hypotheses.hpp>

#include <cstddef>
#include <filesystem>
#include <string>

namespace socle::hypotheses {

inline constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20U;

inline constexpr int kMaxSignatureYears = 30;
inline constexpr std::int64_t kMaxSignatures = 250;  // in a year: mean and four standard deviations
inline constexpr std::size_t kMaxDelays = 13;        // different ones, 0 included: each is one more state of a contract

// The bytes of a file. Fails with "fichier-illisible" or "fichier-trop-grand".
[[nodiscard]] base::Result<std::string> read_file(const std::filesystem::path& path);

// `name`: the file, as errors show it. `law`: the one the portfolio is read with; missions are its indices.
[[nodiscard]] base::Checked<simulate::Hypotheses> parse_hypotheses(const std::string& text, const std::string& name, const rules::Law& law);

// Nothing is drawn: the portfolio as it is, each contract renewed.
[[nodiscard]] simulate::Hypotheses make_certain();

}  // namespace socle::hypotheses
