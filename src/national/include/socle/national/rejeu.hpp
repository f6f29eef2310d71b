// A portfolio computed once under a law, and again at once when only the amounts of that law change: what a negotiator who
// moves a figure waits for.
//
// Classes, conditions, shares of years, rates and dates of payment do not depend on amounts: they are kept as a table of
// lines, and a new grid is read through it. The result is exact, rounded line by line as plan::compute does.
#pragma once

#include <socle/simulate/block.hpp>

#include <compare>
#include <cstdint>
#include <vector>

namespace socle::national {

// Nothing but amounts (of lines, caps and ceilings) and rates of bonuses differs.
[[nodiscard]] bool differ_in_amounts_only(const rules::Law& a, const rules::Law& b);

class Rejeu {
public:
    struct Options {
        const rules::Law* read_with = nullptr;  // the law whose mission indices the portfolio uses
        bool reform = false;                    // missions that the law no longer has are dropped
    };
    // Fails when a contract cannot be computed, or when the law pays a bonus along with its base.
    [[nodiscard]] static base::Result<Rejeu> create(const rules::Law& law, const simulate::Postes& postes, const simulate::Cohorte& cohorte,
                                                    const simulate::Fenetre& fenetre, const Options& options);

    [[nodiscard]] const simulate::Series& series() const { return series_; }

    // Fills `sums` (simulate::Series::index, one value each) with the rights and cash of the portfolio under `law`, which
    // must differ from the first one in amounts only. Unknown amounts count for nothing. Without `postes`, theirs are zero: what
    // a figure moved on a screen needs at once is the cost by year and by place.
    void compute(const rules::Law& law, std::vector<std::int64_t>& sums, bool postes = true) const;

    // How many feuilles of the cohort have an unknown amount, due or paid, in each year of the window under such a law; the last
    // number: in any of them.
    [[nodiscard]] std::vector<std::int64_t> count_unknown(const rules::Law& law) const;

private:
    enum class Kind : std::uint8_t { Whole, Scaled, Bonus, Cap };
    // How an amount of the grid becomes that of a line. Many lines of many CPTS are computed alike: each way is kept once.
    struct Price {
        std::uint32_t version = 0;
        std::uint32_t amount = 0;                // in Program::amounts
        std::uint32_t ceiling = rules::kNone;    // the same
        std::uint32_t rate = 0;                  // millionths; Bonus: index of the case
        std::uint16_t numerator = 1;
        std::uint16_t denominator = 1;
        std::uint16_t advance = 0;               // ten-thousandths
        Kind kind = Kind::Whole;

        friend auto operator<=>(const Price&, const Price&) = default;
        [[nodiscard]] bool on_others() const { return kind == Kind::Bonus || kind == Kind::Cap; }
    };
    struct Paid {
        std::int64_t value = 0;
        std::int64_t advance = 0;
    };
    struct Term {
        std::uint32_t price = 0;                 // in prices_
        std::uint32_t base_first = 0;            // in bases_: terms of the same year
        std::uint16_t base_count = 0;
        bool on_others = false;
        std::uint8_t poste = 0;
        std::uint8_t advance_row = 0;            // year of the window, the last one stands for outside
        std::uint8_t balance_row = 0;
    };
    struct Year {
        std::uint32_t first_term = 0;
        std::uint32_t term_count = 0;
        std::uint32_t version = 0;
        std::uint32_t feuille = 0;
        std::uint32_t taille = 0;
        std::uint16_t days = 365;
        std::uint16_t days_before = 365;
        std::uint8_t row = 0;
        std::uint8_t next_row = 0;
    };
    class Builder;

    [[nodiscard]] std::vector<Paid> pay_all(const rules::Law& law) const;  // by price; of those on others, nothing
    [[nodiscard]] std::int64_t base_of(const Term& term, const std::int64_t* values) const;
    template <bool kPostes>
    void add_up(const rules::Law& law, const std::vector<Paid>& paid, std::vector<std::int64_t>& table) const;
    // `base`: sum of the lines that a bonus or a cap looks at.
    [[nodiscard]] static Paid pay(const rules::Program& program, const Price& price, std::int64_t base);

    simulate::Series series_;
    std::vector<Year> years_;
    std::vector<Term> terms_;
    std::vector<Price> prices_;
    std::vector<std::uint16_t> bases_;
};

}  // namespace socle::national
