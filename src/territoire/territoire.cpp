#include <socle/territoire/territoire.hpp>

#include <socle/base/text.hpp>

#include <algorithm>
#include <optional>

#include "requete.hpp"

namespace socle::territoire {

using detail::quoted;

namespace {

constexpr std::size_t kMaxErrors = 20;
constexpr std::size_t kMaxExamples = 8;
constexpr std::size_t kShareDecimals = 4;

// Splits "lieu:share"; the colon of "com:35236", "dep:35" and "reg:53" belongs to the place.
std::size_t find_share_colon(std::string_view text) {
    const std::string head = base::search_key(text.substr(0, 4));
    const bool prefixed = text.size() > 4 && text[3] == ':' && (head == "com" || head == "dep" || head == "reg");
    return text.find(':', prefixed ? 4 : 0);
}

base::Result<Item> parse_item(const Referentiel& referentiel, std::string_view text) {
    const std::size_t colon = find_share_colon(text);
    Item item;
    item.texte = base::printable(text, kMaxQueryBytes);
    if (colon != std::string_view::npos) {
        const auto share = parse_share(text.substr(colon + 1));
        if (!share) {
            base::Error error = share.error();
            error.place = item.texte;
            return std::unexpected(std::move(error));
        }
        item.share = *share;
    }
    auto lieu = parse_lieu(referentiel, text.substr(0, colon), &item.autres);
    if (!lieu) return std::unexpected(std::move(lieu.error()));
    item.lieu = *lieu;
    return item;
}

std::string share_text(std::int32_t share) {
    std::string digits = std::to_string(share % kWholeShare);
    digits.insert(0, kShareDecimals - digits.size(), '0');
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    return std::to_string(share / kWholeShare) + (digits.empty() ? "" : "," + digits);
}

// "Redon (35236) : part totale 2, par « 35236 » et « CA Redon Agglomération »".
std::string overlap_text(const Referentiel& referentiel, const Territoire& t, std::span<const Part> parts, std::int64_t total) {
    std::vector<std::string> by;
    for (const Part& part : parts) {
        if (by.size() == kMaxExamples) break;
        by.push_back(quoted(t.items[part.item].texte));
    }
    const Commune& commune = referentiel.communes()[parts.front().commune];
    // Four digits of share and thousands of items stay far below 2^31.
    return std::string{commune.nom} + " (" + std::string{commune.code} + ") : part totale " +
           share_text(static_cast<std::int32_t>(total)) + ", par " + base::enumerate_fr(by);
}

std::optional<base::Error> check_overlaps(const Referentiel& referentiel, const Territoire& t) {
    std::vector<std::string> examples;
    std::size_t count = 0;
    const std::span<const Part> parts{t.parts};
    for (std::size_t i = 0; i < parts.size();) {
        std::size_t end = i;
        std::int64_t total = 0;
        while (end < parts.size() && parts[end].commune == parts[i].commune) total += parts[end++].share;
        if (total > kWholeShare) {
            ++count;
            if (examples.size() < kMaxExamples) examples.push_back(overlap_text(referentiel, t, parts.subspan(i, end - i), total));
        }
        i = end;
    }
    if (count == 0) return std::nullopt;
    std::string reason = count == 1 ? "une commune est comptée plus d'une fois : "
                                    : std::to_string(count) + " communes sont comptées plus d'une fois : ";
    for (std::size_t i = 0; i < examples.size(); ++i) reason += (i > 0 ? " ; " : "") + examples[i];
    if (count > examples.size()) reason += " ; …";
    return base::Error{"commune-en-double", "territoire", std::move(reason),
                       "Retirez l'un des lieux cités, ou réduisez les parts pour que leur somme ne dépasse pas 1"};
}

std::optional<base::Error> check_arrondissements(const Referentiel& referentiel, const Territoire& t) {
    for (const Part& part : t.parts) {
        const Commune& commune = referentiel.communes()[part.commune];
        if (commune.parent == kNone) continue;
        const auto city = std::ranges::lower_bound(t.parts, commune.parent, {}, &Part::commune);
        if (city == t.parts.end() || city->commune != commune.parent) continue;
        return base::Error{"arrondissement-et-ville", "territoire",
                           quoted(t.items[part.item].texte) + " (" + std::string{commune.nom} + ") est déjà compris dans " +
                               quoted(t.items[city->item].texte) + ", qui contient " +
                               std::string{referentiel.communes()[commune.parent].nom},
                           "Gardez la ville entière, ou seulement ses arrondissements"};
    }
    return std::nullopt;
}

}  // namespace

std::vector<CommuneShare> total_shares(const Territoire& territoire) {
    std::vector<CommuneShare> shares;
    for (const Part& part : territoire.parts) {
        if (shares.empty() || shares.back().commune != part.commune) shares.push_back({part.commune, 0});
        shares.back().share += part.share;
    }
    return shares;
}

std::vector<std::string_view> split_items(std::string_view text) {
    const bool by_line = text.find_first_of(";\n") != std::string_view::npos;
    std::vector<std::string_view> items;
    const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    // After ":0" a comma is decimal; after ":1" only when nothing but zeros follows, since "1,35236" is two items.
    const auto is_decimal_comma = [&](std::size_t start, std::size_t at) {
        const std::size_t colon = text.rfind(':', at);
        if (colon == std::string_view::npos || colon < start || !is_digit(at + 1)) return false;
        const std::string_view whole = base::trim(text.substr(colon + 1, at - colon - 1));
        if (whole == "0") return true;
        // "12,5 %": no place begins with digits and a percent sign.
        std::size_t after = at + 1;
        while (is_digit(after)) ++after;
        while (after < text.size() && text[after] == ' ') ++after;
        if (after < text.size() && text[after] == '%') return true;
        std::size_t end = at + 1;
        while (end < text.size() && text[end] == '0') ++end;
        return whole == "1" && !is_digit(end) && end - at <= kShareDecimals + 1;
    };
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool cut = i == text.size() || (by_line ? text[i] == ';' || text[i] == '\n'
                                                      : text[i] == ',' && !is_decimal_comma(start, i));
        if (!cut) continue;
        if (const std::string_view item = base::trim(text.substr(start, i - start)); !item.empty()) items.push_back(item);
        start = i + 1;
    }
    return items;
}

