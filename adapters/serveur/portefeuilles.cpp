#include "portefeuilles.hpp"

#include <socle/csv/portefeuille.hpp>
#include <socle/digest/sha256.hpp>

#include <algorithm>

namespace socle::serveur {

namespace {

constexpr std::uint64_t kExampleSeed = 1;

}  // namespace

base::Result<PortefeuillePartage> Portefeuilles::example() {
    const std::lock_guard lock(mutex_);
    if (example_) return example_;
    auto made = portefeuille::make_exemple(referentiel_, engine_.law(), modele_, portefeuille::kNombreExemple, kExampleSeed);
    if (!made) return std::unexpected(std::move(made.error()));
    // Read again, so that its lines and remarks are those of the file that the command line writes.
    auto parsed = read(csv::write_portefeuille(engine_.law(), referentiel_, *made));
    if (!parsed) return std::unexpected(std::move(parsed.error().front()));
    example_ = std::move(*parsed);
    return example_;
}

base::Checked<PortefeuillePartage> Portefeuilles::read(std::string_view text) const {
    std::string_view rest = text;
    auto parsed = csv::parse_portefeuille(engine_.law(), referentiel_, [&](char* buffer, std::size_t size) {
        const std::size_t count = rest.copy(buffer, size);
        rest.remove_prefix(count);
        return count;
    });
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    return std::make_shared<const PortefeuilleLu>(PortefeuilleLu{std::move(*parsed), digest::sha256(text), text.size()});
}

base::Checked<PortefeuillePartage> Portefeuilles::keep(std::string_view text) {
    if (auto known = find(digest::sha256(text))) return known;
    auto made = read(text);
    if (!made) return made;
    const std::lock_guard lock(mutex_);
    kept_.push_front(*made);
    std::size_t octets = 0;
    for (const auto& one : kept_) octets += one->octets;
    while (kept_.size() > 1 && (kept_.size() > limits_.number || octets > limits_.octets)) {
        octets -= kept_.back()->octets;
        kept_.pop_back();
    }
    return made;
}

PortefeuillePartage Portefeuilles::find(std::string_view empreinte) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const auto& one) { return one->empreinte == empreinte; });
    if (found == kept_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front();
}

}  // namespace socle::serveur
