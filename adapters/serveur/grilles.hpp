// Internal: the grids that were prepared last, so that a move of one of them costs a replay alone.
#pragma once

#include "grille.hpp"
#include "portefeuilles.hpp"

#include <list>
#include <mutex>

namespace socle::serveur {

// Any thread.
class Grilles {
public:
    // A prepared grid weighs the contract years that it looks at, about 200 bytes each.
    static constexpr std::size_t kMaxContractYears = 200'000;  // of one grid
    static constexpr std::size_t kKeptContractYears = 400'000;
    static constexpr std::size_t kKept = 8;

    // Both must outlive it.
    Grilles(const rules::Law& law, const territoire::Referentiel& referentiel) : law_(law), referentiel_(referentiel) {}

    // Prepared when it is not there. Fails like GrilleNationale::create, and with "grille-trop-grande" or "signature-apres-la-fin" for
    // a portfolio that was sent; places are then pointers into the body.
    [[nodiscard]] base::Result<std::shared_ptr<const GrilleNationale>> at(const PortefeuillePartage& portefeuille, bool sent, calendar::Date from,
                                                                          const simulate::Fenetre& fenetre);

private:
    struct Kept {
        std::string empreinte;  // of the portfolio
        std::size_t contract_years = 0;
        std::shared_ptr<const GrilleNationale> grille;
    };
    [[nodiscard]] std::shared_ptr<const GrilleNationale> find(const std::string& empreinte, calendar::Date from, const simulate::Fenetre& fenetre);

    const rules::Law& law_;
    const territoire::Referentiel& referentiel_;
    std::mutex making_;  // one at a time: those who ask for the same meanwhile find it made
    std::mutex mutex_;   // of what is kept, never held for long
    std::list<Kept> kept_;  // last used first
};

}  // namespace socle::serveur
