#include <socle/territoire/referentiel.hpp>

#include <socle/base/text.hpp>
#include <socle/territoire/recherche.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace socle::territoire {

namespace {

constexpr std::size_t kCodePostalDigits = 5;

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t h = 0xCBF29CE484222325U;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return h ^ (h >> 29U);
}

template <class Row>
std::optional<Index> find_code(std::span<const Row> rows, std::string_view code) {
    const auto it = std::ranges::lower_bound(rows, code, {}, &Row::code);
    if (it == rows.end() || it->code != code) return std::nullopt;
    return static_cast<Index>(it - rows.begin());
}

std::optional<std::uint32_t> parse_code_postal(std::string_view text) {
    if (text.size() != kCodePostalDigits) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

// Calls `use` with each word of a list separated by single spaces.
template <class Use>
void for_each_word(std::string_view words, Use use) {
    while (!words.empty()) {
        const std::size_t end = words.find(' ');
        use(words.substr(0, end));
        words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    }
}

base::Error incoherent(std::string_view place, std::string reason) {
    return {"referentiel-incoherent", base::printable(place), std::move(reason),
            "Rétablissez les fichiers de donnees/ ou reconstruisez-les avec tools/donnees/actualiser"};
}

template <class Row>
std::optional<base::Error> check_order(const std::vector<Row>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i - 1].code >= rows[i].code) return incoherent(rows[i].code, "les codes ne sont pas dans l'ordre croissant");
    }
    return std::nullopt;
}

bool is_within(Index index, std::size_t size, bool may_be_none) { return index < size || (may_be_none && index == kNone); }

std::optional<base::Error> check_communes(const Contenu& c) {
    for (const Commune& commune : c.communes) {
        const bool links = is_within(commune.departement, c.departements.size(), false) &&
                           is_within(commune.epci, c.epci.size(), true) && is_within(commune.ept, c.epci.size(), true) &&
                           is_within(commune.parent, c.communes.size(), true);
        if (!links) return incoherent(commune.code, "la commune renvoie à un lieu absent");
        const bool has_city = commune.parent != kNone && !c.communes[commune.parent].arrondissement_municipal;
        if (commune.arrondissement_municipal != (commune.parent != kNone) || (commune.parent != kNone && !has_city)) {
            return incoherent(commune.code, "un arrondissement municipal, et lui seul, appartient à une commune");
        }
    }
    return std::nullopt;
}

std::optional<base::Error> check_contenu(const Contenu& c) {
    if (c.millesimes.empty()) return incoherent("", "aucun millésime de population");
    for (std::size_t i = 1; i < c.millesimes.size(); ++i) {
        if (c.millesimes[i - 1].edition >= c.millesimes[i].edition) {
            return incoherent(std::to_string(c.millesimes[i].edition), "les éditions ne sont pas dans l'ordre croissant");
        }
    }
    if (auto e = check_order(c.regions)) return e;
    if (auto e = check_order(c.departements)) return e;
    if (auto e = check_order(c.epci)) return e;
    if (auto e = check_order(c.communes)) return e;
    for (const Departement& d : c.departements) {
        if (!is_within(d.region, c.regions.size(), false)) return incoherent(d.code, "le département n'a pas de région");
    }
    if (auto e = check_communes(c)) return e;
    if (c.populations.size() != c.communes.size() * c.millesimes.size()) {
        return incoherent("", "le tableau des populations n'a pas la taille attendue");
    }
    for (std::size_t i = 0; i < c.populations.size(); ++i) {
        if (c.populations[i] < kUnknownPopulation) {
            return incoherent(c.communes[i / c.millesimes.size()].code, "une population est négative");
        }
    }
    for (const AncienNom& a : c.anciens_noms) {
        if (!is_within(a.commune, c.communes.size(), false)) return incoherent(a.code, "ancien nom sans commune actuelle");
    }
    for (const Scission& s : c.scissions) {
        const bool linked = std::ranges::all_of(s.communes, [&](Index i) { return is_within(i, c.communes.size(), false); });
        if (!linked || s.communes.empty() || s.population < 0) return incoherent(s.code, "commune divisée mal décrite");
    }
    return std::nullopt;
}

}  // namespace

void Cles::reserve(std::size_t names) {
    constexpr std::size_t kTypicalLength = 16;
    text_.reserve(names * kTypicalLength);
    starts_.reserve(names + 1);
}

