#include "pointers.hpp"

#include <socle/base/text.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace socle::service {

namespace {

std::string step(std::string_view key) {
    std::string out = "/";
    for (const char c : key) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

// ":3:7 ligne[2].code" → "ligne 3, colonne 7 : ligne[2].code".
std::string in_words(std::string_view rest) {
    const auto number = [&]() -> std::string {
        if (rest.empty() || rest.front() != ':') return {};
        std::size_t end = 1;
        while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') ++end;
        std::string digits(rest.substr(1, end - 1));
        if (!digits.empty()) rest.remove_prefix(end);
        return digits;
    };
    const std::string line = number();
    const std::string column = number();
    std::string out;
    if (!line.empty()) out = "ligne " + line + (column.empty() ? "" : ", colonne " + column);
    const std::string_view key = base::trim(rest);
    if (!key.empty()) out += (out.empty() ? "" : " : ") + std::string(key);
    return out;
}

// What stands between « and ».
std::optional<std::string_view> quoted(std::string_view place) {
    constexpr std::string_view kOpen = "« ";
    constexpr std::string_view kClose = " »";
    const std::size_t from = place.find(kOpen);
    const std::size_t to = place.rfind(kClose);
    if (from == std::string_view::npos || to == std::string_view::npos || to < from + kOpen.size()) return std::nullopt;
    return place.substr(from + kOpen.size(), to - from - kOpen.size());
}

std::size_t index_of(const std::vector<std::string>& texts, std::string_view wanted) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (base::printable(texts[i]) == wanted) return i;
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!wanted.empty() && texts[i].find(wanted) != std::string::npos) return i;
    }
    return texts.size();
}

// "lecture id=choice" and "texte id".
std::optional<std::string> pointer_of_law(std::string_view place) {
    constexpr std::string_view kLecture = "lecture ";
    if (place.starts_with(kLecture)) {
        const std::string_view rest = place.substr(kLecture.size());
        return "/lectures" + step(rest.substr(0, rest.find('=')));
    }
    if (place.starts_with("texte ")) return "/texte";
    return std::nullopt;
}

std::string pointer_of(std::string_view place, const Asked& asked) {
    if (const auto law = pointer_of_law(place)) return *law;
    const std::string lieux = step(asked.key_of_lieux);
    const std::string_view word = place.substr(0, place.find(' '));
    if (place.starts_with("missions.")) {
        // Ids hold no point; the last step is a key of the mission.
        std::string out = "/missions";
        for (const std::string_view part : base::split(place.substr(std::string_view("missions.").size()), '.')) out += step(part);
        return out;
    }
    if (word == "missions") {
        const std::size_t at = quoted(place) ? index_of(asked.missions, *quoted(place)) : asked.missions.size();
        if (at < asked.missions.size()) return "/missions/" + std::to_string(at);
        return quoted(place) && asked.missions.empty() ? "/missions" + step(*quoted(place)) : "/missions";
    }
    if (word == "taux" && quoted(place)) return "/taux" + step(*quoted(place));
    constexpr std::array<std::string_view, 5> kKeys{"population", "populations", "membres", "date", "date_signature"};
    const bool population = word.starts_with("population");
    if (population && !asked.lieux.empty()) return lieux;
    if (std::find(kKeys.begin(), kKeys.end(), word) != kKeys.end()) return step(word);
    if (asked.lieux.empty()) return {};
    const std::size_t at = index_of(asked.lieux, place);
    return at < asked.lieux.size() ? lieux + "/" + std::to_string(at) : lieux;
}

}  // namespace

Mistake at_body(const base::Error& error) {
    std::string_view rest = error.place;
    rest.remove_prefix(std::min(rest.size(), std::string_view(kBodyName).size()));
    if (rest.starts_with(" /")) return {error, std::string(rest.substr(1)), {}, {}};
    return {error, {}, {}, in_words(rest)};
}

Mistake at_asked(const base::Error& error, const Asked& asked) { return {error, pointer_of(error.place, asked), {}, {}}; }

Mistake at_reforme(const base::Error& error, const std::vector<json::ReformeDemandee>& reformes, std::size_t index) {
    std::string_view rest = error.place;
    const std::string& nom = reformes[index].nom;
    if (rest.starts_with(nom)) rest.remove_prefix(nom.size());
    return {error, "/reformes/" + std::to_string(index), {}, in_words(rest)};
}

Mistake at_law(const base::Error& error, const std::vector<json::ReformeDemandee>& reformes) {
    for (std::size_t i = 0; i < reformes.size(); ++i) {
        const std::string_view place = error.place;
        const bool named = place.starts_with(reformes[i].nom) && (place.size() == reformes[i].nom.size() || place[reformes[i].nom.size()] == ':' || place[reformes[i].nom.size()] == ' ');
        if (named) return at_reforme(error, reformes, i);
    }
    if (const auto pointer = pointer_of_law(error.place)) return {error, *pointer, {}, {}};
    return {error, reformes.empty() ? "" : "/reformes", {}, error.place};
}

}  // namespace socle::service
