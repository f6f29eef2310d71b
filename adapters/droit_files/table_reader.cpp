#include "table_reader.hpp"

#include <socle/droit/names.hpp>

namespace socle::droit_files {

namespace {

// A TOML float is accepted where it stands for a short decimal number; the result is exact or refused.
std::optional<std::int64_t> scaled_number(const toml::node& node, std::int64_t scale, std::int64_t max_scaled) {
    if (const auto whole = node.value_exact<std::int64_t>()) {
        if (*whole < 0 || *whole > max_scaled / scale) return std::nullopt;
        return *whole * scale;
    }
    if (const auto decimal = node.value_exact<double>()) {
        constexpr double kTolerance = 1e-6;
        const double scaled = *decimal * static_cast<double>(scale);
        if (!(scaled >= 0.0) || scaled > static_cast<double>(max_scaled)) return std::nullopt;
        const double rounded = std::round(scaled);
        if (std::abs(scaled - rounded) > kTolerance) return std::nullopt;
        return static_cast<std::int64_t>(rounded);
    }
    return std::nullopt;
}

}  // namespace

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
    const auto cents = scaled_number(node, kCentsPerEuro, money::kMaxCents);
    if (!cents) {
        context.report(node, key, "montant", "un montant en euros, positif ou nul, avec deux décimales au plus, est attendu",
                       "Écrivez par exemple 50_000 ou 17_500.50.");
        return std::nullopt;
    }
    return money::Cents{*cents};
}

std::optional<money::Rate> read_percent(const Context& context, const toml::node& node, const std::string& key) {
    constexpr std::int64_t kMaxPercent = 1000;
    const auto millionths = scaled_number(node, money::kMillionthsPerPercent, kMaxPercent * money::kMillionthsPerPercent);
    if (!millionths) {
        context.report(node, key, "taux", "un taux en pour cent, de 0 à 1000, avec quatre décimales au plus, est attendu",
                       "Écrivez par exemple 75 ou 12.5, sans le signe %.");
        return std::nullopt;
    }
    return money::Rate{*millionths};
}

std::optional<std::vector<money::Cents>> read_euro_list(const Context& context, const toml::node& node, const std::string& key) {
    const toml::array* array = node.as_array();
    if (array == nullptr || array->empty()) {
        context.report(node, key, "type", "une liste de montants est attendue, un par taille", "Écrivez par exemple [50_000, 60_000].");
        return std::nullopt;
    }
    std::vector<money::Cents> amounts;
    for (const toml::node& item : *array) {
        const auto amount = read_euros(context, item, key + "[" + std::to_string(amounts.size() + 1) + "]");
        amounts.push_back(amount.value_or(money::Cents{}));
    }
    return amounts;
}

std::optional<std::vector<droit::Selector>> read_selectors(const Context& context, const toml::node& node, const std::string& key) {
    const toml::array* array = node.as_array();
    if (array == nullptr || array->empty()) {
        context.report(node, key, "type", "une liste de lignes est attendue", "Écrivez par exemple [\"volet:fixe\", \"parcours_variable\"].");
        return std::nullopt;
    }
    std::vector<droit::Selector> selectors;
    for (const toml::node& item : *array) {
        const auto text = read_string(context, item, key);
        if (!text) continue;
        constexpr std::string_view kPrefix = "volet:";
        droit::Selector selector;
        if (text->starts_with(kPrefix)) {
            selector.volet = droit::parse_volet(std::string_view(*text).substr(kPrefix.size()));
            if (!selector.volet) {
                context.report(item, key, "volet-inconnu", "« " + *text + " » n'est pas un volet",
                               "Employez volet:fonctionnement, volet:fixe, volet:variable, volet:majoration ou volet:additionnel.");
                continue;
            }
        } else {
            selector.code = *text;
        }
        selectors.push_back(std::move(selector));
    }
    return selectors;
}

droit::Sources TableReader::sources() {
    droit::Sources sources;
    const auto add = [&](const toml::node& node, const std::string& path) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            context_.report(node, path, "source", "une source est une table", "Écrivez source = { document = \"001\", lieu = \"tableau\" }.");
            return;
        }
        TableReader reader(context_, *table, path);
        droit::Source source;
        source.document = reader.required("document", read_string);
        source.lieu = reader.required("lieu", read_string);
        reader.report_unknown();
        sources.push_back(std::move(source));
    };
    const toml::node* node = find("source");
    if (node == nullptr) return sources;
    if (const toml::array* array = node->as_array()) {
        for (const toml::node& item : *array) add(item, key("source"));
    } else {
        add(*node, key("source"));
    }
    return sources;
}

void TableReader::report_unknown() const {
    const std::vector<std::string> known(known_.begin(), known_.end());
    for (const auto& [name, node] : table_) {
        const std::string text(name.str());
        if (known_.contains(text)) continue;
        const auto near = base::find_nearest(text, known);
        context_.report(node, key(base::printable(text)), "cle-inconnue", "la clé « " + base::printable(text) + " » n'existe pas ici",
                        near ? "Vouliez-vous écrire « " + *near + " » ?" : "Clés possibles : " + base::enumerate_fr(known) + ".");
    }
}

}  // namespace socle::droit_files
