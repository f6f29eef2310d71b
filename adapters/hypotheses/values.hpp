// Internal: numbers with a unit, missions and sources of a file of hypotheses, as read and as told.
#pragma once

#include <socle/rules/law.hpp>
#include <socle/toml/table_reader.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::hypotheses {

// A decimal number with its bounds, both scaled by 10^decimals.
struct Decimal {
    int decimals = 0;
    std::int64_t min = 0;
    std::int64_t max = 0;
};
inline constexpr int kPercent = 2;      // percent in hundredths
inline constexpr int kMillionths = 4;   // percent in millionths
inline constexpr int kThousandths = 3;  // of a number

// "12,5", "-0,3".
[[nodiscard]] std::string to_french(std::int64_t scaled, int decimals);
[[nodiscard]] std::string points(std::int64_t scaled, int decimals);  // "0,5 point", "15 points"

// Scaled; nothing after having reported why ("nombre").
[[nodiscard]] std::optional<std::int64_t> read_decimal(const toml_file::Context& context, const toml::node& node, const std::string& key,
                                                       const Decimal& form);
// The same for a key that must be there.
[[nodiscard]] std::optional<std::int64_t> required_decimal(toml_file::TableReader& table, const std::string& name, const Decimal& form);
[[nodiscard]] std::optional<std::int64_t> required_integer(toml_file::TableReader& table, const std::string& name, std::int64_t min, std::int64_t max);
// A list of them, not empty.
[[nodiscard]] std::optional<std::vector<std::int64_t>> required_list(toml_file::TableReader& table, const std::string& name, const Decimal& form);

// The source of a hypothesis: required ("sans-source").
[[nodiscard]] std::string read_source(toml_file::TableReader& table);

// Index of a mission of the law; nothing after having reported "mission-inconnue".
[[nodiscard]] std::optional<std::size_t> find_mission(const toml_file::Context& context, const toml::node& at, const std::string& key,
                                                      const rules::Law& law, const std::string& id, bool toutes);

// A probability in millionths, in 1 / 2³².
[[nodiscard]] constexpr std::uint64_t to_probability(std::int64_t millionths) {
    constexpr std::uint64_t kWholeMillionths = 1'000'000;
    return ((static_cast<std::uint64_t>(millionths) << 32U) + kWholeMillionths / 2) / kWholeMillionths;
}

}  // namespace socle::hypotheses
