#include "environment.hpp"
#include "national_options.hpp"
#include "progress.hpp"

#include <socle/base/text.hpp>
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/controle_national.hpp>
#include <socle/files/files.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/national/calcul.hpp>
#include <socle/present/changements.hpp>
#include <socle/rapport/rapport.hpp>
#include <socle/travaux/parallel.hpp>
#include <socle/travaux/travaux.hpp>

#include <algorithm>
#include <filesystem>
#include <new>

namespace socle::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDefaultHypotheses = "hypotheses/exemple.toml";
constexpr std::string_view kYearOfSignature = "annee-signature";  // readings of population-reference
constexpr std::string_view kLatest = "derniere-connue";
constexpr std::uint64_t kMaxMemory = std::uint64_t{8} << 30U;
constexpr const char* kFewer = "Demandez moins de tirages, d'années ou de réformes.";

struct Reform {
    Session session;
    std::string file;
};

// The text that the file lays over the law.
const rules::Version* version_of(const Reform& reform) {
    const std::vector<rules::Version>& versions = reform.session.engine.law().versions;
    const auto version = std::find_if(versions.begin(), versions.end(), [](const rules::Version& v) { return v.legend.superpose; });
    return version == versions.end() ? nullptr : &*version;
}

std::string id_of(const Reform& reform) { return version_of(reform) == nullptr ? std::string() : version_of(reform)->legend.texte; }

