#include "moteurs.hpp"

#include "limites.hpp"
#include "pointers.hpp"

#include <socle/app/controls.hpp>
#include <socle/base/json_writer.hpp>

#include <algorithm>

namespace socle::service {

namespace {

constexpr std::size_t kMaxKept = 16;

// Two laws asked for are the same one when these bytes are.
std::string key_of(const json::LoiDemandee& loi, Sha256 sha256) {
    base::JsonWriter json(0);
    json.begin_array().string(loi.texte).begin_object();
    for (const auto& [id, lecture] : loi.lectures.chosen()) json.key(id).string(lecture);
    json.end_object().begin_array();
    for (const json::ReformeDemandee& reforme : loi.reformes) json.string(reforme.nom).string(sha256(reforme.texte));
    json.end_array().end_array();
    return json.take();
}

}  // namespace

base::Checked<Moteurs> Moteurs::create(droit::LawBook book, Sha256 sha256) {
    auto engine = app::Engine::create(book, {});
    if (!engine) return std::unexpected(std::move(engine.error()));
    present::WrittenLaw written(engine->law(), engine->book());
    return Moteurs(std::move(book), sha256, std::make_shared<const Moteur>(std::move(*engine), std::vector<present::ReformeUtilisee>{}, std::move(written)));
}

std::expected<std::shared_ptr<const Moteur>, Mistakes> Moteurs::find(const json::LoiDemandee& loi) const {
    if (loi.texte.empty() && loi.lectures.chosen().empty() && loi.reformes.empty()) return en_vigueur_;
    const std::string key = key_of(loi, sha256_);
    {
        const Garde garde(cache_->verrou);
        auto& entries = cache_->entries;
        const auto at = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
        if (at != entries.end()) {
            entries.splice(entries.begin(), entries, at);
            return entries.front().second;
        }
    }
    // Outside the lock: others are served meanwhile, and two that compile the same law at once only lose time.
    auto made = compile(loi);
    if (!made) return made;
    const Garde garde(cache_->verrou);
    cache_->entries.emplace_front(key, *made);
    if (cache_->entries.size() > kMaxKept) cache_->entries.pop_back();
    return made;
}

std::expected<std::shared_ptr<const Moteur>, Mistakes> Moteurs::compile(const json::LoiDemandee& loi) const {
    std::vector<droit::LawBook> reformes;
    std::vector<present::ReformeUtilisee> used;
    Mistakes mistakes;
    for (std::size_t i = 0; i < loi.reformes.size(); ++i) {
        const json::ReformeDemandee& asked = loi.reformes[i];
        auto reforme = droit_files::parse_reforme({asked.nom, asked.texte});
        if (!reforme) {
            for (const base::Error& error : reforme.error()) mistakes.push_back(at_reforme(error, loi.reformes, i));
            continue;
        }
        if (auto error = check_size(*reforme)) {
            mistakes.push_back({std::move(*error), "/reformes/" + std::to_string(i), {}, {}});
            continue;
        }
        used.push_back({asked.nom, sha256_(asked.texte)});
        reformes.push_back(std::move(*reforme));
    }
    if (!mistakes.empty()) return std::unexpected(std::move(mistakes));
    auto book = reformes.empty() ? base::Checked<droit::LawBook>(book_) : app::lay_reformes(book_, std::move(reformes));
    if (!book) {
        for (const base::Error& error : book.error()) mistakes.push_back(at_law(error, loi.reformes));
        return std::unexpected(std::move(mistakes));
    }
    app::EngineOptions options;
    options.texte = loi.texte;
    options.lectures = loi.lectures;
    auto engine = app::Engine::create(std::move(*book), std::move(options));
    if (!engine) {
        for (const base::Error& error : engine.error()) mistakes.push_back(at_law(error, loi.reformes));
        return std::unexpected(std::move(mistakes));
    }
    if (!used.empty()) {
        if (auto error = check_words(*engine)) {
            mistakes.push_back({std::move(*error), "/reformes", {}, {}});
            return std::unexpected(std::move(mistakes));
        }
    }
    return std::make_shared<const Moteur>(std::move(*engine), std::move(used));
}

}  // namespace socle::service
