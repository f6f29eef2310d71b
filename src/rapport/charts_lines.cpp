#include "charts.hpp"
#include "html.hpp"
#include "numbers.hpp"

#include <algorithm>

namespace socle::rapport::detail {

namespace {

constexpr std::int64_t kLeft = 520;
constexpr std::int64_t kRight = 160;
constexpr std::int64_t kTop = 260;
constexpr std::int64_t kBottom = 300;
constexpr std::int64_t kRadius = 38;
constexpr std::int64_t kYearWidth = 420;

struct Frame {
    std::int64_t width = 0;
    std::int64_t height = 0;
    Scale scale;
    std::size_t count = 0;

    [[nodiscard]] std::int64_t inset() const { return (width - kLeft - kRight) / static_cast<std::int64_t>(2 * std::max<std::size_t>(count, 4)); }
    [[nodiscard]] std::int64_t x(std::size_t i) const {
        const std::int64_t plot = width - kLeft - kRight - 2 * inset();
        if (count < 2) return kLeft + inset() + plot / 2;
        return kLeft + inset() + plot * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(count - 1);
    }
    [[nodiscard]] std::int64_t y(std::int64_t value) const {
        const std::int64_t plot = height - kTop - kBottom;
        return kTop + plot - (value - scale.low) * plot / (scale.high - scale.low);
    }
    [[nodiscard]] std::string point(std::size_t i, std::int64_t value) const { return px(x(i)) + "," + px(y(value)); }
};

std::string marker(std::string_view look, std::int64_t x, std::int64_t y, const std::string& title) {
    const std::string inside = title.empty() ? "" : "<title>" + escape(title) + "</title>";
    const std::string common = " class=\"point " + std::string(look) + "\"";
    if (look == "droits") return "<circle" + common + " cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"" + px(kRadius) + "\">" + inside + "</circle>\n";
    if (look == "encaissements") {
        return "<rect" + common + " x=\"" + px(x - kRadius) + "\" y=\"" + px(y - kRadius) + "\" width=\"" + px(2 * kRadius) + "\" height=\"" + px(2 * kRadius) + "\">" + inside + "</rect>\n";
    }
    constexpr std::int64_t kHalf = 60;
    return "<path" + common + " d=\"M" + px(x) + " " + px(y - kHalf) + " L" + px(x + kHalf) + " " + px(y) + " L" + px(x) + " " + px(y + kHalf) + " L" + px(x - kHalf) + " " + px(y) + " Z\">" + inside + "</path>\n";
}

std::string grid(const Frame& frame, const std::vector<int>& years) {
    const TickWords ticks = make_ticks(frame.scale);
    std::string out = "<text class=\"unite\" x=\"0\" y=\"11\">" + ticks.symbol + "</text>\n";
    for (std::size_t i = 0; i < ticks.values.size(); ++i) {
        const std::string y = px(frame.y(ticks.values[i]));
        out += "<line class=\"" + std::string(ticks.values[i] == 0 ? "zero" : "grille") + "\" x1=\"" + px(kLeft) + "\" x2=\"" + px(frame.width - kRight) + "\" y1=\"" + y + "\" y2=\"" + y + "\"/>";
        out += "<text class=\"graduation\" x=\"" + px(kLeft - 80) + "\" y=\"" + px(frame.y(ticks.values[i]) + 40) + "\">" + ticks.words[i] + "</text>\n";
    }
    std::size_t every = 1;
    if (years.size() > 1) {
        const std::int64_t gap = std::max<std::int64_t>(frame.x(1) - frame.x(0), 1);
        every = static_cast<std::size_t>((kYearWidth + gap - 1) / gap);
    }
    for (std::size_t i = 0; i < years.size(); i += every) {
        out += "<text class=\"annee\" x=\"" + px(frame.x(i)) + "\" y=\"" + px(frame.height - 90) + "\">" + std::to_string(years[i]) + "</text>\n";
    }
    return out;
}

std::string band(const Frame& frame, const Series& series) {
    if (series.bands.empty()) return {};
    if (series.bands.size() == 1) {
        const std::int64_t top = frame.y(series.bands.front().high);
        return "<rect class=\"bande " + series.look + "\" x=\"" + px(frame.x(0) - 200) + "\" y=\"" + px(top) + "\" width=\"40\" height=\"" + px(frame.y(series.bands.front().low) - top) + "\"/>\n";
    }
    std::string points;
    for (std::size_t i = 0; i < series.bands.size(); ++i) points += frame.point(i, series.bands[i].high) + " ";
    for (std::size_t i = series.bands.size(); i-- > 0;) points += frame.point(i, series.bands[i].low) + " ";
    points.pop_back();
    return "<polygon class=\"bande " + series.look + "\" points=\"" + points + "\"/>\n";
}

std::string line(const Frame& frame, const Series& series, const std::vector<int>& years) {
    std::string points;
    std::string markers;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        points += (i == 0 ? "" : " ") + frame.point(i, series.values[i]);
        std::string title = series.name + " " + std::to_string(years[i]) + " : " + minus(compact(series.values[i]));
        if (i < series.bands.size()) title += " (P5–P95 : " + minus(between(series.bands[i].low, series.bands[i].high)) + ")";
        markers += marker(series.look, frame.x(i), frame.y(series.values[i]), title);
    }
    return "<polyline class=\"ligne " + series.look + "\" points=\"" + points + "\"/>\n" + markers;
}

std::string draw(const LineChart& chart, std::int64_t width, std::int64_t height) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    const auto see = [&](std::int64_t value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const Series& series : chart.series) {
        for (const std::int64_t value : series.values) see(value);
        for (const Band& band : series.bands) {
            see(band.low);
            see(band.high);
        }
    }
    for (const Mark& mark : chart.marks) see(mark.value);
    const Frame frame{width, height, make_scale(low, high, 5), chart.years.size()};
    std::string out = grid(frame, chart.years);
    for (const Series& series : chart.series) out += band(frame, series);
    for (const Series& series : chart.series) out += line(frame, series, chart.years);
    for (const Mark& mark : chart.marks) out += marker("publie", frame.x(mark.at), frame.y(mark.value), mark.name);
    return out;
}

std::string key(std::string_view look, std::string_view name, bool drawn_line) {
    std::string out = "<span class=\"cle\"><svg width=\"30\" height=\"14\" aria-hidden=\"true\">";
    if (drawn_line) out += "<line class=\"ligne " + std::string(look) + "\" x1=\"1\" x2=\"29\" y1=\"7\" y2=\"7\"/>";
    return out + marker(look, 150, 70, "") + "</svg>" + escape(name) + "</span>\n";
}

std::string legend(const LineChart& chart) {
    std::string out;
    bool banded = false;
    for (const Series& series : chart.series) {
        out += key(series.look, series.name, true);
        banded = banded || !series.bands.empty();
    }
    if (!chart.marks.empty()) out += key("publie", chart.marks_name, false);
    if (banded) {
        out += "<span class=\"cle\"><svg width=\"30\" height=\"14\" aria-hidden=\"true\"><rect class=\"bande droits\" width=\"30\" height=\"14\"/></svg>"
               "bande : neuf tirages sur dix (P5 à P95)</span>\n";
    }
    return out;
}

}  // namespace

std::string to_svg(const LineChart& chart) {
    constexpr std::int64_t kWideHeight = 3000;
    constexpr std::int64_t kNarrowHeight = 2400;
    return figure(chart.title, draw(chart, kWide, kWideHeight), draw(chart, kNarrow, kNarrowHeight), kWideHeight, kNarrowHeight, legend(chart));
}

}  // namespace socle::rapport::detail
