#include "numbers.hpp"
#include "text.hpp"

#include <socle/base/text.hpp>
#include <socle/present/layout.hpp>

#include <algorithm>

namespace socle::rapport::detail {

namespace {

constexpr std::size_t kMargin = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kMaxHead = 48;

}  // namespace

std::string Columns::take() const {
    const std::size_t count = head_.size();
    std::vector<std::size_t> widths(count);
    const auto see = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], base::length_utf8(cells[i]));
    };
    see(head_);
    for (const auto& row : rows_) see(row);
    widths[0] = std::min(widths[0], kMaxHead);

    std::string out;
    for (std::size_t from = 1; from < count;) {
        std::size_t to = from;
        std::size_t total = kMargin + widths[0];
        while (to < count && (to == from || total + kGap + widths[to] <= kTextWidth)) total += kGap + widths[to++];
        const auto put = [&](const std::vector<std::string>& cells) {
            std::string head = cells[0];
            if (base::length_utf8(head) > kMaxHead) {
                std::size_t bytes = 0;
                for (std::size_t seen = 0; bytes < head.size(); ++bytes) {
                    if ((static_cast<unsigned char>(head[bytes]) & 0xC0U) != 0x80U && ++seen == kMaxHead) break;
                }
                head = head.substr(0, bytes) + "…";
            }
            std::string line = std::string(kMargin, ' ') + present::pad_right(head, widths[0]);
            for (std::size_t i = from; i < to; ++i) line += std::string(kGap, ' ') + present::pad_left(i < cells.size() ? cells[i] : "", widths[i]);
            line.erase(line.find_last_not_of(' ') + 1);
            out += line + "\n";
        };
        if (from > 1) out += "\n";
        put(head_);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (std::find(rule_before_.begin(), rule_before_.end(), i) != rule_before_.end()) out += std::string(kMargin, ' ') + std::string(total - kMargin, '-') + "\n";
            put(rows_[i]);
        }
        from = to;
    }
    return out;
}

std::string item(std::string_view text) { return "  - " + present::wrap(on_one_line(text), kTextWidth, 4) + "\n"; }

std::string block(std::string_view text, std::size_t indent) {
    std::string out;
    for (const std::string_view line : base::split(text, '\n')) {
        const std::string words = on_one_line(base::trim(line));
        if (!words.empty()) out += std::string(indent, ' ') + present::wrap(words, kTextWidth, indent) + "\n";
    }
    return out;
}

}  // namespace socle::rapport::detail
