// Internal: the columns of a batch, and one row of it as facts.
#pragma once

#include <socle/app/engine.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::csv {

enum class Field : std::uint8_t { Id, Date, DateSignature, Population, Membres, PlanCrise, Crise, Mission, Taux };

struct ColumnRole {
    Field field = Field::Id;
    std::size_t mission = 0;
    std::string name;
};

// Which column is what. Fails on an unknown, doubled or missing column.
[[nodiscard]] base::Result<std::vector<ColumnRole>> read_header(const rules::Law& law, const std::vector<std::string_view>& names);

struct Row {
    std::string_view id;
    std::uint32_t version = 0;
    eval::Facts facts;
};

// A mistake in a row: which column, why, what to do.
struct Reject {
    std::string column;
    std::string reason;
    std::string remedy;
};

class RowReader {
public:
    RowReader(const rules::Law& law, std::vector<ColumnRole> columns) : law_(law), columns_(std::move(columns)) {}

    // Empty when the row is good.
    [[nodiscard]] std::optional<Reject> read(const std::vector<std::string_view>& fields, Row& row);

private:
    [[nodiscard]] std::optional<Reject> read_field(const ColumnRole& column, std::string_view text, Row& row);
    [[nodiscard]] std::optional<Reject> finish(Row& row) const;

    const rules::Law& law_;
    std::vector<ColumnRole> columns_;
    std::uint32_t engaged_ = 0;
    std::uint32_t rated_ = 0;  // missions whose rate is above zero
    bool has_signature_ = false;
};

}  // namespace socle::csv
