// Internal: the routes of national computations.
#pragma once

#include "grille.hpp"
#include "jobs.hpp"
#include "routes.hpp"

#include <socle/app/engine.hpp>
#include <socle/http/message.hpp>
#include <socle/serveur/serveur.hpp>

#include <atomic>
#include <map>
#include <mutex>

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
    struct Portefeuille {
        portefeuille::Portefeuille cpts;
        std::string empreinte;
    };
    using Shared = std::shared_ptr<const Portefeuille>;

    [[nodiscard]] http::Response create(const http::Request& request);
    [[nodiscard]] http::Response grille(const http::Request& request);
    [[nodiscard]] http::Response events(const std::string& id, const http::Head& head);
    [[nodiscard]] http::Response result(const std::string& id, const http::Head& head);
    [[nodiscard]] base::Checked<national_run::Matiere> matiere_of(const json::NationalDemande& demande);
    [[nodiscard]] base::Result<Shared> example();
    [[nodiscard]] base::Result<std::shared_ptr<const GrilleNationale>> grille_at(calendar::Date from, const simulate::Fenetre& fenetre);

    const NationalBase& base_;
    Limits limits_;
    unsigned threads_;
    std::mutex mutex_;   // of what is made once
    Shared example_;
    std::list<std::shared_ptr<const GrilleNationale>> grilles_;  // last used first
    std::shared_ptr<std::atomic<std::size_t>> events_ = std::make_shared<std::atomic<std::size_t>>(0);
    std::shared_ptr<Jobs> jobs_;
};

// Today, where the server stands.
[[nodiscard]] calendar::Date today();

}  // namespace socle::serveur
