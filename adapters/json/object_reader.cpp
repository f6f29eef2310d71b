#include "object_reader.hpp"

#include <socle/money/money.hpp>

#include <algorithm>
#include <cmath>

namespace socle::json {

namespace {

constexpr std::size_t kMaxText = 10'000;
constexpr std::size_t kMaxList = 10'000;

// Years stay as they are written: "1900".
std::string bound(std::int64_t number) {
    constexpr std::int64_t kGrouped = 10'000;
    return number < kGrouped && number > -kGrouped ? std::to_string(number) : money::to_french(number);
}

std::string range(std::int64_t min, std::int64_t max) { return "un nombre entier de " + bound(min) + " à " + bound(max); }

}  // namespace

ObjectReader::ObjectReader(const nlohmann::json& value, std::string name, std::string pointer, base::Errors& errors)
    : value_(value), name_(std::move(name)), pointer_(std::move(pointer)), errors_(errors) {
    constexpr std::size_t kUsualMembers = 16;
    known_.reserve(kUsualMembers);
    if (!value_.is_object()) errors_.push_back({"type", name_ + (pointer_.empty() ? "" : " ") + pointer_, "un objet est attendu", "Écrivez { … }."});
}

std::string escaped(std::string_view key) {
    std::string out;
    for (const char c : base::printable(key)) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

const nlohmann::json* ObjectReader::find(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
    if (!value_.is_object()) return nullptr;
    const auto at = value_.find(key);
    return at == value_.end() ? nullptr : &*at;
}

void ObjectReader::report(std::string_view key, std::string code, std::string reason, std::string remedy) {
    errors_.push_back({std::move(code), name_ + " " + pointer(key), std::move(reason), std::move(remedy)});
}

void ObjectReader::missing(std::string_view key) {
    report(key, "cle-manquante", "« " + std::string(key) + " » manque", "Ajoutez \"" + std::string(key) + "\": ….");
}

std::optional<std::string> ObjectReader::string(std::string_view key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string() || value->get_ref<const std::string&>().size() > kMaxText) {
        report(key, "type", "un texte est attendu", "Écrivez-le entre guillemets.");
        return std::nullopt;
    }
    return value->get<std::string>();
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view key, std::int64_t min, std::int64_t max) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    // 60000.0 is an integer for JSON Schema.
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (value->is_number_float() && std::abs(value->get<double>()) <= kExact && std::trunc(value->get<double>()) == value->get<double>()) {
        const auto whole = static_cast<std::int64_t>(value->get<double>());
        if (whole >= min && whole <= max) return whole;
    }
    const bool fits = value->is_number_integer() && !(value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(max)) &&
                      value->get<std::int64_t>() >= min && value->get<std::int64_t>() <= max;
    if (!fits) {
        report(key, "nombre", range(min, max) + " est attendu", "Corrigez la valeur.");
        return std::nullopt;
    }
    return value->get<std::int64_t>();
}

std::optional<bool> ObjectReader::boolean(std::string_view key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_boolean()) {
        report(key, "type", "true ou false est attendu", "Écrivez true ou false, sans guillemets.");
        return std::nullopt;
    }
    return value->get<bool>();
}

std::optional<calendar::Date> ObjectReader::date(std::string_view key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    const auto date = value->is_string() ? calendar::parse_iso(value->get_ref<const std::string&>()) : std::nullopt;
    if (!date) {
        const auto [reason, remedy] = calendar::explain_refusal(value->is_string() ? value->get_ref<const std::string&>() : "");
        report(key, "date", "cette valeur " + std::string(reason), remedy);
    }
    return date;
}

std::optional<money::Rate> ObjectReader::rate_of(const nlohmann::json& value, std::string_view key) {
    constexpr double kHundredthsPerPercent = 100.0;
    constexpr double kTolerance = 1e-6;
    constexpr double kMaxPercent = 100.0;
    std::optional<money::Rate> rate;
    if (value.is_string()) {
        rate = money::parse_percent(value.get_ref<const std::string&>());
    } else if (value.is_number()) {
        const double percent = value.get<double>();
        const double hundredths = std::round(percent * kHundredthsPerPercent);
        if (percent >= 0 && percent <= kMaxPercent && std::abs(percent * kHundredthsPerPercent - hundredths) < kTolerance) {
            rate = money::Rate{static_cast<std::int64_t>(hundredths) * 100};
        }
    }
    if (!rate || *rate > money::kFullRate) {
        report(key, "taux-hors-limites", "un taux d'atteinte est un nombre de 0 à 100, avec deux décimales au plus", "Corrigez le taux.");
        return std::nullopt;
    }
    return rate;
}

std::optional<std::vector<money::Rate>> ObjectReader::rates(std::string_view key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_array() || value->size() > kMaxList) {
        report(key, "type", "une liste de taux est attendue, un par année de contrat", "Écrivez par exemple [0, 60, 80, 80, 80].");
        return std::nullopt;
    }
    std::vector<money::Rate> rates;
    for (std::size_t i = 0; i < value->size(); ++i) {
        rates.push_back(rate_of((*value)[i], std::string(key) + "/" + std::to_string(i)).value_or(money::Rate{}));
    }
    return rates;
}

std::optional<std::vector<std::int64_t>> ObjectReader::integers(std::string_view key, std::int64_t min, std::int64_t max) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_array() || value->size() > kMaxList) {
        report(key, "type", "une liste de nombres entiers est attendue", "Écrivez par exemple [1, 3].");
        return std::nullopt;
    }
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < value->size(); ++i) {
        const nlohmann::json& item = (*value)[i];
        const bool fits = item.is_number_integer() && !(item.is_number_unsigned() && item.get<std::uint64_t>() > static_cast<std::uint64_t>(max)) &&
                          item.get<std::int64_t>() >= min && item.get<std::int64_t>() <= max;
        if (!fits) {
            report(std::string(key) + "/" + std::to_string(i), "nombre", range(min, max) + " est attendu", "Corrigez la valeur.");
            continue;
        }
        numbers.push_back(item.get<std::int64_t>());
    }
    return numbers;
}

std::optional<std::vector<std::string>> ObjectReader::strings(std::string_view key) {
    const nlohmann::json* value = find(key);
    if (value == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    bool good = value->is_array() && value->size() <= kMaxList;
    if (good) {
        for (const nlohmann::json& item : *value) {
            good = good && item.is_string();
            if (item.is_string()) texts.push_back(item.get<std::string>());
        }
    }
    if (!good) {
        report(key, "type", "une liste de textes est attendue", "Écrivez par exemple [\"35236\", \"56140:0.4\"].");
        return std::nullopt;
    }
    return texts;
}

void ObjectReader::report_unknown() {
    if (!value_.is_object()) return;
    for (const auto& [key, item] : value_.items()) {
        if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
        if (errors_.size() >= kMaxErrors) return;
        std::vector<std::string> known(known_.begin(), known_.end());
        std::sort(known.begin(), known.end());
        const auto near = base::find_nearest(key, known);
        report(escaped(key), "cle-inconnue", "cette clé n'existe pas ici",
               near ? "Vouliez-vous écrire « " + *near + " » ?" : "Clés possibles : " + base::enumerate_fr(known) + ".");
    }
}

}  // namespace socle::json
