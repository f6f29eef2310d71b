#include "ordre.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>

using namespace socle;

namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

std::vector<std::int64_t> values_of(int kind, std::size_t count, std::mt19937_64& random) {
    std::vector<std::int64_t> values;
    std::normal_distribution<double> normal(1e12, 1e9);
    for (std::size_t i = 0; i < count; ++i) {
        switch (kind) {
            case 0: values.push_back(static_cast<std::int64_t>(random())); break;
            case 1: values.push_back(-7); break;
            case 2: values.push_back(random() % 3 == 0 ? static_cast<std::int64_t>(random() % 5'000'000) : 0); break;
            case 3: values.push_back(i == 0 ? kLowest : i == 1 ? kHighest : static_cast<std::int64_t>(random() % 100)); break;
            default: values.push_back(static_cast<std::int64_t>(normal(random))); break;
        }
    }
    return values;
}

}  // namespace

TEST_CASE("values of given ranks are those of the sorted values") {
    std::mt19937_64 random(3);
    national::detail::OrderStatistics order;
    for (const std::size_t count : {1U, 2U, 512U, 513U, 4'000U}) {
        for (int kind = 0; kind < 5; ++kind) {
            const std::vector<std::int64_t> values = values_of(kind, count, random);
            std::vector<std::int64_t> sorted = values;
            std::sort(sorted.begin(), sorted.end());
            for (std::size_t round = 0; round < 20; ++round) {
                std::vector<std::size_t> ranks(round % 10);
                for (std::size_t& rank : ranks) rank = random() % count;
                if (round == 11) ranks.back() = count - 1;
                std::sort(ranks.begin(), ranks.end());
                std::vector<std::int64_t> found(ranks.size());
                order.find(values, ranks, found);
                for (std::size_t i = 0; i < ranks.size(); ++i) CHECK(found[i] == sorted[ranks[i]]);
            }
        }
    }
}
