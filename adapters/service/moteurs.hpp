// Internal: compiled engines, the one of the law in force and those asked for by readings, texts and reforms.
#pragma once

#include "verrou.hpp"

#include <socle/service/problem.hpp>

#include <socle/app/engine.hpp>
#include <socle/json/json.hpp>
#include <socle/present/recu.hpp>
#include <socle/present/written_law.hpp>

#include <expected>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace socle::service {

// What a question is answered with. Immutable: requests share it.
struct Moteur {
    app::Engine engine;
    std::vector<present::ReformeUtilisee> reformes;
    // Of the law in force alone: a law that somebody sent is asked a few times, and may say much.
    std::optional<present::WrittenLaw> written{};

    [[nodiscard]] const present::WrittenLaw* written_law() const { return written ? &*written : nullptr; }
};

using Mistakes = std::vector<Mistake>;

class Moteurs {
public:
    // `book` must be sound.
    [[nodiscard]] static base::Checked<Moteurs> create(droit::LawBook book, Sha256 sha256);

    [[nodiscard]] const std::shared_ptr<const Moteur>& en_vigueur() const { return en_vigueur_; }

    // Compiled on demand; the last ones used are kept. Pointers of mistakes begin at `lectures`, `texte` and `reformes` of the body.
    [[nodiscard]] std::expected<std::shared_ptr<const Moteur>, Mistakes> find(const json::LoiDemandee& loi) const;

private:
    struct Cache {
        Verrou verrou;
        std::list<std::pair<std::string, std::shared_ptr<const Moteur>>> entries;  // last used first
    };

    Moteurs(droit::LawBook book, Sha256 sha256, std::shared_ptr<const Moteur> en_vigueur)
        : book_(std::move(book)), sha256_(sha256), en_vigueur_(std::move(en_vigueur)), cache_(std::make_unique<Cache>()) {}

    [[nodiscard]] std::expected<std::shared_ptr<const Moteur>, Mistakes> compile(const json::LoiDemandee& loi) const;

    droit::LawBook book_;
    Sha256 sha256_;
    std::shared_ptr<const Moteur> en_vigueur_;
    std::unique_ptr<Cache> cache_;
};

}  // namespace socle::service
