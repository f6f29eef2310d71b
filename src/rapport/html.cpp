#include "html.hpp"

#include "charts.hpp"
#include "numbers.hpp"

#include <socle/rapport/rapport.hpp>

#include <socle/money/money.hpp>

namespace socle::rapport {

namespace {

using namespace detail;

constexpr std::string_view kPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

struct Part {
    std::string_view id;
    std::string_view name;
    std::string html;
};

std::vector<Part> parts_of(const national::Resultat& resultat) {
    std::vector<Part> parts = {
        {"essentiel", "L'essentiel", html_summary(resultat)},
        {"annees", "Année par année", html_years(resultat)},
        {"reformes", "Réformes", html_reforms(resultat)},
        {"regions", "Régions", html_axis(resultat, national::Axe::Region)},
        {"departements", "Départements", html_departements(resultat)},
        {"tailles", "Tailles", html_axis(resultat, national::Axe::Taille)},
        {"postes", "Postes", html_axis(resultat, national::Axe::Poste)},
        {"controles", "Contrôles", html_controls(resultat)},
        {"hypotheses", "Hypothèses", html_hypotheses(resultat)},
        {"methode", "Méthode et limites", html_method(resultat)},
    };
    std::erase_if(parts, [](const Part& part) { return part.html.empty(); });
    return parts;
}

std::string head(const std::string& title) {
    return "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + std::string(kPolicy) +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + title +
           "</title>\n<style>\n" + std::string(style()) + "</style>\n</head>\n";
}

}  // namespace

std::string to_html(const national::Resultat& resultat) {
    const std::string title = escape(resultat.titre);
    std::string out = head(title) + "<body>\n<a class=\"evitement\" href=\"#contenu\">Aller au contenu</a>\n" + svg_patterns();
    out += "<header>\n<p class=\"surtitre\">Financement public des CPTS</p>\n<h1>" + title + "</h1>\n<p class=\"portee\">" + money::to_french(resultat.cpts) + "\u00A0CPTS, années civiles " +
           std::to_string(resultat.de) + (resultat.de == resultat.a ? "" : "\u2013" + std::to_string(resultat.a)) + "</p>\n</header>\n";
    const std::vector<Part> parts = parts_of(resultat);
    out += "<div class=\"page\">\n<nav aria-label=\"Sommaire\">\n<ol>\n";
    for (const Part& part : parts) out += "<li><a href=\"#" + std::string(part.id) + "\">" + escape(part.name) + "</a></li>\n";
    out += "</ol>\n</nav>\n<main id=\"contenu\">\n";
    for (const Part& part : parts) out += part.html;
    out += "</main>\n</div>\n<footer>\n<p>Rapport produit par " + (resultat.programme.empty() ? "Socle" : escape(resultat.programme)) + ", logiciel libre. Ce document n'émane d'aucune administration.</p>\n</footer>\n</body>\n</html>\n";
    return out;
}

}  // namespace socle::rapport
