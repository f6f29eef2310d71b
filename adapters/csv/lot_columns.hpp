// Internal: rows of a batch as columns for the executor, and the plain rows, which are nearly all, read without a detour.
#pragma once

#include "lot_row.hpp"

#include <socle/batch/columns.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace socle::csv {

inline constexpr std::size_t kChunkRows = 1'024;

// One good row.
struct PlainRow {
    std::string_view id;
    std::uint32_t version = 0;
    std::int32_t start = 0;
    std::int32_t signature = 0;
    std::int32_t population = 0;
    std::int32_t membres = 0;
    std::uint32_t engaged = 0;
    std::uint32_t rated = 0;  // missions whose rate is above zero
    std::uint16_t rang = 1;
    bool off_anniversary = false;
    std::uint8_t plan = 0;
    std::uint8_t crise = 0;
    std::array<std::uint16_t, rules::kMaxMissions> rates{};
};

// Which version of the law is in force on a day.
class VersionDays {
public:
    explicit VersionDays(const rules::Law& law);
    [[nodiscard]] std::uint32_t at(std::int32_t day) const {
        std::size_t interval = 0;
        for (const std::int32_t cut : cuts_) interval += day >= cut ? 1 : 0;
        return versions_[interval];
    }

private:
    std::vector<std::int32_t> cuts_;
    std::vector<std::uint32_t> versions_;
};

// Reads a row that holds nothing but what every good row holds: no quotes, no blanks around fields, no mistake. Whatever
// else is left to RowReader, which knows every form and every error.
class PlainReader {
public:
    PlainReader(const rules::Law& law, const std::vector<ColumnRole>& columns, char separator);

    // `line` lies in a text that goes on after it, be it by the margin of a Block. False: not plain.
    [[nodiscard]] bool read(std::string_view line, PlainRow& row) const;

    // The same row from what RowReader found.
    void convert(const Row& from, PlainRow& row) const;

private:
    struct Day;
    [[nodiscard]] bool finish(PlainRow& row) const;
    [[nodiscard]] bool read_date(const char*& at, Day& day) const;

    struct Role {
        Field field;
        std::uint8_t mission;
    };

    const rules::Law& law_;
    std::vector<Role> columns_;
    char separator_;
    VersionDays versions_;
    std::vector<std::int32_t> first_days_;  // 1 January of each year
    std::vector<std::int64_t> least_population_;  // by version
};

// Rows of one version of the law.
struct VersionRows {
    std::vector<std::int32_t> population, membres, signature, start;
    std::vector<std::uint16_t> rang;
    std::vector<std::uint8_t> plan, crise, off_anniversary;
    std::vector<std::uint32_t> missions;
    std::vector<std::vector<std::uint16_t>> rates;  // by mission
    std::size_t count = 0;

    explicit VersionRows(std::size_t mission_count);
    void push(const PlainRow& row);
    [[nodiscard]] batch::Columns columns() const;
};

}  // namespace socle::csv
