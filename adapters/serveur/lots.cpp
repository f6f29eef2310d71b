#include "lots.hpp"

#include "ids.hpp"
#include "office.hpp"
#include "replies.hpp"
#include "spool.hpp"

#include <socle/base/text.hpp>
#include <socle/csv/lot.hpp>
#include <socle/http/negotiate.hpp>

#include <optional>

namespace socle::serveur {

namespace {

constexpr Route kRoute = Route::Lots;
constexpr std::size_t kShownRejects = 50;

enum class OnReject : std::uint8_t { Refuse, Join, Ignore };

struct Asked {
    char separator = ',';
    bool office = false;
    OnReject on_reject = OnReject::Refuse;
    std::string texte;
    droit::Lectures lectures;
};

service::Mistake of_parameter(const char* name, std::string code, std::string reason, std::string remedy) {
    return {{std::move(code), {}, std::move(reason), std::move(remedy)}, {}, name, {}};
}

void read_lectures(const std::string& text, Asked& asked, std::vector<service::Mistake>& mistakes) {
    if (text.empty()) return;
    for (const std::string_view one : base::split(text, ',')) {
        const std::size_t at = one.find('=');
        if (at == std::string_view::npos || at == 0 || at + 1 == one.size()) {
            mistakes.push_back(of_parameter("lectures", "lecture-illisible", "le choix d'une lecture s'écrit ambiguite=lecture", "Écrivez par exemple lectures=seuil-80000=taille-2 ; /api/v1/droit/ambiguites les liste."));
            return;
        }
        asked.lectures.choose(std::string(one.substr(0, at)), std::string(one.substr(at + 1)));
    }
}

Asked read_query(std::string_view query, std::vector<service::Mistake>& mistakes) {
    Asked asked;
    bool found = false;
    const std::string separator = http::query_value(query, "separateur", &found);
    if (found && separator != "," && separator != ";") {
        mistakes.push_back(of_parameter("separateur", "separateur", "le séparateur est « , » ou « ; »", "Écrivez separateur=%3B pour le point-virgule."));
    } else if (found) {
        asked.separator = separator.front();
    }
    const std::string rejects = http::query_value(query, "rejets", &found);
    if (rejects == "joindre") asked.on_reject = OnReject::Join;
    if (rejects == "ignorer") asked.on_reject = OnReject::Ignore;
    if (found && asked.on_reject == OnReject::Refuse && rejects != "refuser") {
        mistakes.push_back(of_parameter("rejets", "rejets", "les valeurs possibles sont refuser, joindre et ignorer", "Écrivez rejets=joindre pour recevoir les lignes calculées et les lignes rejetées."));
    }
    const std::string format = http::query_value(query, "format", &found);
    asked.office = format == "csv-fr";
    if (found && !asked.office && format != "csv") mistakes.push_back(of_parameter("format", "format", "les formats possibles sont csv et csv-fr", "Écrivez format=csv-fr pour un tableur français."));
    asked.texte = http::query_value(query, "texte");
    read_lectures(http::query_value(query, "lectures"), asked, mistakes);
    return asked;
}

// A few of the rejected rows, to be told in a refusal.
std::vector<service::Mistake> first_rejects(const Spool& rejects) {
    std::string text;
    constexpr std::size_t kEnough = std::size_t{1} << 17U;
    std::vector<service::Mistake> mistakes;
    if (!rejects.read(0, kEnough, text)) return mistakes;
    std::string_view rest = text;
    csv::Reader reader([&](char* buffer, std::size_t size) {
        const std::size_t count = rest.copy(buffer, size);
        rest.remove_prefix(count);
        return count;
    });
    std::vector<std::string_view> fields;
    reader.next(fields);
    while (mistakes.size() < kShownRejects && reader.next(fields) == csv::Status::Record && fields.size() == 5) {
        std::string place = "ligne " + std::string(fields[0]);
        if (!fields[2].empty()) place += ", colonne " + std::string(fields[2]);
        mistakes.push_back({{"ligne-rejetee", {}, std::string(fields[3]), std::string(fields[4])}, {}, {}, std::move(place)});
    }
    return mistakes;
}

std::string part(const std::string& boundary, std::string_view name, std::string_view file) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"; filename=\"" + std::string(file) + "\"\r\nContent-Type: text/csv; charset=utf-8\r\n\r\n";
}

class Lot {
public:
    Lot(const http::Head& head, const LotSettings& settings, Asked asked, Spool results, Spool rejects)
        : head_(head), settings_(settings), asked_(std::move(asked)), results_(std::move(results)), rejects_(std::move(rejects)) {}

