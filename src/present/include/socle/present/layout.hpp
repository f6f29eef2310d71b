// Alignment of French text in a terminal, where a character is not a byte.
#pragma once

#include <socle/droit/law_book.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socle::present {

[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

// Text broken at spaces (not those of French punctuation) so that no line passes `width`; every line after the first begins with `indent` spaces.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

// Numbers sources as they are met, and lists them at the end.
class Footnotes {
public:
    explicit Footnotes(const droit::LawBook& book) : book_(book) {}

    // " [1, 3]"; empty without sources.
    [[nodiscard]] std::string marks(std::span<const droit::Source> sources);

    // Document by document, a line for each place: "001 « titre » (auteur, date)", then "[1] tableau".
    [[nodiscard]] std::string list() const;

private:
    const droit::LawBook& book_;
    droit::Sources seen_;
};

// "document 001 (« Les missions d'une CPTS et leur financement »), tableau".
[[nodiscard]] std::string describe(const droit::LawBook& book, const droit::Source& source);

}  // namespace socle::present
