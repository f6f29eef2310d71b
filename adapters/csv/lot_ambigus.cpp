#include "lot_ambigus.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace socle::csv {

namespace {

using rules::CaseKind;
using rules::kUnknown;

constexpr std::uint64_t kMaxCells = std::uint64_t{1} << 16U;
constexpr std::size_t kMaxIntervals = 256;

std::int64_t amount_of(const rules::Program& program, std::uint32_t amounts, std::uint32_t taille) {
    return amounts == rules::kNone ? money::kMaxCents : program.amounts[amounts + taille];
}

bool is_rated(const rules::Line& line, const rules::Case& rule) { return rule.by_attainment && line.mission >= 0; }

// What a line of an engaged mission is worth when that depends on nothing but the cell.
std::optional<std::int64_t> constant_of(const rules::Program& program, const rules::Line& line, const batch::Choice& choice) {
    if (choice.chosen == rules::kNone) return 0;
    const rules::Case& rule = program.cases[choice.chosen];
    if (rule.kind != CaseKind::Amount) return std::nullopt;
    const std::int64_t amount = amount_of(program, rule.amounts, choice.taille);
    const std::int64_t ceiling = amount_of(program, rule.ceilings, choice.taille);
    if (amount == kUnknown || ceiling == kUnknown) return kUnknown;
    if (is_rated(line, rule)) return std::nullopt;
    return std::min(amount, ceiling);
}

bool same_rule(const rules::Program& a, const rules::Line& line_a, const batch::Choice& x, const rules::Program& b, const rules::Line& line_b, const batch::Choice& y) {
    if (x.chosen == rules::kNone || y.chosen == rules::kNone) return false;
    const rules::Case& p = a.cases[x.chosen];
    const rules::Case& q = b.cases[y.chosen];
    const auto base = [](const rules::Program& program, const rules::Case& rule) { return program.bases.begin() + rule.base.first; };
    return p.kind == q.kind && is_rated(line_a, p) == is_rated(line_b, q) && p.rate == q.rate && p.rate_unknown == q.rate_unknown &&
           amount_of(a, p.amounts, x.taille) == amount_of(b, q.amounts, y.taille) && amount_of(a, p.ceilings, x.taille) == amount_of(b, q.ceilings, y.taille) &&
           p.base.count == q.base.count && std::equal(base(a, p), base(a, p) + p.base.count, base(b, q));
}

}  // namespace

Ambigus::Ambigus(const app::Engine& engine, std::uint32_t version) {
    const rules::Law& law = engine.law();
    const rules::Program& own = law.versions[version].program;
    cells_.add(own);
    for (const app::Engine::Alternative& alternative : engine.alternatives()) {
        const std::uint32_t other = alternative.changes[version].other;
        if (other != rules::kNone) cells_.add(alternative.law.versions[other].program);
    }
    const bool can_cut = std::all_of(cells_.dimensions().begin(), cells_.dimensions().end(), [](const batch::Dimension& d) { return d.size() <= kMaxIntervals; });
    for (const app::Engine::Alternative& alternative : engine.alternatives()) {
        const app::Engine::Alternative::Change& change = alternative.changes[version];
        Test test;
        test.alternative = &alternative;
        std::set<std::int32_t> days;
        for (const rules::Version& other : alternative.law.versions) {
            days.insert(other.from.days);
            if (other.last) days.insert(other.last->days + 1);
        }
        test.days.assign(days.begin(), days.end());
        for (std::size_t i = 0; i <= test.days.size(); ++i) {
            const std::uint32_t other = i == 0 ? rules::kNone : rules::version_at(alternative.law, {test.days[i - 1]});
            const bool other_text = other == rules::kNone || alternative.law.versions[other].program.text != own.text;
            test.tabulated.push_back(other == change.other && other != rules::kNone);
            test.by_day.push_back(other_text ? Answer::Always : Answer::Ask);
        }
        if (can_cut) {
            tabulate(own, alternative, change, test);
        } else {
            test.cells.assign(1, Answer::Ask);
        }
        // The days of this version, as far as they can be told.
        const std::int32_t from = law.versions[version].from.days;
        bool idle = std::all_of(test.cells.begin(), test.cells.end(), [](Answer a) { return a == Answer::Never; });
        for (std::size_t i = 0; i < test.tabulated.size(); ++i) {
            const bool past = i < test.days.size() && test.days[i] <= from;
            const bool later = version + 1 < law.versions.size() && i > 0 && test.days[i - 1] >= law.versions[version + 1].from.days;
            if (!past && !later && !test.tabulated[i]) idle = false;
        }
        if (!idle) tests_.push_back(std::move(test));
    }
}

