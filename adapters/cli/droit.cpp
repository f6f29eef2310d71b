// `socle droit`: the law itself.
#include "environment.hpp"

#include <socle/app/controls.hpp>
#include <socle/app/instruments.hpp>
#include <socle/base/text.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/present/droit.hpp>
#include <socle/present/droit_json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace socle::cli {

namespace {

const std::vector<std::string> kFormats{"texte", "json"};

// The law and version that an argument of `comparer` names: a date, a text, or the file of a reform.
struct Side {
    Session session;
    std::uint32_t version = 0;
    calendar::Date day{};  // asked for, when it is one
    [[nodiscard]] const rules::Version& law() const { return session.engine.law().versions[version]; }
};

// The law in force on a day; today without one.
base::Checked<Side> open_on(const CommonOptions& common, const std::string& date) {
    const auto day = date.empty() ? base::Result<calendar::Date>(today()) : parse_date(date, "--date");
    if (!day) return std::unexpected(base::Errors{day.error()});
    auto session = open_session(common);
    if (!session) return std::unexpected(std::move(session.error()));
    const auto version = app::version_on(session->engine.law(), *day);
    if (!version) return std::unexpected(base::Errors{version.error()});
    return Side{std::move(*session), *version, *day};
}

base::Checked<Side> open_side(const CommonOptions& common, const std::string& what) {
    CommonOptions mine = common;
    if (calendar::parse_iso(what)) return open_on(common, what);
    std::error_code error;
    if (std::filesystem::is_regular_file(what, error)) {
        mine.reformes.push_back(what);
        const auto file = droit_files::read_file(what);
        if (!file) return std::unexpected(base::Errors{file.error()});
        const auto reforme = droit_files::parse_reforme(*file);
        if (!reforme) return std::unexpected(reforme.error());
        mine.texte = reforme->textes.front().id;
    } else {
        mine.texte = what;
    }
    auto session = open_session(mine);
    if (!session) return std::unexpected(std::move(session.error()));
    // A text named by itself is compared in its last state, phased values included.
    const auto last = static_cast<std::uint32_t>(session->engine.law().versions.size() - 1);
    return Side{std::move(*session), last, {}};
}

}  // namespace

int droit_liste(const CommonOptions& common) {
    const auto format = parse_format(common.format, kFormats);
    if (!format) return report(format.error());
    const auto law = load_law(common);
    if (!law) return report(law.error());
    const app::ControlReport controls = app::check_controls(law->book);
    if (*format == "json") return print(present::textes_json(law->book, {controls.met, controls.pending}, law->empreinte));
    std::string out = present::list_textes(law->book);
    out += "Totaux publiés : " + std::to_string(controls.met) + " recalculés et retrouvés, " + std::to_string(controls.pending.size()) + " en attente de montants connus.\n";
    for (const std::string& pending : controls.pending) out += "    en attente : " + pending + "\n";
    out += "Empreinte du droit : " + law->empreinte + "\n\n";
    out += "Voir aussi : socle droit grille, nombre, comparer, ambiguites, parametre, verifier\n";
    return print(out);
}

int droit_grille(const CommonOptions& common, const DroitOptions& options) {
    const auto format = parse_format(common.format, kFormats);
    if (!format) return report(format.error());
    const auto side = open_on(common, options.date);
    if (!side) return report(side.error());
    const app::Engine& engine = side->session.engine;
    return print(*format == "json" ? present::grille_json(engine.book(), engine.law(), side->law()) : present::grid(engine.book(), engine.law(), side->law()));
}

