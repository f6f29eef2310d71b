#include <socle/national_run/national_run.hpp>

#include "describe.hpp"

#include <socle/digest/sha256.hpp>
#include <socle/national/partage.hpp>
#include <socle/simulate/resultats.hpp>
#include <socle/travaux/parallel.hpp>

#include <algorithm>
#include <new>

namespace socle::national_run {

namespace {

constexpr std::string_view kYearOfSignature = "annee-signature";  // readings of population-reference
constexpr std::string_view kLatest = "derniere-connue";
constexpr const char* kFewer = "Demandez moins de tirages, d'années ou de réformes.";

}  // namespace

base::Result<void> check_signatures(const portefeuille::Portefeuille& portefeuille, int last, const std::string& fichier) {
    for (const portefeuille::Cpts& cpts : portefeuille.cpts) {
        if (calendar::year_of(cpts.signature) <= last) continue;
        return base::fail("signature-apres-la-fin", fichier + ", ligne " + std::to_string(cpts.ligne) + ", colonne date_signature",
                          "le contrat serait signé le " + calendar::to_french(cpts.signature) + ", après la dernière année calculée (" + std::to_string(last) + ")",
                          "Corrigez la date, retirez la ligne ou calculez jusqu'à une année plus tardive.");
    }
    return {};
}

base::Checked<Run> Run::create(Matiere matiere) {
    Run run;
    if (matiere.hypotheses && !matiere.nouvelles_signatures) simulate::leave_out_signatures(matiere.hypotheses->tables);
    run.matiere_ = std::make_unique<Matiere>(std::move(matiere));
    if (base::Errors errors = run.check_reformes(); !errors.empty()) return std::unexpected(std::move(errors));
    if (auto done = run.read_populations(); !done) return std::unexpected(base::Errors{std::move(done.error())});
    const Matiere& m = *run.matiere_;
    if (auto done = check_signatures(m.portefeuille, m.fenetre.last, m.portefeuille_fichier); !done) return std::unexpected(base::Errors{std::move(done.error())});
    return run;
}

base::Result<void> Run::compute(travaux::Transport& transport, travaux::Options options) {
    try {
        return compute_all(transport, std::move(options));
    } catch (const std::bad_alloc&) {
        return base::fail("memoire", matiere_->draws_place + " " + std::to_string(matiere_->draws), "la mémoire manque pour ce calcul", kFewer);
    }
}

base::Result<void> Run::compute_all(travaux::Transport& transport, travaux::Options options) {
    const Matiere& m = *matiere_;
    national::Demande demande;
    demande.fenetre = m.fenetre;
    demande.en_vigueur = &law();
    for (const Reforme& reforme : m.reformes) demande.reformes.push_back(&reforme.engine.law());
    demande.portefeuille = &m.portefeuille;
    demande.referentiel = m.referentiel;
    demande.hypotheses = m.hypotheses ? &m.hypotheses->tables : nullptr;
    demande.draws = m.draws;
    demande.seed = m.seed;
    demande.max_memory = m.max_memory;
    demande.stop = options.stop;
    const base::Parallel parallel = travaux::make_parallel(m.threads != 0 ? m.threads : transport.cores());
    auto calcul = national::Calcul::create(demande, parallel);
    if (!calcul) {
        base::Error error = std::move(calcul.error());
        if (error.code == "trop-de-tirages") error.place = m.draws_place + " " + std::to_string(m.draws);
        if (error.code == "calcul-trop-grand") error.place = m.portefeuille_fichier;
        return std::unexpected(std::move(error));
    }
    if (m.draws == 0) {
        if (transport.rank() != 0) return {};
        resultat_ = national::make_resultat(*calcul, calcul->certaines(), parallel);
        describe();
        return {};
    }
    const simulate::Simulation& simulation = calcul->simulation();
    // A checkpoint holds everything: the first process then keeps and makes everything.
    const auto processes = static_cast<std::size_t>(transport.size());
    const auto rank = static_cast<std::size_t>(transport.rank());
    national::Partage partage = national::share(*calcul, options.reprise.empty() ? processes : 1);
    partage.parts.resize(processes);
    options.parts = partage.parts;
    simulate::Resultats results(simulation, partage.parts[rank]);
    options.threads = m.threads;
    options.empreinte = fingerprint();
    if (auto done = travaux::run(simulation, results, transport, options); !done) return done;
    const national::Sommes sommes(simulation, results);
    std::vector<std::int64_t> chiffres = national::make_chiffres(*calcul, sommes, partage, rank, parallel);
    if (auto done = travaux::add_up(chiffres, transport); !done) return done;
    if (rank != 0) return {};
    resultat_ = national::make_resultat(*calcul, sommes, chiffres);
    describe();
    return {};
}

void Run::describe() {
    const Matiere& m = *matiere_;
    resultat_.titre = m.titre;
    resultat_.programme = m.programme;
    resultat_.droit = m.empreinte;
    resultat_.portefeuille = m.portefeuille_empreinte;
    for (std::size_t i = 0; i < m.reformes.size(); ++i) describe_reforme(m.reformes[i], law(), m.fenetre.last, resultat_.reformes[i]);
    if (m.hypotheses) {
        national::Tirages tirages{m.draws, m.seed, m.hypotheses->fichier, {}, digest::sha256(m.hypotheses->texte)};
        for (const simulate::Enonce& one : m.hypotheses->tables.enonces) tirages.hypotheses.push_back({one.nom, one.valeur, one.source});
        resultat_.tirages = std::move(tirages);
    }
    add_controles(m.controles, resultat_);
    add_readings(*m.en_vigueur, resultat_);
    add_warnings(law(), m.portefeuille, resultat_);
}

base::Errors Run::check_reformes() const {
    const std::vector<Reforme>& reformes = matiere_->reformes;
    base::Errors errors;
    for (std::size_t i = 0; i < reformes.size(); ++i) {
        const auto first = std::find_if(reformes.begin(), reformes.end(), [&](const Reforme& other) { return id_of(other) == id_of(reformes[i]); });
        if (first == reformes.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        errors.push_back({"reforme-en-double", reformes[i].fichier, "la réforme « " + id_of(reformes[i]) + " » est donnée deux fois (" + first->fichier + ")",
                          "Retirez-en une, ou donnez-lui un autre identifiant."});
    }
    return errors;
}

// The portfolio as the reading of `population-reference` wants it, as plans of one contract do.
base::Result<void> Run::read_populations() {
    const std::string_view reading = droit::reading_of(matiere_->en_vigueur->book(), matiere_->en_vigueur->options().lectures, app::kPopulationReference);
    if (reading == kYearOfSignature) return {};
    for (portefeuille::Cpts& cpts : matiere_->portefeuille.cpts) {
        if (cpts.communes.empty()) continue;
        if (reading != kLatest) {
            return base::fail("population-non-detenue", "lecture " + std::string(app::kPopulationReference) + "=" + std::string(reading), "cette population n'est pas dans les données de Socle",
                              "Donnez les populations dans la colonne population du portefeuille, ou choisissez une autre lecture.");
        }
        cpts.populations = {cpts.populations.back()};
    }
    return {};
}

// Of all that the draws depend on: two runs with the same one give the same bits.
std::string Run::fingerprint() const {
    const Matiere& m = *matiere_;
    std::string all = m.programme + "\n" + m.empreinte + "\n" + m.portefeuille_empreinte + "\n" + digest::sha256(m.hypotheses->texte) + "\n";
    if (!m.nouvelles_signatures) all += "sans nouvelles signatures\n";
    for (const Reforme& reforme : m.reformes) all += reforme.empreinte + "\n";
    for (const auto& [ambiguite, lecture] : m.en_vigueur->options().lectures.chosen()) all += ambiguite + "=" + lecture + "\n";
    all += m.en_vigueur->options().texte + "\n" + std::to_string(m.fenetre.first) + " " + std::to_string(m.fenetre.last) + " " + std::to_string(m.draws) + " " + std::to_string(m.seed) + "\n";
    // Tables made by floating point, which another machine might round in another way.
    for (const simulate::Atteinte& one : m.hypotheses->tables.atteintes) {
        for (const std::int32_t rate : one.rates) all += std::to_string(rate) + " ";
        all += std::to_string(one.weight_shared) + " " + std::to_string(one.weight_cpts) + " " + std::to_string(one.weight_own) + "\n";
    }
    for (const std::int32_t number : m.hypotheses->tables.normal) all += std::to_string(number) + " ";
    // What the reference data make of the portfolio.
    for (const portefeuille::Cpts& cpts : m.portefeuille.cpts) {
        all += "\n" + std::to_string(cpts.departement) + " " + std::to_string(cpts.region);
        for (const portefeuille::PopulationEnVigueur& one : cpts.populations) all += " " + std::to_string(one.annee) + ":" + std::to_string(one.habitants);
    }
    for (const territoire::Region& region : m.referentiel->regions()) all += "\n" + std::string(region.code);
    return digest::sha256(all);
}

}  // namespace socle::national_run
