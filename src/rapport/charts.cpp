#include "charts.hpp"

#include "html.hpp"
#include "numbers.hpp"

#include <socle/base/text.hpp>

#include <algorithm>
#include <cstdlib>

namespace socle::rapport::detail {

namespace {

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
    const std::int64_t rest = value % step;
    return rest < 0 ? value - rest - step : value - rest;
}

std::string sized(std::string_view title, std::string_view look, std::int64_t width, std::int64_t height, const std::string& inside) {
    return "<svg class=\"" + std::string(look) + "\" viewBox=\"0 0 " + px(width) + " " + px(height) + "\" role=\"img\" aria-label=\"" + escape(title) + "\">\n" + inside + "</svg>\n";
}

}  // namespace

Scale make_scale(std::int64_t low, std::int64_t high, int ticks) {
    low = std::min<std::int64_t>(low, 0);
    high = std::max<std::int64_t>(high, 0);
    if (low == high) high = cents_of(Unit::Euro);
    const std::int64_t wanted = std::max<std::int64_t>((high - low) / ticks, 1);
    std::int64_t power = 1;
    while (power <= wanted / 10) power *= 10;
    std::int64_t step = 10 * power;
    for (const std::int64_t factor : {1, 2, 5}) {
        if (factor * power >= wanted) {
            step = factor * power;
            break;
        }
    }
    // A hair beyond zero is not worth a whole step.
    constexpr int kHair = 40;
    if (low > -step / kHair) low = 0;
    if (high < step / kHair) high = 0;
    return {floor_to(low, step), -floor_to(-high, step), step};
}

TickWords make_ticks(const Scale& scale) {
    const Unit unit = unit_for(std::max(std::llabs(scale.low), std::llabs(scale.high)));
    int decimals = 0;
    for (std::int64_t step = scale.step; decimals < 2 && step % cents_of(unit) != 0; step *= 10) ++decimals;
    TickWords ticks;
    ticks.symbol = symbol_of(unit);
    for (std::int64_t value = scale.low; value <= scale.high; value += scale.step) {
        ticks.values.push_back(value);
        ticks.words.push_back(minus(value == 0 ? "0" : in_unit(value, unit, decimals)));
    }
    return ticks;
}

std::string px(std::int64_t tenths) {
    const std::int64_t magnitude = std::llabs(tenths);
    std::string out = (tenths < 0 ? "-" : "") + std::to_string(magnitude / 10);
    if (magnitude % 10 != 0) out += "." + std::to_string(magnitude % 10);
    return out;
}

std::string shorten(std::string_view text, std::size_t length) {
    if (base::length_utf8(text) <= length) return std::string(text);
    std::size_t bytes = 0;
    for (std::size_t seen = 0; bytes < text.size(); ++bytes) {
        const bool starts = (static_cast<unsigned char>(text[bytes]) & 0xC0U) != 0x80U;
        if (starts && ++seen == length) break;
    }
    return std::string(base::trim(text.substr(0, bytes))) + "…";
}

std::string figure(std::string_view title, const std::string& wide, const std::string& narrow, std::int64_t wide_height, std::int64_t narrow_height,
                   const std::string& legend) {
    return "<figure>\n" + (legend.empty() ? "" : "<figcaption>" + legend + "</figcaption>\n") + sized(title, "large", kWide, wide_height, wide) +
           sized(title, "etroit", kNarrow, narrow_height, narrow) + "</figure>\n";
}

std::string svg_patterns() {
    return "<svg class=\"motifs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
           "<pattern id=\"hachures\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
           "<rect class=\"fond-perte\" width=\"6\" height=\"6\"/><rect class=\"trait-perte\" width=\"2\" height=\"6\"/></pattern>"
           "</defs></svg>\n";
}

}  // namespace socle::rapport::detail