base::Checked<std::vector<Reform>> open_reforms(const CommonOptions& common, const std::vector<std::string>& files) {
    std::vector<Reform> reforms;
    base::Errors errors;
    for (const std::string& file : files) {
        CommonOptions with = common;
        with.reformes = {file};
        auto session = open_session(with);
        if (session) {
            reforms.push_back({std::move(*session), file});
        } else {
            errors.insert(errors.end(), session.error().begin(), session.error().end());
        }
    }
    for (std::size_t i = 0; i < reforms.size(); ++i) {
        const auto first = std::find_if(reforms.begin(), reforms.end(), [&](const Reform& other) { return id_of(other) == id_of(reforms[i]); });
        if (first == reforms.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        errors.push_back({"reforme-en-double", reforms[i].file, "la réforme « " + id_of(reforms[i]) + " » est donnée deux fois (" + first->file + ")",
                          "Retirez-en une, ou donnez-lui un autre identifiant."});
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return reforms;
}

void describe_reform(const Reform& reform, const rules::Law& en_vigueur, int last_year, national::Reforme& out) {
    out.fichier = reform.file;
    if (!reform.session.reformes.empty()) out.empreinte = reform.session.reformes.front().empreinte;
    const rules::Version* version = version_of(reform);
    if (version == nullptr) return;
    out.id = version->legend.texte;
    out.titre = version->legend.titre;
    out.expose = version->legend.expose;
    out.effet = calendar::to_iso(version->from);
    if (calendar::year_of(version->from) > last_year) {
        out.avertissements.push_back("Cette réforme prend effet le " + calendar::to_french(version->from) + ", après la dernière année calculée (" + std::to_string(last_year) + ") : elle n'y change rien.");
    }
    const std::uint32_t before = rules::version_at(en_vigueur, version->from);
    if (before != rules::kNone) out.changements = present::changements(reform.session.engine.book(), en_vigueur, en_vigueur.versions[before], reform.session.engine.law(), *version);
}

std::string gap_comment(const donnees_files::ControleNational& published, const national::Controle& control) {
    if (published.prevu) return "Somme annoncée avant les premiers contrats, pour chaque année à venir : elle n'est comparée à aucune année calculée.";
    if (!control.calcule) return "Année hors de la période calculée.";
    std::string text = "Le calcul suppose que tout ce qui est dû est versé aux dates du contrat, avec les missions, les taux et les populations du portefeuille.";
    if (control.contrats_publies && *control.contrats_publies != control.contrats) {
        text += " Le portefeuille compte " + money::to_french(control.contrats) + " contrats à la fin de l'année, contre " + money::to_french(*control.contrats_publies) + " publiés.";
    }
    return text + " Les taux d'atteinte réels, les missions non démarrées et les retards de versement ne sont pas publiés : l'écart n'est pas expliqué au-delà.";
}

base::Result<void> add_controls(const CommonOptions& common, national::Resultat& resultat) {
    const auto published = donnees_files::load_controle_national(find_donnees(common));
    if (!published) return std::unexpected(published.error());
    const national::Groupe& france = resultat.tableaux.front().groupes.front();
    for (const donnees_files::ControleNational& one : *published) {
        national::Controle control;
        control.annee = one.annee;
        control.titre = one.titre;
        control.publie = one.montant.value;
        control.source = one.source;
        control.contrats_publies = one.contrats;
        control.source_contrats = one.source_contrats;
        if (!one.prevu && one.annee >= resultat.de && one.annee <= resultat.a) {
            const auto year = static_cast<std::size_t>(one.annee - resultat.de);
            control.calcule = france.annees[year].encaissements.cents;
            control.contrats = resultat.effectifs[year].contrats;
        }
        control.commentaire = gap_comment(one, control);
        resultat.controles.push_back(std::move(control));
    }
    return {};
}

void add_warnings(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, national::Resultat& resultat) {
    std::vector<std::string> texts;
    for (std::size_t v = 0; v < law.versions.size(); ++v) {
        const rules::Version& version = law.versions[v];
        const bool ended = v + 1 < law.versions.size() && calendar::year_of(law.versions[v + 1].from) < resultat.de;
        if (ended || calendar::year_of(version.from) > resultat.a) continue;
        if (std::find(resultat.textes.begin(), resultat.textes.end(), version.legend.titre) == resultat.textes.end()) resultat.textes.push_back(version.legend.titre);
        if (v + 1 == law.versions.size() && version.legend.verifie_jusqu_au && calendar::year_of(*version.legend.verifie_jusqu_au) < resultat.a) {
            texts.push_back("« " + version.legend.titre + " » a été vérifié jusqu'au " + calendar::to_french(*version.legend.verifie_jusqu_au) + " : il est supposé rester en vigueur.");
        }
    }
    texts.emplace_back("Un contrat qui prend fin est supposé renouvelé pour la même durée, avec les mêmes missions, la population alors en vigueur et un plan de crise seulement mis à jour : aucun texte lu ne règle le renouvellement.");
    if (resultat.tirages) {
        texts.emplace_back("Les nombres de contrats, d'habitants et de CPTS, et les CPTS que chaque réforme avantage ou désavantage, sont ceux du portefeuille tel qu'il est : signatures à venir, contrats non renouvelés et croissance n'y sont pas, alors qu'ils sont dans les montants.");
    }
    if (const std::int64_t unknown = resultat.tableaux.front().groupes.front().total.inconnus; unknown > 0) {
        texts.push_back("Pour " + money::to_french(unknown) + " CPTS, des montants de certaines années ne sont dans aucun document lu : ils comptent pour zéro, et les sommes où ils entrent sont trop basses.");
    }
    std::int64_t without = 0;
    for (const portefeuille::Cpts& cpts : portefeuille.cpts) {
        without += std::any_of(cpts.missions.begin(), cpts.missions.end(), [&](const portefeuille::Mission& m) { return m.taux.empty() && law.missions[m.mission].has_rate; }) ? 1 : 0;
    }
    if (without > 0 && !resultat.tirages) texts.push_back("Pour " + money::to_french(without) + " CPTS, au moins une mission n'a pas de taux d'atteinte : 0 % est compté.");
    for (const national::Controle& control : resultat.controles) {
        if (control.calcule || control.annee < resultat.de || control.annee > resultat.a) continue;
        texts.push_back("« " + control.titre + " » n'est comparé à rien.");
    }
    resultat.avertissements.insert(resultat.avertissements.end(), texts.begin(), texts.end());
}

std::string render(const national::Resultat& resultat, const std::string& format) {
    if (format == "json") return rapport::to_json(resultat);
    if (format == "csv") return rapport::to_csv(resultat);
    if (format == "csv-fr") return rapport::to_csv(resultat, rapport::CsvStyle::Bureautique);
    if (format == "html") return rapport::to_html(resultat);
    return rapport::to_text(resultat);
}

base::Result<void> write(const std::string& path, const std::string& text) {
    auto file = files::AtomicFile::create(path);
    if (!file) return std::unexpected(std::move(file.error()));
    if (auto done = file->write(text); !done) return done;
    return file->commit();
}

// Everything that a run needs, in the order in which it is made: later members point at earlier ones.
class Run {
public:
    Run(const CommonOptions& common, const NationalOptions& options, travaux::Transport& transport) : common_(common), options_(options), transport_(transport) {}

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
        auto reforms = open_reforms(common_, options_.reformes);
        if (!reforms) return std::unexpected(std::move(reforms.error()));
        reforms_ = std::move(*reforms);
        auto referentiel = load_donnees(common_);
        if (!referentiel) return std::unexpected(base::Errors{std::move(referentiel.error())});
        referentiel_.emplace(std::move(*referentiel));
        auto portefeuille = load_portefeuille(law(), *referentiel_, options_.fichier);
        if (!portefeuille) return std::unexpected(std::move(portefeuille.error()));
        portefeuille_.emplace(std::move(*portefeuille));
        if (auto done = read_populations(); !done) return std::unexpected(base::Errors{std::move(done.error())});
        if (auto done = check_signatures(); !done) return std::unexpected(base::Errors{std::move(done.error())});
        if (asked_.draws > 0) {
            const std::string path = options_.hypotheses.empty() ? (find_donnees(common_) / kDefaultHypotheses).string() : options_.hypotheses;
            const auto text = hypotheses::read_file(path);
            if (!text) return std::unexpected(base::Errors{text.error()});
            auto parsed = hypotheses::parse_hypotheses(*text, path, law());
            if (!parsed) return std::unexpected(std::move(parsed.error()));
            hypotheses_ = std::make_unique<simulate::Hypotheses>(std::move(*parsed));
            hypotheses_text_ = *text;
            hypotheses_path_ = options_.hypotheses.empty() ? kDefaultHypotheses : path;
        }
        // Made and removed at once: a long computation must not end on a folder that does not exist.
        if (transport_.rank() == 0) {
            if (auto file = files::AtomicFile::create(options_.sortie); !file) return std::unexpected(base::Errors{std::move(file.error())});
        }
        return {};
    }

    base::Result<void> compute() {
        national::Demande demande;
        demande.fenetre = asked_.fenetre;
        demande.en_vigueur = &law();
        for (const Reform& reform : reforms_) demande.reformes.push_back(&reform.session.engine.law());
        demande.portefeuille = &portefeuille_->portefeuille;
        demande.referentiel = &*referentiel_;
        demande.hypotheses = hypotheses_.get();
        demande.draws = asked_.draws;
        demande.seed = asked_.seed;
        const base::Parallel parallel = travaux::make_parallel(asked_.threads != 0 ? asked_.threads : transport_.cores());
        auto calcul = national::Calcul::create(demande, parallel);
        if (!calcul) return std::unexpected(std::move(calcul.error()));
        if (asked_.draws == 0) {
            if (transport_.rank() == 0) resultat_ = national::make_resultat(*calcul, calcul->certaines(), parallel);
            return {};
        }
        const simulate::Simulation& simulation = calcul->simulation();
        const std::uint64_t memory = simulate::Resultats::memory(simulation);
        if (memory > kMaxMemory) {
            return base::fail("trop-de-tirages", "--tirages " + options_.tirages, "ce calcul tiendrait " + std::to_string(memory >> 30U) + " Gio de résultats en mémoire, plus que les 8 permis",
                              kFewer);
        }
        std::optional<simulate::Resultats> results;
        try {
            results.emplace(simulation, transport_.rank() == 0);
        } catch (const std::bad_alloc&) {
            return base::fail("memoire", "--tirages " + options_.tirages, "la mémoire manque pour " + std::to_string(memory >> 20U) + " Mio de résultats", kFewer);
        }
        ProgressDisplay display;
        travaux::Options run;
        run.threads = asked_.threads;
        run.reprise = options_.reprise;
        run.empreinte = fingerprint();
        run.progress = [&](const travaux::Avancement& at) {
            const auto draws = [&](std::uint32_t blocks) { return std::min<std::int64_t>(asked_.draws, std::int64_t{blocks} * static_cast<std::int64_t>(simulate::kBlock)); };
            display.show({draws(at.done), asked_.draws, draws(at.resumed), at.seconds});
        };
        auto done = travaux::run(simulation, *results, transport_, run);
        display.clear();
        if (!done) return done;
        if (transport_.rank() == 0) resultat_ = national::make_resultat(*calcul, national::Sommes(simulation, *results), parallel);
        return {};
    }

    base::Result<void> put_out() {
        if (transport_.rank() != 0) return {};
        resultat_.titre = portefeuille_title();
        resultat_.programme = std::string("socle ") + SOCLE_VERSION;
        resultat_.droit = session_->empreinte;
        resultat_.portefeuille = portefeuille_->empreinte;
        for (std::size_t i = 0; i < reforms_.size(); ++i) describe_reform(reforms_[i], law(), asked_.fenetre.last, resultat_.reformes[i]);
        if (hypotheses_) {
            national::Tirages tirages{asked_.draws, asked_.seed, hypotheses_path_, {}, digest::sha256(hypotheses_text_)};
            for (const simulate::Enonce& one : hypotheses_->enonces) tirages.hypotheses.push_back({one.nom, one.valeur, one.source});
            resultat_.tirages = std::move(tirages);
        }
        if (options_.controle) {
            if (auto done = add_controls(common_, resultat_); !done) return done;
        }
        add_readings();
        add_warnings(law(), portefeuille_->portefeuille, resultat_);
        if (auto done = write(options_.sortie, render(resultat_, asked_.format)); !done) return done;
        return travaux::remove_reprise(options_.reprise);
    }

private:
    [[nodiscard]] const rules::Law& law() const { return session_->engine.law(); }

    [[nodiscard]] std::string portefeuille_title() const {
        return options_.fichier == "-" ? std::string("Portefeuille lu sur l'entrée standard") : "Portefeuille " + fs::path(options_.fichier).filename().string();
    }

    // The portfolio as the reading of `population-reference` wants it, as `socle plan` does.
    [[nodiscard]] base::Result<void> read_populations() {
        const std::string_view reading = droit::reading_of(session_->engine.book(), session_->engine.options().lectures, app::kPopulationReference);
        if (reading == kYearOfSignature) return {};
        for (portefeuille::Cpts& cpts : portefeuille_->portefeuille.cpts) {
            if (cpts.communes.empty()) continue;
            if (reading != kLatest) {
                return base::fail("population-non-detenue", "lecture " + std::string(app::kPopulationReference) + "=" + std::string(reading), "cette population n'est pas dans les données de Socle",
                                  "Donnez les populations dans la colonne population du portefeuille, ou choisissez une autre lecture.");
            }
            cpts.populations = {cpts.populations.back()};
        }
        return {};
    }

    void add_readings() {
        const droit::LawBook& book = session_->engine.book();
        for (const auto& [ambiguite, lecture] : session_->engine.options().lectures.chosen()) {
            const droit::Ambiguite* known = droit::find_ambiguite(book, ambiguite);
            resultat_.avertissements.push_back("Lecture choisie : " + ambiguite + "=" + lecture + (known != nullptr ? " (« " + known->question + " »)." : "."));
        }
    }

    // A contract signed after the last year would be silently without effect.
    [[nodiscard]] base::Result<void> check_signatures() const {
        for (const portefeuille::Cpts& cpts : portefeuille_->portefeuille.cpts) {
            if (calendar::year_of(cpts.signature) <= asked_.fenetre.last) continue;
            return base::fail("signature-apres-la-fin", options_.fichier + ", ligne " + std::to_string(cpts.ligne) + ", colonne date_signature",
                              "le contrat serait signé le " + calendar::to_french(cpts.signature) + ", après la dernière année calculée (" + std::to_string(asked_.fenetre.last) + ")",
                              "Corrigez la date, retirez la ligne ou calculez plus loin (--a).");
        }
        return {};
    }

    // Of all that the draws depend on: two runs with the same one give the same bits.
    [[nodiscard]] std::string fingerprint() const {
        std::string all = std::string("socle ") + SOCLE_VERSION + "\n" + session_->empreinte + "\n" + portefeuille_->empreinte + "\n" + digest::sha256(hypotheses_text_) + "\n";
        for (const Reform& reform : reforms_) {
            for (const present::ReformeUtilisee& one : reform.session.reformes) all += one.empreinte + "\n";
        }
        for (const auto& [ambiguite, lecture] : session_->engine.options().lectures.chosen()) all += ambiguite + "=" + lecture + "\n";
        all += common_.texte + "\n" + std::to_string(asked_.fenetre.first) + " " + std::to_string(asked_.fenetre.last) + " " + std::to_string(asked_.draws) + " " + std::to_string(asked_.seed) + "\n";
        // Tables made by floating point, which another machine might round in another way.
        for (const simulate::Atteinte& one : hypotheses_->atteintes) {
            for (const std::int32_t rate : one.rates) all += std::to_string(rate) + " ";
            all += std::to_string(one.weight_shared) + " " + std::to_string(one.weight_cpts) + " " + std::to_string(one.weight_own) + "\n";
        }
        for (const std::int32_t number : hypotheses_->normal) all += std::to_string(number) + " ";
        // What the reference data make of the portfolio.
        for (const portefeuille::Cpts& cpts : portefeuille_->portefeuille.cpts) {
            all += "\n" + std::to_string(cpts.departement) + " " + std::to_string(cpts.region);
            for (const portefeuille::PopulationEnVigueur& one : cpts.populations) all += " " + std::to_string(one.annee) + ":" + std::to_string(one.habitants);
        }
        for (const territoire::Region& region : referentiel_->regions()) all += "\n" + std::string(region.code);
        return digest::sha256(all);
    }

    const CommonOptions& common_;
    const NationalOptions& options_;
    travaux::Transport& transport_;
    NationalAsked asked_;
    std::optional<Session> session_;
    std::vector<Reform> reforms_;
    std::optional<territoire::Referentiel> referentiel_;
    std::optional<LoadedPortefeuille> portefeuille_;
    std::unique_ptr<simulate::Hypotheses> hypotheses_;
    std::string hypotheses_text_;
    std::string hypotheses_path_;
    national::Resultat resultat_;
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
    Run run(common, options, **transport);
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
