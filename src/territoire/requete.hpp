// Private to this library: a query taken apart, and the tests on names that searching and parsing share.
#pragma once

#include <socle/territoire/recherche.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::territoire::detail {

struct Requete {
    std::string_view text;      // trimmed, without the département at the end
    std::string key;            // place_key(text)
    Index departement = kNone;  // only places of this département are wanted

    [[nodiscard]] bool keeps(Index of_place) const { return departement == kNone || departement == of_place; }
};

[[nodiscard]] Requete make_requete(const Referentiel& referentiel, std::string_view query);

[[nodiscard]] TypeLieu type_of_commune(const Referentiel& referentiel, Index commune);

// Insee code of today, SIREN, "com:35236" (never a postcode), "dep:35", "reg:53". Letters of a code may be small.
[[nodiscard]] std::optional<Lieu> find_by_code(const Referentiel& referentiel, std::string_view text);

// Former Insee code: the commune of today, with what was asked for.
[[nodiscard]] std::optional<Lieu> find_by_ancien_code(const Referentiel& referentiel, std::string_view text);

// What a postcode serves. Where a city and its arrondissements share it, the arrondissements only.
[[nodiscard]] std::vector<Lieu> find_by_code_postal(const Referentiel& referentiel, std::string_view text);

// The key of an EPCI without the leading "cc", "ca" or "cu".
[[nodiscard]] std::string_view without_type(std::string_view key);

// With or without its leading type.
[[nodiscard]] bool is_epci_named(const Referentiel& referentiel, Index epci, std::string_view key);

// Every word of `words` is a whole word of `key`, in any order.
[[nodiscard]] bool has_words(std::string_view key, std::string_view words);

// « text », safe to print.
[[nodiscard]] std::string quoted(std::string_view text);

// "A, B ou C" with code, type and département; what comes after the eighth is only counted.
[[nodiscard]] std::string enumerate(const Referentiel& referentiel, const std::vector<Lieu>& lieux);

}  // namespace socle::territoire::detail