    http::Response answer(const app::Engine& engine, http::BodyReader& body) {
        if (asked_.on_reject == OnReject::Join) {
            if (auto done = results_.write(part(boundary_, "resultats", "resultats.csv")); !done) return cannot(done.error());
        }
        csv::Reader reader([&](char* buffer, std::size_t size) { return body.read(buffer, size); });
        Office office([&](std::string_view bytes) { return results_.write(bytes); });
        const csv::Sink plain = [&](std::string_view bytes) { return results_.write(bytes); };
        const csv::Sink for_offices = [&](std::string_view bytes) { return office.write(bytes); };
        const auto result = csv::run_lot(engine, reader, asked_.office ? for_offices : plain, [&](std::string_view bytes) { return rejects_.write(bytes); },
                                         {asked_.office ? ',' : asked_.separator, settings_.threads});
        if (body.broken()) return problem(400, "lot-coupe", "le lot est incomplet", "L'envoi s'est arrêté avant la fin : rien n'est rendu.", kRoute, head_);
        if (!result) return cannot(result.error());
        if (result->rejected > 0 && asked_.on_reject == OnReject::Refuse) {
            return problem(422, "lignes-rejetees", "Des lignes sont rejetées",
                           std::to_string(result->computed) + " ligne(s) calculée(s), " + std::to_string(result->rejected) +
                               " rejetée(s). Corrigez-les, ou demandez rejets=joindre (résultats et rejets) ou rejets=ignorer (résultats seuls).",
                           kRoute, head_, first_rejects(rejects_));
        }
        return send(*result);
    }

private:
    http::Response cannot(const base::Error& error) const {
        if (error.code == "tampon") return problem(503, "tampon", "le serveur manque de place", error.reason + ". " + error.remedy, kRoute, head_);
        return problem(422, "lot-illisible", "le lot ne peut être lu", "Rien n'a été calculé.", kRoute, head_, {{error, {}, {}, error.place}});
    }

    http::Response send(const csv::LotResult& result) {
        http::Response response{.status = 200, .type = "text/csv; charset=utf-8", .headers = api_headers(kRoute) + "Cache-Control: no-store\r\n"};
        response.headers += "Socle-Lignes-Calculees: " + std::to_string(result.computed) + "\r\nSocle-Lignes-Rejetees: " + std::to_string(result.rejected) + "\r\n";
        if (asked_.on_reject == OnReject::Join) {
            response.type = "multipart/form-data; boundary=" + boundary_;
            if (auto done = join_rejects(); !done) return cannot(done.error());
        } else {
            response.headers += "Content-Disposition: attachment; filename=\"resultats.csv\"\r\n";
        }
        response.stream = stream_of(std::move(results_));
        return response;
    }

    base::Result<void> join_rejects() {
        if (auto done = results_.write("\r\n" + part(boundary_, "rejets", "rejets.csv")); !done) return done;
        if (rejects_.size() == 0) {
            if (auto done = results_.write("ligne,id,colonne,raison,remede\n"); !done) return done;
        }
        constexpr std::size_t kPiece = std::size_t{1} << 16U;
        std::string piece;
        for (std::uint64_t at = 0; at < rejects_.size(); at += piece.size()) {
            piece.clear();
            if (!rejects_.read(at, kPiece, piece)) return base::fail("tampon", "serveur", "les rejets ne peuvent être relus", "Recommencez.");
            if (auto done = results_.write(piece); !done) return done;
        }
        return results_.write("\r\n--" + boundary_ + "--\r\n");
    }

    const http::Head& head_;
    const LotSettings& settings_;
    Asked asked_;
    Spool results_;
    Spool rejects_;
    std::string boundary_ = random_id();  // nothing that was sent can hold it
};

}  // namespace

http::Response answer_lot(const app::Engine& en_vigueur, const http::Head& head, http::BodyReader& body, const LotSettings& settings) {
    std::vector<service::Mistake> mistakes;
    Asked asked = read_query(head.query(), mistakes);
    std::optional<app::Engine> other;
    if (mistakes.empty() && (!asked.texte.empty() || !asked.lectures.chosen().empty())) {
        auto engine = app::Engine::create(en_vigueur.book(), {app::kDefaultInstrument, asked.texte, asked.lectures});
        if (engine) {
            other.emplace(std::move(*engine));
        } else {
            for (const base::Error& error : engine.error()) mistakes.push_back({error, {}, asked.texte.empty() ? "lectures" : "texte", {}});
        }
    }
    if (!mistakes.empty()) return problem(400, "parametres", "des paramètres ne sont pas compris", "Voyez « erreurs ».", kRoute, head, mistakes);
    auto results = Spool::create(settings.max_spool);
    auto rejects = Spool::create(settings.max_spool);
    if (!results || !rejects) {
        return problem(503, "tampon", "le serveur manque de place", (results ? rejects : results).error().reason + ".", kRoute, head);
    }
    Lot lot(head, settings, std::move(asked), std::move(*results), std::move(*rejects));
    return lot.answer(other ? *other : en_vigueur, body);
}

}  // namespace socle::serveur
