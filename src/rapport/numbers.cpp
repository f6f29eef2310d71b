#include "numbers.hpp"

#include <socle/base/error.hpp>
#include <socle/base/text.hpp>
#include <socle/calendar/calendar.hpp>
#include <socle/money/money.hpp>

#include <algorithm>
#include <cstdlib>

namespace socle::rapport::detail {

namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

std::string with_symbol(std::string number, Unit unit) {
    number += kNoBreakSpace;
    number += symbol_of(unit);
    return number;
}

int decimals_for(Unit unit, std::int64_t largest) {
    if (unit == Unit::Euro) return 0;
    return std::llabs(largest) < 10 * cents_of(unit) ? 2 : 1;
}

}  // namespace

std::int64_t cents_of(Unit unit) {
    switch (unit) {
        case Unit::Euro: return 100;
        case Unit::Millier: return 100'000;
        case Unit::Million: return 100'000'000;
    }
    return 100;
}

std::string_view symbol_of(Unit unit) {
    switch (unit) {
        case Unit::Euro: return "€";
        case Unit::Millier: return "k€";
        case Unit::Million: return "M€";
    }
    return {};
}

Unit unit_for(std::int64_t cents) {
    const std::int64_t magnitude = std::llabs(cents);
    if (magnitude >= cents_of(Unit::Million)) return Unit::Million;
    return magnitude >= cents_of(Unit::Millier) ? Unit::Millier : Unit::Euro;
}

std::int64_t divide_half_away(std::int64_t value, std::int64_t divisor) {
    const std::int64_t magnitude = std::llabs(value);
    const std::int64_t quotient = magnitude / divisor + (magnitude % divisor >= divisor - magnitude % divisor ? 1 : 0);
    return value < 0 ? -quotient : quotient;
}

std::string in_unit(std::int64_t cents, Unit unit, int decimals) {
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    const std::int64_t scaled = divide_half_away(cents, cents_of(unit) / scale);
    const std::int64_t magnitude = std::llabs(scaled);
    std::string out = (scaled < 0 ? "-" : "") + money::to_french(magnitude / scale);
    if (decimals > 0) out += ',' + std::to_string(scale + magnitude % scale).substr(1);
    return out;
}

std::string in_thousands(std::int64_t cents) { return in_unit(cents, Unit::Millier, 0); }

std::string euros(std::int64_t cents) { return money::to_french(money::Cents{cents}); }

std::string compact(std::int64_t cents) { return write_amount(cents, cents); }

std::string write_amount(std::int64_t cents, std::int64_t largest) {
    const Unit unit = unit_for(largest);
    return with_symbol(in_unit(cents, unit, decimals_for(unit, largest)), unit);
}

std::string between(std::int64_t low, std::int64_t high) {
    if (low == high) return compact(low);
    const std::int64_t largest = std::max(std::llabs(low), std::llabs(high));
    const Unit unit = unit_for(largest);
    const int decimals = decimals_for(unit, largest);
    return with_symbol(in_unit(low, unit, decimals) + std::string(kNoBreakSpace) + "à" + std::string(kNoBreakSpace) + in_unit(high, unit, decimals), unit);
}

std::string with_sign(std::int64_t value, const std::string& written) { return value > 0 ? "+" + written : written; }

std::string percent(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return "–";
    constexpr int kThousand = 1000;
    const std::int64_t tenths = divide_half_away(part * kThousand, std::llabs(whole));
    const std::int64_t magnitude = std::llabs(tenths);
    return (tenths < 0 ? "-" : "") + money::to_french(magnitude / 10) + "," + std::to_string(magnitude % 10) + std::string(kNoBreakSpace) + "%";
}

std::string unknown_for(std::int64_t cpts) { return cpts == 0 ? "" : "inconnu pour " + money::to_french(cpts) + std::string(kNoBreakSpace) + "CPTS"; }

std::string period(const national::Resultat& resultat) {
    if (resultat.de == resultat.a) return "en " + std::to_string(resultat.de);
    return "de " + std::to_string(resultat.de) + " à " + std::to_string(resultat.a);
}

std::string french_date(const std::string& iso) {
    const auto date = calendar::parse_iso(iso);
    return date ? calendar::to_french(*date) : on_one_line(iso);
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string on_one_line(std::string_view text) { return base::printable(text, text.size() + 1); }

const national::Tableau* find_tableau(const std::vector<national::Tableau>& tableaux, national::Axe axe) {
    const auto at = std::find_if(tableaux.begin(), tableaux.end(), [&](const national::Tableau& tableau) { return tableau.axe == axe; });
    return at == tableaux.end() ? nullptr : &*at;
}

const national::Groupe* find_france(const std::vector<national::Tableau>& tableaux) {
    const national::Tableau* found = find_tableau(tableaux, national::Axe::France);
    return found == nullptr || found->groupes.empty() ? nullptr : &found->groupes.front();
}

const national::Groupe& france_of(const national::Resultat& resultat) {
    const national::Groupe* found = find_france(resultat.tableaux);
    base::verify(found != nullptr, "résultat national sans total");
    return *found;
}

bool has_signatures_to_come(const national::Resultat& resultat) {
    const national::Tableau* places = find_tableau(resultat.tableaux, national::Axe::Region);
    return places != nullptr && std::any_of(places->groupes.begin(), places->groupes.end(), [](const national::Groupe& groupe) { return !is_place(groupe); });
}

std::vector<int> years_of(const national::Resultat& resultat) {
    std::vector<int> years;
    for (int year = resultat.de; year <= resultat.a; ++year) years.push_back(year);
    return years;
}

const national::Bascule* find_france(const national::Reforme& reforme) {
    const auto& all = reforme.par_taille;
    const auto at = std::find_if(all.begin(), all.end(), [](const national::Bascule& one) { return one.code.empty(); });
    return at == all.end() ? nullptr : &*at;
}

Ecart gap_of(const national::Controle& controle) {
    Ecart ecart;
    if (controle.contrats_publies && *controle.contrats_publies > 0) {
        ecart.publie_par_contrat = divide_half_away(controle.publie, *controle.contrats_publies);
    }
    if (!controle.calcule) return ecart;
    ecart.montant = *controle.calcule - controle.publie;
    if (controle.contrats > 0) ecart.calcule_par_contrat = divide_half_away(*controle.calcule, controle.contrats);
    return ecart;
}

}  // namespace socle::rapport::detail
