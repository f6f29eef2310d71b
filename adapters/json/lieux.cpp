#include "readers.hpp"

#include <cmath>

namespace socle::json {

namespace {

constexpr const char* kHow = "Écrivez par exemple \"35236\", ou { \"code\": \"56140\", \"part\": 0.4 }.";
constexpr double kTenThousandths = 10'000.0;

// Decimals of a share, as parse_territoire reads them; what is no share is left as it stands for it to refuse.
std::optional<std::string> share_text(const nlohmann::json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_number()) return std::nullopt;
    constexpr double kTolerance = 1e-6;
    const double scaled = value.get<double>() * kTenThousandths;
    const double rounded = std::round(scaled);
    if (!(rounded > 0 && rounded <= kTenThousandths) || std::abs(scaled - rounded) > kTolerance) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(rounded);
    std::string decimals = std::to_string(whole % static_cast<std::int64_t>(kTenThousandths));
    decimals.insert(0, 4 - decimals.size(), '0');
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    return std::to_string(whole / static_cast<std::int64_t>(kTenThousandths)) + (decimals.empty() ? "" : ".") + decimals;
}

std::optional<std::string> read_lieu(const nlohmann::json& item, ObjectReader& place) {
    if (!item.is_object()) return std::nullopt;
    if (place.find("code") == nullptr) place.missing("code");
    std::string text = place.string("code").value_or("");
    // A code that stands as such is never a postcode.
    constexpr std::size_t kInseeLength = 5;
    if (text.size() == kInseeLength) text.insert(0, "com:");
    if (const nlohmann::json* part = place.find("part")) {
        const auto share = share_text(*part);
        if (!share) place.report("part", "part-invalide", "une part est un nombre supérieur à 0, au plus 1, avec quatre décimales au plus", "Écrivez par exemple 0.4, ou \"40 %\".");
        text += ":" + share.value_or("");
    }
    place.report_unknown();
    return text;
}

}  // namespace

std::vector<std::string> read_lieux(ObjectReader& reader, std::string_view key) {
    std::vector<std::string> lieux;
    const nlohmann::json* list = reader.find(key);
    if (list == nullptr) return lieux;
    if (!list->is_array() || list->size() > kMaxLieux) {
        reader.report(key, "type", "une liste de lieux est attendue, " + std::to_string(kMaxLieux) + " au plus", kHow);
        return lieux;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const nlohmann::json& item = (*list)[i];
        const std::string at = std::string(key) + "/" + std::to_string(i);
        if (item.is_string() && item.get_ref<const std::string&>().size() <= kMaxLieuBytes) {
            lieux.push_back(item.get<std::string>());
            continue;
        }
        std::optional<std::string> text;
        if (item.is_object()) {
            ObjectReader place = reader.inner(item, at);
            text = read_lieu(item, place);
        }
        if (!text) reader.report(at, "type", "un lieu est un texte court, ou un objet", kHow);
        lieux.push_back(text.value_or(""));
    }
    return lieux;
}

}  // namespace socle::json
