#include "nationaux.hpp"

#include "replies.hpp"

#include <socle/app/controls.hpp>
#include <socle/base/json_writer.hpp>
#include <socle/base/text.hpp>
#include <socle/digest/sha256.hpp>
#include <socle/http/negotiate.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/json/national.hpp>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace socle::serveur {

namespace {

constexpr const char* kBodyName = "demande";
constexpr std::string_view kEmpreinte = "sha256:";  // how a portfolio that is kept is named
constexpr int kUsualYears = 8;
constexpr std::string_view kRoot = "/api/v1/nationaux/";

std::string decimal(double seconds) {
    const auto tenths = static_cast<std::int64_t>(std::lround(seconds * 10));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string to_json(const JobView& view, int indent) {
    base::JsonWriter json(indent);
    json.begin_object();
    json.key("id").string(view.id);
    json.key("etat").string(name_of(view.state));
    json.key("avant").integer(static_cast<std::int64_t>(view.before));
    json.key("tirages").integer(view.draws);
    json.key("tirages_faits").integer(view.done);
    json.key("secondes").string(decimal(view.seconds));
    json.key("reste");
    view.left ? json.string(decimal(*view.left)) : json.null();
    json.key("erreur");
    if (view.error) {
        json.begin_object();
        json.key("code").string(view.error->code);
        json.key("raison").string(base::printable(view.error->reason, 1000));
        json.key("remede").string(base::printable(view.error->remedy, 1000));
        json.end_object();
    } else {
        json.null();
    }
    json.key("evenements").string(std::string(kRoot) + view.id + "/evenements");
    json.key("resultat");
    view.state == JobState::Done ? json.string(std::string(kRoot) + view.id + "/resultat") : json.null();
    json.end_object();
    return json.take();
}

// The state each time it changes, and a comment now and then, so that proxies and browsers keep the connection.
class Events final : public http::Stream {
public:
    Events(std::shared_ptr<Jobs> jobs, std::string id, std::shared_ptr<std::atomic<std::size_t>> open) : jobs_(std::move(jobs)), id_(std::move(id)), open_(std::move(open)) {}
    ~Events() override { --*open_; }

    State next(std::string& piece) override {
        const auto now = Clock::now();
        if (over_) return State::End;
        if (now - told_at_ < kBetween) return State::Later;
        const auto view = jobs_->find(id_);
        if (!view) return State::End;
        over_ = view->over();
        const bool changed = view->state != state_ || view->done != done_ || view->before != before_;
        if (!changed && told_at_ != Clock::time_point{} && now - told_at_ < kHeartbeat) return State::Later;
        told_at_ = now;
        state_ = view->state;
        done_ = view->done;
        before_ = view->before;
        piece = "event: " + std::string(over_ ? "fin" : "etat") + "\ndata: " + to_json(*view, 0) + "\n\n";
        return over_ ? State::End : State::More;
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kBetween{250};
    static constexpr std::chrono::seconds kHeartbeat{10};

    std::shared_ptr<Jobs> jobs_;
    std::string id_;
    std::shared_ptr<std::atomic<std::size_t>> open_;
    Clock::time_point told_at_{};
    JobState state_ = JobState::Waiting;
    std::int64_t done_ = -1;
    std::size_t before_ = 0;
    bool over_ = false;
};

base::Errors at(const std::string& pointer, base::Errors errors) {
    for (base::Error& error : errors) {
        // What stands inside a text that was sent is told in the reason.
        if (!error.place.empty() && !error.place.starts_with("/")) error.reason = error.place + " : " + error.reason;
        error.place = std::string(kBodyName) + " " + pointer;
    }
    return errors;
}

base::Error no_portfolio() {
    return {"portefeuille", "", "ce n'est ni le texte d'un portefeuille, ni « exemple »", "Donnez un fichier CSV comme le décrit docs/formats.md, ou \"exemple\"."};
}

// `refuse` says what is wrong with a body that could be read.
template <class Refuse>
http::Response refuse_body(const base::Errors& errors, Route route, const http::Head& head, Refuse refuse) {
    return service::is_unreadable(errors) ? reply(service::unreadable_body(with_pointers(errors, kBodyName)), route, head) : refuse(errors);
}

}  // namespace

calendar::Date today() {
    constexpr int kTmYear = 1900;
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    const auto date = calendar::make_date(local.tm_year + kTmYear, static_cast<unsigned>(local.tm_mon + 1), static_cast<unsigned>(local.tm_mday));
    return date.value_or(calendar::january_first(calendar::kMinYear));
}

Nationaux::Nationaux(const NationalBase& base, const Limits& limits, unsigned threads)
    : base_(base), limits_(limits), threads_(threads), portefeuilles_(base.engine, base.referentiel, base.modele, {.octets = 2 * limits.portefeuille_bytes}),
      grilles_(base.engine.law(), base.referentiel), jobs_(std::make_shared<Jobs>(Jobs::Settings{limits.jobs_waiting, limits.jobs_kept, limits.jobs_time})) {}

void Nationaux::stop() { jobs_->stop(); }

http::Response Nationaux::answer(const Found& found, const http::Request& request) {
    const std::string id(found.id);
    switch (found.route) {
        case Route::Nationaux: return create(request);
        case Route::Grille: return grille(request);
        case Route::Evenements: return events(id, request.head);
        case Route::Resultat: return result(id, request.head);
        default: break;
    }
    if (request.head.method() == "DELETE") jobs_->cancel(id);
    const auto view = jobs_->find(id);
    if (!view) return problem(404, "calcul-inconnu", "Ce calcul n'existe pas, ou n'existe plus", "Un calcul terminé est gardé un temps, puis oublié.", found.route, request.head);
    return reply({200, service::kJsonType, to_json(*view, 2) + "\n", false, {}}, found.route, request.head);
}

http::Response Nationaux::create(const http::Request& request) {
    const auto refuse = [&](const base::Errors& errors) {
        return problem(422, "calcul-refuse", "Ce calcul ne peut être fait", "Voyez « erreurs ».", Route::Nationaux, request.head, with_pointers(errors, kBodyName));
    };
    const auto demande = json::parse_national(request.body, kBodyName, {national::kMaxYears, national::kMaxDraws, national_run::kMaxSeed});
    if (!demande) return refuse_body(demande.error(), Route::Nationaux, request.head, refuse);
    auto matiere = matiere_of(*demande);
    if (!matiere) return refuse(matiere.error());
    auto run = national_run::Run::create(std::move(*matiere));
    if (!run) return refuse(at("", run.error()));
    const auto view = jobs_->add(std::move(*run), demande->tirages);
    if (!view) {
        auto response = problem(503, "trop-de-calculs", "Trop de calculs attendent déjà", "Recommencez dans quelques instants.", Route::Nationaux, request.head);
        response.headers += "Retry-After: 10\r\n";
        return response;
    }
    auto response = reply({202, service::kJsonType, to_json(*view, 2) + "\n", false, {}}, Route::Nationaux, request.head);
    response.headers += "Location: " + std::string(kRoot) + view->id + "\r\n";
    return response;
}

base::Checked<national_run::Matiere> Nationaux::matiere_of(const json::NationalDemande& demande) {
    national_run::Matiere matiere;
    base::Errors errors;
    const auto note = [&](const std::string& pointer, base::Errors more) {
        for (base::Error& error : at(pointer, std::move(more))) errors.push_back(std::move(error));
    };
    const json::TexteOuNom& portfolio = demande.portefeuille;
    if (portfolio.texte.empty() && portfolio.nom != json::kExemple) {
        note("/portefeuille", {no_portfolio()});
    } else if (portfolio.texte.empty()) {
        if (const auto known = portefeuilles_.example()) {
            matiere.portefeuille = (*known)->cpts;
            matiere.portefeuille_empreinte = (*known)->empreinte;
            matiere.titre = "Portefeuille national fictif (exemple)";
        } else {
            note("/portefeuille", {known.error()});
        }
    } else {
        if (auto sent = portefeuilles_.read(portfolio.texte)) {
            matiere.portefeuille = (*sent)->cpts;
            matiere.portefeuille_empreinte = (*sent)->empreinte;
            matiere.titre = "Portefeuille envoyé";
        } else {
            note("/portefeuille", std::move(sent.error()));
        }
    }
    for (std::size_t i = 0; i < demande.reformes.size(); ++i) {
        const std::string pointer = "/reformes/" + std::to_string(i);
        droit_files::LawFile file{demande.reformes[i].nom, demande.reformes[i].texte};
        if (file.text.empty()) {
            const auto known = std::find_if(base_.reformes.begin(), base_.reformes.end(), [&](const auto& one) { return one.name == file.name || one.name == file.name + ".toml"; });
            if (known == base_.reformes.end()) {
                std::vector<std::string> names;
                for (const auto& one : base_.reformes) names.push_back(one.name.substr(0, one.name.rfind('.')));
                note(pointer, {{"reforme-inconnue", "", "« " + base::printable(file.name) + " » n'est pas une réforme du serveur", "Réformes possibles : " + base::enumerate_fr(names, " ou ") + " ; ou donnez le texte d'un fichier TOML."}});
                continue;
            }
            file = *known;
        }
        auto book = droit_files::parse_reforme(file);
        if (!book) {
            note(pointer, std::move(book.error()));
            continue;
        }
        auto with = app::lay_reformes(base_.engine.book(), {std::move(*book)});
        auto engine = with ? app::Engine::create(std::move(*with), base_.engine.options()) : base::Checked<app::Engine>(std::unexpected(with.error()));
        if (engine) {
            matiere.reformes.push_back({std::move(*engine), file.name, digest::sha256(file.text)});
        } else {
            note(pointer, std::move(engine.error()));
        }
    }
    if (demande.tirages > 0) {
        const bool own = demande.hypotheses.texte.empty();
        if (own && demande.hypotheses.nom != json::kExemple) {
            note("/hypotheses", {{"hypotheses", "", "ce n'est ni le texte d'un fichier d'hypothèses, ni « exemple »", "Donnez un texte TOML comme le décrit docs/formats.md, ou \"exemple\"."}});
        } else {
            const std::string& text = own ? base_.hypotheses : demande.hypotheses.texte;
            const std::string name = own ? "hypotheses/exemple.toml" : demande.hypotheses.nom;
            auto parsed = hypotheses::parse_hypotheses(text, name, base_.engine.law());
            if (parsed) {
                matiere.hypotheses = national_run::Hypotheses{std::move(*parsed), text, name};
            } else {
                note("/hypotheses", std::move(parsed.error()));
            }
        }
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    matiere.programme = base_.programme;
    matiere.empreinte = base_.empreinte;
    matiere.en_vigueur = &base_.engine;
    matiere.referentiel = &base_.referentiel;
    matiere.portefeuille_fichier = "portefeuille";
    matiere.fenetre.first = demande.de.value_or(demande.a ? std::max(calendar::kMinYear, *demande.a - kUsualYears + 1) : calendar::year_of(today()));
    matiere.fenetre.last = demande.a.value_or(std::min(calendar::kMaxYear - 1, matiere.fenetre.first + kUsualYears - 1));
    if (demande.controle) matiere.controles = base_.controles;
    matiere.draws = demande.tirages;
    matiere.nouvelles_signatures = demande.nouvelles_signatures;
    matiere.seed = demande.graine;
    matiere.threads = threads_;
    matiere.max_memory = limits_.job_memory;
    matiere.draws_place = "/tirages";
    return matiere;
}

http::Response Nationaux::events(const std::string& id, const http::Head& head) {
    if (!jobs_->find(id)) return problem(404, "calcul-inconnu", "Ce calcul n'existe pas, ou n'existe plus", "Un calcul terminé est gardé un temps, puis oublié.", Route::Evenements, head);
    if (++*events_ > limits_.events) {
        --*events_;
        auto response = problem(503, "trop-d-ecoutes", "Trop de suivis sont ouverts", "Demandez l'état du calcul de temps en temps.", Route::Evenements, head);
        response.headers += "Retry-After: 5\r\n";
        return response;
    }
    http::Response response{.status = 200, .type = "text/event-stream", .headers = api_headers(Route::Evenements) + "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\n"};
    response.stream = std::make_unique<Events>(jobs_, id, events_);
    return response;
}

http::Response Nationaux::result(const std::string& id, const http::Head& head) {
    const auto view = jobs_->find(id);
    if (!view) return problem(404, "calcul-inconnu", "Ce calcul n'existe pas, ou n'existe plus", "Un calcul terminé est gardé un temps, puis oublié.", Route::Resultat, head);
    const auto resultat = jobs_->result(id);
    if (!resultat) return problem(409, "calcul-sans-resultat", "Ce calcul n'a pas de résultat", "État : " + std::string(name_of(view->state)) + ".", Route::Resultat, head);
    bool found = false;
    const std::string format = http::query_value(head.query(), "format", &found);
    const std::string chosen = found ? format : "json";
    if (chosen != "json" && chosen != "csv" && chosen != "csv-fr" && chosen != "html") {
        return problem(400, "parametres", "Ce format n'existe pas", "Formats possibles : json, csv, csv-fr ou html.", Route::Resultat, head);
    }
    std::string type = chosen == "json" ? service::kJsonType : chosen == "html" ? "text/html; charset=utf-8" : "text/csv; charset=utf-8";
    auto response = reply({200, std::move(type), national_run::render(*resultat, chosen), false, {}}, Route::Resultat, head);
    if (chosen != "json") response.headers += "Content-Disposition: attachment; filename=\"national." + std::string(chosen == "html" ? "html" : "csv") + "\"\r\n";
    return response;
}

http::Response Nationaux::grille(const http::Request& request) {
    const auto refuse = [&](const std::vector<service::Mistake>& mistakes) {
        return problem(422, "grille-refusee", "Cette grille ne peut être calculée", "Voyez « erreurs ».", Route::Grille, request.head, mistakes);
    };
    const auto demande = json::parse_grille(request.body, kBodyName, national::kMaxYears);
    if (!demande) return refuse_body(demande.error(), Route::Grille, request.head, [&](const base::Errors& errors) { return refuse(with_pointers(errors, kBodyName)); });
    const int this_year = calendar::year_of(today());
    const simulate::Fenetre fenetre{demande->de.value_or(demande->a ? std::max(calendar::kMinYear, *demande->a - kUsualYears + 1) : this_year),
                                    demande->a.value_or(std::min(calendar::kMaxYear - 1, demande->de.value_or(this_year) + kUsualYears - 1))};
    const json::TexteOuNom& asked = demande->portefeuille;
    const bool sent = !asked.texte.empty() || asked.nom.starts_with(kEmpreinte);
    base::Checked<PortefeuillePartage> portefeuille;
    if (!asked.texte.empty()) {
        portefeuille = portefeuilles_.keep(asked.texte);
    } else if (sent) {
        portefeuille = portefeuilles_.find(asked.nom);
        if (!*portefeuille) {
            return problem(409, "portefeuille-oublie", "Ce portefeuille n'est pas, ou n'est plus, gardé par le serveur", "Renvoyez son texte CSV dans « portefeuille ».", Route::Grille, request.head);
        }
    } else if (asked.nom == json::kExemple) {
        auto known = portefeuilles_.example();
        portefeuille = known ? base::Checked<PortefeuillePartage>(*known) : std::unexpected(base::Errors{known.error()});
    } else {
        portefeuille = std::unexpected(base::Errors{no_portfolio()});
    }
    if (!portefeuille) return refuse(with_pointers(at("/portefeuille", portefeuille.error()), kBodyName));
    const auto ready = grilles_.at(*portefeuille, sent, demande->date.value_or(calendar::january_first(this_year + 1)), fenetre);
    if (!ready) return refuse({{ready.error(), ready.error().place.starts_with("/") ? ready.error().place : "", {}, {}}});
    auto answer = (*ready)->answer(*demande, sent ? (*portefeuille)->empreinte : json::kExemple);
    if (!answer) return refuse(answer.error());
    return reply({200, service::kJsonType, std::move(*answer), false, {}}, Route::Grille, request.head);
}

}  // namespace socle::serveur
