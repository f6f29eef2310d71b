// Internal: pieces of JSON that results and law share.
#pragma once

#include <socle/base/json_writer.hpp>
#include <socle/droit/law_book.hpp>
#include <socle/money/money.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socle::present::detail {

// Null when unknown.
void write_amount(base::JsonWriter& json, const std::optional<money::Cents>& cents);
void write_text_or_null(base::JsonWriter& json, std::string_view text);
void write_date_or_null(base::JsonWriter& json, const std::optional<calendar::Date>& date);
void write_integer_or_null(base::JsonWriter& json, std::string_view key, const std::optional<std::int64_t>& value);
// Strings or views of them.
template <class Text>
void write_strings(base::JsonWriter& json, std::string_view key, const std::vector<Text>& values) {
    json.key(key).begin_array();
    for (const Text& value : values) json.string(value);
    json.end_array();
}

// [{"document", "titre", "lieu"}]
void write_sources(base::JsonWriter& json, std::string_view key, std::span<const droit::Source> list, const droit::LawBook& book);

}  // namespace socle::present::detail
