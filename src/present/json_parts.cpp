#include "json_parts.hpp"

namespace socle::present::detail {

void write_amount(base::JsonWriter& json, const std::optional<money::Cents>& cents) {
    if (cents) {
        json.string_in_place(money::kDecimalBytes, [&](char* to) { return money::write_decimal(to, *cents); });
    } else {
        json.null();
    }
}

void write_text_or_null(base::JsonWriter& json, std::string_view text) {
    if (text.empty()) {
        json.null();
    } else {
        json.string(text);
    }
}

void write_date_or_null(base::JsonWriter& json, const std::optional<calendar::Date>& date) {
    if (date) {
        json.string(calendar::to_iso(*date));
    } else {
        json.null();
    }
}

void write_integer_or_null(base::JsonWriter& json, std::string_view key, const std::optional<std::int64_t>& value) {
    json.key(key);
    if (value) {
        json.integer(*value);
    } else {
        json.null();
    }
}

void write_sources(base::JsonWriter& json, std::string_view key, std::span<const droit::Source> list, const droit::LawBook& book) {
    json.key(key).begin_array();
    for (const droit::Source& source : list) {
        const droit::Document* document = droit::find_document(book, source.document);
        json.begin_object().key("document").string(source.document);
        json.key("titre").string(document == nullptr ? "" : document->titre).key("lieu").string(source.lieu).end_object();
    }
    json.end_array();
}

}  // namespace socle::present::detail
