#include "ordre.hpp"

#include <algorithm>
#include <bit>

namespace socle::national::detail {

namespace {

constexpr int kBucketBits = 12;
constexpr std::size_t kBuckets = std::size_t{1} << kBucketBits;
constexpr std::size_t kFew = 512;  // no more than are worth buckets

using Values = std::span<std::int64_t>;

// Cuts at the middle rank, then on either side.
void select(Values values, std::size_t before, std::span<const std::size_t> ranks, std::span<std::int64_t> found) {
    if (ranks.empty()) return;
    const std::size_t middle = ranks.size() / 2;
    const std::size_t rank = ranks[middle] - before;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank), values.end());
    found[middle] = values[rank];
    select(values.first(rank), before, ranks.first(middle), found.first(middle));
    select(values.subspan(rank), before + rank, ranks.subspan(middle + 1), found.subspan(middle + 1));
}

}  // namespace

// Values are counted by equal intervals; only those of intervals where a rank falls are looked at again.
void OrderStatistics::find(std::span<const std::int64_t> values, std::span<const std::size_t> ranks, std::span<std::int64_t> found) {
    kept_.clear();
    places_.assign(ranks.begin(), ranks.end());
    if (values.size() <= kFew) {
        kept_.assign(values.begin(), values.end());
        return select(kept_, 0, places_, found);
    }
    std::int64_t low = values.front();
    std::int64_t high = values.front();
    for (const std::int64_t value : values) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    const auto above = [low](std::int64_t value) { return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(low); };
    const int shift = std::max(0, static_cast<int>(std::bit_width(above(high))) - kBucketBits);
    counts_.assign(kBuckets, 0);
    for (const std::int64_t value : values) ++counts_[above(value) >> shift];
    wanted_.assign(kBuckets, 0);
    std::size_t below = 0;
    std::size_t left_out = 0;
    std::size_t rank = 0;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
        const std::size_t end = below + counts_[bucket];
        for (; rank < ranks.size() && ranks[rank] < end; ++rank) {
            wanted_[bucket] = 1;
            places_[rank] = ranks[rank] - left_out;
        }
        if (wanted_[bucket] == 0) left_out += counts_[bucket];
        below = end;
    }
    // One place more than are kept: each value is written, and stays when it is wanted.
    kept_.resize(values.size() - left_out + 1);
    std::size_t kept = 0;
    for (const std::int64_t value : values) {
        kept_[kept] = value;
        kept += wanted_[above(value) >> shift];
    }
    kept_.pop_back();
    select(kept_, 0, places_, found);
}

}  // namespace socle::national::detail
