// Internal: charts as inline SVG. Each is written twice, for a wide and for a narrow screen; the style shows one of them.
// Coordinates are whole tenths of a pixel: the same bytes on every platform. Amounts in cents; names are plain text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::rapport::detail {

// Round steps from at or below `low` to at or above `high`, zero among them.
struct Scale {
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t step = 1;
};
[[nodiscard]] Scale make_scale(std::int64_t low, std::int64_t high, int ticks);

// "0", "2,5", "-10": a tick in the unit that suits the scale; `symbol` names that unit.
struct TickWords {
    std::vector<std::int64_t> values;
    std::vector<std::string> words;
    std::string symbol;
};
[[nodiscard]] TickWords make_ticks(const Scale& scale);

struct Band {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

// Colour, form of the points and of the line go together: "droits" (full, round), "encaissements" (dashed, square).
struct Series {
    std::string name;
    std::string look;
    std::vector<std::int64_t> values;
    std::vector<Band> bands;  // one a value, or none
};

struct Mark {
    std::size_t at = 0;  // index of the year
    std::int64_t value = 0;
    std::string name;
};

struct LineChart {
    std::string title;        // said to those who do not see the chart
    std::vector<int> years;
    std::vector<Series> series;
    std::vector<Mark> marks;
    std::string marks_name;   // in the legend
};
[[nodiscard]] std::string to_svg(const LineChart& chart);

struct Bar {
    std::string label;
    std::int64_t value = 0;   // ≥ 0
    std::optional<Band> band;
    std::string look;
    std::string more;         // written after the amount
};
struct BarChart {
    std::string title;
    std::vector<Bar> bars;
    std::string note;         // in the legend
};
[[nodiscard]] std::string to_svg(const BarChart& chart);

// Losses to the left, gains to the right of one line.
struct SplitBar {
    std::string label;
    std::int64_t gain = 0;  // ≥ 0
    std::int64_t loss = 0;  // ≤ 0
};
struct SplitChart {
    std::string title;
    std::vector<SplitBar> bars;
};
[[nodiscard]] std::string to_svg(const SplitChart& chart);

// Patterns that the charts of a page share.
[[nodiscard]] std::string svg_patterns();

// A tenth of a pixel written in pixels: 1234 → "123.4".
[[nodiscard]] std::string px(std::int64_t tenths);
// The figure with its two sizes and its legend.
[[nodiscard]] std::string figure(std::string_view title, const std::string& wide, const std::string& narrow, std::int64_t wide_height, std::int64_t narrow_height,
                                 const std::string& legend);
[[nodiscard]] std::string shorten(std::string_view text, std::size_t length);

inline constexpr std::int64_t kWide = 7600;
inline constexpr std::int64_t kNarrow = 3400;

}  // namespace socle::rapport::detail
