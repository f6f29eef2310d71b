// Internal: values that only law files have: amounts by class, lines designated, sources, values by reading.
#pragma once

#include <socle/droit/texte.hpp>
#include <socle/toml/table_reader.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace socle::droit_files {

using toml_file::Context;
using toml_file::read_bool;
using toml_file::read_date;
using toml_file::read_euros;
using toml_file::read_integer;
using toml_file::read_percent;
using toml_file::read_string;
using toml_file::ReadResult;
using toml_file::TableReader;

[[nodiscard]] std::optional<std::vector<money::Cents>> read_euro_list(const Context& context, const toml::node& node, const std::string& key);
[[nodiscard]] std::optional<std::vector<droit::Selector>> read_selectors(const Context& context, const toml::node& node, const std::string& key);

// Those of the key `source`: one table or several; none when the key is absent.
[[nodiscard]] droit::Sources read_sources(TableReader& table);

// A value, or a table { lecture = "ambiguity", reading = value, … }.
template <class Read>
[[nodiscard]] auto by_reading(TableReader& table, const std::string& name, Read read) {
    using Value = typename ReadResult<Read>::value_type;
    std::optional<droit::ByReading<Value>> result;
    const Context& context = table.context();
    const toml::node* node = table.find(name);
    if (node == nullptr) return result;
    const toml::table* choices = node->as_table();
    if (choices == nullptr) {
        if (auto value = read(context, *node, table.key(name))) result = droit::ByReading<Value>::of(std::move(*value));
    } else {
        result.emplace();
        TableReader reader(context, *choices, table.key(name));
        result->ambiguite = reader.required("lecture", read_string);
        for (const auto& [lecture, value] : *choices) {
            if (lecture.str() == "lecture") continue;
            const std::string id(lecture.str());
            if (auto read_value = read(context, value, reader.key(id))) result->values.push_back({id, std::move(*read_value)});
        }
        if (result->values.empty()) {
            context.report(*choices, table.key(name), "sans-lecture", "aucune lecture n'a de valeur", "Donnez une valeur pour chaque lecture du registre.");
            result.reset();
        }
    }
    if (result) result->position = context.position(*node);
    return result;
}

// Sections of a file, in texte_reader.cpp.
[[nodiscard]] droit::Texte read_texte(TableReader& root);

}  // namespace socle::droit_files
