// The territory of a CPTS: communes, each with the share of it that belongs.
#pragma once

#include <socle/base/error.hpp>
#include <socle/territoire/recherche.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socle::territoire {

// Shares are whole numbers of ten-thousandths.
inline constexpr std::int32_t kWholeShare = 10000;

inline constexpr std::size_t kMaxItems = 2000;
inline constexpr std::size_t kMaxParts = 200000;

// What somebody wrote, and what it was taken for.
struct Item {
    std::string texte;
    Lieu lieu;
    std::int32_t share = kWholeShare;
    std::vector<Lieu> autres;  // other places of exactly this name or code, not taken
};

struct Part {
    Index commune = kNone;
    std::int32_t share = kWholeShare;  // 1 to kWholeShare
    std::uint32_t item = 0;            // which item brought it
};

// Parts are in ascending order of commune, then item; the shares of one commune add up to at most kWholeShare. Belongs to the
// Referentiel it was parsed with, and must not outlive it.
struct Territoire {
    std::vector<Item> items;
    std::vector<Part> parts;
};

// One commune with the sum of its shares.
struct CommuneShare {
    Index commune = kNone;
    std::int32_t share = 0;
};

[[nodiscard]] std::vector<CommuneShare> total_shares(const Territoire& territoire);

// Cuts a list typed on one line. With a ';' or a line break in it, only those separate; otherwise commas do, except the decimal
// comma of a share ("56140:0,4, 35236" is two items). Empty items are dropped.
[[nodiscard]] std::vector<std::string_view> split_items(std::string_view text);

// Each item is `lieu` or `lieu:share`. A place is, in this order: a code (Insee, SIREN, "com:35236", "dep:35", "reg:53"); a postcode that serves
// one commune, or a former Insee code; the exact name of one commune, then of an EPCI, of a former commune, of a département or a
// région; the words of one EPCI. What fits several places at the same step is an error that lists them. Share: 0 < share <= 1,
// point or comma, at most four decimals, or a percentage with two ("40 %"). Errors are gathered, up to 20.
[[nodiscard]] base::Checked<Territoire> parse_territoire(const Referentiel& referentiel,
                                                         std::span<const std::string_view> items);
[[nodiscard]] base::Checked<Territoire> parse_territoire(const Referentiel& referentiel, std::string_view text);

// One place named by itself, with the same rules. `autres`, when given, receives the exact fits that were not taken.
[[nodiscard]] base::Result<Lieu> parse_lieu(const Referentiel& referentiel, std::string_view text,
                                            std::vector<Lieu>* autres = nullptr);

[[nodiscard]] base::Result<std::int32_t> parse_share(std::string_view text);

// French sentences that must be shown with the result: former codes and names taken for the whole commune
// of today, and texts that could have meant another place.
[[nodiscard]] std::vector<std::string> remarques(const Referentiel& referentiel, const Territoire& territoire);

}  // namespace socle::territoire
