#include "environment.hpp"

#include <socle/app/controls.hpp>
#include <socle/base/text.hpp>
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/files/files.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace socle::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxErrorsShown = 50;

// A folder of the project, wherever the program runs: the option, the environment, or beside the program (build tree, then
// installation).
fs::path find_folder(const std::string& option, const char* variable, const std::string& name, const std::string& witness) {
    if (!option.empty()) return option;
    if (const char* set = std::getenv(variable); set != nullptr && *set != '\0') return set;
    std::error_code error;
    fs::path at = fs::read_symlink("/proc/self/exe", error).parent_path();
    constexpr int kLevels = 5;
    for (int level = 0; level < kLevels && !at.empty(); ++level, at = at.parent_path()) {
        for (const fs::path& candidate : {at / name, at / "share" / "socle" / name}) {
            if (fs::exists(candidate / witness, error)) return candidate;
        }
    }
    return name;
}

}  // namespace

int report(const base::Errors& errors) {
    for (std::size_t i = 0; i < errors.size() && i < kMaxErrorsShown; ++i) std::fprintf(stderr, "%s\n", base::to_text(errors[i]).c_str());
    if (errors.size() > kMaxErrorsShown) std::fprintf(stderr, "… et %zu autres erreurs.\n", errors.size() - kMaxErrorsShown);
    return kWrongInput;
}

int report(const base::Error& error) { return report(base::Errors{error}); }

int print(const std::string& text) {
    if (auto written = files::write_stdout(text); !written) return report(written.error());
    return kDone;
}

calendar::Date today() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    constexpr int kTmYear = 1900;
    const auto date = calendar::make_date(local.tm_year + kTmYear, static_cast<unsigned>(local.tm_mon + 1), static_cast<unsigned>(local.tm_mday));
    return date.value_or(calendar::january_first(calendar::kMinYear));
}

base::Checked<LoadedLaw> load_law(const CommonOptions& common) {
    const fs::path folder = find_droit(common);
    auto files = droit_files::read_folder(folder);
    if (!files) return std::unexpected(std::move(files.error()));
    auto book = droit_files::parse_law(*files);
    if (!book) return std::unexpected(std::move(book.error()));

    LoadedLaw law;
    law.empreinte = droit_files::empreinte(*files, digest::sha256);

    std::vector<droit::LawBook> reformes;
    base::Errors errors;
    for (const std::string& path : common.reformes) {
        const auto file = droit_files::read_file(path);
        if (!file) {
            errors.push_back(file.error());
            continue;
        }
        auto reforme = droit_files::parse_reforme(*file);
        if (!reforme) {
            errors.insert(errors.end(), reforme.error().begin(), reforme.error().end());
            continue;
        }
        law.reformes.push_back({path, digest::sha256(file->text)});
        reformes.push_back(std::move(*reforme));
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    auto with = app::lay_reformes(std::move(*book), std::move(reformes));
    if (!with) return std::unexpected(std::move(with.error()));
    law.book = std::move(*with);
    return law;
}

present::Recu Session::make_receipt(const std::string& command, const std::string& compact_entree) const {
    present::Recu recu;
    recu.programme = std::string("socle ") + SOCLE_VERSION;
    recu.commande = command;
    recu.droit = empreinte;
    recu.reformes = reformes;
    recu.empreinte_entree = digest::sha256(compact_entree);
    return recu;
}

base::Checked<Session> open_session(LoadedLaw law, app::EngineOptions options) {
    auto engine = app::Engine::create(std::move(law.book), std::move(options));
    if (!engine) return std::unexpected(std::move(engine.error()));
    return Session{std::move(*engine), std::move(law.empreinte), std::move(law.reformes)};
}

base::Checked<Session> open_session(const CommonOptions& common) {
    auto lectures = parse_lectures(common.lectures);
    if (!lectures) return std::unexpected(base::Errors{std::move(lectures.error())});
    auto law = load_law(common);
    if (!law) return std::unexpected(std::move(law.error()));
    app::EngineOptions options;
    options.texte = common.texte;
    options.lectures = std::move(*lectures);
    return open_session(std::move(*law), std::move(options));
}

base::Result<droit::Lectures> parse_lectures(const std::vector<std::string>& choices) {
    droit::Lectures lectures;
    for (const std::string& choice : choices) {
        const std::size_t at = choice.find('=');
        if (at == std::string::npos || at == 0 || at + 1 == choice.size()) {
            return base::fail("lecture-illisible", "--lecture " + base::printable(choice), "le choix d'une lecture s'écrit ambiguite=lecture",
                              "Écrivez par exemple --lecture seuil-80000=taille-2 ; socle droit ambiguites les liste.");
        }
        if (!lectures.find(choice.substr(0, at)).empty()) {
            return base::fail("lecture-en-double", "--lecture " + base::printable(choice), "deux lectures sont choisies pour la même ambiguïté", "Gardez-en une seule.");
        }
        lectures.choose(choice.substr(0, at), choice.substr(at + 1));
    }
    return lectures;
}

base::Result<calendar::Date> parse_date(const std::string& text, const std::string& option) {
    const auto date = calendar::parse_iso(text);
    if (date) return *date;
    calendar::Refusal refusal = calendar::explain_refusal(text);
    return base::fail("date", option + " " + base::printable(text), "cette valeur " + std::string(refusal.reason), std::move(refusal.remedy));
}

base::Result<std::string> parse_format(const std::string& text, const std::vector<std::string>& allowed) {
    for (const std::string& format : allowed) {
        if (text == format) return format;
    }
    return base::fail("format", "--format " + base::printable(text), "ce format n'existe pas pour cette commande",
                      "Formats possibles : " + base::enumerate_fr(allowed, " ou ") + ".");
}

fs::path find_droit(const CommonOptions& common) { return find_folder(common.droit, "SOCLE_DROIT", "droit", "documents.toml"); }

fs::path find_pages(const std::string& option) { return find_folder(option, "SOCLE_PAGES", "web/dist", "index.html"); }

fs::path find_donnees(const CommonOptions& common) { return find_folder(common.donnees, "SOCLE_DONNEES", "donnees", "communes.csv"); }

base::Result<territoire::Referentiel> load_donnees(const CommonOptions& common) { return donnees_files::load_referentiel(find_donnees(common)); }

base::Result<std::optional<territoire::Referentiel>> load_donnees_for(const CommonOptions& common, const std::vector<std::string>& lieux) {
    if (lieux.empty()) return std::nullopt;
    return load_donnees(common);
}

}  // namespace socle::cli
