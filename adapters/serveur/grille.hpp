// Internal: POST /api/v1/nationaux/grille, amounts of the grid moved → what the country pays.
#pragma once

#include <socle/json/national.hpp>
#include <socle/national/rejeu.hpp>
#include <socle/service/problem.hpp>
#include <socle/territoire/referentiel.hpp>

#include <memory>
#include <vector>

namespace socle::serveur {

// A portfolio computed once, with the amounts in force from a day on apart, so that they alone can move.
class GrilleNationale {
public:
    // Fails like national::Rejeu::create, and with "hors-du-droit" when no text is in force on that day.
    [[nodiscard]] static base::Result<std::shared_ptr<const GrilleNationale>> create(const rules::Law& law, const portefeuille::Portefeuille& portefeuille,
                                                                                     const territoire::Referentiel& referentiel, calendar::Date from,
                                                                                     const simulate::Fenetre& fenetre);

    // Fails with every code, class or amount that the grid does not have; places are pointers into the body. `portefeuille`: what
    // the answer calls the portfolio.
    [[nodiscard]] std::expected<std::string, std::vector<service::Mistake>> answer(const json::GrilleDemande& demande, const std::string& portefeuille) const;

    [[nodiscard]] calendar::Date from() const { return from_; }
    [[nodiscard]] const simulate::Fenetre& fenetre() const { return fenetre_; }

private:
    struct Moved {
        rules::Law law;
        std::vector<service::Mistake> mistakes;
    };
    [[nodiscard]] Moved move(const json::GrilleDemande& demande) const;
    [[nodiscard]] std::string tell(const std::vector<std::int64_t>& after, const std::vector<std::int64_t>& unknown, const std::string& portefeuille) const;
    [[nodiscard]] std::int64_t rights_of(const std::vector<std::int64_t>& sums, std::size_t group) const;

    rules::Law law_;
    std::size_t first_moved_ = 0;  // the versions from there on move
    calendar::Date from_;
    simulate::Fenetre fenetre_;
    // Each CPTS is its own group of places.
    std::unique_ptr<national::Rejeu> rejeu_;
    std::vector<std::int64_t> before_;
    std::vector<std::int64_t> unknown_before_;  // Rejeu::count_unknown
    std::vector<simulate::Feuille> place_of_;  // by CPTS
    std::vector<std::size_t> taille_of_;
    std::vector<std::int32_t> tailles_;         // ranks
    const territoire::Referentiel* referentiel_ = nullptr;
};

}  // namespace socle::serveur
