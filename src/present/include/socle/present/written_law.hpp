// What the lines of every result of a law have in common (names, sources, terms of payment), as JSON, written once: most of the
// bytes of a result.
#pragma once

#include <socle/base/json_writer.hpp>
#include <socle/explain/explain.hpp>

#include <vector>

namespace socle::present {

class WrittenLaw {
public:
    // Some ten kilobytes for each version. `law` needs its legends; neither is kept.
    WrittenLaw(const rules::Law& law, const droit::LawBook& book);

    // A line of a result, whose formula and reason follow. `depth`: of the array of lines.
    struct Line {
        base::JsonWriter::Piece debut;             // to the amount
        std::vector<base::JsonWriter::Piece> cas;  // sources of each case, to the reason; one at least
        base::JsonWriter::Piece fin;               // from the terms of payment on
    };
    // Null: not written for that depth.
    [[nodiscard]] const std::vector<Line>* lines(std::uint32_t version, int depth) const;

private:
    std::vector<std::vector<Line>> of_a_year_;  // by version
    std::vector<std::vector<Line>> of_a_plan_;
};

}  // namespace socle::present
