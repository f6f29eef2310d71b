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
constexpr int kGroup = 3;

Wide divide_half_up(Wide numerator, Wide denominator) {
    const bool negative = numerator < 0;
    const Wide magnitude = negative ? -numerator : numerator;
    const Wide quotient = (2 * magnitude + denominator) / (2 * denominator);
    return negative ? -quotient : quotient;
}

std::string group_digits(std::string digits) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % kGroup == 0) out += kNarrowSpace;
        out += digits[i];
    }
    return out;
}

std::string two_digits(std::int64_t value) {
    std::string out = value < 10 ? "0" : "";
    return out + std::to_string(value);
}

std::string percent_digits(Rate rate, char point) {
    std::int64_t rest = std::llabs(rate.millionths);
    std::string out = rate.millionths < 0 ? "-" : "";
    out += std::to_string(rest / kMillionthsPerPercent);
    rest %= kMillionthsPerPercent;
    if (rest == 0) return out;
    std::string decimals = std::to_string(rest + kMillionthsPerPercent).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return out + point + decimals;
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

void append_decimal(std::string& out, Cents amount) {
    if (amount.value == 0) {
        out += "0.00";
        return;
    }
    const std::uint64_t magnitude = static_cast<std::uint64_t>(std::llabs(amount.value));
    std::array<char, 24> digits{};
    char* at = digits.data();
    if (amount.value < 0) *at++ = '-';
    at = std::to_chars(at, digits.data() + digits.size() - 3, magnitude / kCentsPerEuro).ptr;
    const std::uint64_t cents = magnitude % kCentsPerEuro;
    *at++ = '.';
    *at++ = static_cast<char>('0' + cents / 10);
    *at++ = static_cast<char>('0' + cents % 10);
    out.append(digits.data(), at);
}

std::string to_decimal(Cents amount) {
    std::string out;
    append_decimal(out, amount);
    return out;
}

std::string to_french(Cents amount) {
    const std::int64_t magnitude = std::llabs(amount.value);
    std::string out = amount.value < 0 ? "-" : "";
    out += group_digits(std::to_string(magnitude / kCentsPerEuro)) + ',' + two_digits(magnitude % kCentsPerEuro);
    out += kNoBreakSpace;
    return out + "€";
}

std::string to_french_short(Cents amount) {
    if (amount.value % kCentsPerEuro != 0) return to_french(amount);
    std::string out = to_french(amount.value / kCentsPerEuro);
    out += kNoBreakSpace;
    return out + "€";
}

std::string to_french(std::int64_t number) {
    return (number < 0 ? "-" : "") + group_digits(std::to_string(std::llabs(number)));
}

std::string to_french(Rate rate) {
    std::string out = percent_digits(rate, ',');
    out += kNoBreakSpace;
    return out + "%";
}

std::string to_decimal(Rate rate) { return percent_digits(rate, '.'); }

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
