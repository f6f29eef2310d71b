#include <socle/simulate/resultats.hpp>

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

namespace socle::simulate {

namespace {

constexpr std::size_t kWord = sizeof(std::int64_t);
constexpr std::size_t kHeaderWords = 2;  // block, words of sums
static_assert(std::endian::native == std::endian::little, "blocks are exchanged as they lie in memory");

std::size_t sum_words(std::size_t laws, std::size_t series, std::size_t membres) { return laws * (series * kBlock + membres); }

constexpr std::uint64_t kFnvStart = 0xCBF29CE484222325U;

std::uint64_t step(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x100000001B3U;
    return hash ^ (hash >> 29U);
}

// Every fourth word in one sum, so that the processor need not wait for one to begin the next.
std::uint64_t check_of(const char* bytes, std::size_t words) {
    constexpr std::size_t kSums = 4;
    std::uint64_t sums[kSums] = {kFnvStart, kFnvStart + 1, kFnvStart + 2, kFnvStart + 3};
    const auto word = [bytes](std::size_t i) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes + i * kWord, kWord);
        return value;
    };
    std::size_t i = 0;
    for (; i + kSums <= words; i += kSums) {
        for (std::size_t lane = 0; lane < kSums; ++lane) sums[lane] = step(sums[lane], word(i + lane));
    }
    for (; i < words; ++i) sums[0] = step(sums[0], word(i));
    std::uint64_t all = kFnvStart;
    for (const std::uint64_t sum : sums) all = step(all, sum);
    return all;
}

void append(std::string& out, const std::int64_t* words, std::size_t count) { out.append(reinterpret_cast<const char*>(words), count * kWord); }

}  // namespace

Part whole(const Series& series) {
    Part part(series.count());
    std::iota(part.begin(), part.end(), 0U);
    return part;
}

Resultats::Resultats(const Simulation& simulation, Part part)
    : draws_(simulation.draws),
      done_(simulation.blocks()),
      part_(std::move(part)),
      slots_(simulation.series.count()),
      membres_(simulation.laws.size(), std::vector<std::int64_t>(simulation.cohorte->membres.size())) {
    for (std::size_t slot = 0; slot < part_.size(); ++slot) slots_[part_[slot]] = static_cast<std::uint32_t>(slot);
    if (part_.empty()) return;
    // Not filled: that would touch hundreds of megabytes before the first block is there.
    for (std::size_t law = 0; law < simulation.laws.size(); ++law) values_.push_back(std::make_unique_for_overwrite<std::int64_t[]>(part_.size() * draws_));
}

std::uint64_t Resultats::memory(const Series& series, std::size_t laws, std::uint32_t draws) {
    return std::uint64_t{laws} * series.count() * draws * kWord;
}

std::int64_t* Resultats::place(std::size_t law, std::size_t slot, std::uint32_t block) const {
    return values_[law].get() + slot * draws_ + block * kBlock;
}

void Resultats::mark(std::uint32_t block) {
    done_[block] = true;
    ++done_count_;
}

void Resultats::put(std::uint32_t block, const std::vector<BlockSums>& sums) {
    if (done_[block]) return;
    const std::size_t count = std::min(kBlock, draws_ - block * kBlock);
    for (std::size_t law = 0; law < sums.size(); ++law) {
        for (std::size_t slot = 0; slot < part_.size(); ++slot) std::copy_n(sums[law].series.data() + part_[slot] * kBlock, count, place(law, slot, block));
        for (std::size_t i = 0; i < membres_[law].size(); ++i) membres_[law][i] += sums[law].membres[i];
    }
    mark(block);
}

base::Result<void> Resultats::put(std::string_view encoded) {
    const auto refuse = [](const char* why) { return base::fail("bloc-illisible", "bloc de tirages", why, "Reprenez le calcul depuis le début."); };
    const std::size_t sums = sum_words(membres_.size(), part_.size(), membres_.front().size());
    if (encoded.size() != (kHeaderWords + sums + 1) * kWord) return refuse("sa taille n'est pas celle de ce calcul");
    std::uint64_t check = 0;
    std::memcpy(&check, encoded.data() + (kHeaderWords + sums) * kWord, kWord);
    if (check != check_of(encoded.data(), kHeaderWords + sums)) return refuse("il est abîmé");
    std::int64_t header[kHeaderWords];
    std::memcpy(header, encoded.data(), sizeof header);
    if (header[0] < 0 || header[0] >= std::int64_t{blocks()} || header[1] != static_cast<std::int64_t>(sums)) return refuse("il appartient à un autre calcul");
    const auto block = static_cast<std::uint32_t>(header[0]);
    if (done_[block]) return {};
    const std::size_t count = std::min(kBlock, draws_ - block * kBlock);
    const char* at = encoded.data() + sizeof header;
    for (std::size_t law = 0; law < membres_.size(); ++law) {
        for (std::size_t slot = 0; slot < part_.size(); ++slot, at += kBlock * kWord) std::memcpy(place(law, slot, block), at, count * kWord);
        for (std::int64_t& membre : membres_[law]) {
            std::int64_t sum = 0;
            std::memcpy(&sum, at, kWord);
            membre += sum;
            at += kWord;
        }
    }
    mark(block);
    return {};
}

std::span<const std::int64_t> Resultats::series(std::size_t law, std::size_t index) const {
    return {values_[law].get() + slots_[index] * draws_, draws_};
}

std::size_t encoded_size(const Simulation& simulation, const Part& part) {
    return (kHeaderWords + sum_words(simulation.laws.size(), part.size(), simulation.cohorte->membres.size()) + 1) * kWord;
}

void encode(const Simulation& simulation, std::uint32_t block, const std::vector<BlockSums>& sums, const Part& part, std::string& out) {
    out.clear();
    out.reserve(encoded_size(simulation, part));
    const std::int64_t header[kHeaderWords] = {std::int64_t{block},
                                               static_cast<std::int64_t>(sum_words(simulation.laws.size(), part.size(), simulation.cohorte->membres.size()))};
    append(out, header, kHeaderWords);
    for (const BlockSums& law : sums) {
        for (const std::uint32_t series : part) append(out, law.series.data() + series * kBlock, kBlock);
        append(out, law.membres.data(), law.membres.size());
    }
    const auto check = std::bit_cast<std::int64_t>(check_of(out.data(), out.size() / kWord));
    append(out, &check, 1);
}

}  // namespace socle::simulate
