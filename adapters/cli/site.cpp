// socle site: the simulator as files that any web host can serve.
#include "environment.hpp"
#include "liasses.hpp"

#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/files/files.hpp>
#include <socle/files/folder.hpp>

#include <algorithm>
#include <cstdio>

namespace socle::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPagesBytes = std::size_t{64} << 20U;
constexpr std::string_view kReadme = "LISEZMOI.txt";

std::string readme(const std::string& empreinte) {
    return std::string("Simulateur du financement public des CPTS – Socle ") + SOCLE_VERSION + R"(
======================================================================

Ce dossier est un site complet : des fichiers, sans programme ni base de données. Il calcule dans le navigateur de chaque visiteur,
n'envoie aucune donnée, et fonctionne hors connexion après une première visite.

Le mettre en ligne
  Copiez tout le dossier chez un hébergeur de pages, à la racine ou dans un sous-dossier, en HTTPS. Aucun réglage n'est nécessaire.
  Conseillé, si l'hébergeur le permet :
  - le type « application/wasm » pour les fichiers .wasm (démarrage plus rapide) ;
  - la compression gzip ou Brotli des fichiers .wasm, .json, .js et .css (deux tiers d'attente en moins).
  Ouvrir index.html d'un double-clic ne suffit pas : les navigateurs refusent alors de charger le moteur de calcul. Pour un essai :
  python3 -m http.server, depuis ce dossier.

Le montrer dans une page d'un autre site
  <script src="https://VOTRE-HOTE/DOSSIER/socle-simulateur.js" defer></script>
  <socle-simulateur></socle-simulateur>

  L'élément suit la hauteur du simulateur. Il accepte page="plan" (le contrat de cinq ans), situation="population=60000" (ce qui suit
  « ? » dans l'adresse de la page), titre="…" (pour les lecteurs d'écran). Si la page hôte a une politique de sécurité (CSP), elle doit
  permettre VOTRE-HOTE dans script-src et frame-src. Sans script, un cadre de hauteur fixe suffit :
  <iframe src="https://VOTRE-HOTE/DOSSIER/integration.html" title="Simulateur CPTS" width="100%" height="900"></iframe>

Sécurité
  Chaque page porte sa politique de sécurité : rien n'est chargé d'un autre hôte, rien n'est envoyé. N'ajoutez pas de mesure
  d'audience dans ces fichiers : la promesse faite aux visiteurs ne tiendrait plus.

Le tenir à jour
  Le droit est figé à la date de fabrication. Relancez « socle site » après une mise à jour de Socle, et copiez le dossier à nouveau.

Droit contenu ici : )" + empreinte + R"(
Licence : Apache-2.0. Les calculs n'engagent pas l'Assurance maladie.
)";
}

// Puts `to` in place of `from` in the file of that name.
base::Result<void> replace(std::vector<files::NamedFile>& site, std::string_view name, std::string_view from, std::string_view to) {
    const auto file = std::find_if(site.begin(), site.end(), [&](const auto& f) { return f.name == name; });
    const std::size_t at = file == site.end() ? std::string::npos : file->bytes.find(from);
    if (at == std::string::npos) {
        return base::fail("pages-introuvables", std::string(name), "les pages construites ne sont pas celles de cette version de Socle",
                          "Donnez avec --pages le dossier web/dist livré avec le programme.");
    }
    file->bytes.replace(at, from.size(), to);
    return {};
}

bool is_for_the_server(const std::string& name) { return name.ends_with(".br") || name.ends_with(".gz") || name == "sources.sha256"; }

void put(std::vector<files::NamedFile>& site, std::string name, std::string bytes) {
    std::erase_if(site, [&](const auto& file) { return file.name == name; });
    site.push_back({std::move(name), std::move(bytes)});
}

base::Checked<std::vector<files::NamedFile>> make_site(const CommonOptions& common, const SiteOptions& options) {
    const fs::path folder = find_pages(options.pages);
    std::error_code error;
    if (!fs::exists(folder / "index.html", error)) {
        return std::unexpected(base::Errors{{"pages-introuvables", folder.string(), "les pages construites ne sont pas là",
                                             "Donnez avec --pages le dossier web/dist livré avec le programme, ou construisez-le avec tools/construire-web."}});
    }
    auto site = files::read_folder(folder, kMaxPagesBytes);
    if (!site) return std::unexpected(base::Errors{std::move(site.error())});
    std::erase_if(*site, [](const auto& file) { return is_for_the_server(file.name); });

    // The law of today, checked as for any command, not that of the day when the pages were built.
    auto law = load_law(common);
    if (!law) return std::unexpected(std::move(law.error()));
    auto texts = droit_files::read_folder(find_droit(common));
    if (!texts) return std::unexpected(std::move(texts.error()));
    put(*site, "moteur/droit.json", bundle(*texts));
    auto data = donnees_files::read_folder(find_donnees(common));
    if (!data) return std::unexpected(base::Errors{std::move(data.error())});
    put(*site, "moteur/donnees.json", bundle(*data));

    for (const char* page : {"index.html", "integration.html"}) {
        if (auto done = replace(*site, page, R"(name="socle-hote" content="serveur")", R"(name="socle-hote" content="statique")"); !done) {
            return std::unexpected(base::Errors{std::move(done.error())});
        }
    }
    // Browsers keep the files of a version for offline use: another law is another version.
    std::string all;
    for (const files::NamedFile& file : *site) all += file.name + '\n' + digest::sha256(file.bytes) + '\n';
    const std::string version = digest::sha256(all);
    if (auto done = replace(*site, "sw.js", "const kVersion = \"", "const kVersion = \"" + version.substr(version.size() - 16) + "-"); !done) {
        return std::unexpected(base::Errors{std::move(done.error())});
    }
    put(*site, std::string(kReadme), readme(law->empreinte));
    return std::move(*site);
}

int write_site(const std::vector<files::NamedFile>& contents, const std::string& dossier) {
    const files::InterruptionHeld interruption;
    auto folder = files::AtomicFolder::create(dossier, kReadme);
    if (!folder) return report(folder.error());
    for (const files::NamedFile& file : contents) {
        if (interruption.asked()) return report(base::Error{"interrompu", dossier, "l'écriture du site a été interrompue", "Relancez la commande ; ce qui était là est intact."});
        if (auto written = folder->write(file); !written) return report(written.error());
    }
    if (auto done = folder->commit(); !done) return report(done.error());
    return 0;
}

}  // namespace

int site(const CommonOptions& common, const SiteOptions& options) {
    auto contents = make_site(common, options);
    if (!contents) return report(contents.error());
    if (const int status = write_site(*contents, options.dossier); status != 0) return status;
    std::size_t bytes = 0;
    for (const files::NamedFile& file : *contents) bytes += file.bytes.size();
    constexpr std::size_t kMega = 1'000'000;
    return print("Site écrit dans " + options.dossier + " : " + std::to_string(contents->size()) + " fichiers, " + std::to_string((bytes + kMega - 1) / kMega) +
                 " Mo. " + options.dossier + "/" + std::string(kReadme) + " dit comment le mettre en ligne.\n");
}

}  // namespace socle::cli
