// What clients say they accept and already have.
#pragma once

#include <string>
#include <string_view>

namespace socle::http {

// Whether an Accept-Encoding field admits a coding ("gzip"): named, or "*", with a quality above zero.
[[nodiscard]] bool accepts_coding(std::string_view field, std::string_view coding);

// The type of a Content-Type field, or the coding of a Content-Encoding, in lower case and without parameters:
// "Application/JSON; charset=utf-8" → "application/json".
[[nodiscard]] std::string media_type(std::string_view field);

// Whether an If-None-Match field holds the tag ("\"abc\""), compared weakly, or "*".
[[nodiscard]] bool matches_tag(std::string_view field, std::string_view tag);

// gzip of level 1 to 9 (RFC 1952), without name or time: the same bytes each time.
[[nodiscard]] std::string gzip(std::string_view bytes, int level);

// The value of a parameter of a query ("a=1&b=x%20y"), decoded; empty when it is not there. `found` may be null.
[[nodiscard]] std::string query_value(std::string_view query, std::string_view name, bool* found = nullptr);

// Percent-decoding; "+" is a space. A broken escape stays as it is.
[[nodiscard]] std::string decode_percent(std::string_view text);

}  // namespace socle::http
