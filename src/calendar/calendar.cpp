#include <socle/calendar/calendar.hpp>

namespace socle::calendar {

namespace {

namespace chr = std::chrono;

chr::year_month_day civil(Date date) { return chr::sys_days{chr::days{date.days}}; }

Date from_civil(chr::year_month_day ymd) {
    return {static_cast<std::int32_t>(chr::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<unsigned> parse_digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

void put_two_digits(std::string& out, unsigned value) {
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

void put_year(std::string& out, chr::year year) {
    const auto value = static_cast<unsigned>(static_cast<int>(year));
    put_two_digits(out, value / 100);
    put_two_digits(out, value % 100);
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    if (year < kMinYear || year > kMaxYear) return std::nullopt;
    const chr::year_month_day ymd{chr::year{year}, chr::month{month}, chr::day{day}};
    if (!ymd.ok()) return std::nullopt;
    return from_civil(ymd);
}

std::optional<Date> parse_iso(std::string_view text) {
    constexpr std::size_t kLength = 10;
    if (text.size() != kLength || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = parse_digits(text.substr(5, 2));
    const auto day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return make_date(static_cast<int>(*year), *month, *day);
}

Refusal explain_refusal(std::string_view text) {
    constexpr std::size_t kLength = 10;
    if (text.size() == kLength && text[2] == '/' && text[5] == '/') {
        const auto day = parse_digits(text.substr(0, 2));
        const auto month = parse_digits(text.substr(3, 2));
        const auto year = parse_digits(text.substr(6, 4));
        const auto date = day && month && year ? make_date(static_cast<int>(*year), *month, *day) : std::nullopt;
        if (date) return {"n'a pas la forme attendue, AAAA-MM-JJ", "Écrivez " + to_iso(*date) + "."};
    }
    bool has_form = text.size() == kLength;
    for (std::size_t i = 0; i < text.size() && has_form; ++i) has_form = i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    if (!has_form) return {"n'a pas la forme attendue, AAAA-MM-JJ", "Écrivez par exemple 2024-12-31."};
    return {"n'est pas une date qui existe", "Écrivez AAAA-MM-JJ, de 1900 à 2199."};
}

std::string to_iso(Date date) {
    const auto ymd = civil(date);
    std::string out;
    put_year(out, ymd.year());
    out += '-';
    put_two_digits(out, static_cast<unsigned>(ymd.month()));
    out += '-';
    put_two_digits(out, static_cast<unsigned>(ymd.day()));
    return out;
}

std::string to_french(Date date) {
    const auto ymd = civil(date);
    std::string out;
    put_two_digits(out, static_cast<unsigned>(ymd.day()));
    out += '/';
    put_two_digits(out, static_cast<unsigned>(ymd.month()));
    out += '/';
    put_year(out, ymd.year());
    return out;
}

int year_of(Date date) { return static_cast<int>(civil(date).year()); }

Date january_first(int year) { return from_civil({chr::year{year}, chr::January, chr::day{1}}); }

Date add_years(Date date, int years) {
    const auto ymd = civil(date) + chr::years{years};
    if (ymd.ok()) return from_civil(ymd);
    return from_civil({ymd.year(), chr::March, chr::day{1}});
}

int rank_of_contract_year(Date signature, Date date) {
    const int years = year_of(date) - year_of(signature);
    return add_years(signature, years) <= date ? years + 1 : years;
}

int months_begun(Date from, Date to) {
    int months = 0;
    while (add_months(from, months) < to) ++months;
    return months;
}

Date add_months(Date date, int months) {
    constexpr int kMonthsOfYear = 12;
    if (months % kMonthsOfYear == 0) return add_years(date, months / kMonthsOfYear);
    const auto ymd = civil(date) + chr::months{months};
    if (ymd.ok()) return from_civil(ymd);
    return from_civil(chr::year_month_day{ymd.year() / ymd.month() / chr::last});
}

}  // namespace socle::calendar
