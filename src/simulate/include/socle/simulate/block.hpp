// One block of draws over a whole cohort, under one or several laws, on the same random numbers.
//
// A block's sums are integers that depend on nothing but the draws it holds: any number of workers, in any order, gives the
// same bits.
#pragma once

#include <socle/simulate/draws.hpp>
#include <socle/simulate/prepare.hpp>

#include <cstdint>
#include <vector>

namespace socle::simulate {

enum class Mesure : std::uint8_t { Droits, Encaissements };
inline constexpr std::size_t kMesures = 2;

// Where the sums of a group lie among those of a block: groups are the feuilles, then the tailles, then the postes.
struct Series {
    std::size_t feuilles = 0;
    std::size_t tailles = 0;
    std::size_t postes = 0;
    std::size_t years = 0;

    [[nodiscard]] std::size_t groups() const { return feuilles + tailles + postes; }
    [[nodiscard]] std::size_t count() const { return groups() * kMesures * years; }
    [[nodiscard]] std::size_t feuille(std::size_t i) const { return i; }
    [[nodiscard]] std::size_t taille(std::size_t i) const { return feuilles + i; }
    [[nodiscard]] std::size_t poste(std::size_t i) const { return feuilles + tailles + i; }
    [[nodiscard]] std::size_t index(std::size_t group, Mesure mesure, std::size_t year) const {
        return (group * kMesures + static_cast<std::size_t>(mesure)) * years + year;
    }
};

// What a block answers for one law.
struct BlockSums {
    std::vector<std::int64_t> series;   // [Series::index][draw of the block]
    std::vector<std::int64_t> membres;  // rights over the window, summed over the draws that count, by member
};

struct Simulation {
    const Cohorte* cohorte = nullptr;
    const Hypotheses* hypotheses = nullptr;
    std::vector<const Prepared*> laws;  // the law in force first
    Series series;
    std::vector<std::uint64_t> region_keys;  // by index in Cohorte::regions
    std::uint64_t seed = 0;
    std::uint32_t draws = 0;

    [[nodiscard]] std::uint32_t blocks() const { return static_cast<std::uint32_t>((draws + kBlock - 1) / kBlock); }
};

// Makes blocks one after the other; keeps its memory. One for each thread.
class BlockWorker {
public:
    explicit BlockWorker(const Simulation& simulation);

    // `out`: one for each law.
    void run(std::uint32_t block, std::vector<BlockSums>& out);

private:
    void start_membre(const Membre& membre, std::uint32_t first_draw);
    void run_membre(std::size_t index, std::size_t law, std::size_t counted, BlockSums& out);
    void run_contract(const Prepared& law, const ContractDraw& contract, const Membre& membre);
    void run_year(const Prepared& law, const ContractDraw& contract, const Year& year);
    void find_crise(const Year& year);
    void fill_line(const Prepared& law, const ContractDraw& contract, const Year& year, const Line& line, std::int32_t* x);
    void fill_uniform(const Prepared& law, const Year& year, const Line& line, const Term& term, std::int32_t* x);
    bool fill_bonus(const Prepared& law, const Term& term, std::int32_t* x);
    bool fill_rates_by_state(const Year& year, const Line& line, const Term* terms, std::uint32_t states, std::int32_t* x);
    void find_states(const ContractDraw& contract, const Year& year, const Line& line);
    void fill_by_state(const Prepared& law, const Year& year, const Line& line, std::uint32_t states, std::int32_t* x);
    [[nodiscard]] std::int64_t exact(const Prepared& law, const Term& term, std::int64_t h, std::size_t draw) const;
    void pay(const Term& term, std::size_t poste, const std::int32_t* x);
    void pay_by_state(const Term* terms, std::uint32_t states, std::size_t poste);
    void put_contract_constants(const Flux& flux, bool counted);
    void pay_constant(const Term& term, std::size_t poste);
    void put_cash(std::int8_t year, std::size_t poste, const std::int32_t* x);
    void pay_one(const Term& term, std::size_t poste, std::size_t draw, std::int32_t x);
    void collect(std::size_t law, BlockSums& out);

    [[nodiscard]] const Lane<std::uint16_t>& rate(const Year& year, std::int8_t mission);
    [[nodiscard]] std::size_t window_row(int civil) const;  // of the tables below; the last one is for years outside
    [[nodiscard]] std::size_t window_row(std::int8_t year) const { return year == kOutside ? rows_ - 1 : static_cast<std::size_t>(year); }
    [[nodiscard]] std::int64_t* poste(std::size_t poste, Mesure mesure, std::size_t row);

    const Simulation& simulation_;
    Fenetre fenetre_;
    std::size_t rows_;     // years of the window and one more
    int first_civil_;      // of rates and crises
    std::size_t civils_;
    CptsDraws cpts_;
    const SharedDraws* shared_ = nullptr;

    // Of the member at hand, made when first asked for.
    std::size_t region_ = 0;
    std::vector<std::vector<Lane<std::uint16_t>>> rates_;  // by civil year, then mission
    std::vector<bool> rates_made_;
    bool delays_made_ = false;
    std::vector<Lane<std::uint8_t>> delays_;
    bool growth_made_ = false;
    Lane<std::uint16_t> growth_{};

    // Of the contract and the year at hand.
    bool masked_ = false;
    Lane<std::int32_t> exists_{};  // -1 or 0; all -1 unless masked_
    Lane<std::uint8_t> crise_{};
    Lane<std::uint16_t> states_{};      // of the line at hand
    std::vector<std::int32_t> table_;   // a value for each state
    std::vector<std::int32_t> lines_;  // [slot][draw]
    Lane<std::int32_t> total_{};
    Lane<std::int32_t> part_{};

    std::vector<std::int32_t> rights_;  // of the member: [row][draw]
    std::vector<std::int32_t> cash_;
    std::vector<std::int64_t> postes_;  // of the law: [poste][mesure][row][draw]
    std::vector<std::vector<std::int64_t>> postes_of_laws_;
    std::vector<std::vector<std::int64_t>> poste_constants_;  // by law: [poste][mesure][year]
};

}  // namespace socle::simulate