int droit_nombre(const CommonOptions& common, const DroitOptions& options) {
    const auto format = parse_format(common.format, kFormats);
    if (!format) return report(format.error());
    const auto side = open_on(common, options.date);
    if (!side) return report(side.error());
    const std::string subject = options.arguments.empty() ? std::string() : options.arguments.front();
    const droit::LawBook& book = side->session.engine.book();
    std::vector<std::string> known;
    auto laws = app::compile_instruments(book, side->session.engine.options());
    if (!laws) return report(laws.error());
    // As a text, only the instrument of the contracts has its lines told.
    if (*format == "texte") laws->resize(1);
    for (const rules::Law& law : *laws) {
        for (const rules::Column& column : law.columns) known.push_back(column.code);
    }
    for (const droit::Affirmation& claim : book.affirmations) known.push_back(claim.sujet);
    if (!subject.empty() && std::find(known.begin(), known.end(), subject) == known.end()) {
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        return report({"sujet-inconnu", "droit nombre " + base::printable(subject), "aucune ligne ni aucune affirmation ne porte ce nom",
                       "Sujets connus : " + base::enumerate_fr(known) + "."});
    }
    if (*format == "texte") return print(present::list_affirmations(book, subject, &side->law()));
    if (subject.empty()) return print(present::affirmations_json(book, subject));
    return print(present::nombre_json(side->session.engine, app::with_line(*laws, subject), subject, side->day));
}

int droit_comparer(const CommonOptions& common, const DroitOptions& options) {
    const auto format = parse_format(common.format, kFormats);
    if (!format) return report(format.error());
    const auto a = open_side(common, options.arguments[0]);
    if (!a) return report(a.error());
    const auto b = open_side(common, options.arguments[1]);
    if (!b) return report(b.error());
    const rules::Law& before = a->session.engine.law();
    const rules::Law& after = b->session.engine.law();
    return print(*format == "json" ? present::comparaison_json(b->session.engine.book(), before, a->law(), after, b->law()) : present::compare(before, a->law(), after, b->law()));
}

int droit_ambiguites(const CommonOptions& common) {
    const auto format = parse_format(common.format, kFormats);
    if (!format) return report(format.error());
    const auto session = open_session(common);
    if (!session) return report(session.error());
    if (*format == "json") return print(present::ambiguites_json(session->engine));
    return print(present::list_ambiguites(session->engine.book(), session->engine.options().lectures));
}

int droit_parametre(const CommonOptions& common, const DroitOptions& options) {
    const auto format = parse_format(common.format, kFormats);
    if (!format) return report(format.error());
    const auto law = load_law(common);
    if (!law) return report(law.error());
    const std::string id = options.arguments.empty() ? std::string() : options.arguments.front();
    if (!id.empty() && droit::find_parametre(law->book, id) == nullptr) {
        std::vector<std::string> known;
        for (const droit::Parametre& parametre : law->book.parametres) known.push_back(parametre.id);
        return report({"parametre-inconnu", "droit parametre " + base::printable(id), "ce paramètre n'existe pas", "Paramètres connus : " + base::enumerate_fr(known) + "."});
    }
    return print(*format == "json" ? present::parametres_json(law->book, id) : present::list_parametres(law->book, id));
}

int droit_verifier(const CommonOptions& common, const DroitOptions& options) {
    // Each file is laid over the law by itself, so that the mistakes of all of them are told.
    base::Errors errors;
    const auto law = load_law(common);
    if (!law) return report(law.error());
    for (const std::string& path : options.arguments) {
        CommonOptions with = common;
        with.reformes.push_back(path);
        if (const auto checked = load_law(with); !checked) errors.insert(errors.end(), checked.error().begin(), checked.error().end());
    }
    if (!errors.empty()) {
        report(errors);
        std::fprintf(stderr, "%zu erreur(s).\n", errors.size());
        return kWrongInput;
    }
    const app::ControlReport controls = app::check_controls(law->book);
    return print("Aucune erreur : " + std::to_string(law->book.textes.size()) + " textes, " + std::to_string(controls.met) + " totaux publiés retrouvés" +
                 (options.arguments.empty() ? std::string() : ", " + std::to_string(options.arguments.size()) + " fichier(s) vérifié(s) par-dessus le droit") + ".\n");
}

}  // namespace socle::cli
