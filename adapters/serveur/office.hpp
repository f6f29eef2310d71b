// Internal: the CSV of a batch as French offices open it: ";", decimal commas, byte order mark, \r\n, and no cell that a
// spreadsheet would run as a formula.
#pragma once

#include <socle/csv/lot.hpp>

#include <string>

namespace socle::serveur {

class Office {
public:
    explicit Office(csv::Sink output) : output_(std::move(output)) {}

    // Pieces of CSV with "," between fields; lines may be cut between two pieces.
    [[nodiscard]] base::Result<void> write(std::string_view bytes);

private:
    void put_line(std::string_view line, std::string& out);

    csv::Sink output_;
    std::string rest_;  // the beginning of a line
    csv::Splitter splitter_{','};
    std::vector<std::string_view> fields_;
    bool begun_ = false;
};

}  // namespace socle::serveur
