#include "values.hpp"

#include <socle/base/text.hpp>

#include <cstdlib>

namespace socle::hypotheses {

using toml_file::Context;
using toml_file::TableReader;

namespace {

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

std::string expected(const Decimal& form) {
    constexpr std::string_view kWords[] = {"zéro", "une", "deux", "trois", "quatre"};
    return "un nombre de " + to_french(form.min, form.decimals) + " à " + to_french(form.max, form.decimals) +
           (form.decimals == 0 ? ", sans décimale," : ", avec " + std::string(kWords[form.decimals]) + " décimales au plus,") + " est attendu";
}

}  // namespace

std::string to_french(std::int64_t scaled, int decimals) {
    const std::int64_t power = power_of_ten(decimals);
    const std::int64_t size = std::abs(scaled);
    std::string text = (scaled < 0 ? "-" : "") + std::to_string(size / power);
    std::string tail = std::to_string(power + size % power).substr(1);
    tail.erase(tail.find_last_not_of('0') + 1);
    return tail.empty() ? text : text + "," + tail;
}

std::string points(std::int64_t scaled, int decimals) {
    return base::count_fr(scaled / power_of_ten(decimals), to_french(scaled, decimals), "point");
}

std::optional<std::int64_t> read_decimal(const Context& context, const toml::node& node, const std::string& key, const Decimal& form) {
    const auto value = toml_file::scaled_number(node, power_of_ten(form.decimals), form.min, form.max);
    if (!value) context.report(node, key, "nombre", expected(form), "Corrigez la valeur ; le signe des décimales est le point.");
    return value;
}

std::optional<std::int64_t> required_decimal(TableReader& table, const std::string& name, const Decimal& form) {
    const toml::node* node = table.find(name);
    if (node != nullptr) return read_decimal(table.context(), *node, table.key(name), form);
    table.missing(name);
    return std::nullopt;
}

std::optional<std::int64_t> required_integer(TableReader& table, const std::string& name, std::int64_t min, std::int64_t max) {
    if (table.find(name) == nullptr) table.missing(name);
    return table.integer(name, min, max);
}

std::optional<std::vector<std::int64_t>> required_list(TableReader& table, const std::string& name, const Decimal& form) {
    const toml::node* node = table.find(name);
    if (node == nullptr) {
        table.missing(name);
        return std::nullopt;
    }
    const toml::array* array = node->as_array();
    if (array == nullptr || array->empty()) {
        table.context().report(*node, table.key(name), "type", "une liste de nombres est attendue", "Écrivez par exemple " + name + " = [0, 10].");
        return std::nullopt;
    }
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < array->size(); ++i) {
        const auto value = read_decimal(table.context(), *array->get(i), table.key(name) + "[" + std::to_string(i + 1) + "]", form);
        if (value) values.push_back(*value);
    }
    if (values.size() < array->size()) return std::nullopt;
    return values;
}

std::string read_source(TableReader& table) {
    const toml::node* node = table.find("source");
    const auto text = node == nullptr ? std::nullopt : node->value_exact<std::string>();
    if (text && !base::trim(*text).empty()) return *text;
    const toml::node& at = node == nullptr ? static_cast<const toml::node&>(table.table()) : *node;
    table.context().report(at, table.key("source"), "sans-source", "cette hypothèse ne dit pas d'où elle vient",
                           "Ajoutez source = \"…\" : un document, un calcul, ou \"supposé\".");
    return {};
}

std::optional<std::size_t> find_mission(const Context& context, const toml::node& at, const std::string& key, const rules::Law& law,
                                        const std::string& id, bool toutes) {
    const std::int32_t found = rules::find_mission(law, id);
    if (found >= 0) return static_cast<std::size_t>(found);
    std::vector<std::string> known;
    if (toutes) known.emplace_back("toutes");
    for (const rules::MissionInfo& mission : law.missions) known.push_back(mission.id);
    const auto near = base::find_nearest(id, known);
    context.report(at, key, "mission-inconnue", "« " + base::printable(id) + " » n'est pas une mission du droit",
                   near ? "Vouliez-vous écrire « " + *near + " » ?" : "Missions possibles : " + base::enumerate_fr(known) + ".");
    return std::nullopt;
}

}  // namespace socle::hypotheses
