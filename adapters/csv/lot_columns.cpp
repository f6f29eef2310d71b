#include "lot_columns.hpp"

#include "lot_fields.hpp"

#include <socle/base/text.hpp>

#include <algorithm>
#include <cstring>

namespace socle::csv {

namespace {

constexpr std::size_t kDateBytes = 10;
constexpr std::array<std::uint16_t, 13> kDaysBefore{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
constexpr std::array<std::uint8_t, 13> kDaysIn{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
std::uint32_t digit(char c) { return static_cast<std::uint32_t>(c - '0'); }
bool is_leap(std::uint32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// The number that is not read at once; where it ends, or nothing when there is none.
const char* read_other_whole(const char* at, std::int64_t largest, std::int32_t& value) {
    if (!is_digit(*at)) return nullptr;
    std::int64_t read = 0;
    for (; is_digit(*at); ++at) {
        read = read * 10 + digit(*at);
        if (read > largest) return nullptr;
    }
    value = static_cast<std::int32_t>(read);
    return at;
}

inline bool read_whole(const char*& at, std::int64_t largest, std::int32_t& value) {
    if (const auto taken = take_whole(at)) {
        value = *taken;
        return value <= largest;
    }
    const char* const end = read_other_whole(at, largest, value);
    at = end != nullptr ? end : at;
    return end != nullptr;
}

// Two decimals at most, after a point, or a comma when fields are not separated by commas.
const char* read_other_rate(const char* at, char separator, std::uint16_t& value) {
    std::uint32_t read = 0;
    for (int digits = 0; is_digit(*at); ++at) {
        if (++digits > 3) return nullptr;
        read = read * 10 + digit(*at);
    }
    read *= 100;
    if (*at == '.' || (*at == ',' && separator != ',')) {
        ++at;
        if (!is_digit(*at)) return nullptr;
        read += digit(*at++) * 10;
        if (is_digit(*at)) read += digit(*at++);
    }
    if (read > batch::kFullHundredths) return nullptr;
    value = static_cast<std::uint16_t>(read);
    return at;
}

// Hundredths of a percent, 0 when there is nothing.
inline bool read_rate(const char*& at, char separator, std::uint16_t& value) {
    if (const auto taken = take_rate(at)) {
        value = *taken;
        return true;
    }
    const char* const end = read_other_rate(at, separator, value);
    at = end != nullptr ? end : at;
    return end != nullptr;
}

// "0", "1" or nothing.
void read_flag(const char*& at, bool& value) {
    value = *at == '1';
    at += (*at & 0xFE) == '0' ? 1 : 0;
}

// Nothing, or something that the separator will not follow, leaves all as it is.
void read_plan(const char*& at, std::uint8_t& plan) {
    static constexpr Word kWords[] = {Word(""), Word("aucun"), Word("redaction"), Word("mise_a_jour")};
    constexpr droit::PlanCrise kPlans[] = {droit::PlanCrise::Aucun, droit::PlanCrise::Aucun, droit::PlanCrise::Redaction, droit::PlanCrise::MiseAJour};
    const std::size_t word = (*at == 'a' ? 1U : 0U) + (*at == 'r' ? 2U : 0U) + (*at == 'm' ? 3U : 0U);
    plan = static_cast<std::uint8_t>(kPlans[word]);
    at += kWords[word].at(at);
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool read_id(const char*& at, const char* end, char separator, std::string_view& id) {
    const char* const first = at;
    if (const auto taken = take_short_text(at, separator); taken && at <= end) {
        id = *taken;
        return id.empty() || (!is_blank(id.front()) && !is_blank(id.back()));
    }
    at = first;
    unsigned char all = 0;
    for (; at < end && *at != separator; ++at) {
        if (*at == '"') return false;
        all |= static_cast<unsigned char>(*at);
    }
    id = {first, static_cast<std::size_t>(at - first)};
    if (!id.empty() && (is_blank(id.front()) || is_blank(id.back()))) return false;
    return all < 0x80U || !base::find_invalid_utf8(id);
}

}  // namespace

struct PlainReader::Day {
    std::int32_t days = 0;
    std::uint32_t year = 0;
    std::uint32_t in_year = 0;  // month × 32 + day
};

VersionDays::VersionDays(const rules::Law& law) {
    for (const rules::Version& version : law.versions) {
        cuts_.push_back(version.from.days);
        if (version.last) cuts_.push_back(version.last->days + 1);
    }
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    versions_.push_back(rules::kNone);
    for (const std::int32_t cut : cuts_) versions_.push_back(rules::version_at(law, {cut}));
}

PlainReader::PlainReader(const rules::Law& law, const std::vector<ColumnRole>& columns, char separator)
    : law_(law), separator_(separator), versions_(law) {
    for (const ColumnRole& column : columns) columns_.push_back({column.field, static_cast<std::uint8_t>(column.mission)});
    for (int year = calendar::kMinYear; year <= calendar::kMaxYear; ++year) first_days_.push_back(calendar::january_first(year).days);
    for (const rules::Version& version : law.versions) {
        const std::vector<std::int64_t>& minima = version.program.minima;
        least_population_.push_back(minima.empty() ? app::kMaxPopulation + 1 : *std::min_element(minima.begin(), minima.end()));
    }
}

bool PlainReader::read_date(const char*& at, Day& day) const {
    // The first eight bytes at once: what is left of "0000-00-" must be 0 to 9, and 0 in place of the dashes.
    std::uint64_t first = 0;
    std::memcpy(&first, at, sizeof first);
    first ^= 0x2D30302D30303030U;
    if (((first | (first + 0x7F76767F76767676U)) & 0x8080808080808080U) != 0 || !is_digit(at[8]) || !is_digit(at[9])) return false;
    const std::uint32_t year = digit(at[0]) * 1000 + digit(at[1]) * 100 + digit(at[2]) * 10 + digit(at[3]);
    const std::uint32_t month = digit(at[5]) * 10 + digit(at[6]);
    const std::uint32_t date = digit(at[8]) * 10 + digit(at[9]);
    if (year < static_cast<std::uint32_t>(calendar::kMinYear) || year > static_cast<std::uint32_t>(calendar::kMaxYear)) return false;
    if (month < 1 || month > 12) return false;
    const std::uint32_t leap = is_leap(year) ? 1 : 0;
    if (date < 1 || date > kDaysIn[month] + (month == 2 ? leap : 0)) return false;
    day.days = first_days_[year - static_cast<std::uint32_t>(calendar::kMinYear)] + static_cast<std::int32_t>(kDaysBefore[month] + (month > 2 ? leap : 0) + date - 1);
    day.year = year;
    day.in_year = month * 32 + date;
    at += kDateBytes;
    return true;
}

bool PlainReader::read(std::string_view line, PlainRow& row) const {
    const char* at = line.data();
    const char* const end = at + line.size();
    Day start;
    Day signature;
    const char* start_text = nullptr;
    bool is_signed = false;
    bool flag = false;
    const auto read_mission_rate = [&](std::uint8_t mission) {
        std::uint16_t& rate = row.rates[mission];
        if (!read_rate(at, separator_, rate)) return false;
        row.rated |= static_cast<std::uint32_t>(rate != 0) << mission;
        return true;
    };
    row.membres = 0;
    row.engaged = row.rated = 0;
    row.plan = row.crise = 0;
    const std::size_t count = columns_.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Role column = columns_[i];
        switch (column.field) {
            case Field::Id:
                if (!read_id(at, end, separator_, row.id)) return false;
                break;
            case Field::Date:
                start_text = at;
                if (static_cast<std::size_t>(end - at) < kDateBytes || !read_date(at, start)) return false;
                break;
            case Field::DateSignature:
                if (at == end || *at == separator_) break;
                if (static_cast<std::size_t>(end - at) < kDateBytes) return false;
                // Most years of a batch are first ones: the same day again.
                if (start_text != nullptr && std::memcmp(at, start_text, kDateBytes) == 0) {
                    at += kDateBytes;
                    break;
                }
                if (!read_date(at, signature)) return false;
                is_signed = true;
                break;
            case Field::Population:
                if (!read_whole(at, app::kMaxPopulation, row.population)) return false;
                break;
            case Field::Membres:
                if (is_digit(*at) && !read_whole(at, app::kMaxMembres, row.membres)) return false;
                break;
            case Field::PlanCrise:
                read_plan(at, row.plan);
                break;
            case Field::Crise:
                read_flag(at, flag);
                row.crise = flag ? 1 : 0;
                break;
            case Field::Mission:
                read_flag(at, flag);
                row.engaged |= static_cast<std::uint32_t>(flag) << column.mission;
                // Its rate nearly always follows: one turn for both.
                if (i + 1 < count && columns_[i + 1].field == Field::Taux && *at == separator_) {
                    ++at;
                    ++i;
                    if (!read_mission_rate(columns_[i].mission)) return false;
                }
                break;
            case Field::Taux:
                if (!read_mission_rate(column.mission)) return false;
                break;
        }
        if (i + 1 < count) {
            if (at >= end || *at != separator_) return false;
            ++at;
        }
    }
    if (at != end) return false;
    row.start = start.days;
    row.signature = is_signed ? signature.days : start.days;
    row.rang = 1;
    row.off_anniversary = false;
    if (row.signature > row.start) return false;
    if (row.signature != row.start) {
        const bool reached = start.in_year >= signature.in_year;
        row.rang = static_cast<std::uint16_t>(start.year - signature.year + (reached ? 1 : 0));
        constexpr std::uint32_t kLeapDay = 2 * 32 + 29;
        constexpr std::uint32_t kFirstOfMarch = 3 * 32 + 1;
        const bool moved = signature.in_year == kLeapDay && !is_leap(start.year) && start.in_year == kFirstOfMarch;
        row.off_anniversary = start.in_year != signature.in_year && !moved;
    }
    return finish(row);
}

bool PlainReader::finish(PlainRow& row) const {
    row.version = versions_.at(row.start);
    if (row.version == rules::kNone || versions_.at(row.signature) == rules::kNone) return false;
    if ((row.engaged & ~law_.versions[row.version].program.missions) != 0 || (row.rated & ~row.engaged) != 0) return false;
    return row.population >= least_population_[row.version];
}

void PlainReader::convert(const Row& from, PlainRow& row) const {
    const eval::Facts& facts = from.facts;
    row.id = from.id;
    row.version = from.version;
    row.start = facts.start.days;
    row.signature = facts.signature.days;
    row.population = static_cast<std::int32_t>(facts.population);
    row.membres = static_cast<std::int32_t>(facts.membres);
    row.plan = static_cast<std::uint8_t>(facts.plan);
    row.crise = facts.crise ? 1 : 0;
    row.engaged = 0;
    for (std::size_t m = 0; m < law_.missions.size(); ++m) {
        row.engaged |= static_cast<std::uint32_t>(facts.missions[m].runs) << m;
        row.rates[m] = static_cast<std::uint16_t>(facts.missions[m].rate.millionths / batch::kMillionthsPerHundredth);
    }
    const int rang = facts.signature == facts.start ? 1 : calendar::rank_of_contract_year(facts.signature, facts.start);
    row.rang = static_cast<std::uint16_t>(rang);
    row.off_anniversary = facts.signature != facts.start && calendar::start_of_contract_year(facts.signature, rang) != facts.start;
}

VersionRows::VersionRows(std::size_t mission_count)
    : population(kChunkRows), membres(kChunkRows), signature(kChunkRows), start(kChunkRows), rang(kChunkRows), plan(kChunkRows), crise(kChunkRows),
      off_anniversary(kChunkRows), missions(kChunkRows), rates(mission_count, std::vector<std::uint16_t>(kChunkRows)) {}

void VersionRows::push(const PlainRow& row) {
    population[count] = row.population;
    membres[count] = row.membres;
    signature[count] = row.signature;
    start[count] = row.start;
    rang[count] = row.rang;
    plan[count] = row.plan;
    crise[count] = row.crise;
    off_anniversary[count] = row.off_anniversary ? 1 : 0;
    missions[count] = row.engaged;
    for (std::size_t m = 0; m < rates.size(); ++m) rates[m][count] = row.rates[m];
    ++count;
}

batch::Columns VersionRows::columns() const {
    batch::Columns result;
    result.count = count;
    result.population = population.data();
    result.membres = membres.data();
    result.signature = signature.data();
    result.start = start.data();
    result.rang = rang.data();
    result.plan = plan.data();
    result.crise = crise.data();
    result.missions = missions.data();
    for (std::size_t m = 0; m < rates.size(); ++m) result.rates[m] = rates[m].data();
    return result;
}

}  // namespace socle::csv
