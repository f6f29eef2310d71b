#include <socle/app/controls.hpp>

#include <socle/app/resolve.hpp>
#include <socle/base/text.hpp>
#include <socle/explain/explain.hpp>
#include <socle/rules/compile.hpp>

#include <functional>

namespace socle::app {

namespace {

Situation situation_of(const droit::Controle& controle, const rules::Law& law) {
    Situation situation;
    situation.date = controle.date.value_or(law.versions.front().program.effect);
    situation.population = controle.population;
    situation.membres = controle.membres;
    for (const auto part : base::split(controle.missions, ',')) {
        if (!base::trim(part).empty()) situation.missions.emplace_back(base::trim(part));
    }
    situation.taux.emplace_back("tous", controle.taux);
    situation.plan = controle.plan;
    situation.crise = controle.crise;
    return situation;
}

void check_one(const rules::Law& law, const droit::Texte& texte, const droit::Controle& controle, ControlReport& report) {
    const std::string place = base::to_string(controle.position) + " controle « " + controle.titre + " »";
    const auto resolved = resolve(law, situation_of(controle, law));
    if (!resolved) {
        report.errors.push_back({"controle-impossible", place, resolved.error().reason, resolved.error().remedy});
        return;
    }
    const rules::Version& version = law.versions[resolved->version];
    eval::Values values;
    static_cast<void>(eval::evaluate(version.program, resolved->facts, values));
    const explain::Explanation found = explain::explain(law, resolved->version, resolved->facts, values);
    if (!found.total) {
        report.pending.push_back(texte.id + " : " + controle.titre);
        return;
    }
    const std::size_t before = report.errors.size();
    const auto compare = [&](std::string_view what, const std::optional<money::Cents>& published, money::Cents computed, auto agrees) {
        if (!published || agrees(computed, *published)) return;
        report.errors.push_back({"controle-faux", place,
                                 std::string(what) + " publié " + money::to_french(*published) + ", calculé " + money::to_french(computed),
                                 "Corrigez la grille ou le total publié : l'un des deux est faux."});
    };
    compare("total", controle.total, *found.total, std::equal_to<>{});
    compare("total fixe", controle.total_fixe, *found.total_fixe, std::equal_to<>{});
    compare("total variable", controle.total_variable, *found.total_variable, std::equal_to<>{});
    compare("total minimal", controle.total_au_moins, *found.total, std::greater_equal<>{});
    compare("total maximal", controle.total_au_plus, *found.total, std::less_equal<>{});
    if (report.errors.size() == before) ++report.met;
}

// A reform's totals were computed for its own change, not for what other reforms laid before it make of the base.
droit::LawBook upon_its_own_base(const droit::LawBook& book, const droit::Texte& reforme) {
    droit::LawBook alone = book;
    for (droit::Texte& texte : alone.textes) {
        if (texte.id == reforme.id) texte.base = texte.base_ecrite;
    }
    return alone;
}

}  // namespace

ControlReport check_controls(const droit::LawBook& book) {
    ControlReport report;
    for (const droit::Texte& texte : book.textes) {
        if (texte.controles.empty()) continue;
        const droit::LawBook* under = &book;
        droit::LawBook alone;
        if (!texte.base_ecrite.empty()) {
            alone = upon_its_own_base(book, texte);
            under = &alone;
        }
        const auto law = rules::compile(*under, {texte.instrument, {}, texte.id, true});
        if (!law) {
            report.errors.insert(report.errors.end(), law.error().begin(), law.error().end());
            continue;
        }
        for (const droit::Controle& controle : texte.controles) check_one(*law, texte, controle, report);
    }
    return report;
}

base::Checked<droit::LawBook> lay_reformes(droit::LawBook book, std::vector<droit::LawBook> reformes) {
    const bool alone = reformes.empty();
    auto with = droit::with_reformes(std::move(book), std::move(reformes));
    if (!with) return std::unexpected(std::move(with.error()));
    // The book was checked by itself; with reforms the whole is another law.
    base::Errors errors;
    if (!alone) errors = droit::check(*with);
    if (errors.empty()) errors = check_controls(*with).errors;
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return std::move(*with);
}

}  // namespace socle::app