void Cles::add(std::string_view nom) {
    text_ += place_key(nom);
    starts_.push_back(static_cast<std::uint32_t>(text_.size()));
}

Groupes::Groupes(std::size_t groups, std::span<const std::pair<Index, Index>> pairs)
    : starts_(groups + 1, 0), items_(pairs.size()) {
    for (const auto& [group, commune] : pairs) ++starts_[group + 1];
    for (std::size_t g = 1; g < starts_.size(); ++g) starts_[g] += starts_[g - 1];
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (const auto& [group, commune] : pairs) items_[next[group]++] = commune;
}

base::Result<Referentiel> Referentiel::create(Contenu contenu) {
    if (auto error = check_contenu(contenu)) return std::unexpected(std::move(*error));
    Referentiel r;
    r.contenu_ = std::move(contenu);
    if (auto error = r.index_codes()) return std::unexpected(std::move(*error));
    r.index_names();
    r.index_groups();
    return r;
}

std::optional<base::Error> Referentiel::index_codes() {
    std::optional<base::Error> error;
    codes_postaux_.reserve(contenu_.communes.size() + contenu_.communes.size() / 16);
    for (Index i = 0; i < contenu_.communes.size(); ++i) {
        const Commune& commune = contenu_.communes[i];
        for_each_word(commune.codes_postaux, [&](std::string_view word) {
            if (const auto code = parse_code_postal(word)) {
                codes_postaux_.push_back({*code, i});
            } else {
                error = incoherent(commune.code, "code postal illisible");
            }
        });
        for_each_word(commune.anciens, [&](std::string_view word) { anciens_codes_.push_back({word, i}); });
    }
    if (error) return error;
    std::ranges::sort(codes_postaux_);
    std::ranges::sort(anciens_codes_, {}, &AncienCode::code);
    for (std::size_t i = 1; i < anciens_codes_.size(); ++i) {
        if (anciens_codes_[i - 1].code == anciens_codes_[i].code) {
            return incoherent(anciens_codes_[i].code, "ancien code attribué à deux communes");
        }
    }
    return std::nullopt;
}

void Referentiel::index_names() {
    cles_communes_.reserve(contenu_.communes.size());
    for (const Commune& c : contenu_.communes) cles_communes_.add(c.nom);
    for (const Epci& e : contenu_.epci) cles_epci_.add(e.nom);
    for (const AncienNom& a : contenu_.anciens_noms) cles_anciens_.add(a.nom);
    for (const Departement& d : contenu_.departements) cles_departements_.add(d.nom);
    for (const Region& r : contenu_.regions) cles_regions_.add(r.nom);

    communes_by_key_.assign(std::bit_ceil(2 * contenu_.communes.size() + 2), kNone);
    const std::size_t mask = communes_by_key_.size() - 1;
    for (Index i = 0; i < contenu_.communes.size(); ++i) {
        std::size_t slot = hash_of(cles_communes_[i]) & mask;
        while (communes_by_key_[slot] != kNone) slot = (slot + 1) & mask;
        communes_by_key_[slot] = i;
    }
}

void Referentiel::index_groups() {
    std::vector<std::pair<Index, Index>> by_epci;
    std::vector<std::pair<Index, Index>> by_departement;
    by_departement.reserve(contenu_.communes.size());
    habitants_epci_.assign(contenu_.epci.size(), 0);
    habitants_departements_.assign(contenu_.departements.size(), 0);
    habitants_regions_.assign(contenu_.regions.size(), 0);
    for (Index i = 0; i < contenu_.communes.size(); ++i) {
        const Commune& c = contenu_.communes[i];
        if (c.arrondissement_municipal) continue;
        const std::int64_t inhabitants = population(i, contenu_.millesimes.size() - 1).value_or(0);
        for (const Index group : {c.epci, c.ept}) {
            if (group == kNone) continue;
            by_epci.emplace_back(group, i);
            habitants_epci_[group] += inhabitants;
        }
        by_departement.emplace_back(c.departement, i);
        habitants_departements_[c.departement] += inhabitants;
        habitants_regions_[contenu_.departements[c.departement].region] += inhabitants;
    }
    communes_of_epci_ = Groupes(contenu_.epci.size(), by_epci);
    communes_of_departement_ = Groupes(contenu_.departements.size(), by_departement);

    departement_of_epci_.assign(contenu_.epci.size(), kNone);
    std::vector<std::int64_t> weight(contenu_.departements.size(), 0);
    for (Index e = 0; e < contenu_.epci.size(); ++e) {
        Index& best = departement_of_epci_[e];
        for (const Index i : communes_of_epci_[e]) {
            const Index d = contenu_.communes[i].departement;
            // One more than the inhabitants: an empty commune still places its group.
            weight[d] += population(i, contenu_.millesimes.size() - 1).value_or(0) + 1;
        }
        for (const Index i : communes_of_epci_[e]) {
            const Index d = contenu_.communes[i].departement;
            if (best == kNone || weight[d] > weight[best] || (weight[d] == weight[best] && d < best)) best = d;
        }
        for (const Index i : communes_of_epci_[e]) weight[contenu_.communes[i].departement] = 0;
    }
}

