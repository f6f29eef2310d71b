// Internal: the routes of national computations.
#pragma once

#include "grilles.hpp"
#include "jobs.hpp"
#include "portefeuilles.hpp"
#include "routes.hpp"

#include <socle/app/engine.hpp>
#include <socle/http/message.hpp>
#include <socle/serveur/serveur.hpp>

#include <atomic>

namespace socle::serveur {

// What computations are made of, read once.
struct NationalBase {
    std::string programme;
    std::string empreinte;                       // of the law
    app::Engine engine;                          // of the law in force
    territoire::Referentiel referentiel;
    std::vector<droit_files::LawFile> reformes;  // that may be named
    portefeuille::Modele modele;
    std::string hypotheses;
    std::vector<donnees_files::ControleNational> controles;  // published figures
};

class Nationaux {
public:
    // `base` must outlive it.
    Nationaux(const NationalBase& base, const Limits& limits, unsigned threads);

    // Any thread. Paths that find_route() gave to this class.
    [[nodiscard]] http::Response answer(const Found& found, const http::Request& request);
    // No computation goes on; streams of events end.
    void stop();
    [[nodiscard]] JobCounts counts() { return jobs_->counts(); }

private:
    [[nodiscard]] http::Response create(const http::Request& request);
    [[nodiscard]] http::Response grille(const http::Request& request);
    [[nodiscard]] http::Response events(const std::string& id, const http::Head& head);
    [[nodiscard]] http::Response result(const std::string& id, const http::Head& head);
    [[nodiscard]] base::Checked<national_run::Matiere> matiere_of(const json::NationalDemande& demande);
    const NationalBase& base_;
    Limits limits_;
    unsigned threads_;
    Portefeuilles portefeuilles_;
    Grilles grilles_;
    std::shared_ptr<std::atomic<std::size_t>> events_ = std::make_shared<std::atomic<std::size_t>>(0);
    std::shared_ptr<Jobs> jobs_;
};

// Today, where the server stands.
[[nodiscard]] calendar::Date today();

}  // namespace socle::serveur
