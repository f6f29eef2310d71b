#include <socle/simulate/resultats.hpp>

#include <algorithm>
#include <bit>
#include <cstring>

namespace socle::simulate {

namespace {

constexpr std::size_t kWord = sizeof(std::int64_t);
constexpr std::size_t kHeaderWords = 2;  // block, words of sums
static_assert(std::endian::native == std::endian::little, "blocks are exchanged as they lie in memory");

std::size_t sum_words(const Simulation& simulation) {
    return simulation.laws.size() * (simulation.series.count() * kBlock + simulation.cohorte->membres.size());
}

std::uint64_t check_of(const char* bytes, std::size_t words) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (std::size_t i = 0; i < words; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i * kWord, kWord);
        hash = (hash ^ word) * 0x100000001B3U;
        hash ^= hash >> 29U;
    }
    return hash;
}

void append(std::string& out, const std::int64_t* words, std::size_t count) { out.append(reinterpret_cast<const char*>(words), count * kWord); }

}  // namespace

Resultats::Resultats(const Simulation& simulation, bool gathers)
    : draws_(simulation.draws),
      done_(simulation.blocks()),
      series_(simulation.series.count()),
      membres_(simulation.laws.size(), std::vector<std::int64_t>(simulation.cohorte->membres.size())) {
    // Not filled: that would touch hundreds of megabytes before the first block is there.
    for (std::size_t law = 0; gathers && law < simulation.laws.size(); ++law) values_.push_back(std::make_unique_for_overwrite<std::int64_t[]>(series_ * draws_));
}

std::uint64_t Resultats::memory(const Series& series, std::size_t laws, std::uint32_t draws) {
    return std::uint64_t{laws} * series.count() * draws * kWord;
}

void Resultats::put(std::uint32_t block, const std::vector<BlockSums>& sums) {
    if (done_[block]) return;
    const std::size_t first = block * kBlock;
    const std::size_t count = std::min(kBlock, draws_ - first);
    for (std::size_t law = 0; law < sums.size(); ++law) {
        for (std::size_t s = 0; s < series_; ++s) {
            std::copy_n(sums[law].series.data() + s * kBlock, count, values_[law].get() + s * draws_ + first);
        }
        for (std::size_t i = 0; i < membres_[law].size(); ++i) membres_[law][i] += sums[law].membres[i];
    }
    done_[block] = true;
    ++done_count_;
}

std::span<const std::int64_t> Resultats::series(std::size_t law, std::size_t index) const {
    return {values_[law].get() + index * draws_, draws_};
}

std::size_t encoded_size(const Simulation& simulation) { return (kHeaderWords + sum_words(simulation) + 1) * kWord; }

void encode(const Simulation& simulation, std::uint32_t block, const std::vector<BlockSums>& sums, std::string& out) {
    out.clear();
    out.reserve(encoded_size(simulation));
    const std::int64_t header[kHeaderWords] = {std::int64_t{block}, static_cast<std::int64_t>(sum_words(simulation))};
    append(out, header, kHeaderWords);
    for (const BlockSums& law : sums) {
        append(out, law.series.data(), law.series.size());
        append(out, law.membres.data(), law.membres.size());
    }
    const auto check = std::bit_cast<std::int64_t>(check_of(out.data(), out.size() / kWord));
    append(out, &check, 1);
}

base::Result<void> decode(const Simulation& simulation, std::string_view bytes, Decoded& into) {
    const auto refuse = [](const char* why) { return base::fail("bloc-illisible", "bloc de tirages", why, "Reprenez le calcul depuis le début."); };
    if (bytes.size() != encoded_size(simulation)) return refuse("sa taille n'est pas celle de ce calcul");
    const std::size_t words = bytes.size() / kWord;
    std::uint64_t check = 0;
    std::memcpy(&check, bytes.data() + (words - 1) * kWord, kWord);
    if (check != check_of(bytes.data(), words - 1)) return refuse("il est abîmé");
    std::int64_t header[kHeaderWords];
    std::memcpy(header, bytes.data(), sizeof header);
    if (header[0] < 0 || header[0] >= std::int64_t{simulation.blocks()} || header[1] != static_cast<std::int64_t>(sum_words(simulation))) {
        return refuse("il appartient à un autre calcul");
    }
    into.block = static_cast<std::uint32_t>(header[0]);
    const char* at = bytes.data() + sizeof header;
    const auto take = [&](std::vector<std::int64_t>& out, std::size_t count) {
        out.resize(count);
        std::memcpy(out.data(), at, count * kWord);
        at += count * kWord;
    };
    into.sums.resize(simulation.laws.size());
    for (BlockSums& law : into.sums) {
        take(law.series, simulation.series.count() * kBlock);
        take(law.membres, simulation.cohorte->membres.size());
    }
    return {};
}

}  // namespace socle::simulate
