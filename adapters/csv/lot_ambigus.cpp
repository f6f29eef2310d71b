#include "lot_ambigus.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

namespace socle::csv {

namespace {

using rules::CaseKind;
using rules::kUnknown;

constexpr std::uint64_t kMaxCells = std::uint64_t{1} << 16U;
constexpr std::size_t kMaxTests = 64;
constexpr std::int32_t kFirstDay = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t kLastDay = std::numeric_limits<std::int32_t>::max();

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

// Nothing but plain arrays: the loop must be seen to be free of overlaps.
template <class T>
void add_intervals(const std::vector<std::int32_t>& cuts, std::uint32_t stride, const T* __restrict values, std::size_t count, std::uint32_t* __restrict cells) {
    for (const std::int32_t cut : cuts) {
        for (std::size_t i = 0; i < count; ++i) cells[i] += -static_cast<std::uint32_t>(std::int32_t{values[i]} >= cut) & stride;
    }
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
    // The days of this version, as far as they can be told.
    const std::int32_t from = law.versions[version].from.days;
    const std::int32_t until = version + 1 < law.versions.size() ? law.versions[version + 1].from.days : kLastDay;
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
        tabulate(own, alternative, change, test);
        bool idle = std::all_of(test.cells.begin(), test.cells.end(), [](Answer a) { return a == Answer::Never; });
        for (std::size_t i = 0; i < test.tabulated.size(); ++i) {
            const bool past = i < test.days.size() && test.days[i] <= from;
            const bool later = i > 0 && test.days[i - 1] >= until;
            if (!past && !later && !test.tabulated[i]) idle = false;
        }
        if (!idle) tests_.push_back(std::move(test));
    }
    tabulate_all(from, until);
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
    test.only_bonus = true;
    for (std::uint64_t cell = 0; cell < test.key.size; ++cell) {
        Answer answer = Answer::Never;
        if (change.other_classes && cells_.choose(own, line, test.key, cell).taille != cells_.choose(other, line, test.key, cell).taille) answer = Answer::Always;
        for (const std::uint32_t i : change.lines) {
            if (answer == Answer::Always) break;
            answer = std::max(answer, compare(own, other, i, cell, test), [](Answer a, Answer b) {
                const auto weight = [](Answer x) { return x == Answer::Never ? 0 : x == Answer::Ask ? 1 : 2; };
                return weight(a) < weight(b);
            });
        }
        test.cells.push_back(answer);
    }
}

Ambigus::Answer Ambigus::compare(const rules::Program& own, const rules::Program& other, std::uint32_t line, std::uint64_t cell, Test& test) const {
    const rules::Line& a = own.lines[line];
    const rules::Line& b = other.lines[line];
    if (a.mission != b.mission) {
        test.only_bonus = false;
        return Answer::Ask;
    }
    const batch::Choice x = cells_.choose(own, a, test.key, cell);
    const batch::Choice y = cells_.choose(other, b, test.key, cell);
    if (same_rule(own, a, x, other, b, y)) return Answer::Never;
    const auto p = constant_of(own, a, x);
    const auto q = constant_of(other, b, y);
    if (!p || !q) {
        const bool bonus = a.mission < 0 && y.chosen != rules::kNone && other.cases[y.chosen].kind == CaseKind::Bonus && !other.cases[y.chosen].rate_unknown &&
                           other.cases[y.chosen].ceilings == rules::kNone;
        const bool first = test.bonus_line == rules::kNone;
        if (bonus && first) {
            const rules::Case& rule = other.cases[y.chosen];
            test.bonus_line = line;
            test.bonus_rule = y.chosen;
            test.bonus_rate = rule.rate;
            test.bonus_base.assign(other.bases.begin() + rule.base.first, other.bases.begin() + rule.base.first + rule.base.count);
        } else if (!bonus || test.bonus_line != line || test.bonus_rule != y.chosen) {
            test.only_bonus = false;
        }
        return Answer::Ask;
    }
    if (*p == *q) return Answer::Never;
    if (a.mission < 0) return Answer::Always;
    // A mission that is not engaged gives nothing under either reading.
    test.only_bonus = false;
    return Answer::Ask;
}

// The days of the version between which no other reading applies another text, and what each cell then says of every test.
void Ambigus::tabulate_all(std::int32_t from, std::int32_t until) {
    quiet_from_ = from;
    quiet_until_ = until;
    for (const Test& test : tests_) {
        for (std::size_t i = 0; i < test.tabulated.size(); ++i) {
            if (test.tabulated[i]) continue;
            // The longest stretch that is left, on one side of these days.
            const std::int32_t first = i == 0 ? kFirstDay : test.days[i - 1];
            const std::int32_t last = i < test.days.size() ? test.days[i] : kLastDay;
            if (last <= quiet_from_ || first >= quiet_until_) continue;
            const std::int64_t before = std::int64_t{first} - quiet_from_;
            const std::int64_t after = std::int64_t{quiet_until_} - last;
            (after >= before ? quiet_from_ : quiet_until_) = after >= before ? last : first;
        }
        key_ = cells_.joined(key_, test.key);
    }
    if (key_.size > kMaxCells || tests_.size() >= kMaxTests) return;
    for (std::uint64_t cell = 0; cell < key_.size; ++cell) {
        std::uint64_t always = 0;
        std::uint64_t ask = 0;
        for (std::size_t t = 0; t < tests_.size(); ++t) {
            std::uint64_t own = 0;
            for (std::size_t i = 0; i < tests_[t].key.dimensions.size(); ++i) {
                const auto place = std::find(key_.dimensions.begin(), key_.dimensions.end(), tests_[t].key.dimensions[i]) - key_.dimensions.begin();
                own += cell / key_.strides[static_cast<std::size_t>(place)] % cells_.dimensions()[tests_[t].key.dimensions[i]].size() * tests_[t].key.strides[i];
            }
            if (tests_[t].cells[own] == Answer::Always) always |= std::uint64_t{1} << t;
            if (tests_[t].cells[own] == Answer::Ask) ask |= std::uint64_t{1} << t;
        }
        always_.push_back(always);
        ask_.push_back(ask);
    }
}

void Ambigus::look(const batch::Columns& columns, std::size_t count, Marks& marks) const {
    marks.always.assign(count, kUndecided);
    marks.ask.assign(count, kUndecided);
    if (always_.empty()) return;
    std::vector<std::uint32_t>& cells = marks.cells;
    cells.assign(count, 0);
    for (std::size_t k = 0; k < key_.dimensions.size(); ++k) {
        const batch::Dimension& dimension = cells_.dimensions()[key_.dimensions[k]];
        const std::uint32_t stride = key_.strides[k];
        switch (dimension.axis) {
            case batch::Axis::Population: add_intervals(dimension.cuts, stride, columns.population, count, cells.data()); break;
            case batch::Axis::Membres: add_intervals(dimension.cuts, stride, columns.membres, count, cells.data()); break;
            case batch::Axis::Signature: add_intervals(dimension.cuts, stride, columns.signature, count, cells.data()); break;
            case batch::Axis::Start: add_intervals(dimension.cuts, stride, columns.start, count, cells.data()); break;
            case batch::Axis::Rang: add_intervals(dimension.cuts, stride, columns.rang, count, cells.data()); break;
            case batch::Axis::Plan: add_intervals(dimension.cuts, stride, columns.plan, count, cells.data()); break;
            case batch::Axis::Crise: add_intervals(dimension.cuts, stride, columns.crise, count, cells.data()); break;
            case batch::Axis::RangTexte:
            case batch::Axis::MissionsEngagees:
                for (std::size_t i = 0; i < count; ++i) cells[i] += stride * batch::interval_of(dimension, batch::value_of(dimension, columns, i));
                break;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (columns.start[i] < quiet_from_ || columns.start[i] >= quiet_until_) continue;
        marks.always[i] = always_[cells[i]];
        marks.ask[i] = ask_[cells[i]];
    }
}

Ambigus::Answer Ambigus::answer(const Test& test, std::int32_t start, const batch::Columns& columns, std::size_t row) const {
    std::size_t day = 0;
    for (const std::int32_t cut : test.days) day += start >= cut ? 1 : 0;
    if (!test.tabulated[day]) return test.by_day[day];
    std::size_t cell = 0;
    for (std::size_t i = 0; i < test.key.dimensions.size(); ++i) {
        const batch::Dimension& dimension = cells_.dimensions()[test.key.dimensions[i]];
        cell += std::size_t{batch::interval_of(dimension, batch::value_of(dimension, columns, row))} * test.key.strides[i];
    }
    return test.cells[cell];
}

}  // namespace socle::csv
