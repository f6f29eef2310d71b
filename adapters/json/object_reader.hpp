// Internal: reads typed members of a JSON object, notes every mistake with its pointer and every member nobody asked for.
#pragma once

#include <socle/base/text.hpp>
#include <socle/calendar/calendar.hpp>
#include <socle/droit/names.hpp>
#include <socle/money/money.hpp>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::json {

// Mistakes told of one text; beyond them the rest is hardly read.
inline constexpr std::size_t kMaxErrors = 100;

// A key as a step of a JSON pointer ("~" and "/" escaped), safe to print.
[[nodiscard]] std::string escaped(std::string_view key);

class ObjectReader {
public:
    ObjectReader(const nlohmann::json& value, std::string name, std::string pointer, base::Errors& errors);

    // `key` must outlive the reader.
    [[nodiscard]] const nlohmann::json* find(std::string_view key);
    [[nodiscard]] std::string pointer(std::string_view key) const { return pointer_ + "/" + std::string(key); }
    void report(std::string_view key, std::string code, std::string reason, std::string remedy);
    void missing(std::string_view key);

    [[nodiscard]] std::optional<std::string> string(std::string_view key);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::optional<calendar::Date> date(std::string_view key);
    [[nodiscard]] std::optional<bool> boolean(std::string_view key);
    // Numbers or decimal texts, percent with two decimals at most.
    [[nodiscard]] std::optional<std::vector<money::Rate>> rates(std::string_view key);
    [[nodiscard]] std::optional<std::vector<std::int64_t>> integers(std::string_view key, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::optional<std::vector<std::string>> strings(std::string_view key);
    [[nodiscard]] std::optional<money::Rate> rate_of(const nlohmann::json& value, std::string_view key);

    // Each member of the object below `key`: each(name, ObjectReader&).
    template <class Each>
    void each_object(std::string_view key, Each each) {
        const nlohmann::json* value = find(key);
        if (value == nullptr) return;
        constexpr std::size_t kMaxMembers = 1000;
        if (!value->is_object() || value->size() > kMaxMembers) {
            report(key, "type", "un objet est attendu, de " + std::to_string(kMaxMembers) + " clés au plus", "Écrivez { \"nom\": { … } }.");
            return;
        }
        for (const auto& [name, item] : value->items()) {
            ObjectReader reader(item, name_, pointer(key) + "/" + escaped(name), errors_);
            each(name, reader);
            reader.report_unknown();
        }
    }

    // Reader of a value of this object, at `key`, which may have several steps ("territoire/0").
    [[nodiscard]] ObjectReader inner(const nlohmann::json& value, std::string_view key) { return {value, name_, pointer(key), errors_}; }

    void report_unknown();

    [[nodiscard]] const base::Errors& errors() const { return errors_; }

private:
    const nlohmann::json& value_;
    std::string name_;
    std::string pointer_;
    base::Errors& errors_;
    std::vector<std::string_view> known_;
};

}  // namespace socle::json
