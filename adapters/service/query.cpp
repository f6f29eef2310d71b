#include "query.hpp"

#include <socle/base/text.hpp>
#include <socle/money/money.hpp>

#include <algorithm>

namespace socle::service {

namespace {

constexpr std::size_t kMaxParameters = 20;
constexpr std::size_t kMaxQueryBytes = 4000;

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
            continue;
        }
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hex(text[i + 1]);
        const int low = hex(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (base::find_invalid_utf8(out)) return std::nullopt;
    return out;
}

Query::Query(std::string_view text) {
    if (text.size() > kMaxQueryBytes) {
        report("?", "requete-trop-longue", "les paramètres dépassent " + std::to_string(kMaxQueryBytes) + " octets", "Raccourcissez l'adresse.");
        return;
    }
    for (const std::string_view part : base::split(text, '&')) {
        if (part.empty()) continue;
        const std::size_t at = part.find('=');
        const auto name = decoded(part.substr(0, at), true);
        const auto value = decoded(at == std::string_view::npos ? std::string_view{} : part.substr(at + 1), true);
        if (!name || !value || parameters_.size() == kMaxParameters) {
            report(base::printable(part.substr(0, at)), "parametre-illisible", "ce paramètre ne se lit pas", "Codez les caractères spéciaux en UTF-8 (« é » : %C3%A9), et donnez peu de paramètres.");
            return;
        }
        const bool doubled = std::any_of(parameters_.begin(), parameters_.end(), [&](const Parameter& p) { return p.name == *name; });
        if (doubled) report(*name, "parametre-en-double", "ce paramètre est donné deux fois", "Gardez-en un seul.");
        parameters_.push_back({*name, *value});
    }
}

std::optional<std::string> Query::text(std::string_view name) {
    names_.emplace_back(name);
    for (Parameter& parameter : parameters_) {
        if (parameter.name != name) continue;
        parameter.known = true;
        return parameter.value;
    }
    return std::nullopt;
}

std::optional<std::int64_t> Query::integer(std::string_view name, std::int64_t min, std::int64_t max) {
    const auto value = text(name);
    if (!value) return std::nullopt;
    const auto number = money::parse_scaled(*value, 0, max);
    if (number && *number >= min) return *number;
    report(name, "nombre", "un nombre entier de " + std::to_string(min) + " à " + std::to_string(max) + " est attendu", "Corrigez la valeur.");
    return std::nullopt;
}

std::optional<calendar::Date> Query::date(std::string_view name) {
    const auto value = text(name);
    if (!value || value->empty()) return std::nullopt;
    const auto date = calendar::parse_iso(*value);
    if (!date) {
        const auto [reason, remedy] = calendar::explain_refusal(*value);
        report(name, "date", "« " + base::printable(*value) + " » " + std::string(reason), remedy);
    }
    return date;
}

void Query::report(std::string_view name, std::string code, std::string reason, std::string remedy) {
    mistakes_.push_back({{std::move(code), {}, std::move(reason), std::move(remedy)}, {}, std::string(name), {}});
}

std::vector<Mistake> Query::finish() {
    for (const Parameter& parameter : parameters_) {
        if (parameter.known) continue;
        report(base::printable(parameter.name), "parametre-inconnu", "ce paramètre n'existe pas ici",
               names_.empty() ? "Cette adresse n'a pas de paramètre." : "Paramètres possibles : " + base::enumerate_fr(names_) + ".");
    }
    return std::move(mistakes_);
}

}  // namespace socle::service
