#include <socle/money/money.hpp>

#include <socle/base/error.hpp>

#include <array>
#include <charconv>
#include <cstdlib>

namespace socle::money {

namespace {

__extension__ using Wide = __int128;

constexpr std::string_view kNarrowSpace = "\u202F";
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr int kCentsPerEuro = 100;
constexpr std::size_t kGroup = 3;

Wide divide_half_up(Wide numerator, Wide denominator) {
    const bool negative = numerator < 0;
    const Wide magnitude = negative ? -numerator : numerator;
    const Wide quotient = (2 * magnitude + denominator) / (2 * denominator);
    return negative ? -quotient : quotient;
}

void append_number(std::string& out, std::uint64_t number) {
    std::array<char, 24> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

std::uint64_t magnitude_of(std::int64_t number) { return static_cast<std::uint64_t>(std::llabs(number)); }

void append_grouped(std::string& out, std::int64_t number) {
    if (number < 0) out += '-';
    std::array<char, 24> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), magnitude_of(number)).ptr;
    std::string_view left(digits.data(), end);
    for (std::size_t count = (left.size() - 1) % kGroup + 1; !left.empty(); count = kGroup) {
        if (left.data() != digits.data()) out += kNarrowSpace;
        out += left.substr(0, count);
        left.remove_prefix(count);
    }
}

void append_percent(std::string& out, Rate rate, char point) {
    std::int64_t rest = std::llabs(rate.millionths);
    if (rate.millionths < 0) out += '-';
    append_number(out, static_cast<std::uint64_t>(rest / kMillionthsPerPercent));
    rest %= kMillionthsPerPercent;
    if (rest == 0) return;
    std::string decimals = std::to_string(rest + kMillionthsPerPercent).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    out += point;
    out += decimals;
}

void append_euro_sign(std::string& out) {
    out += kNoBreakSpace;
    out += "€";
}

// What an appender of that value gives alone.
template <class Value>
std::string alone(void (*append)(std::string&, Value), Value value) {
    std::string out;
    append(out, value);
    return out;
}

}  // namespace

Cents scale_half_up(Cents amount, Rate rate, Fraction share) {
    // Nearly every line of a full year has neither a rate nor a share: no wide division for them.
    if (rate == kFullRate && share.numerator == share.denominator) return amount;
    // Amounts of the domain fit in 64 bits even multiplied by a rate: a division by a constant instead of a wide one.
    constexpr std::int64_t kNarrow = 400'000'000'000;
    constexpr std::int64_t kNarrowRate = 10 * kFullRate.millionths;
    if (share.numerator == share.denominator && amount.value >= 0 && amount.value < kNarrow && rate.millionths <= kNarrowRate) {
        return {(2 * amount.value * rate.millionths + kFullRate.millionths) / (2 * kFullRate.millionths)};
    }
    const Wide numerator = Wide{amount.value} * rate.millionths * share.numerator;
    const Wide denominator = Wide{kFullRate.millionths} * share.denominator;
    return {static_cast<std::int64_t>(divide_half_up(numerator, denominator))};
}

std::vector<Cents> apportion(Cents total, std::span<const std::int64_t> weights) {
    std::int64_t sum = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        if (weights[i] > 0) last = i;
    }
    base::verify(sum > 0, "répartition sans poids");
    std::vector<Cents> parts(weights.size());
    Cents given;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) continue;
        parts[i] = i == last ? total - given
                             : Cents{static_cast<std::int64_t>(divide_half_up(Wide{total.value} * weights[i], sum))};
        given += parts[i];
    }
    return parts;
}

char* write_decimal(char* to, Cents amount) {
    const std::uint64_t magnitude = magnitude_of(amount.value);
    if (amount.value < 0) *to++ = '-';
    to = std::to_chars(to, to + kDecimalBytes - 1, magnitude / kCentsPerEuro).ptr;
    const std::uint64_t cents = magnitude % kCentsPerEuro;
    *to++ = '.';
    *to++ = static_cast<char>('0' + cents / 10);
    *to++ = static_cast<char>('0' + cents % 10);
    return to;
}

void append_decimal(std::string& out, Cents amount) {
    std::array<char, kDecimalBytes> text{};
    out.append(text.data(), static_cast<std::size_t>(write_decimal(text.data(), amount) - text.data()));
}

void append_french(std::string& out, Cents amount) {
    // The sign of what is less than a euro is on the cents.
    if (amount.value < 0) out += '-';
    const std::int64_t magnitude = std::llabs(amount.value);
    append_grouped(out, magnitude / kCentsPerEuro);
    out += ',';
    out += static_cast<char>('0' + magnitude % kCentsPerEuro / 10);
    out += static_cast<char>('0' + magnitude % 10);
    append_euro_sign(out);
}

void append_french_short(std::string& out, Cents amount) {
    if (amount.value % kCentsPerEuro != 0) return append_french(out, amount);
    append_grouped(out, amount.value / kCentsPerEuro);
    append_euro_sign(out);
}

void append_french(std::string& out, Rate rate) {
    append_percent(out, rate, ',');
    out += kNoBreakSpace;
    out += '%';
}

std::string to_decimal(Cents amount) { return alone<Cents>(append_decimal, amount); }
std::string to_french(Cents amount) { return alone<Cents>(append_french, amount); }
std::string to_french_short(Cents amount) { return alone<Cents>(append_french_short, amount); }
std::string to_french(std::int64_t number) { return alone<std::int64_t>(append_grouped, number); }
std::string to_french(Rate rate) { return alone<Rate>(append_french, rate); }

std::string to_decimal(Rate rate) {
    std::string out;
    append_percent(out, rate, '.');
    return out;
}

std::optional<std::int64_t> parse_scaled(std::string_view text, int decimals, std::int64_t max_scaled) {
    std::int64_t value = 0;
    bool any_digit = false;
    std::size_t i = 0;
    const auto push = [&](char c) {
        value = value * 10 + (c - '0');
        any_digit = true;
        return value <= max_scaled;
    };
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
        if (!push(text[i])) return std::nullopt;
    }
    if (!any_digit) return std::nullopt;
    int left = decimals;
    if (i < text.size()) {
        if ((text[i] != '.' && text[i] != ',') || decimals == 0) return std::nullopt;
        const std::size_t point = i++;
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && left > 0; ++i, --left) {
            if (!push(text[i])) return std::nullopt;
        }
        if (i == point + 1) return std::nullopt;
        // Trailing zeros beyond the allowed decimals change nothing: "50.000" is 50.
        while (i < text.size() && text[i] == '0') ++i;
        if (i != text.size()) return std::nullopt;
    }
    for (; left > 0; --left) {
        if (!push('0')) return std::nullopt;
    }
    return value;
}

std::optional<Rate> parse_percent(std::string_view text, int decimals) {
    constexpr int kScaleDigits = 4;  // millionths per percent = 10^4
    std::int64_t scaled_max = 9'999'999;
    for (int i = 0; i < decimals; ++i) scaled_max *= 10;
    const auto scaled = parse_scaled(text, decimals, scaled_max);
    if (!scaled) return std::nullopt;
    std::int64_t millionths = *scaled;
    for (int i = decimals; i < kScaleDigits; ++i) millionths *= 10;
    return Rate{millionths};
}

std::optional<Cents> parse_euros(std::string_view text) {
    const auto cents = parse_scaled(text, 2, kMaxCents);
    if (!cents) return std::nullopt;
    return Cents{*cents};
}

}  // namespace socle::money
