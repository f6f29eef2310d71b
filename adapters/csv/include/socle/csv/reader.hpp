// Reads a CSV file record by record in bounded memory. A record is a line: a quoted field may hold the separator and
// doubled quotes, not a line break, so that one broken line never swallows the next ones.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::csv {

inline constexpr std::size_t kMaxLineBytes = std::size_t{1} << 16U;
inline constexpr std::size_t kMaxFields = 512;

// Fills the buffer; answers the number of bytes, 0 at the end. Throws nothing.
using Source = std::function<std::size_t(char* buffer, std::size_t size)>;

enum class Status : std::uint8_t {
    Record,      // `fields` holds it
    End,
    TooLong,     // the line passes kMaxLineBytes; it was skipped
    BadQuotes,   // a quote is not closed, or is followed by something else than a separator
    BadUtf8,
    TooManyFields,
};

// One line, without its end, as fields.
class Splitter {
public:
    explicit Splitter(char separator) : separator_(separator) {}

    // Views into `line` or into this object, good until the next call.
    Status split(std::string_view line, std::vector<std::string_view>& fields);

private:
    Status split_quoted(std::string_view line, std::vector<std::string_view>& fields);

    char separator_;
    std::vector<std::string> unquoted_;  // fields that had doubled quotes
};

// Whole lines, to be cut by take_line(); a line that passes kMaxLineBytes is there, cut off a little beyond that.
struct Block {
    static constexpr std::size_t kMargin = 16;

    // Bytes after its end may be read, kMargin at most: they are zero.
    [[nodiscard]] std::string_view text() const { return std::string_view(held).substr(0, held.size() - std::min(held.size(), kMargin)); }

    std::string held;  // the lines, then zeros
    std::uint64_t first_line = 1;
};
inline constexpr std::size_t kBlockBytes = std::size_t{1} << 17U;

// Takes the first line off `text`, without its end (\n or \r\n); `too_long` is told apart from its fields.
std::string_view take_line(std::string_view& text, bool& too_long);

class Reader {
public:
    explicit Reader(Source source);

    // The next line that is not blank. `fields` are views, good until the next call.
    Status next(std::vector<std::string_view>& fields);

    // The lines that follow, blank ones too, by blocks of about kBlockBytes. False at the end of the input.
    bool next_block(Block& block);

    // Number of the last line given, from 1.
    [[nodiscard]] std::uint64_t line() const { return line_; }

    // Set before the first call of next(); by default the first line tells: ';' when it has more of them than ','.
    [[nodiscard]] char separator() const { return separator_; }

private:
    // False at the end of the input. `line` is good until the next call.
    bool next_line(std::string_view& line, bool& too_long);
    bool fill();
    void skip_line();

    Source source_;
    std::string buffer_;
    std::size_t begin_ = 0;  // first byte not yet given
    std::size_t end_ = 0;    // past the last byte read
    bool at_end_ = false;
    std::uint64_t line_ = 0;
    char separator_ = '\0';
    Splitter splitter_{'\0'};
};

}  // namespace socle::csv
