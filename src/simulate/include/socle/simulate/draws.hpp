// The random numbers of a block of draws, the same for every law. Each depends only on the seed, the CPTS, the year, the draw
// and the variable: never on the block, the thread or the machine.
#pragma once

#include <socle/simulate/hypotheses.hpp>
#include <socle/simulate/philox.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace socle::simulate {

// Draws are made by blocks of this many; sums of a block are the same whoever makes it.
inline constexpr std::size_t kBlock = 256;

template <class T>
using Lane = std::array<T, kBlock>;  // one value for each draw of a block

// What a random number is for: a part of its counter. Values are never reused, so that a new variable changes no other.
enum class Variable : std::uint8_t {
    AtteintePropre = 0,
    AtteinteCpts = 1,
    AtteintePartagee = 2,
    CriseNationale = 3,
    CriseRegionale = 4,
    Retard = 5,
    Croissance = 6,
    Renouvellement = 7,
    Signatures = 8,
};

// The key of a CPTS or of a region in counters: FNV-1a of its identifier, so that the order of a portfolio does not matter.
[[nodiscard]] constexpr std::uint64_t key_of(std::string_view id) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

// Four uniform numbers of 32 bits for each draw of a block. Variables that come by mission take number mission % 4 of group
// mission / 4; normal numbers, of which a bin needs 10 bits, take a half: word mission / 2 % 4 of group mission / 8.
void draw_uniform(std::uint64_t seed, std::uint32_t first_draw, std::uint64_t key, Variable variable, unsigned year, unsigned group,
                  std::array<Lane<std::uint32_t>, 4>& out);

// The day of a civil year on which a crisis strikes, from 0 for 1 January. Two forms, so that one comparison is enough even
// when nothing strikes.
struct CriseDays {
    Lane<std::int16_t> for_after;   // -1 when nothing strikes, so that `for_after >= day` is false
    Lane<std::int16_t> for_before;  // 32767 when nothing strikes, so that `for_before < day` is false
};

// What all CPTS share in a block.
class SharedDraws {
public:
    // `years`: civil years from `first_year`; `regions`: keys of the regions.
    SharedDraws(const Hypotheses& hypotheses, std::uint64_t seed, std::uint32_t first_draw, int first_year, std::size_t years,
                const std::vector<std::uint64_t>& regions);

    [[nodiscard]] const Lane<std::int32_t>& atteinte(std::size_t mission) const { return atteintes_[mission]; }  // weighted normal
    [[nodiscard]] const CriseDays& national(std::size_t year) const { return national_[year]; }
    [[nodiscard]] const CriseDays& regional(std::size_t region, std::size_t year) const { return regional_[region * years_ + year]; }
    [[nodiscard]] const Lane<std::int32_t>& signatures() const { return signatures_; }  // new contracts in each year

private:
    std::size_t years_;
    std::vector<Lane<std::int32_t>> atteintes_;
    std::vector<CriseDays> national_;
    std::vector<CriseDays> regional_;
    Lane<std::int32_t> signatures_{};
};

// What a CPTS has to itself in a block.
class CptsDraws {
public:
    CptsDraws(const Hypotheses& hypotheses, std::uint64_t seed) : hypotheses_(hypotheses), seed_(seed) {}

    void start(const SharedDraws& shared, std::uint32_t first_draw, std::uint64_t key);

    // Attainment of each mission in the contract year that begins in civil year `year`, hundredths of percent.
    void rates(int year, std::vector<Lane<std::uint16_t>>& out);
    // Index in Retards::months of the delay of each mission.
    void delays(std::vector<Lane<std::uint8_t>>& out);
    void growth(Lane<std::uint16_t>& bins);                     // bin of the growth
    void renewed(unsigned renewal, Lane<std::int32_t>& mask);   // -1 renewed, 0 not

private:
    const Hypotheses& hypotheses_;
    std::uint64_t seed_;
    const SharedDraws* shared_ = nullptr;
    std::uint32_t first_draw_ = 0;
    std::uint64_t key_ = 0;
    std::vector<Lane<std::int32_t>> base_;  // by mission: shared and own-to-the-CPTS parts of the normal number
};

}  // namespace socle::simulate
