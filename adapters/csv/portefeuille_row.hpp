// Internal: the columns of a portfolio, and one row of it as a CPTS.
#pragma once

#include <socle/base/error.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/territoire/referentiel.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::csv {

enum class CptsField : std::uint8_t { Id, Nom, Lieux, Population, Departement, Signature, Membres, Mission, Taux, AnneeRedaction, Crises };

struct CptsColumn {
    CptsField field = CptsField::Id;
    std::size_t mission = 0;
    std::string name;
};

// Names of every column, in the order in which they are written.
[[nodiscard]] std::vector<CptsColumn> cpts_columns(const rules::Law& law);

inline constexpr std::size_t kMaxHeaderErrors = 20;

// Which column is what. Every unknown, doubled or missing column is told.
[[nodiscard]] base::Checked<std::vector<CptsColumn>> read_cpts_header(const rules::Law& law, const std::vector<std::string_view>& names);

// Parts of communes that a whole portfolio may list.
inline constexpr std::size_t kMaxPortefeuilleParts = 1'000'000;

class CptsReader {
public:
    CptsReader(const rules::Law& law, const territoire::Referentiel& referentiel, std::vector<CptsColumn> columns)
        : law_(law), referentiel_(referentiel), columns_(std::move(columns)) {}

    // Adds what is wrong with the row to `errors`; without any, the CPTS is whole, but for what only the portfolio can tell.
    [[nodiscard]] portefeuille::Cpts read(const std::vector<std::string_view>& fields, std::uint64_t ligne, base::Errors& errors);

    // Communes that some edition does not tell, ascending.
    [[nodiscard]] const std::vector<territoire::Index>& untold() const { return untold_; }

private:
    void read_field(const CptsColumn& column, std::string_view text);
    void read_lieux(std::string_view text);
    void read_lieu(std::string_view text, std::vector<territoire::CommuneShare>& parts);
    // Empty after a mistake, which is told.
    [[nodiscard]] std::vector<territoire::Index> communes_named(std::string_view code);
    void read_date(std::string_view text, const std::string& name, std::optional<calendar::Date>& date);
    void read_rates(const CptsColumn& column, std::string_view text);
    [[nodiscard]] std::optional<int> read_rank(std::string_view text, const std::string& name);
    void finish();
    void find_place();
    void refuse(std::string_view column, std::string code, std::string reason, std::string remedy);

    const rules::Law& law_;
    const territoire::Referentiel& referentiel_;
    std::vector<CptsColumn> columns_;
    std::vector<territoire::Index> untold_;
    std::size_t parts_ = 0;

    // Of the row being read.
    portefeuille::Cpts cpts_;
    std::optional<calendar::Date> signature_;
    std::optional<std::int64_t> population_;
    std::vector<std::optional<calendar::Date>> starts_;
    std::vector<std::vector<money::Rate>> rates_;
    base::Errors* errors_ = nullptr;
};

}  // namespace socle::csv
