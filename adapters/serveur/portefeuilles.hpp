// Internal: the portfolios that national routes compute with: the example, and those that were sent, of which the last ones are kept.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/base/error.hpp>
#include <socle/portefeuille/exemple.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/territoire/referentiel.hpp>

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace socle::serveur {

struct PortefeuilleLu {
    portefeuille::Portefeuille cpts;
    std::string empreinte;      // of the text
    std::size_t octets = 0;     // of the text
};
using PortefeuillePartage = std::shared_ptr<const PortefeuilleLu>;

// Any thread.
class Portefeuilles {
public:
    // What is kept of those that were sent; the last one is kept whatever its size.
    struct Limits {
        std::size_t number = 8;
        std::size_t octets = std::size_t{32} << 20U;
    };

    // All must outlive it.
    Portefeuilles(const app::Engine& engine, const territoire::Referentiel& referentiel, const portefeuille::Modele& modele, Limits limits)
        : engine_(engine), referentiel_(referentiel), modele_(modele), limits_(limits) {}

    // Made at the first call. Fails like portefeuille::make_exemple.
    [[nodiscard]] base::Result<PortefeuillePartage> example();
    // Fails like csv::parse_portefeuille. Nothing is kept.
    [[nodiscard]] base::Checked<PortefeuillePartage> read(std::string_view text) const;
    // The same, kept. Read once only when the same text comes again.
    [[nodiscard]] base::Checked<PortefeuillePartage> keep(std::string_view text);
    // Among those that are kept; empty when it is not there, or not any more.
    [[nodiscard]] PortefeuillePartage find(std::string_view empreinte);

private:
    const app::Engine& engine_;
    const territoire::Referentiel& referentiel_;
    const portefeuille::Modele& modele_;
    Limits limits_;
    std::mutex mutex_;
    PortefeuillePartage example_;
    std::list<PortefeuillePartage> kept_;  // last used first
};

}  // namespace socle::serveur
