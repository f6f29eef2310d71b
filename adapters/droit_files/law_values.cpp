#include "law_values.hpp"

#include <socle/droit/names.hpp>

#include <string_view>

namespace socle::droit_files {

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

droit::Sources read_sources(TableReader& table) {
    const Context& context = table.context();
    droit::Sources sources;
    const auto add = [&](const toml::node& node, const std::string& path) {
        const toml::table* one = node.as_table();
        if (one == nullptr) {
            context.report(node, path, "source", "une source est une table", "Écrivez source = { document = \"001\", lieu = \"tableau\" }.");
            return;
        }
        TableReader reader(context, *one, path);
        droit::Source source;
        source.document = reader.required("document", read_string);
        source.lieu = reader.required("lieu", read_string);
        reader.report_unknown();
        sources.push_back(std::move(source));
    };
    const toml::node* node = table.find("source");
    if (node == nullptr) return sources;
    if (const toml::array* array = node->as_array()) {
        for (const toml::node& item : *array) add(item, table.key("source"));
    } else {
        add(*node, table.key("source"));
    }
    return sources;
}

}  // namespace socle::droit_files
