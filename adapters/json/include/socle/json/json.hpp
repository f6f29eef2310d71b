// JSON that people give us: contracts, what is asked of the API, and results to compute again. Errors name the place by the name
// of the text and a JSON pointer ("contrat.json /missions/parcours/taux/0"). Nothing here throws.
#pragma once

#include <socle/app/demande.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::json {

inline constexpr std::size_t kMaxContratBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxResultatBytes = std::size_t{1} << 24U;

// Places of a territory, and bytes of the text of one.
inline constexpr std::size_t kMaxLieux = 2000;
inline constexpr std::size_t kMaxLieuBytes = 10'000;

// A contract file. All the mistakes at once; at the first one if it is not JSON.
[[nodiscard]] base::Checked<app::DemandePlan> parse_contrat(std::string_view text, const std::string& name);

// A text of law to lay over the law.
struct ReformeDemandee {
    std::string nom;  // as receipts and errors name it: "reforme-1.toml" unless it was given
    std::string texte;
};

inline constexpr std::size_t kMaxReformes = 4;
inline constexpr std::size_t kMaxReformeBytes = std::size_t{1} << 18U;

// Under which law something is asked: all empty, the law in force.
struct LoiDemandee {
    droit::Lectures lectures;
    std::string texte;
    std::vector<ReformeDemandee> reformes;
};

// `today` is taken for a missing date.
struct SimulationDemandee {
    app::DemandeSimulation demande;
    LoiDemandee loi;
};
[[nodiscard]] base::Checked<SimulationDemandee> parse_simulation(std::string_view text, const std::string& name, calendar::Date today);

struct PlanDemande {
    app::DemandePlan demande;
    LoiDemandee loi;
};
[[nodiscard]] base::Checked<PlanDemande> parse_plan(std::string_view text, const std::string& name);

struct TerritoireDemande {
    std::vector<std::string> lieux;
    std::optional<calendar::Date> date_signature;
};
[[nodiscard]] base::Checked<TerritoireDemande> parse_territoire(std::string_view text, const std::string& name);

// Two laws: each a date or a text of the law with the reforms laid over it. Empty: "de", the text that the last reform changes;
// "a", that reform.
struct ComparaisonDemandee {
    std::string de;
    std::string a;
    LoiDemandee loi;  // with a reform at least, and no text
};
[[nodiscard]] base::Checked<ComparaisonDemandee> parse_comparaison(std::string_view text, const std::string& name);

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
