#include "environment.hpp"
#include "national_options.hpp"
#include "progress.hpp"

#include <socle/base/text.hpp>
#include <socle/files/files.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/national_run/national_run.hpp>

#include <algorithm>
#include <filesystem>

namespace socle::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDefaultHypotheses = "hypotheses/exemple.toml";

base::Checked<std::vector<national_run::Reforme>> open_reforms(const CommonOptions& common, const std::vector<std::string>& files) {
    std::vector<national_run::Reforme> reforms;
    base::Errors errors;
    for (const std::string& file : files) {
        CommonOptions with = common;
        with.reformes = {file};
        auto session = open_session(with);
        if (session) {
            reforms.push_back({std::move(session->engine), file, session->reformes.front().empreinte});
        } else {
            errors.insert(errors.end(), session.error().begin(), session.error().end());
        }
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return reforms;
}

base::Result<void> write(const std::string& path, const std::string& text) {
    auto file = files::AtomicFile::create(path);
    if (!file) return std::unexpected(std::move(file.error()));
    if (auto done = file->write(text); !done) return done;
    return file->commit();
}

// Everything that a run needs, in the order in which it is made: later members point at earlier ones.
class Command {
public:
    Command(const CommonOptions& common, const NationalOptions& options, travaux::Transport& transport) : common_(common), options_(options), transport_(transport) {}

    base::Checked<void> load() {
        auto asked = read_national_options(common_, options_);
        if (!asked) return std::unexpected(std::move(asked.error()));
        asked_ = std::move(*asked);
        if (auto done = check_national_files(options_); !done) return std::unexpected(base::Errors{std::move(done.error())});
        if (options_.fichier == "-" && transport_.size() > 1) {
            return std::unexpected(base::Errors{{"entree-standard", "entrée standard", "un seul des processus la recevrait", "Donnez le portefeuille par un fichier que tous peuvent lire."}});
        }
        CommonOptions without = common_;
        without.reformes.clear();
        auto session = open_session(without);
        if (!session) return std::unexpected(std::move(session.error()));
        session_.emplace(std::move(*session));
        national_run::Matiere matiere;
        auto reforms = open_reforms(common_, options_.reformes);
        if (!reforms) return std::unexpected(std::move(reforms.error()));
        matiere.reformes = std::move(*reforms);
        auto referentiel = load_donnees(common_);
        if (!referentiel) return std::unexpected(base::Errors{std::move(referentiel.error())});
        referentiel_.emplace(std::move(*referentiel));
        auto portefeuille = load_portefeuille(session_->engine.law(), *referentiel_, options_.fichier);
        if (!portefeuille) return std::unexpected(std::move(portefeuille.error()));
        matiere.portefeuille = std::move(portefeuille->portefeuille);
        matiere.portefeuille_empreinte = std::move(portefeuille->empreinte);
        if (auto done = load_hypotheses(matiere); !done) return done;
        if (options_.controle) {
            auto published = donnees_files::load_controle_national(find_donnees(common_));
            if (!published) return std::unexpected(base::Errors{std::move(published.error())});
            matiere.controles = std::move(*published);
        }
        matiere.programme = std::string("socle ") + SOCLE_VERSION;
        matiere.empreinte = session_->empreinte;
        matiere.en_vigueur = &session_->engine;
        matiere.referentiel = &*referentiel_;
        matiere.portefeuille_fichier = options_.fichier;
        matiere.titre = options_.fichier == "-" ? std::string("Portefeuille lu sur l'entrée standard") : "Portefeuille " + fs::path(options_.fichier).filename().string();
        matiere.fenetre = asked_.fenetre;
        matiere.draws = asked_.draws;
        matiere.nouvelles_signatures = !options_.sans_signatures;
        matiere.seed = asked_.seed;
        matiere.threads = asked_.threads;
        auto run = national_run::Run::create(std::move(matiere));
        if (!run) return std::unexpected(std::move(run.error()));
        run_.emplace(std::move(*run));
        // Made and removed at once: a long computation must not end on a folder that does not exist.
        if (transport_.rank() == 0) {
            if (auto file = files::AtomicFile::create(options_.sortie); !file) return std::unexpected(base::Errors{std::move(file.error())});
        }
        return {};
    }

    base::Result<void> compute() {
        ProgressDisplay display;
        travaux::Options options;
        options.reprise = options_.reprise;
        options.progress = [&](const travaux::Avancement& at) {
            const auto draws = [&](std::uint32_t blocks) { return std::min<std::int64_t>(asked_.draws, std::int64_t{blocks} * static_cast<std::int64_t>(simulate::kBlock)); };
            display.show({draws(at.done), asked_.draws, draws(at.resumed), at.seconds});
        };
        return run_->compute(transport_, options);
    }

    base::Result<void> put_out() {
        if (transport_.rank() != 0) return {};
        if (auto done = write(options_.sortie, national_run::render(run_->resultat(), asked_.format)); !done) return done;
        return travaux::remove_reprise(options_.reprise);
    }

private:
    base::Checked<void> load_hypotheses(national_run::Matiere& matiere) {
        if (asked_.draws == 0) return {};
        const std::string path = options_.hypotheses.empty() ? (find_donnees(common_) / kDefaultHypotheses).string() : options_.hypotheses;
        auto text = hypotheses::read_file(path);
        if (!text) return std::unexpected(base::Errors{text.error()});
        auto parsed = hypotheses::parse_hypotheses(*text, path, session_->engine.law());
        if (!parsed) return std::unexpected(std::move(parsed.error()));
        matiere.hypotheses = national_run::Hypotheses{std::move(*parsed), std::move(*text), options_.hypotheses.empty() ? kDefaultHypotheses : path};
        return {};
    }

    const CommonOptions& common_;
    const NationalOptions& options_;
    travaux::Transport& transport_;
    NationalAsked asked_;
    std::optional<Session> session_;
    std::optional<territoire::Referentiel> referentiel_;
    std::optional<national_run::Run> run_;
};

std::string told(const base::Errors& errors) {
    std::string all;
    for (const base::Error& error : errors) all += error.code + " " + error.place + " " + error.reason + "\n";
    return all;
}

}  // namespace

int national(const CommonOptions& common, const NationalOptions& options) {
    auto transport = travaux::make_transport();
    if (!transport) return report(transport.error());
    files::remove_temporaries_when_interrupted();
    Command run(common, options, **transport);
    const auto loaded = run.load();
    // A mistake that all processes meet is told once.
    const bool same = (*transport)->agree(loaded ? std::string() : told(loaded.error()));
    if (!loaded && (!same || (*transport)->rank() == 0)) report(loaded.error());
    if (!loaded || !same) return (*transport)->finish(kWrongInput);
    // From here on, without `finish`, the other processes end too.
    if (auto done = run.compute(); !done) {
        return travaux::is_to_be_shown(done.error(), **transport) ? report(done.error()) : kWrongInput;
    }
    if (auto done = run.put_out(); !done) return report(done.error());
    return (*transport)->finish(kDone);
}

}  // namespace socle::cli
