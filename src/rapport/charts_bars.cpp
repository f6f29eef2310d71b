#include "charts.hpp"
#include "html.hpp"
#include "numbers.hpp"

#include <algorithm>

namespace socle::rapport::detail {

namespace {

// Where a bar chart puts things, in tenths of a pixel. On a narrow screen the label stands above its bar.
struct Layout {
    bool wide = true;
    std::int64_t width = kWide;
    std::int64_t row = 260;
    std::int64_t label = 3000;    // room for labels at the left
    std::int64_t number = 900;    // room for the number beside a bar
    std::size_t letters = 48;     // of a label
};
constexpr Layout kWideLayout{};
constexpr Layout kNarrowLayout{false, kNarrow, 420, 0, 820, 54};
constexpr std::int64_t kBarHeight = 140;
constexpr std::int64_t kTop = 60;

std::int64_t height_of(const Layout& layout, std::size_t rows) { return 2 * kTop + layout.row * static_cast<std::int64_t>(rows); }

std::int64_t bar_top(const Layout& layout, std::size_t i) {
    const std::int64_t top = kTop + layout.row * static_cast<std::int64_t>(i);
    return layout.wide ? top + (layout.row - kBarHeight) / 2 : top + layout.row - kBarHeight - 60;
}

std::string label_of(const Layout& layout, std::size_t i, const std::string& label) {
    const std::string words = escape(shorten(label, layout.letters));
    if (layout.wide) return "<text class=\"etiquette\" x=\"" + px(layout.label - 100) + "\" y=\"" + px(bar_top(layout, i) + 110) + "\">" + words + "</text>";
    return "<text class=\"etiquette debut\" x=\"0\" y=\"" + px(bar_top(layout, i) - 60) + "\">" + words + "</text>";
}

std::string rect(std::string_view look, std::int64_t x, std::int64_t y, std::int64_t width, const std::string& title) {
    return "<rect class=\"barre " + std::string(look) + "\" x=\"" + px(x) + "\" y=\"" + px(y) + "\" width=\"" + px(std::max<std::int64_t>(width, 8)) + "\" height=\"" +
           px(kBarHeight) + "\"><title>" + escape(title) + "</title></rect>";
}

std::string whisker(std::int64_t from, std::int64_t to, std::int64_t middle) {
    constexpr std::int64_t kCap = 35;
    return "<path class=\"moustache\" d=\"M" + px(from) + " " + px(middle) + " H" + px(to) + " M" + px(from) + " " + px(middle - kCap) + " V" + px(middle + kCap) + " M" + px(to) +
           " " + px(middle - kCap) + " V" + px(middle + kCap) + "\"/>";
}

std::string axis(std::int64_t x, std::int64_t height) {
    return "<line class=\"zero\" x1=\"" + px(x) + "\" x2=\"" + px(x) + "\" y1=\"" + px(kTop / 2) + "\" y2=\"" + px(height - kTop / 2) + "\"/>\n";
}

std::string draw(const BarChart& chart, Layout layout) {
    constexpr std::int64_t kMoreRoom = 500;
    if (std::any_of(chart.bars.begin(), chart.bars.end(), [](const Bar& bar) { return !bar.more.empty(); })) layout.number += kMoreRoom;
    std::int64_t high = 1;
    std::int64_t largest = 0;
    for (const Bar& bar : chart.bars) {
        high = std::max({high, bar.value, bar.band ? bar.band->high : 0});
        largest = std::max(largest, bar.value);
    }
    const std::int64_t room = layout.width - layout.label - layout.number;
    const auto length = [&](std::int64_t value) { return std::max<std::int64_t>(value, 0) * room / high; };
    std::string out = layout.wide ? axis(layout.label, height_of(layout, chart.bars.size())) : "";
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const Bar& bar = chart.bars[i];
        const std::int64_t y = bar_top(layout, i);
        std::int64_t end = length(bar.value);
        const std::string written = minus(write_amount(bar.value, largest) + bar.more);
        std::string title = bar.label + " : " + written;
        if (bar.band) title += " (P5–P95 : " + minus(between(bar.band->low, bar.band->high)) + ")";
        out += label_of(layout, i, bar.label) + rect(bar.look, layout.label, y, end, title);
        if (bar.band) {
            out += whisker(layout.label + length(bar.band->low), layout.label + length(bar.band->high), y + kBarHeight / 2);
            end = std::max(end, length(bar.band->high));
        }
        out += "<text class=\"valeur\" x=\"" + px(layout.label + end + 70) + "\" y=\"" + px(y + 110) + "\">" + escape(written) + "</text>\n";
    }
    return out;
}

std::string draw(const SplitChart& chart, const Layout& layout) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (const SplitBar& bar : chart.bars) {
        low = std::min(low, bar.loss);
        high = std::max(high, bar.gain);
    }
    const std::int64_t largest = std::max(high, -low);
    const std::int64_t span = std::max<std::int64_t>(high - low, 1);
    const std::int64_t room = layout.width - layout.label - 2 * layout.number;
    const std::int64_t zero = layout.label + layout.number + -low * room / span;
    std::string out = axis(zero, height_of(layout, chart.bars.size()));
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const SplitBar& bar = chart.bars[i];
        const std::int64_t y = bar_top(layout, i);
        out += label_of(layout, i, bar.label);
        if (bar.loss < 0) {
            const std::int64_t length = -bar.loss * room / span;
            const std::string written = minus(write_amount(bar.loss, largest));
            out += rect("perte", zero - length, y, length, bar.label + ", pertes : " + written);
            out += "<text class=\"valeur gauche\" x=\"" + px(zero - length - 70) + "\" y=\"" + px(y + 110) + "\">" + escape(written) + "</text>";
        }
        if (bar.gain > 0) {
            const std::int64_t length = bar.gain * room / span;
            const std::string written = "+" + write_amount(bar.gain, largest);
            out += rect("gain", zero, y, length, bar.label + ", gains : " + written);
            out += "<text class=\"valeur\" x=\"" + px(zero + length + 70) + "\" y=\"" + px(y + 110) + "\">" + escape(written) + "</text>";
        }
        out += "\n";
    }
    return out;
}

template <class Chart>
std::string both(const Chart& chart, const std::string& legend) {
    const std::size_t rows = chart.bars.size();
    return figure(chart.title, draw(chart, kWideLayout), draw(chart, kNarrowLayout), height_of(kWideLayout, rows), height_of(kNarrowLayout, rows), legend);
}

}  // namespace

std::string to_svg(const BarChart& chart) { return both(chart, escape(chart.note)); }

std::string to_svg(const SplitChart& chart) {
    constexpr std::string_view kLegend =
        "<span class=\"cle\"><svg width=\"24\" height=\"14\" aria-hidden=\"true\"><rect class=\"barre perte\" width=\"24\" height=\"14\"/></svg>pertes des CPTS perdantes</span>\n"
        "<span class=\"cle\"><svg width=\"24\" height=\"14\" aria-hidden=\"true\"><rect class=\"barre gain\" width=\"24\" height=\"14\"/></svg>gains des CPTS gagnantes</span>";
    return both(chart, std::string(kLegend));
}

}  // namespace socle::rapport::detail
