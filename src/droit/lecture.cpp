#include <socle/droit/lecture.hpp>

#include <algorithm>

namespace socle::droit {

void Lectures::choose(std::string ambiguite, std::string lecture) {
    const auto at = std::lower_bound(chosen_.begin(), chosen_.end(), ambiguite,
                                     [](const auto& entry, const std::string& id) { return entry.first < id; });
    if (at != chosen_.end() && at->first == ambiguite) {
        at->second = std::move(lecture);
    } else {
        chosen_.insert(at, {std::move(ambiguite), std::move(lecture)});
    }
}

std::string_view Lectures::find(std::string_view ambiguite) const {
    for (const auto& [id, lecture] : chosen_) {
        if (id == ambiguite) return lecture;
    }
    return {};
}

}  // namespace socle::droit
