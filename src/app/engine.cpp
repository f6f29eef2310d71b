#include <socle/app/engine.hpp>

#include <socle/base/text.hpp>

#include <algorithm>

namespace socle::app {

namespace {

// Do two versions give the same lines for any contract year? Terms of payment do not matter there.
bool same_year_program(const rules::Program& a, const rules::Program& b) {
    const auto same_slice = [](rules::Slice x, rules::Slice y) { return x.first == y.first && x.count == y.count; };
    const bool same_lines = std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(), [&](const auto& x, const auto& y) {
        return x.mission == y.mission && x.volet == y.volet && same_slice(x.cases, y.cases);
    });
    const bool same_cases = std::equal(a.cases.begin(), a.cases.end(), b.cases.begin(), b.cases.end(), [&](const auto& x, const auto& y) {
        return same_slice(x.conditions, y.conditions) && x.kind == y.kind && x.by_attainment == y.by_attainment && x.prorata == y.prorata &&
               x.amounts == y.amounts && x.rate == y.rate && x.rate_unknown == y.rate_unknown && same_slice(x.base, y.base) &&
               x.ceilings == y.ceilings;
    });
    const bool same_conditions =
        std::equal(a.conditions.begin(), a.conditions.end(), b.conditions.begin(), b.conditions.end(), [](const auto& x, const auto& y) {
            return x.fact == y.fact && x.comparison == y.comparison && x.value == y.value;
        });
    return same_lines && same_cases && same_conditions && a.effect == b.effect && a.minima == b.minima && a.ranks == b.ranks &&
           a.amounts == b.amounts && a.bases == b.bases;
}

}  // namespace

base::Errors check_lectures(const droit::LawBook& book, const droit::Lectures& lectures) {
    base::Errors errors;
    for (const auto& [id, lecture] : lectures.chosen()) {
        const droit::Ambiguite* ambiguite = droit::find_ambiguite(book, id);
        std::vector<std::string> possible;
        if (ambiguite == nullptr) {
            for (const droit::Ambiguite& known : book.ambiguites) possible.push_back(known.id);
            errors.push_back({"ambiguite-inconnue", "lecture " + base::printable(id) + "=" + base::printable(lecture),
                              "« " + base::printable(id) + " » n'est pas au registre des ambiguïtés",
                              "Ambiguïtés connues : " + base::enumerate_fr(possible) + "."});
            continue;
        }
        for (const droit::Lecture& known : ambiguite->lectures) possible.push_back(known.id);
        if (std::find(possible.begin(), possible.end(), lecture) == possible.end()) {
            errors.push_back({"lecture-inconnue", "lecture " + id + "=" + base::printable(lecture),
                              "« " + base::printable(lecture) + " » n'est pas une lecture de « " + id + " »",
                              "Lectures possibles : " + base::enumerate_fr(possible, " ou ") + "."});
        }
    }
    return errors;
}

base::Checked<Engine> Engine::create(droit::LawBook book, EngineOptions options) {
    if (auto errors = check_lectures(book, options.lectures); !errors.empty()) return std::unexpected(std::move(errors));
    if (!options.texte.empty()) {
        const droit::Texte* texte = droit::find_texte(book, options.texte);
        if (texte == nullptr) {
            std::vector<std::string> known;
            for (const droit::Texte& candidate : book.textes) known.push_back(candidate.id);
            return std::unexpected(base::Errors{{"texte-inconnu", "texte " + base::printable(options.texte), "ce texte n'est pas au recueil",
                                                 "Textes connus : " + base::enumerate_fr(known) + "."}});
        }
        options.instrument = texte->instrument;
    }
    Engine engine;
    engine.book_ = std::make_unique<const droit::LawBook>(std::move(book));
    engine.options_ = std::move(options);
    rules::CompileOptions compile{engine.options_.instrument, engine.options_.lectures, engine.options_.texte, true};
    auto law = rules::compile(*engine.book_, compile);
    if (!law) return std::unexpected(std::move(law.error()));
    engine.law_ = std::move(*law);

    compile.with_legend = false;
    for (const std::string& id : rules::ambiguities_used(*engine.book_, engine.options_.instrument)) {
        const droit::Ambiguite* ambiguite = droit::find_ambiguite(*engine.book_, id);
        const std::string_view used = droit::reading_of(*engine.book_, engine.options_.lectures, id);
        for (const droit::Lecture& lecture : ambiguite->lectures) {
            if (lecture.id == used) continue;
            compile.lectures = engine.options_.lectures;
            compile.lectures.choose(id, lecture.id);
            auto other = rules::compile(*engine.book_, compile);
            if (!other) return std::unexpected(std::move(other.error()));
            Alternative alternative{id, lecture.id, std::move(*other), {}};
            const auto& versions = alternative.law.versions;
            for (std::size_t v = 0; v < engine.law_.versions.size(); ++v) {
                alternative.same_year.push_back(versions.size() == engine.law_.versions.size() &&
                                                versions[v].from == engine.law_.versions[v].from &&
                                                same_year_program(versions[v].program, engine.law_.versions[v].program));
            }
            engine.alternatives_.push_back(std::move(alternative));
        }
    }
    return engine;
}

void Engine::add_reading(std::vector<AmbiguiteTouchee>& touched, const std::string& ambiguite, const std::string& lecture,
                         std::optional<money::Cents> total) const {
    const droit::Ambiguite* found = droit::find_ambiguite(*book_, ambiguite);
    if (found == nullptr) return;
    const auto libelle_of = [&](std::string_view id) {
        for (const droit::Lecture& candidate : found->lectures) {
            if (candidate.id == id) return candidate.libelle;
        }
        return std::string();
    };
    if (touched.empty() || touched.back().id != ambiguite) {
        const std::string used(droit::reading_of(*book_, options_.lectures, ambiguite));
        touched.push_back({ambiguite, found->question, used, libelle_of(used), {}});
    }
    touched.back().autres.push_back({lecture, libelle_of(lecture), total});
}

}  // namespace socle::app
