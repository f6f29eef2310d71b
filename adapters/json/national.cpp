#include <socle/json/national.hpp>

#include <socle/json/json.hpp>

#include "object_reader.hpp"
#include "parse_text.hpp"

#include <algorithm>

namespace socle::json {

namespace {

constexpr const char* kTwice = "cette ligne est déjà donnée plus haut";
constexpr const char* kOnce = "Gardez-en une seule.";

constexpr std::size_t kMaxMoved = 500;
constexpr std::int64_t kMaxPercent = 90'000;      // hundredths: ten times the amount at most
constexpr std::int64_t kHundred = 10'000;         // the same unit
constexpr std::int64_t kMillionthsPerUnit = 100;
constexpr std::int64_t kMaxCents = 1'000'000'000'00;

// Several lines are the text of a file; one word is a name.
std::optional<TexteOuNom> text_or_name(ObjectReader& reader, const nlohmann::json& value, const std::string& at, std::size_t max_bytes, const char* shown) {
    if (!value.is_string()) {
        reader.report(at, "type", "un texte est attendu : le contenu d'un fichier, ou le nom d'un fichier du serveur", "Écrivez par exemple \"exemple\".");
        return std::nullopt;
    }
    const auto& text = value.get_ref<const std::string&>();
    if (text.empty()) {
        reader.report(at, "texte-vide", "ce texte est vide", "Donnez le contenu d'un fichier, ou le nom d'un fichier du serveur.");
        return std::nullopt;
    }
    if (text.size() > max_bytes) {
        reader.report(at, "texte-trop-grand", "ce texte a plus de " + std::to_string(max_bytes >> 10U) + " Kio", "Ne gardez que ce qui est utile.");
        return std::nullopt;
    }
    if (text.find('\n') == std::string::npos) return TexteOuNom{text, {}};
    return TexteOuNom{shown, text};
}

void read_portfolio(ObjectReader& reader, TexteOuNom& portefeuille) {
    constexpr std::size_t kMaxPortefeuille = std::size_t{1} << 26U;
    if (const nlohmann::json* value = reader.find("portefeuille")) {
        if (auto read = text_or_name(reader, *value, "portefeuille", kMaxPortefeuille, "portefeuille")) portefeuille = std::move(*read);
    }
}

void read_years(ObjectReader& reader, std::optional<int>& de, std::optional<int>& a, int max_years) {
    const auto year = [&](const char* key) -> std::optional<int> {
        const auto number = reader.integer(key, calendar::kMinYear, calendar::kMaxYear - 1);
        return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
    };
    de = year("de");
    a = year("a");
    if (de && a && (*a < *de || *a - *de >= max_years)) {
        reader.report("a", "annees", *a < *de ? "la dernière année précède la première" : "il y a plus de " + std::to_string(max_years) + " années", "Donnez deux années, par exemple 2024 et 2031.");
    }
}

// "10", 10, "-2.5": percent, as hundredths.
std::optional<std::int64_t> percent(ObjectReader& reader, std::string_view key) {
    const nlohmann::json* value = reader.find(key);
    if (value == nullptr) {
        reader.missing(key);
        return std::nullopt;
    }
    std::string text = value->is_string() ? value->get<std::string>() : value->is_number() ? value->dump() : std::string();
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.erase(0, 1);
    const auto hundredths = money::parse_scaled(text, 2, negative ? kHundred : kMaxPercent);
    if (hundredths) return negative ? -*hundredths : *hundredths;
    reader.report(key, "pourcent", "un nombre de -100 à 900 est attendu, avec deux décimales au plus", "Écrivez par exemple 10 pour augmenter de 10 %.");
    return std::nullopt;
}

std::optional<money::Cents> amount(ObjectReader& reader, std::string_view key) {
    const nlohmann::json* value = reader.find(key);
    if (value == nullptr) {
        reader.missing(key);
        return std::nullopt;
    }
    const std::string text = value->is_string() ? value->get<std::string>() : value->is_number() ? value->dump() : std::string();
    if (const auto cents = money::parse_scaled(text, 2, kMaxCents)) return money::Cents{*cents};
    reader.report(key, "montant", "un montant en euros est attendu, positif, avec deux décimales au plus", "Écrivez par exemple \"45000.00\".");
    return std::nullopt;
}

template <class Each>
void each_of(ObjectReader& reader, std::string_view key, Each each) {
    const nlohmann::json* list = reader.find(key);
    if (list == nullptr) return;
    if (!list->is_array() || list->size() > kMaxMoved) {
        reader.report(key, "type", "une liste d'objets est attendue, de " + std::to_string(kMaxMoved) + " au plus", "Écrivez [ { … }, { … } ].");
        return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string at = std::string(key) + "/" + std::to_string(i);
        if (!(*list)[i].is_object()) {
            reader.report(at, "type", "un objet est attendu", "Écrivez { \"code\": … }.");
            continue;
        }
        ObjectReader inner = reader.inner((*list)[i], at);
        each(inner);
        inner.report_unknown();
    }
}

std::string code_of(ObjectReader& reader) {
    auto code = reader.string("code");
    if (!code) reader.missing("code");
    return code.value_or("");
}

template <class Read>
auto parse(std::string_view text, const std::string& name, Read read) -> base::Checked<decltype(read(std::declval<ObjectReader&>()))> {
    const auto value = parse_text(text, name);
    if (!value) return std::unexpected(base::Errors{value.error()});
    if (!value->is_object()) return std::unexpected(base::Errors{{"json", name, "un objet JSON est attendu", "Écrivez { … }."}});
    base::Errors errors;
    ObjectReader reader(*value, name, "", errors);
    auto result = read(reader);
    reader.report_unknown();
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return result;
}

}  // namespace

base::Checked<NationalDemande> parse_national(std::string_view text, const std::string& name, const NationalLimits& limits) {
    return parse(text, name, [&](ObjectReader& reader) {
        NationalDemande demande;
        read_portfolio(reader, demande.portefeuille);
        read_years(reader, demande.de, demande.a, limits.max_years);
        demande.tirages = static_cast<std::uint32_t>(reader.integer("tirages", 0, limits.max_draws).value_or(0));
        if (demande.tirages == 1) reader.report("tirages", "nombre", "un seul tirage ne dit rien de l'incertitude", "Demandez-en 0 (calcul exact) ou au moins 2.");
        demande.graine = static_cast<std::uint64_t>(reader.integer("graine", 0, limits.max_seed).value_or(1));
        if (const nlohmann::json* value = reader.find("hypotheses")) {
            if (auto read = text_or_name(reader, *value, "hypotheses", kMaxHypothesesBytes, "hypotheses.toml")) demande.hypotheses = std::move(*read);
        }
        demande.nouvelles_signatures = reader.boolean("nouvelles_signatures").value_or(true);
        for (const char* key : {"hypotheses", "nouvelles_signatures"}) {
            if (demande.tirages == 0 && reader.find(key) != nullptr) reader.report(key, "sans-tirages", "cela ne sert qu'aux tirages", "Ajoutez \"tirages\", ou retirez-le.");
        }
        demande.controle = reader.boolean("controle").value_or(false);
        if (const nlohmann::json* list = reader.find("reformes")) {
            if (!list->is_array() || list->size() > kMaxReformes) {
                reader.report("reformes", "type", "une liste de réformes est attendue, de " + std::to_string(kMaxReformes) + " au plus", "Écrivez par exemple [\"missions-plus-10\"].");
            } else {
                for (std::size_t i = 0; i < list->size(); ++i) {
                    const std::string shown = "reforme-" + std::to_string(i + 1) + ".toml";
                    if (auto read = text_or_name(reader, (*list)[i], "reformes/" + std::to_string(i), kMaxReformeBytes, shown.c_str())) demande.reformes.push_back(std::move(*read));
                }
            }
        }
        return demande;
    });
}

base::Checked<GrilleDemande> parse_grille(std::string_view text, const std::string& name, int max_years) {
    return parse(text, name, [&](ObjectReader& reader) {
        GrilleDemande demande;
        read_portfolio(reader, demande.portefeuille);
        demande.date = reader.date("date");
        read_years(reader, demande.de, demande.a, max_years);
        each_of(reader, "facteurs", [&](ObjectReader& inner) {
            const std::string code = code_of(inner);
            const auto hundredths = percent(inner, "pourcent");
            if (std::any_of(demande.facteurs.begin(), demande.facteurs.end(), [&](const auto& one) { return one.code == code; })) inner.report("code", "ligne-en-double", kTwice, kOnce);
            if (hundredths) demande.facteurs.push_back({code, {(kHundred + *hundredths) * kMillionthsPerUnit}});
        });
        each_of(reader, "montants", [&](ObjectReader& inner) {
            const std::string code = code_of(inner);
            const auto taille = inner.integer("taille", 0, 100);
            if (!taille) inner.missing("taille");
            const auto cents = amount(inner, "montant");
            if (taille && std::any_of(demande.montants.begin(), demande.montants.end(), [&](const auto& one) { return one.code == code && one.taille == *taille; })) {
                inner.report("code", "ligne-en-double", kTwice, kOnce);
            }
            if (taille && cents) demande.montants.push_back({code, static_cast<std::int32_t>(*taille), *cents});
        });
        return demande;
    });
}

}  // namespace socle::json