base::Result<std::int32_t> parse_share(std::string_view text) {
    const std::string_view trimmed = base::trim(text);
    const auto refuse = [&](std::string reason) {
        return base::fail("part-invalide", base::printable(text), std::move(reason),
                          "Donnez une part supérieure à 0 et au plus égale à 1, avec quatre décimales au plus, par exemple 0,4 ou 40 %.");
    };
    const bool percent = trimmed.ends_with('%');
    const std::string_view number = percent ? base::trim(trimmed.substr(0, trimmed.size() - 1)) : trimmed;
    // Ten-thousandths are two decimals of a percentage.
    const std::size_t most = percent ? kShareDecimals - 2 : kShareDecimals;
    const std::size_t point = number.find_first_of(".,");
    const std::string_view whole = number.substr(0, point);
    const std::string_view decimals = point == std::string_view::npos ? std::string_view{} : number.substr(point + 1);
    const auto is_digits = [](std::string_view s) { return std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; }); };
    const bool has_form = !whole.empty() && is_digits(whole) && is_digits(decimals) && (point == std::string_view::npos || !decimals.empty());
    if (!has_form) return refuse("la part " + quoted(trimmed) + " n'est pas un nombre décimal");
    if (decimals.size() > most) return refuse("la part " + quoted(trimmed) + (percent ? " a plus de deux décimales" : " a plus de quatre décimales"));
    const std::string_view most_whole = percent ? "100" : "1";
    const bool beyond = whole.size() > most_whole.size();
    std::int32_t value = 0;
    for (const char c : beyond ? std::string_view{} : whole) value = value * 10 + (c - '0');
    for (std::size_t i = 0; i < most; ++i) value = value * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    if (beyond || value > kWholeShare) return refuse("la part " + quoted(trimmed) + " dépasse " + (percent ? "100 %" : "1"));
    if (value == 0) return refuse("la part " + quoted(trimmed) + " est nulle");
    return value;
}

base::Checked<Territoire> parse_territoire(const Referentiel& referentiel, std::span<const std::string_view> items) {
    const auto refuse = [](std::string code, std::string reason, std::string remedy) {
        return std::unexpected(base::Errors{{std::move(code), "territoire", std::move(reason), std::move(remedy)}});
    };
    if (items.empty()) {
        return refuse("territoire-vide", "le territoire ne contient aucun lieu",
                      "Donnez au moins une commune ou un EPCI, par exemple 35236.");
    }
    if (items.size() > kMaxItems) {
        return refuse("territoire-trop-grand", "le territoire a plus de " + std::to_string(kMaxItems) + " lieux",
                      "Remplacez des communes par leur EPCI ou leur département.");
    }
    Territoire territoire;
    base::Errors errors;
    for (const std::string_view text : items) {
        auto item = parse_item(referentiel, text);
        if (!item) {
            errors.push_back(std::move(item.error()));
            if (errors.size() == kMaxErrors) break;
            continue;
        }
        const auto rank = static_cast<std::uint32_t>(territoire.items.size());
        for (const Index commune : referentiel.communes_of(item->lieu.type, item->lieu.index)) {
            territoire.parts.push_back({commune, item->share, rank});
        }
        territoire.items.push_back(std::move(*item));
        if (territoire.parts.size() > kMaxParts) {
            return refuse("territoire-trop-grand", "le territoire compte trop de fois les mêmes communes",
                          "Retirez les lieux cités plusieurs fois.");
        }
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    if (territoire.parts.empty()) {
        return refuse("territoire-vide", "le territoire ne contient aucune commune", "Donnez au moins une commune ou un EPCI.");
    }
    std::ranges::stable_sort(territoire.parts, {}, &Part::commune);
    if (auto error = check_overlaps(referentiel, territoire)) errors.push_back(std::move(*error));
    if (auto error = check_arrondissements(referentiel, territoire)) errors.push_back(std::move(*error));
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return territoire;
}

base::Checked<Territoire> parse_territoire(const Referentiel& referentiel, std::string_view text) {
    return parse_territoire(referentiel, split_items(text));
}

std::vector<std::string> remarques(const Referentiel& referentiel, const Territoire& territoire) {
    std::vector<std::string> texts;
    for (const Item& item : territoire.items) {
        const Lieu& lieu = item.lieu;
        if (!item.autres.empty()) {
            texts.push_back(quoted(item.texte) + " est pris pour " + describe(referentiel, lieu) + " ; cela peut aussi désigner " +
                            detail::enumerate(referentiel, item.autres));
        }
        if (lieu.ancien_code.empty() && lieu.ancien_nom.empty()) continue;
        const std::string asked = lieu.ancien_nom.empty() ? "la commune de cet ancien code" : std::string{lieu.ancien_nom};
        texts.push_back(quoted(item.texte) + " : " + asked + " fait aujourd'hui partie de " + describe(referentiel, lieu) +
                        ", qui est comptée en entier");
    }
    return texts;
}

}  // namespace socle::territoire
