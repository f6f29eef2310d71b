#include <socle/toml/parse.hpp>

#include "ascii.hpp"

#include <socle/base/text.hpp>

#include <algorithm>

namespace socle::toml_file {

namespace {

// The reader's own words are English; what a lawyer can do with them is not much.
std::string in_french(std::string_view description) {
    struct Meaning {
        std::string_view english;
        std::string_view french;
    };
    constexpr Meaning kMeanings[] = {
        {"redefine", "cette clé ou cette table est définie deux fois"},
        {"expected day", "ce jour n'existe pas"},
        {"expected month", "ce mois n'existe pas"},
        {"date", "cette date ne se lit pas (AAAA-MM-JJ)"},
        {"maximum allowable depth", "les valeurs sont imbriquées trop profondément"},
        {"nested", "les valeurs sont imbriquées trop profondément"},
        {"missing value", "il manque une valeur après le signe ="},
        {"expected value", "il manque une valeur"},
        {"expected '='", "il manque le signe = après la clé"},
        {"table header", "ce titre de table ne se lit pas"},
        {"array", "cette liste ne se lit pas"},
        {"comment", "rien ne peut suivre la valeur sur cette ligne"},
    };
    for (const Meaning& meaning : kMeanings) {
        if (description.find(meaning.english) != std::string_view::npos) return std::string(meaning.french);
    }
    return "ce n'est pas du TOML correct";
}

}  // namespace

base::Result<Document> parse(const std::string& text, const std::string& shown, const Guide& guide) {
    const auto refuse = [&](std::size_t at, std::string reason, std::string remedy) {
        const std::string_view before = std::string_view(text).substr(0, at);
        const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
        const auto column = static_cast<std::uint32_t>(before.size() - (before.rfind('\n') + 1) + 1);
        return base::fail("toml", base::to_string({shown, line, column}), std::move(reason), std::move(remedy));
    };
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return base::fail("fichier-vide", shown, "le fichier est vide", "Écrivez-y " + std::string(guide.content) + " (voir " + std::string(guide.format) + ").");
    }
    if (const auto at = base::find_invalid_utf8(text)) {
        return refuse(*at, "le fichier n'est pas de l'UTF-8 à cet endroit", "Enregistrez-le en UTF-8.");
    }
    auto ascii = to_ascii(text);
    if (!ascii) {
        if (ascii.error().kind == LexicalMistake::Kind::LongKey) return refuse(ascii.error().at, "cette clé a trop de parties séparées par des points", "Ouvrez plutôt une table.");
        const bool open = ascii.error().kind == LexicalMistake::Kind::OpenString;
        return refuse(ascii.error().at, open ? "ce texte entre guillemets n'est pas fermé" : "une lettre accentuée ou un signe spécial figure hors des guillemets",
                      open ? "Fermez les guillemets sur la même ligne." : "Écrivez les clés sans accent, et les textes entre guillemets droits (\").");
    }
    toml::parse_result parsed = toml::parse(std::string_view(ascii->text), std::string_view(shown));
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        const auto& begin = error.source().begin;
        return base::fail("toml", base::to_string({shown, begin.line, ascii->columns.in_file(begin.line, begin.column)}), in_french(error.description()),
                          "Corrigez à cet endroit, ou juste avant ; voir " + std::string(guide.format) + ".");
    }
    return Document{std::move(parsed).table(), std::move(ascii->columns)};
}

}  // namespace socle::toml_file
