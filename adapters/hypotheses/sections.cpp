#include "sections.hpp"

#include <socle/money/money.hpp>

namespace socle::hypotheses {

using toml_file::TableReader;

namespace {

constexpr std::int64_t kAll = 1'000'000;
constexpr Decimal kProbability{kMillionths, 0, kAll};

std::string percent(std::int64_t millionths) { return money::to_french(money::Rate{millionths}); }

}  // namespace

void read_crise(TableReader& root, simulate::Hypotheses& out) {
    root.section("crise", [&](TableReader& table) {
        const auto national = required_decimal(table, "probabilite_nationale", kProbability);
        const auto regional = required_decimal(table, "probabilite_regionale", kProbability);
        const std::string source = read_source(table);
        if (!national || !regional) return;
        out.crise = {true, to_probability(*national), to_probability(*regional)};
        out.enonces.push_back({"Crise sanitaire grave",
                               "chaque année civile, probabilité de " + percent(*national) + " pour tout le pays, et de " + percent(*regional) + " pour chaque région", source});
    });
}

void read_population(TableReader& root, simulate::Hypotheses& out) {
    constexpr std::int64_t kMax = 5 * money::kMillionthsPerPercent;
    root.section("population", [&](TableReader& table) {
        const auto mean = required_decimal(table, "croissance_annuelle", {kMillionths, -kMax, kMax});
        const auto spread = required_decimal(table, "ecart_type", {kMillionths, 0, kMax});
        const std::string source = read_source(table);
        if (!mean || !spread) return;
        out.croissance = {true, *mean, *spread};
        out.enonces.push_back({"Croissance de la population",
                               to_french(*mean, kMillionths) + "\u00A0% par an, écart-type de " + points(*spread, kMillionths) + " entre les CPTS", source});
    });
}

void read_renouvellement(TableReader& root, simulate::Hypotheses& out) {
    root.section("renouvellement", [&](TableReader& table) {
        const auto probability = required_decimal(table, "probabilite", kProbability);
        const std::string source = read_source(table);
        if (!probability) return;
        out.renouvellement.probability = to_probability(*probability);
        out.enonces.push_back({"Renouvellement des contrats", "probabilité de " + percent(*probability) + " à chaque échéance", source});
    });
}

}  // namespace socle::hypotheses