std::optional<Index> Referentiel::find_commune(std::string_view code) const { return find_code(communes(), code); }

std::optional<Index> Referentiel::find_ancienne(std::string_view code) const {
    const auto rank = find_code(std::span<const AncienCode>{anciens_codes_}, code);
    if (!rank) return std::nullopt;
    return anciens_codes_[*rank].commune;
}

std::optional<Index> Referentiel::find_epci(std::string_view code) const { return find_code(epci(), code); }
std::optional<Index> Referentiel::find_departement(std::string_view code) const { return find_code(departements(), code); }
std::optional<Index> Referentiel::find_region(std::string_view code) const { return find_code(regions(), code); }

std::optional<std::size_t> Referentiel::find_millesime(int edition) const {
    const auto it = std::ranges::find(contenu_.millesimes, edition, &Millesime::edition);
    if (it == contenu_.millesimes.end()) return std::nullopt;
    return static_cast<std::size_t>(it - contenu_.millesimes.begin());
}

std::vector<Index> Referentiel::communes_of_code_postal(std::string_view code_postal) const {
    std::vector<Index> found;
    const auto code = parse_code_postal(code_postal);
    if (!code) return found;
    for (const CodePostal& row : std::ranges::equal_range(codes_postaux_, *code, {}, &CodePostal::code)) {
        found.push_back(row.commune);
    }
    return found;
}

std::vector<Index> Referentiel::communes_of_key(std::string_view key) const {
    std::vector<Index> found;
    const std::size_t mask = communes_by_key_.size() - 1;
    for (std::size_t slot = hash_of(key) & mask; communes_by_key_[slot] != kNone; slot = (slot + 1) & mask) {
        if (cles_communes_[communes_by_key_[slot]] == key) found.push_back(communes_by_key_[slot]);
    }
    std::ranges::sort(found);
    return found;
}

std::vector<Index> Referentiel::communes_of(TypeLieu type, Index index) const {
    switch (type) {
        case TypeLieu::Commune:
        case TypeLieu::ArrondissementMunicipal: return {index};
        case TypeLieu::Epci: {
            const auto members = communes_of_epci_[index];
            return {members.begin(), members.end()};
        }
        case TypeLieu::Departement: {
            const auto members = communes_of_departement_[index];
            return {members.begin(), members.end()};
        }
        case TypeLieu::Region: break;
    }
    std::vector<Index> all;
    for (Index d = 0; d < contenu_.departements.size(); ++d) {
        if (contenu_.departements[d].region != index) continue;
        const auto members = communes_of_departement_[d];
        all.insert(all.end(), members.begin(), members.end());
    }
    std::ranges::sort(all);
    return all;
}

std::optional<std::int64_t> Referentiel::population(Index commune, std::size_t millesime) const {
    const std::int32_t value = contenu_.populations[commune * contenu_.millesimes.size() + millesime];
    if (value == kUnknownPopulation) return std::nullopt;
    return value;
}

std::int64_t Referentiel::habitants_recents(TypeLieu type, Index index) const {
    switch (type) {
        case TypeLieu::Commune:
        case TypeLieu::ArrondissementMunicipal: break;
        case TypeLieu::Epci: return habitants_epci_[index];
        case TypeLieu::Departement: return habitants_departements_[index];
        case TypeLieu::Region: return habitants_regions_[index];
    }
    return population(index, contenu_.millesimes.size() - 1).value_or(0);
}

}  // namespace socle::territoire
