#include "words.hpp"

#include <socle/base/text.hpp>

#include <algorithm>
#include <cstdint>

namespace socle::rapport::detail {

namespace {

constexpr std::size_t kMaxWords = 2'000;

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words = base::split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

void push(std::vector<Words>& side, std::string_view word, bool changed) {
    if (side.empty() || side.back().changed != changed) {
        side.push_back({std::string(word), changed});
    } else {
        side.back().text += ' ';
        side.back().text += word;
    }
}

}  // namespace

Compared compare_words(std::string_view before, std::string_view after) {
    const std::vector<std::string_view> a = words_of(before);
    const std::vector<std::string_view> b = words_of(after);
    Compared compared;
    if (a.size() > kMaxWords || b.size() > kMaxWords) {
        for (const std::string_view word : a) push(compared.before, word, true);
        for (const std::string_view word : b) push(compared.after, word, true);
        return compared;
    }
    const std::size_t columns = b.size() + 1;
    std::vector<std::uint16_t> common((a.size() + 1) * columns);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            common[i * columns + j] = a[i] == b[j] ? static_cast<std::uint16_t>(common[(i + 1) * columns + j + 1] + 1)
                                                   : std::max(common[(i + 1) * columns + j], common[i * columns + j + 1]);
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            push(compared.before, a[i++], false);
            push(compared.after, b[j++], false);
        } else if (j == b.size() || (i < a.size() && common[(i + 1) * columns + j] >= common[i * columns + j + 1])) {
            push(compared.before, a[i++], true);
        } else {
            push(compared.after, b[j++], true);
        }
    }
    return compared;
}

}  // namespace socle::rapport::detail
