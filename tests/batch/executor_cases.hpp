// Columns of contract years, and the executor held against the reference evaluator on them.
#pragma once

#include <socle/batch/executor.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace socle::tests {

// Facts in columns. Rates are whole hundredths of a percent; the plan and the crisis are those of the year.
class CaseColumns {
public:
    void push(const eval::Facts& facts);
    [[nodiscard]] std::size_t size() const { return population_.size(); }
    // The rank may be left to the executor.
    [[nodiscard]] batch::Columns columns(bool with_rank = true) const;

private:
    std::vector<std::int32_t> population_, membres_, signature_, start_;
    std::vector<std::uint16_t> rang_;
    std::vector<std::uint8_t> plan_, crise_;
    std::vector<std::uint32_t> missions_;
    std::vector<std::uint16_t> rates_[rules::kMaxMissions];
    std::vector<batch::Share> shares_[rules::kMaxMissions];
};

// The first difference between the executor and the reference, empty when there is none: totals alone, then amounts,
// outcomes and classes, by ranges of `chunk` cases, over `threads` threads.
[[nodiscard]] std::string difference(const rules::Program& program, const batch::Executor& executor, const CaseColumns& cases, std::size_t chunk = 0, unsigned threads = 1);

// The same on every path: vectors, 64 bits, reference.
[[nodiscard]] std::string difference(const rules::Program& program, const CaseColumns& cases);

// The same for totals alone, in one run on each kind of instructions, with every fact given and with the rank left out.
[[nodiscard]] std::string totals_differ(const rules::Program& program, const CaseColumns& cases);

}  // namespace socle::tests
