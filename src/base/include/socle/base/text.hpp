// Small text helpers on UTF-8 that need no locale and no library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::base {

// Byte offset of the first invalid UTF-8 sequence (overlong forms, surrogates and values above U+10FFFF included).
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// Copy in which every invalid byte is replaced by U+FFFD and every control character by a space: safe to print.
[[nodiscard]] std::string printable(std::string_view text, std::size_t max_bytes = 200);

// Key for searching names: lower case, accents removed (French and Latin-1 letters, œ and æ spelt out), every run of
// other characters one space, no space at the ends. "L'Haÿ-les-Roses" → "l hay les roses".
[[nodiscard]] std::string search_key(std::string_view text);

// Number of characters (code points): enough to align French text in a terminal.
[[nodiscard]] std::size_t length_utf8(std::string_view text);

[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string_view trim(std::string_view text);

// The nearest of `candidates` to `word` when it is near enough to be a slip of the finger.
[[nodiscard]] std::optional<std::string> find_nearest(std::string_view word, const std::vector<std::string>& candidates);

// "a, b et c".
[[nodiscard]] std::string enumerate_fr(const std::vector<std::string>& words, std::string_view last = " et ",
                                       std::string_view between = ", ");

// "0 membre", "1 membre", "2 membres": the number as written, the word in agreement with it.
[[nodiscard]] std::string count_fr(std::int64_t number, std::string_view written, std::string_view word);

}  // namespace socle::base
