// Internal: reads typed members of a JSON object, notes every mistake with its pointer and every member nobody asked for.
#pragma once

#include <socle/base/text.hpp>
#include <socle/calendar/calendar.hpp>
#include <socle/droit/names.hpp>
#include <socle/money/money.hpp>

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace socle::json {

// Parses the text; refuses doubled keys, which JSON readers usually let the last one win, and nesting beyond 64 levels.
[[nodiscard]] base::Result<nlohmann::json> parse_text(std::string_view text, const std::string& name);

class ObjectReader {
public:
    ObjectReader(const nlohmann::json& value, std::string name, std::string pointer, base::Errors& errors);

    [[nodiscard]] const nlohmann::json* find(const std::string& key);
    [[nodiscard]] std::string pointer(const std::string& key) const { return pointer_ + "/" + key; }
    void report(const std::string& key, std::string code, std::string reason, std::string remedy);
    void missing(const std::string& key);

    [[nodiscard]] std::optional<std::string> string(const std::string& key);
    [[nodiscard]] std::optional<std::int64_t> integer(const std::string& key, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::optional<calendar::Date> date(const std::string& key);
    [[nodiscard]] std::optional<bool> boolean(const std::string& key);
    // Numbers or decimal texts, percent with two decimals at most.
    [[nodiscard]] std::optional<std::vector<money::Rate>> rates(const std::string& key);
    [[nodiscard]] std::optional<std::vector<std::int64_t>> integers(const std::string& key, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::optional<std::vector<std::string>> strings(const std::string& key);
    [[nodiscard]] std::optional<money::Rate> rate_of(const nlohmann::json& value, const std::string& key);

    // Each member of the object below `key`: each(name, ObjectReader&).
    template <class Each>
    void each_object(const std::string& key, Each each) {
        const nlohmann::json* value = find(key);
        if (value == nullptr) return;
        if (!value->is_object()) {
            report(key, "type", "un objet est attendu", "Écrivez { \"nom\": { … } }.");
            return;
        }
        for (const auto& [name, item] : value->items()) {
            ObjectReader reader(item, name_, pointer(key) + "/" + base::printable(name), errors_);
            each(name, reader);
            reader.report_unknown();
        }
    }

    void report_unknown();

private:
    const nlohmann::json& value_;
    std::string name_;
    std::string pointer_;
    base::Errors& errors_;
    std::set<std::string> known_;
};

}  // namespace socle::json
