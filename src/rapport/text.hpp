// Internal: pieces of the text for a terminal.
#pragma once

#include <socle/national/resultat.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace socle::rapport::detail {

inline constexpr std::size_t kTextWidth = 118;

// A table aligned by its columns: first column to the left, the others to the right but for the last when it is words.
class Columns {
public:
    explicit Columns(std::vector<std::string> head) : head_(std::move(head)) {}
    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    void rule() { rule_before_.push_back(rows_.size()); }  // a line of dashes before the next row

    // When too wide, the columns after the first are given in several tables one below the other.
    [[nodiscard]] std::string take() const;

private:
    std::vector<std::string> head_;
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::size_t> rule_before_;
};

[[nodiscard]] std::string item(std::string_view text);                 // "  - text", wrapped
[[nodiscard]] std::string block(std::string_view text, std::size_t indent);  // wrapped, each line indented; ends with \n

[[nodiscard]] std::string text_reforms(const national::Resultat& resultat);
[[nodiscard]] std::string text_controls(const national::Resultat& resultat);

}  // namespace socle::rapport::detail
