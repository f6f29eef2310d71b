#include <socle/present/layout.hpp>

#include "text.hpp"

#include <socle/base/text.hpp>

#include <algorithm>
#include <array>

namespace socle::present {

namespace {
using detail::kWidth;

std::string describe_document(const droit::LawBook& book, const std::string& id) {
    const droit::Document* document = droit::find_document(book, id);
    if (document == nullptr) return id;
    return id + " « " + document->titre + " » (" + document->auteur + (document->date.empty() ? "" : ", " + document->date) + ")";
}

// French puts a space before these: a line must not begin with one, nor end with an opening quotation mark.
bool goes_with_the_word_before(std::string_view word) {
    return std::ranges::any_of(std::array<std::string_view, 7>{":", ";", "!", "?", "»", "%", "€"}, [&](std::string_view sign) { return word.starts_with(sign); });
}

// Words that a line keeps together, with the spaces between them.
std::vector<std::string> unbreakable(std::string_view text) {
    std::vector<std::string> pieces;
    for (const std::string_view word : base::split(text, ' ')) {
        if (!pieces.empty() && (goes_with_the_word_before(word) || pieces.back().ends_with("«"))) {
            pieces.back() += ' ';
            pieces.back() += word;
        } else {
            pieces.emplace_back(word);
        }
    }
    return pieces;
}

}  // namespace

std::string pad_right(std::string_view text, std::size_t width) {
    std::string out(text);
    const std::size_t length = base::length_utf8(text);
    if (length < width) out.append(width - length, ' ');
    return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t length = base::length_utf8(text);
    return std::string(length < width ? width - length : 0, ' ') + std::string(text);
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t column = indent;
    bool first = true;
    for (const std::string& word : unbreakable(text)) {
        const std::size_t length = base::length_utf8(word);
        if (!first && column + 1 + length > width) {
            out += '\n';
            out.append(indent, ' ');
            column = indent;
        } else if (!first) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
        first = false;
    }
    return out;
}

std::string describe(const droit::LawBook& book, const droit::Source& source) {
    return describe_document(book, source.document) + " : " + source.lieu;
}

std::string Footnotes::marks(std::span<const droit::Source> sources) {
    std::vector<std::string> numbers;
    for (const droit::Source& source : sources) {
        const auto at = std::find_if(seen_.begin(), seen_.end(), [&](const droit::Source& known) {
            return known.document == source.document && known.lieu == source.lieu;
        });
        numbers.push_back(std::to_string(at - seen_.begin() + 1));
        if (at == seen_.end()) seen_.push_back(source);
    }
    if (numbers.empty()) return {};
    return " [" + base::enumerate_fr(numbers, ", ") + "]";
}

std::string Footnotes::list() const {
    std::string out;
    std::vector<std::string> told;
    for (const droit::Source& source : seen_) {
        if (std::find(told.begin(), told.end(), source.document) != told.end()) continue;
        told.push_back(source.document);
        out += "  " + wrap(describe_document(book_, source.document), kWidth, 4) + "\n";
        for (std::size_t i = 0; i < seen_.size(); ++i) {
            if (seen_[i].document != source.document) continue;
            out += "    " + pad_left("[" + std::to_string(i + 1) + "]", 5) + " " + wrap(seen_[i].lieu, kWidth, 10) + "\n";
        }
    }
    return out;
}

}  // namespace socle::present