void Ambigus::tabulate(const rules::Program& own, const app::Engine::Alternative& alternative, const app::Engine::Alternative::Change& change, Test& test) {
    if (change.other == rules::kNone) {
        test.cells.assign(1, Answer::Ask);
        return;
    }
    const rules::Program& other = alternative.law.versions[change.other].program;
    // Class bounds differ: the whole population matters.
    rules::Program bounds;
    bounds.minima = {1};
    rules::Line line;
    if (change.other_classes) test.key = cells_.key_of(bounds, line);
    for (const std::uint32_t i : change.lines) {
        test.key = cells_.joined(test.key, cells_.key_of(own, own.lines[i]));
        test.key = cells_.joined(test.key, cells_.key_of(other, other.lines[i]));
    }
    if (test.key.size > kMaxCells) {
        test.key = {};
        test.cells.assign(1, Answer::Ask);
        return;
    }
    for (std::uint64_t cell = 0; cell < test.key.size; ++cell) {
        Answer answer = Answer::Never;
        if (change.other_classes && cells_.choose(own, line, test.key, cell).taille != cells_.choose(other, line, test.key, cell).taille) answer = Answer::Always;
        for (const std::uint32_t i : change.lines) {
            if (answer == Answer::Always) break;
            answer = std::max(answer, compare(own, other, i, test.key, cell), [](Answer a, Answer b) {
                const auto weight = [](Answer x) { return x == Answer::Never ? 0 : x == Answer::Ask ? 1 : 2; };
                return weight(a) < weight(b);
            });
        }
        test.cells.push_back(answer);
    }
}

Ambigus::Answer Ambigus::compare(const rules::Program& own, const rules::Program& other, std::uint32_t line, const batch::Key& key, std::uint64_t cell) const {
    const rules::Line& a = own.lines[line];
    const rules::Line& b = other.lines[line];
    if (a.mission != b.mission) return Answer::Ask;
    const batch::Choice x = cells_.choose(own, a, key, cell);
    const batch::Choice y = cells_.choose(other, b, key, cell);
    if (same_rule(own, a, x, other, b, y)) return Answer::Never;
    const auto p = constant_of(own, a, x);
    const auto q = constant_of(other, b, y);
    if (!p || !q) return Answer::Ask;
    if (*p == *q) return Answer::Never;
    // A mission that is not engaged gives nothing under either reading.
    return a.mission < 0 ? Answer::Always : Answer::Ask;
}

void Ambigus::cut(const batch::Columns& columns, std::size_t count, std::vector<std::vector<std::uint8_t>>& intervals) const {
    const std::vector<batch::Dimension>& dimensions = cells_.dimensions();
    intervals.resize(dimensions.size());
    std::vector<bool> used(dimensions.size(), false);
    for (const Test& test : tests_) {
        for (const std::uint32_t d : test.key.dimensions) used[d] = true;
    }
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        if (!used[d]) continue;
        intervals[d].resize(count);
        for (std::size_t i = 0; i < count; ++i) intervals[d][i] = static_cast<std::uint8_t>(batch::interval_of(dimensions[d], batch::value_of(dimensions[d], columns, i)));
    }
}

Ambigus::Answer Ambigus::answer(const Test& test, std::int32_t start, std::size_t row, const std::vector<std::vector<std::uint8_t>>& intervals) const {
    std::size_t day = 0;
    for (const std::int32_t cut : test.days) day += start >= cut ? 1 : 0;
    if (!test.tabulated[day]) return test.by_day[day];
    std::size_t cell = 0;
    for (std::size_t i = 0; i < test.key.dimensions.size(); ++i) cell += std::size_t{intervals[test.key.dimensions[i]][row]} * test.key.strides[i];
    return test.cells[cell];
}

}  // namespace socle::csv
