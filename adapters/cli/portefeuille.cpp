#include "environment.hpp"

#include <socle/base/text.hpp>
#include <socle/csv/portefeuille.hpp>
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/portefeuille.hpp>
#include <socle/files/files.hpp>
#include <socle/portefeuille/controle.hpp>
#include <socle/portefeuille/exemple.hpp>
#include <socle/portefeuille/resume.hpp>

#include <algorithm>
#include <cstdio>

namespace socle::cli {

namespace {

using portefeuille::Compte;

constexpr std::uint64_t kDefaultGraine = 1;
constexpr std::size_t kColumn = 12;

base::Result<std::int64_t> parse_number(const std::string& text, const char* option, std::int64_t least, std::int64_t most) {
    const auto number = money::parse_scaled(text, 0, most);
    if (number && *number >= least) return *number;
    return base::fail("nombre", std::string(option) + " " + base::printable(text), "ce n'est pas un nombre entier de " + std::to_string(least) + " à " + std::to_string(most),
                      "Écrivez le nombre en chiffres, sans espace ni signe.");
}

std::string right(const std::string& text) {
    const std::size_t length = base::length_utf8(text);
    return std::string(length < kColumn ? kColumn - length : 1, ' ') + text;
}

std::string left(const std::string& text, std::size_t width) {
    const std::size_t length = base::length_utf8(text);
    return text + std::string(length < width ? width - length : 0, ' ');
}

std::string tenths(std::int64_t part, std::int64_t whole) {
    constexpr std::int64_t kPerThousand = 1000;
    const std::int64_t rounded = whole == 0 ? 0 : (part * kPerThousand + whole / 2) / whole;
    return std::to_string(rounded / 10) + "," + std::to_string(rounded % 10) + " %";
}

std::string table(const std::string& title, const std::vector<Compte>& counts, std::int64_t total) {
    std::size_t width = base::length_utf8(title);
    for (const Compte& one : counts) width = std::max(width, base::length_utf8(one.libelle) + 2);
    std::string out = "\n" + left(title, width) + right("CPTS") + right("part") + right("habitants") + "\n";
    for (const Compte& one : counts) {
        out += left("  " + one.libelle, width) + right(money::to_french(one.cpts)) + right(tenths(one.cpts, total)) + right(money::to_french(one.habitants)) + "\n";
    }
    return out;
}

std::string to_text(const portefeuille::Resume& resume, const portefeuille::Portefeuille& portefeuille) {
    std::string out = "Portefeuille correct : " + money::to_french(resume.cpts) + " CPTS, " + money::to_french(resume.habitants) +
                      " habitants (population et taille de l'année de chaque signature).\n";
    out += table("Taille", resume.tailles, resume.cpts);
    out += table("Région", resume.regions, resume.cpts);
    out += table("Année de signature", resume.annees, resume.cpts);
    out += table("Mission", resume.missions, resume.cpts);
    if (!portefeuille.remarques.empty()) out += "\n";
    for (const std::string& text : portefeuille.remarques) out += "À savoir : " + text + "\n";
    return out;
}

}  // namespace

base::Checked<LoadedPortefeuille> load_portefeuille(const rules::Law& law, const territoire::Referentiel& referentiel, const std::string& path) {
    const auto text = files::read_text(path, csv::kMaxPortefeuilleBytes);
    if (!text) return std::unexpected(base::Errors{text.error()});
    std::string_view rest = *text;
    auto parsed = csv::parse_portefeuille(law, referentiel, [&](char* buffer, std::size_t size) {
        const std::size_t got = rest.copy(buffer, size);
        rest.remove_prefix(got);
        return got;
    });
    if (parsed) return LoadedPortefeuille{std::move(*parsed), digest::sha256(*text)};
    for (base::Error& error : parsed.error()) error.place = (path == "-" ? "entrée standard" : path) + ", " + error.place;
    return std::unexpected(std::move(parsed.error()));
}

int portefeuille_sans_commande() {
    std::fputs("erreur : il manque la commande : exemple ou verifier.\n  → « socle portefeuille verifier FICHIER », ou « socle portefeuille --help ».\n", stderr);
    return kUsage;
}

int portefeuille_exemple(const CommonOptions& common, const PortefeuilleOptions& options) {
    auto nombre = static_cast<std::int64_t>(portefeuille::kNombreExemple);
    auto graine = static_cast<std::int64_t>(kDefaultGraine);
    if (!options.nombre.empty()) {
        const auto given = parse_number(options.nombre, "--nombre", 1, portefeuille::kMaxCpts);
        if (!given) return report(given.error());
        nombre = *given;
    }
    if (!options.graine.empty()) {
        constexpr std::int64_t kMostGraine = 999'999'999'999;
        const auto given = parse_number(options.graine, "--graine", 0, kMostGraine);
        if (!given) return report(given.error());
        graine = *given;
    }
    const auto session = open_session(common);
    if (!session) return report(session.error());
    const auto referentiel = load_donnees(common);
    if (!referentiel) return report(referentiel.error());
    const auto modele = donnees_files::load_modele(find_donnees(common));
    if (!modele) return report(modele.error());
    const rules::Law& law = session->engine.law();
    const auto example = portefeuille::make_exemple(*referentiel, law, *modele, static_cast<std::size_t>(nombre), static_cast<std::uint64_t>(graine));
    if (!example) return report(example.error());
    const base::Errors mistakes = portefeuille::check(law, *referentiel, *example);
    if (!mistakes.empty()) return report(mistakes);
    auto output = files::AtomicFile::create(options.sortie);
    if (!output) return report(output.error());
    if (auto done = output->write(csv::write_portefeuille(law, *referentiel, *example)); !done) return report(done.error());
    if (auto done = output->commit(); !done) return report(done.error());
    return kDone;
}

int portefeuille_verifier(const CommonOptions& common, const PortefeuilleOptions& options) {
    const auto session = open_session(common);
    if (!session) return report(session.error());
    const auto referentiel = load_donnees(common);
    if (!referentiel) return report(referentiel.error());
    const auto loaded = load_portefeuille(session->engine.law(), *referentiel, options.fichier);
    if (!loaded) return report(loaded.error());
    return print(to_text(portefeuille::make_resume(session->engine.law(), *referentiel, loaded->portefeuille), loaded->portefeuille));
}

}  // namespace socle::cli
