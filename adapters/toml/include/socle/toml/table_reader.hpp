// Reads typed values out of a TOML table, notes every mistake with its position (in French), and at the end every key that
// nobody asked for.
#pragma once

#include <socle/base/error.hpp>
#include <socle/calendar/calendar.hpp>
#include <socle/money/money.hpp>
#include <socle/toml/columns.hpp>

// toml++ asserts on some files that are merely wrong ("[?]"); without the assertion it reports them.
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
// Each level of nesting takes stack, of which WebAssembly has little.
#define TOML_MAX_NESTED_VALUES 32
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace socle::toml_file {

class Context {
public:
    // `columns` and `errors` must outlive the context.
    Context(std::string file, const Columns& columns, base::Errors& errors) : file_(std::move(file)), columns_(columns), errors_(errors) {}

    [[nodiscard]] base::Position position(const toml::node& node) const {
        const auto& begin = node.source().begin;
        return {file_, begin.line, columns_.in_file(begin.line, begin.column)};
    }

    // Beyond this many mistakes, the rest of a file is not told.
    [[nodiscard]] bool is_full() const { return errors_.size() >= kMaxErrors; }

    void report(const toml::node& at, const std::string& key, std::string code, std::string reason, std::string remedy) const {
        if (is_full()) return;
        std::string place = base::to_string(position(at));
        if (!key.empty()) place += " " + key;
        errors_.push_back({std::move(code), std::move(place), std::move(reason), std::move(remedy)});
    }

    [[nodiscard]] const std::string& file() const { return file_; }

private:
    static constexpr std::size_t kMaxErrors = 1000;

    std::string file_;
    const Columns& columns_;
    base::Errors& errors_;
};

// Single values. Each answers nothing after having reported why.
[[nodiscard]] std::optional<std::string> read_string(const Context& context, const toml::node& node, const std::string& key);
[[nodiscard]] std::optional<bool> read_bool(const Context& context, const toml::node& node, const std::string& key);
[[nodiscard]] std::optional<std::int64_t> read_integer(const Context& context, const toml::node& node, const std::string& key,
                                                       std::int64_t min, std::int64_t max);
[[nodiscard]] std::optional<calendar::Date> read_date(const Context& context, const toml::node& node, const std::string& key);
[[nodiscard]] std::optional<money::Cents> read_euros(const Context& context, const toml::node& node, const std::string& key);
[[nodiscard]] std::optional<money::Rate> read_percent(const Context& context, const toml::node& node, const std::string& key);
// A whole number, or a TOML float that stands for a short decimal number, times `scale`: exact, and within the two bounds
// (already scaled), or nothing. Reports nothing.
[[nodiscard]] std::optional<std::int64_t> scaled_number(const toml::node& node, std::int64_t scale, std::int64_t min_scaled, std::int64_t max_scaled);

// What a function that reads a value answers: an optional.
template <class Read>
using ReadResult = std::invoke_result_t<Read, const Context&, const toml::node&, const std::string&>;

class TableReader {
public:
    TableReader(const Context& context, const toml::table& table, std::string path)
        : context_(context), table_(table), path_(std::move(path)) {}

    [[nodiscard]] const toml::node* find(const std::string& key) {
        known_.insert(key);
        return table_.get(key);
    }

    [[nodiscard]] std::string key(const std::string& name) const { return path_.empty() ? name : path_ + "." + name; }
    [[nodiscard]] base::Position position() const { return context_.position(table_); }
    [[nodiscard]] const Context& context() const { return context_; }
    [[nodiscard]] const toml::table& table() const { return table_; }

    // read: (Context, node, key) → optional<T>
    template <class Read>
    [[nodiscard]] ReadResult<Read> optional(const std::string& name, Read read) {
        const toml::node* node = find(name);
        if (node == nullptr) return std::nullopt;
        return read(context_, *node, key(name));
    }

    template <class Read>
    [[nodiscard]] auto required(const std::string& name, Read read) {
        if (find(name) == nullptr) missing(name);
        auto value = optional(name, read);
        using Value = typename decltype(value)::value_type;
        return value.value_or(Value{});
    }

    [[nodiscard]] std::optional<std::int64_t> integer(const std::string& name, std::int64_t min, std::int64_t max) {
        return optional(name, [&](const Context& c, const toml::node& n, const std::string& k) { return read_integer(c, n, k, min, max); });
    }

    [[nodiscard]] std::string text(const std::string& name) { return optional(name, read_string).value_or(""); }

    void missing(const std::string& name) const {
        context_.report(table_, key(name), "cle-manquante", "la clé « " + name + " » manque", "Ajoutez " + name + " = ….");
    }

    // The table of that name, if any.
    template <class Each>
    void section(const std::string& name, Each each) {
        const toml::node* node = find(name);
        if (node == nullptr) return;
        if (const toml::table* table = node->as_table()) {
            TableReader reader(context_, *table, key(name));
            each(reader);
            reader.report_unknown();
        } else {
            context_.report(*node, key(name), "type", "une table est attendue", "Écrivez une seule fois [" + key(name) + "].");
        }
    }

    // The tables of an array of tables, each with its own path "name[1]".
    template <class Each>
    void each_table(const std::string& name, Each each) {
        const toml::node* node = find(name);
        if (node == nullptr) return;
        const toml::array* array = node->as_array();
        if (array == nullptr) {
            context_.report(*node, key(name), "type", "une suite de tables est attendue", "Écrivez [[" + key(name) + "]] devant chacune.");
            return;
        }
        std::size_t index = 0;
        for (const toml::node& item : *array) {
            ++index;
            const std::string path = key(name) + "[" + std::to_string(index) + "]";
            if (const toml::table* table = item.as_table()) {
                TableReader reader(context_, *table, path);
                each(reader);
                reader.report_unknown();
            } else {
                context_.report(item, path, "type", "une table est attendue", "Écrivez [[" + key(name) + "]] devant chacune.");
            }
        }
    }

    void report_unknown() const;

private:
    const Context& context_;
    const toml::table& table_;
    std::string path_;
    std::set<std::string> known_;
};

}  // namespace socle::toml_file
