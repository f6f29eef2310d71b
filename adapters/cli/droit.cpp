// `socle droit`: the law itself.
#include "environment.hpp"

#include <socle/app/controls.hpp>
#include <socle/base/text.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/present/droit.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace socle::cli {

namespace {

// The law and version that an argument of `comparer` names: a date, a text, or the file of a reform.
struct Side {
    Session session;
    std::uint32_t version = 0;
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
    return Side{std::move(*session), *version};
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
    return Side{std::move(*session), last};
}

}  // namespace

int droit_liste(const CommonOptions& common) {
    const auto law = load_law(common);
    if (!law) return report(law.error());
    const app::ControlReport controls = app::check_controls(law->book);
    std::string out = present::list_textes(law->book);
    out += "Totaux publiés : " + std::to_string(controls.met) + " recalculés et retrouvés, " + std::to_string(controls.pending.size()) + " en attente de montants connus.\n";
    for (const std::string& pending : controls.pending) out += "    en attente : " + pending + "\n";
    out += "Empreinte du droit : " + law->empreinte + "\n\n";
    out += "Voir aussi : socle droit grille, nombre, comparer, ambiguites, parametre, verifier\n";
    return print(out);
}

int droit_grille(const CommonOptions& common, const DroitOptions& options) {
    const auto side = open_on(common, options.date);
    if (!side) return report(side.error());
    return print(present::grid(side->session.engine.book(), side->session.engine.law(), side->law()));
}

int droit_nombre(const CommonOptions& common, const DroitOptions& options) {
    const auto side = open_on(common, options.date);
    if (!side) return report(side.error());
    const std::string subject = options.arguments.empty() ? std::string() : options.arguments.front();
    const droit::LawBook& book = side->session.engine.book();
    std::vector<std::string> known;
    for (const rules::Column& column : side->session.engine.law().columns) known.push_back(column.code);
    for (const droit::Affirmation& claim : book.affirmations) known.push_back(claim.sujet);
    if (!subject.empty() && std::find(known.begin(), known.end(), subject) == known.end()) {
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        return report({"sujet-inconnu", "droit nombre " + base::printable(subject), "aucune ligne ni aucune affirmation ne porte ce nom",
                       "Sujets connus : " + base::enumerate_fr(known) + "."});
    }
    return print(present::list_affirmations(book, subject, &side->law()));
}

int droit_comparer(const CommonOptions& common, const DroitOptions& options) {
    const auto a = open_side(common, options.arguments[0]);
    if (!a) return report(a.error());
    const auto b = open_side(common, options.arguments[1]);
    if (!b) return report(b.error());
    return print(present::compare(a->session.engine.law(), a->law(), b->session.engine.law(), b->law()));
}

int droit_ambiguites(const CommonOptions& common) {
    const auto session = open_session(common);
    if (!session) return report(session.error());
    return print(present::list_ambiguites(session->engine.book(), session->engine.options().lectures));
}

int droit_parametre(const CommonOptions& common, const DroitOptions& options) {
    const auto law = load_law(common);
    if (!law) return report(law.error());
    const std::string id = options.arguments.empty() ? std::string() : options.arguments.front();
    if (!id.empty() && droit::find_parametre(law->book, id) == nullptr) {
        std::vector<std::string> known;
        for (const droit::Parametre& parametre : law->book.parametres) known.push_back(parametre.id);
        return report({"parametre-inconnu", "droit parametre " + base::printable(id), "ce paramètre n'existe pas", "Paramètres connus : " + base::enumerate_fr(known) + "."});
    }
    return print(present::list_parametres(law->book, id));
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
