// Internal: what changes between two wordings of an article, word by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace socle::rapport::detail {

struct Words {
    std::string text;      // one or several words
    bool changed = false;  // not in the other wording
};

struct Compared {
    std::vector<Words> before;
    std::vector<Words> after;
};

// The longest run of words in common stays unchanged. Very long texts are not compared: all of both is changed.
[[nodiscard]] Compared compare_words(std::string_view before, std::string_view after);

}  // namespace socle::rapport::detail
