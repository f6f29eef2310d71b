// Conditions compare facts with constants, so the constants of a program cut the domain of each fact into intervals. In one
// cell of that partition every condition has one answer: the chosen cases are the same for all the cases in it.
#pragma once

#include <socle/batch/columns.hpp>
#include <socle/rules/program.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace socle::batch {

enum class Axis : std::uint8_t { Population, Membres, Signature, Start, Rang, RangTexte, Plan, Crise, MissionsEngagees };

// A fact and where it is cut, rising: interval k is cuts[k-1] <= fact < cuts[k].
struct Dimension {
    Axis axis = Axis::Population;
    calendar::Date effect;  // RangTexte: the text that the rank counts from
    std::vector<std::int32_t> cuts;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(cuts.size()) + 1; }
};

// Some of the dimensions; a cell of theirs is the sum of interval × stride.
struct Key {
    std::vector<std::uint32_t> dimensions;  // rising
    std::vector<std::uint32_t> strides;
    std::uint64_t size = 1;
};

// What happens to a line in a cell.
struct Choice {
    std::uint32_t taille = rules::kNone;  // index of the size class when the key looks at the population
    std::uint32_t chosen = rules::kNone;  // index in Program::cases, mission engaged
};

class Cells {
public:
    // Cuts what the conditions and the size classes of the program look at. Several programs may share cells.
    void add(const rules::Program& program);

    [[nodiscard]] const std::vector<Dimension>& dimensions() const { return dimensions_; }

    // The dimensions that decide the class and the case of a line, and whether the population lies below every class.
    [[nodiscard]] Key key_of(const rules::Program& program, const rules::Line& line) const;
    [[nodiscard]] Key joined(const Key& a, const Key& b) const;

    // `key` holds at least the dimensions of key_of(program, line). Below the first class nothing is chosen.
    [[nodiscard]] Choice choose(const rules::Program& program, const rules::Line& line, const Key& key, std::uint64_t cell) const;

private:
    Dimension& dimension(Axis axis, calendar::Date effect = {});
    void cut(Dimension& dimension, std::int64_t at);
    [[nodiscard]] Key key_from(std::vector<bool> used) const;
    [[nodiscard]] std::uint32_t find(Axis axis, calendar::Date effect = {}) const;
    [[nodiscard]] std::int64_t value_in(const Key& key, std::uint64_t cell, Axis axis, calendar::Date effect = {}) const;

    std::vector<Dimension> dimensions_;
};

// The fact of one case along a dimension.
[[nodiscard]] std::int32_t value_of(const Dimension& dimension, const Columns& columns, std::size_t row);

// Interval of a value: how many cuts it has reached.
[[nodiscard]] inline std::uint32_t interval_of(const Dimension& dimension, std::int32_t value) {
    std::uint32_t reached = 0;
    for (const std::int32_t cut : dimension.cuts) reached += value >= cut ? 1 : 0;
    return reached;
}

}  // namespace socle::batch
