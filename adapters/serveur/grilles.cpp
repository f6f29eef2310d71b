#include "grilles.hpp"

#include <socle/money/money.hpp>
#include <socle/national_run/national_run.hpp>

#include <algorithm>

namespace socle::serveur {

namespace {

constexpr const char* kPlace = "/portefeuille";

}  // namespace

base::Result<std::shared_ptr<const GrilleNationale>> Grilles::at(const PortefeuillePartage& portefeuille, bool sent, calendar::Date from, const simulate::Fenetre& fenetre) {
    if (auto known = find(portefeuille->empreinte, from, fenetre)) return known;
    const std::size_t contract_years = portefeuille->cpts.cpts.size() * fenetre.size();
    if (sent) {
        if (contract_years > kMaxContractYears) {
            return base::fail("grille-trop-grande", kPlace,
                              money::to_french(static_cast<std::int64_t>(portefeuille->cpts.cpts.size())) + " CPTS sur " + std::to_string(fenetre.size()) +
                                  " années sont trop pour répondre à chaque mouvement",
                              "Demandez moins d'années, ou le calcul complet (/api/v1/nationaux).");
        }
        if (auto checked = national_run::check_signatures(portefeuille->cpts, fenetre.last, "portefeuille"); !checked) {
            base::Error error = std::move(checked.error());
            error.reason = error.place + " : " + error.reason;
            error.place = kPlace;
            return std::unexpected(std::move(error));
        }
    }
    const std::lock_guard one_at_a_time(making_);
    if (auto known = find(portefeuille->empreinte, from, fenetre)) return known;
    auto made = GrilleNationale::create(law_, portefeuille->cpts, referentiel_, from, fenetre);
    if (!made) return made;
    const std::lock_guard lock(mutex_);
    kept_.push_front({portefeuille->empreinte, contract_years, *made});
    std::size_t all = 0;
    for (const Kept& one : kept_) all += one.contract_years;
    while (kept_.size() > 1 && (kept_.size() > kKept || all > kKeptContractYears)) {
        all -= kept_.back().contract_years;
        kept_.pop_back();
    }
    return made;
}

std::shared_ptr<const GrilleNationale> Grilles::find(const std::string& empreinte, calendar::Date from, const simulate::Fenetre& fenetre) {
    const std::lock_guard lock(mutex_);
    const auto same = [&](const Kept& one) {
        return one.empreinte == empreinte && one.grille->from() == from && one.grille->fenetre().first == fenetre.first && one.grille->fenetre().last == fenetre.last;
    };
    const auto found = std::find_if(kept_.begin(), kept_.end(), same);
    if (found == kept_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().grille;
}

}  // namespace socle::serveur
