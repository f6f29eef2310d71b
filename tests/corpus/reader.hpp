// Internal: reads typed values out of a TOML table of the corpus, and reports every key that nobody asked for.
#pragma once

#include "corpus.hpp"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace socle::corpus {

// Reads one table; at its end of life reports every key that nobody asked for.
class Reader {
public:
    Reader(const std::string& file, const toml::table& table, std::string path, base::Errors& errors)
        : file_(file), table_(table), path_(std::move(path)), errors_(errors) {}
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() {
        for (const auto& [key, value] : table_) {
            if (!known_.contains(std::string(key.str()))) report(value, std::string(key.str()), "cle-inconnue", "cette clé n'existe pas");
        }
    }

    void report(const toml::node& at, const std::string& key, std::string code, std::string reason) const {
        errors_.push_back({std::move(code), file_ + ":" + std::to_string(at.source().begin.line) + " " + path_ + "." + key, std::move(reason),
                           "Voir tests/corpus/LISEZMOI.md."});
    }

    const toml::node* find(const std::string& key) {
        known_.insert(key);
        return table_.get(key);
    }

    const toml::node* required(const std::string& key) {
        const toml::node* node = find(key);
        if (node == nullptr) report(table_, key, "cle-manquante", "cette clé manque");
        return node;
    }

    template <class T>
    std::optional<T> value(const std::string& key) {
        const toml::node* node = find(key);
        if (node == nullptr) return std::nullopt;
        auto found = node->value_exact<T>();
        if (!found) report(*node, key, "type", "cette valeur n'est pas du type attendu");
        return found;
    }

    std::string text(const std::string& key) { return value<std::string>(key).value_or(""); }

    std::optional<calendar::Date> date(const std::string& key) {
        const auto found = value<toml::date>(key);
        return found ? calendar::make_date(found->year, found->month, found->day) : std::nullopt;
    }

    std::optional<int> small(const std::string& key) {
        const auto found = value<std::int64_t>(key);
        return found ? std::optional<int>(static_cast<int>(*found)) : std::nullopt;
    }

    std::optional<Amount> amount(const std::string& key) {
        const toml::node* node = find(key);
        return node == nullptr ? std::nullopt : amount_of(*node, key);
    }

    std::optional<Amount> amount_of(const toml::node& node, const std::string& key) const {
        constexpr std::int64_t kCents = 100;
        if (const auto whole = node.value_exact<std::int64_t>()) return Amount{money::Cents{*whole * kCents}};
        const std::string text = node.value_exact<std::string>().value_or("");
        if (text == "inconnu") return Amount{std::nullopt};
        const bool negative = text.starts_with('-');
        if (const auto cents = money::parse_euros(std::string_view(text).substr(negative ? 1 : 0))) {
            return Amount{money::Cents{negative ? -cents->value : cents->value}};
        }
        report(node, key, "montant", "un nombre entier d'euros, un texte \"26034.25\" ou \"inconnu\" est attendu");
        return std::nullopt;
    }

    std::optional<money::Rate> rate_of(const toml::node& node, const std::string& key) const {
        std::string text = node.value_exact<std::string>().value_or("");
        if (const auto whole = node.value_exact<std::int64_t>()) text = std::to_string(*whole);
        const auto rate = money::parse_percent(text);
        if (!rate) report(node, key, "taux", "un taux en pour cent est attendu : 80, ou \"62.5\"");
        return rate;
    }

    template <class T>
    std::optional<std::vector<T>> list(const std::string& key) {
        const toml::node* node = find(key);
        if (node == nullptr) return std::nullopt;
        std::vector<T> items;
        if (const toml::array* array = node->as_array()) {
            for (const toml::node& item : *array) {
                if (auto found = item.value_exact<T>()) items.push_back(std::move(*found));
            }
            if (items.size() == array->size()) return items;
        }
        report(*node, key, "type", "une liste est attendue");
        return std::nullopt;
    }

    // each(key, node, path) for every entry of a sub-table, in the order of keys.
    template <class Each>
    bool entries(const std::string& key, Each each) {
        const toml::node* node = find(key);
        if (node == nullptr) return false;
        const toml::table* table = node->as_table();
        if (table == nullptr) {
            report(*node, key, "type", "une table est attendue");
            return false;
        }
        for (const auto& [name, item] : *table) each(std::string(name.str()), item, key + "." + std::string(name.str()));
        return true;
    }

    template <class Each>
    void each_table(const std::string& key, Each each) {
        const toml::node* node = find(key);
        if (node == nullptr) return;
        const toml::array* array = node->as_array();
        if (array == nullptr || !array->is_array_of_tables()) {
            report(*node, key, "type", "des tables [[" + key + "]] sont attendues");
            return;
        }
        std::size_t index = 0;
        for (const toml::node& item : *array) {
            Reader reader(file_, *item.as_table(), key + "[" + std::to_string(++index) + "]", errors_);
            each(reader);
        }
    }

    template <class Each>
    bool inner(const std::string& key, Each each) {
        const toml::node* node = find(key);
        if (node == nullptr) return false;
        const toml::table* table = node->as_table();
        if (table == nullptr) {
            report(*node, key, "type", "une table est attendue");
            return false;
        }
        Reader reader(file_, *table, path_ + "." + key, errors_);
        each(reader);
        return true;
    }

    [[nodiscard]] const toml::table& table() const { return table_; }
    [[nodiscard]] std::string place() const { return file_ + ":" + std::to_string(table_.source().begin.line); }

private:
    const std::string& file_;
    const toml::table& table_;
    std::string path_;
    base::Errors& errors_;
    std::set<std::string> known_;
};

}  // namespace socle::corpus
