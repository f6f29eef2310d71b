#include <socle/toml/table_reader.hpp>

#include <socle/base/text.hpp>

#include <cmath>

namespace socle::toml_file {

std::optional<std::int64_t> scaled_number(const toml::node& node, std::int64_t scale, std::int64_t min_scaled, std::int64_t max_scaled) {
    if (const auto whole = node.value_exact<std::int64_t>()) {
        if (*whole < min_scaled / scale || *whole > max_scaled / scale) return std::nullopt;
        const std::int64_t scaled = *whole * scale;
        return scaled < min_scaled ? std::nullopt : std::optional(scaled);
    }
    if (const auto decimal = node.value_exact<double>()) {
        constexpr double kTolerance = 1e-6;
        const double scaled = *decimal * static_cast<double>(scale);
        if (!(scaled >= static_cast<double>(min_scaled)) || scaled > static_cast<double>(max_scaled)) return std::nullopt;
        const double rounded = std::round(scaled);
        if (std::abs(scaled - rounded) > kTolerance) return std::nullopt;
        return static_cast<std::int64_t>(rounded);
    }
    return std::nullopt;
}

std::optional<std::string> read_string(const Context& context, const toml::node& node, const std::string& key) {
    constexpr std::size_t kMaxText = 20'000;
    const auto text = node.value_exact<std::string>();
    if (!text || text->empty() || text->size() > kMaxText) {
        context.report(node, key, "type", "un texte entre guillemets, non vide, est attendu", "Écrivez par exemple \"texte\".");
        return std::nullopt;
    }
    return text;
}

std::optional<bool> read_bool(const Context& context, const toml::node& node, const std::string& key) {
    const auto value = node.value_exact<bool>();
    if (!value) context.report(node, key, "type", "true ou false est attendu", "Écrivez true ou false, sans guillemets.");
    return value;
}

std::optional<std::int64_t> read_integer(const Context& context, const toml::node& node, const std::string& key,
                                         std::int64_t min, std::int64_t max) {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < min || *value > max) {
        context.report(node, key, "nombre", "un nombre entier de " + std::to_string(min) + " à " + std::to_string(max) + " est attendu",
                       "Corrigez la valeur.");
        return std::nullopt;
    }
    return value;
}

std::optional<calendar::Date> read_date(const Context& context, const toml::node& node, const std::string& key) {
    const auto value = node.value_exact<toml::date>();
    const auto date = value ? calendar::make_date(value->year, value->month, value->day) : std::nullopt;
    if (!date) {
        context.report(node, key, "date", "une date est attendue", "Écrivez-la AAAA-MM-JJ, sans guillemets, de 1900 à 2199.");
    }
    return date;
}

std::optional<money::Cents> read_euros(const Context& context, const toml::node& node, const std::string& key) {
    constexpr std::int64_t kCentsPerEuro = 100;
    const auto cents = scaled_number(node, kCentsPerEuro, 0, money::kMaxCents);
    if (!cents) {
        context.report(node, key, "montant", "un montant en euros, positif ou nul, avec deux décimales au plus, est attendu",
                       "Écrivez par exemple 50_000 ou 17_500.50.");
        return std::nullopt;
    }
    return money::Cents{*cents};
}

std::optional<money::Rate> read_percent(const Context& context, const toml::node& node, const std::string& key) {
    constexpr std::int64_t kMaxPercent = 1000;
    const auto millionths = scaled_number(node, money::kMillionthsPerPercent, 0, kMaxPercent * money::kMillionthsPerPercent);
    if (!millionths) {
        context.report(node, key, "taux", "un taux en pour cent, de 0 à 1000, avec quatre décimales au plus, est attendu",
                       "Écrivez par exemple 75 ou 12.5, sans le signe %.");
        return std::nullopt;
    }
    return money::Rate{*millionths};
}

void TableReader::report_unknown() const {
    const std::vector<std::string> known(known_.begin(), known_.end());
    for (const auto& [name, node] : table_) {
        const std::string text(name.str());
        if (context_.is_full()) return;
        if (known_.contains(text)) continue;
        const auto near = base::find_nearest(text, known);
        context_.report(node, key(base::printable(text)), "cle-inconnue", "la clé « " + base::printable(text) + " » n'existe pas ici",
                        near ? "Vouliez-vous écrire « " + *near + " » ?" : "Clés possibles : " + base::enumerate_fr(known) + ".");
    }
}

}  // namespace socle::toml_file
