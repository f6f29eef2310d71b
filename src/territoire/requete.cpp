#include "requete.hpp"

#include <socle/base/text.hpp>

#include <algorithm>
#include <array>

namespace socle::territoire::detail {

namespace {

constexpr std::size_t kMaxCodeLength = 16;
constexpr std::size_t kMaxCandidates = 8;

std::string upper_ascii(std::string_view text) {
    std::string out{text};
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

std::optional<Index> find_departement_named(const Referentiel& referentiel, std::string_view text) {
    if (text.empty() || text.size() > kMaxQueryBytes) return std::nullopt;
    if (const auto by_code = referentiel.find_departement(upper_ascii(text))) return by_code;
    const std::string key = place_key(text);
    for (Index i = 0; i < referentiel.departements().size(); ++i) {
        if (referentiel.cles_departements()[i] == key) return i;
    }
    return std::nullopt;
}

bool has_word(std::string_view key, std::string_view word) {
    for (std::size_t at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ')) return true;
    }
    return false;
}

}  // namespace

Requete make_requete(const Referentiel& referentiel, std::string_view query) {
    Requete requete;
    requete.text = base::trim(query);
    const std::size_t open = requete.text.rfind('(');
    if (open != std::string_view::npos && open > 0 && requete.text.back() == ')') {
        const std::string_view inside = requete.text.substr(open + 1, requete.text.size() - open - 2);
        // Some names end with brackets of their own: only a département is taken off.
        if (const auto departement = find_departement_named(referentiel, base::trim(inside))) {
            requete.departement = *departement;
            requete.text = base::trim(requete.text.substr(0, open));
        }
    }
    requete.key = place_key(requete.text);
    return requete;
}

TypeLieu type_of_commune(const Referentiel& referentiel, Index commune) {
    return referentiel.communes()[commune].arrondissement_municipal ? TypeLieu::ArrondissementMunicipal : TypeLieu::Commune;
}

std::optional<Lieu> find_by_code(const Referentiel& referentiel, std::string_view text) {
    if (text.size() > kMaxCodeLength) return std::nullopt;
    const std::string code = upper_ascii(text);
    const std::string_view view = code;
    if (view.starts_with("DEP:")) {
        if (const auto i = referentiel.find_departement(base::trim(view.substr(4)))) {
            return make_lieu(referentiel, TypeLieu::Departement, *i);
        }
        return std::nullopt;
    }
    if (view.starts_with("REG:")) {
        if (const auto i = referentiel.find_region(base::trim(view.substr(4)))) {
            return make_lieu(referentiel, TypeLieu::Region, *i);
        }
        return std::nullopt;
    }
    if (view.starts_with("COM:")) {
        if (const auto i = referentiel.find_commune(base::trim(view.substr(4)))) return make_lieu(referentiel, type_of_commune(referentiel, *i), *i);
        return std::nullopt;
    }
    if (const auto i = referentiel.find_commune(view)) return make_lieu(referentiel, type_of_commune(referentiel, *i), *i);
    if (const auto i = referentiel.find_epci(view)) return make_lieu(referentiel, TypeLieu::Epci, *i);
    return std::nullopt;
}

std::optional<Lieu> find_by_ancien_code(const Referentiel& referentiel, std::string_view text) {
    if (text.size() > kMaxCodeLength) return std::nullopt;
    const std::string code = upper_ascii(text);
    const auto i = referentiel.find_ancienne(code);
    if (!i) return std::nullopt;
    Lieu lieu = make_lieu(referentiel, TypeLieu::Commune, *i);
    lieu.rang = Rang::AncienCode;
    // A view into the Referentiel: the text asked for may be gone when the result is read.
    const std::string_view all = referentiel.communes()[*i].anciens;
    lieu.ancien_code = all.substr(all.find(code), code.size());
    const auto named = std::ranges::find(referentiel.anciens_noms(), std::string_view{code}, &AncienNom::code);
    if (named != referentiel.anciens_noms().end()) lieu.ancien_nom = named->nom;
    return lieu;
}

std::vector<Lieu> find_by_code_postal(const Referentiel& referentiel, std::string_view text) {
    const std::vector<Index> served = referentiel.communes_of_code_postal(text);
    std::vector<Lieu> found;
    for (const Index i : served) {
        const bool is_city = std::ranges::any_of(served, [&](Index other) { return referentiel.communes()[other].parent == i; });
        if (is_city) continue;
        found.push_back(make_lieu(referentiel, type_of_commune(referentiel, i), i));
        found.back().rang = Rang::CodePostal;
    }
    return found;
}

std::string_view without_type(std::string_view key) {
    static constexpr std::array<std::string_view, 3> kTypes{"cc ", "ca ", "cu "};
    for (const std::string_view type : kTypes) {
        if (key.starts_with(type)) return key.substr(type.size());
    }
    return key;
}

bool is_epci_named(const Referentiel& referentiel, Index epci, std::string_view key) {
    const std::string_view name = referentiel.cles_epci()[epci];
    return name == key || without_type(name) == key;
}

bool has_words(std::string_view key, std::string_view words) {
    if (words.empty()) return false;
    for (const std::string_view word : base::split(words, ' ')) {
        if (!has_word(key, word)) return false;
    }
    return true;
}

std::string quoted(std::string_view text) { return "« " + base::printable(text) + " »"; }

std::string enumerate(const Referentiel& referentiel, const std::vector<Lieu>& lieux) {
    std::vector<std::string> words;
    for (const Lieu& lieu : lieux) {
        if (words.size() == kMaxCandidates) break;
        words.push_back(describe(referentiel, lieu));
    }
    const std::size_t others = lieux.size() - words.size();
    if (others == 0) return base::enumerate_fr(words, " ou ");
    return base::enumerate_fr(words, ", ") + " et " + std::to_string(others) + (others == 1 ? " autre" : " autres");
}

}  // namespace socle::territoire::detail
