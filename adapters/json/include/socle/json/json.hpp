// JSON that people give us: contracts, and results to compute again. Errors name the place by a JSON pointer.
#pragma once

#include <socle/app/engine.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::json {

inline constexpr std::size_t kMaxContratBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxResultatBytes = std::size_t{1} << 24U;

// A contract file. Its population is a number, a list (one for each year) or places to be summed ("territoire"), which the
// caller looks up: then `contrat.populations` is empty.
struct ContratFile {
    app::Contrat contrat;
    std::vector<std::string> territoire;
};

// All the mistakes at once; at the first one if it is not JSON.
[[nodiscard]] base::Checked<ContratFile> parse_contrat(std::string_view text, const std::string& name);

// What a result says it was computed from.
struct Resultat {
    std::string commande;
    std::string programme;
    std::string droit;
    std::vector<std::pair<std::string, std::string>> reformes;  // file, digest
    app::EngineOptions options;
    std::optional<app::Situation> situation;  // commande "simuler"
    std::optional<app::Contrat> contrat;      // commande "plan"
    bool leviers = false;
};

[[nodiscard]] base::Checked<Resultat> parse_resultat(std::string_view text, const std::string& name);

// Where two JSON texts differ, as "/total : 1.00 → 2.00"; what stands below the pointers of `ignored` does not count.
[[nodiscard]] std::vector<std::string> differences(std::string_view before, std::string_view after, const std::vector<std::string>& ignored);

}  // namespace socle::json
