#include "tableaux.hpp"

#include <socle/national/partage.hpp>

#include <algorithm>
#include <map>

namespace socle::national {

namespace {

// Finding quantiles takes far longer than adding a group to others.
constexpr std::size_t kLineCost = 8;

std::size_t least_busy(const std::vector<std::size_t>& busy) {
    return static_cast<std::size_t>(std::min_element(busy.begin(), busy.end()) - busy.begin());
}

}  // namespace

Partage share(const Calcul& calcul, std::size_t processes) {
    const std::vector<detail::Axes> axes = detail::make_axes(calcul);
    const simulate::Series& series = calcul.series();
    Partage partage;
    std::vector<std::size_t> busy(processes);
    std::map<std::size_t, std::size_t> keepers;  // by group: the process that has it already, so that no other needs it
    std::vector<std::vector<bool>> kept(processes, std::vector<bool>(series.groups()));
    for (const detail::Axes& one : axes) {
        for (const detail::Ligne& ligne : one.lignes) {
            const auto keeper = ligne.groups.empty() ? keepers.end() : keepers.find(ligne.groups.front());
            const std::size_t maker = keeper != keepers.end() ? keeper->second : least_busy(busy);
            partage.makers.push_back(maker);
            busy[maker] += kLineCost + ligne.groups.size();
            for (const std::size_t group : ligne.groups) {
                keepers.emplace(group, maker);
                kept[maker][group] = true;
            }
        }
    }
    const std::size_t of_group = series.count() / std::max<std::size_t>(1, series.groups());
    for (const std::vector<bool>& groups : kept) {
        simulate::Part part;
        for (std::size_t index = 0; index < series.count(); ++index) {
            if (groups[index / of_group]) part.push_back(static_cast<std::uint32_t>(index));
        }
        partage.parts.push_back(std::move(part));
    }
    return partage;
}

}  // namespace socle::national
