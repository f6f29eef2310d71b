// Private to this library: one CSV file of donnees/, read whole and cut at ';' (no field holds a quote or a ';').
#pragma once

#include <socle/base/error.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socle::donnees_files {

// A file that does not hold what it must; `line` counts from 1.
[[nodiscard]] base::Error corrupt(const std::string& file, std::uint32_t line, std::string reason);

// Walks the rows of one file. Fields are views into `text`, good until the next row is asked for (the vector is reused) as
// slots and as long as `text` as characters. After a failure `error()` says it and no further row comes.
class Table {
public:
    // `keys`: how many leading columns identify a row; rows must be in strictly ascending order of them.
    Table(std::string file, std::string_view text, std::span<const std::string> columns, std::size_t keys = 1);

    // Next row, or an empty span at the end or after a failure.
    [[nodiscard]] std::span<const std::string_view> next();

    void fail(std::string reason);
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

    // Of the row last read.
    [[nodiscard]] std::uint32_t line() const { return line_; }

    // Non-negative number of at most nine digits; anything else fails and answers 0.
    [[nodiscard]] std::int32_t number(std::string_view field);

private:
    [[nodiscard]] bool cut_line(std::vector<std::string_view>& fields);
    void check_header(std::span<const std::string> columns);

    std::string file_;
    std::string_view rest_;
    std::size_t columns_;
    std::size_t keys_;
    std::uint32_t line_ = 0;
    std::vector<std::string_view> fields_;
    std::vector<std::string_view> previous_keys_;
    std::optional<base::Error> error_;
};

}  // namespace socle::donnees_files
