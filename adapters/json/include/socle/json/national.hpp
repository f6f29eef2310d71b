// What is asked of the national computation over HTTP.
#pragma once

#include <socle/base/error.hpp>
#include <socle/calendar/calendar.hpp>
#include <socle/money/money.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::json {

inline constexpr const char* kExemple = "exemple";
inline constexpr std::size_t kMaxHypothesesBytes = std::size_t{1} << 18U;

// The text of a file, or the name of one that the server has.
struct TexteOuNom {
    std::string nom;    // as results and errors show it
    std::string texte;  // empty: the server's own file of that name
};

struct NationalDemande {
    TexteOuNom portefeuille{kExemple, {}};
    std::optional<int> de;
    std::optional<int> a;
    std::uint32_t tirages = 0;
    std::uint64_t graine = 1;
    TexteOuNom hypotheses{kExemple, {}};
    bool nouvelles_signatures = true;  // false: the draws add no CPTS to come
    std::vector<TexteOuNom> reformes;
    bool controle = false;  // beside the published figures
};
struct NationalLimits {
    int max_years = 0;
    std::int64_t max_draws = 0;
    std::int64_t max_seed = 0;
};
// Places of errors are "NAME /pointer".
[[nodiscard]] base::Checked<NationalDemande> parse_national(std::string_view text, const std::string& name, const NationalLimits& limits);

// Amounts moved on the grid.
struct GrilleDemande {
    struct Facteur {
        std::string code;  // of a line
        money::Rate taux;  // what the amounts are multiplied by: 110 % for "+10"
    };
    struct Montant {
        std::string code;
        std::int32_t taille = 0;  // rank of the class
        money::Cents montant;
    };
    TexteOuNom portefeuille{kExemple, {}};  // or the digest of one that was sent before
    std::optional<calendar::Date> date;  // from when
    std::optional<int> de;
    std::optional<int> a;
    std::vector<Facteur> facteurs;
    std::vector<Montant> montants;
};
[[nodiscard]] base::Checked<GrilleDemande> parse_grille(std::string_view text, const std::string& name, int max_years);

}  // namespace socle::json
