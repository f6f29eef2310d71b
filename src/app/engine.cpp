#include <socle/app/engine.hpp>

#include <socle/base/text.hpp>

#include <algorithm>

namespace socle::app {

namespace {

bool same_conditions(const rules::Program& a, rules::Slice x, const rules::Program& b, rules::Slice y) {
    const auto begin = [](const rules::Program& p, rules::Slice s) { return p.conditions.begin() + s.first; };
    return x.count == y.count && std::equal(begin(a, x), begin(a, x) + x.count, begin(b, y), [](const auto& c, const auto& d) {
        return c.fact == d.fact && c.comparison == d.comparison && c.value == d.value;
    });
}

// The effect of the text that wrote a case matters only to conditions on it.
bool looks_at_text(const rules::Program& program, const rules::Case& rule) {
    const auto first = program.conditions.begin() + rule.conditions.first;
    return std::any_of(first, first + rule.conditions.count,
                       [](const droit::Condition& c) { return c.fact == droit::Fact::RangTexte || c.fact == droit::Fact::SigneSousTexte; });
}

bool same_amounts(const rules::Program& a, std::uint32_t x, const rules::Program& b, std::uint32_t y) {
    if (x == rules::kNone || y == rules::kNone) return x == y;
    const auto count = static_cast<std::ptrdiff_t>(a.minima.size());
    return std::equal(a.amounts.begin() + x, a.amounts.begin() + x + count, b.amounts.begin() + y);
}

bool same_case(const rules::Program& a, const rules::Case& x, const rules::Program& b, const rules::Case& y) {
    return x.kind == y.kind && x.by_attainment == y.by_attainment && x.prorata == y.prorata && x.rate == y.rate && x.rate_unknown == y.rate_unknown && (x.effect == y.effect || !looks_at_text(a, x)) &&
           x.base.count == y.base.count && std::equal(a.bases.begin() + x.base.first, a.bases.begin() + x.base.first + x.base.count, b.bases.begin() + y.base.first) &&
           same_conditions(a, x.conditions, b, y.conditions) && same_amounts(a, x.amounts, b, y.amounts) && same_amounts(a, x.ceilings, b, y.ceilings);
}

bool same_line(const rules::Program& a, const rules::Line& x, const rules::Program& b, const rules::Line& y) {
    if (x.cases.count != y.cases.count) return false;
    for (std::uint32_t i = 0; i < x.cases.count; ++i) {
        if (!same_case(a, a.cases[x.cases.first + i], b, b.cases[y.cases.first + i])) return false;
    }
    return true;
}

// Terms of payment do not matter here: they change no line of a contract year.
app::Engine::Alternative::Change change_between(const rules::Law& law, std::size_t version, const rules::Law& other) {
    app::Engine::Alternative::Change change;
    // The same text, in the same of its states when its values are phased.
    const auto state_of = [](const rules::Law& l, std::size_t v) {
        std::size_t state = 0;
        while (v - state > 0 && l.versions[v - state - 1].program.text == l.versions[v].program.text) ++state;
        return state;
    };
    change.other = rules::kNone;
    for (std::uint32_t w = 0; w < other.versions.size(); ++w) {
        const bool same_text = other.versions[w].program.text == law.versions[version].program.text;
        if (same_text && state_of(other, w) == state_of(law, version)) change.other = w;
    }
    if (change.other == rules::kNone) return change;
    const rules::Program& a = law.versions[version].program;
    const rules::Program& b = other.versions[change.other].program;
    change.other_classes = a.minima != b.minima;
    std::vector<bool> changed(a.lines.size(), false);
    for (std::uint32_t i = 0; i < a.lines.size(); ++i) {
        changed[i] = !same_line(a, a.lines[i], b, b.lines[i]);
        // What is computed on a changed line changes with it.
        for (std::uint32_t c = 0; c < a.lines[i].cases.count && !changed[i]; ++c) {
            const rules::Case& rule = a.cases[a.lines[i].cases.first + c];
            for (std::uint32_t k = 0; k < rule.base.count; ++k) changed[i] = changed[i] || changed[a.bases[rule.base.first + k]];
        }
        if (changed[i]) change.lines.push_back(i);
    }
    return change;
}

// Whether resolve() gives the same version and facts under both laws, or fails under both.
bool resolve_alike(const rules::Law& a, const rules::Law& b) {
    const auto same_mission = [](const rules::MissionInfo& x, const rules::MissionInfo& y) { return x.id == y.id && x.nature == y.nature && x.has_rate == y.has_rate; };
    const auto same_version = [](const rules::Version& x, const rules::Version& y) {
        return x.from == y.from && x.last == y.last && x.program.missions == y.program.missions &&
               std::equal(x.program.minima.begin(), x.program.minima.end(), y.program.minima.begin(), y.program.minima.end());
    };
    return std::equal(a.missions.begin(), a.missions.end(), b.missions.begin(), b.missions.end(), same_mission) &&
           std::equal(a.versions.begin(), a.versions.end(), b.versions.begin(), b.versions.end(), same_version);
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
            Alternative alternative{id, lecture.id, std::move(*other), {}, false};
            alternative.resolves_alike = resolve_alike(engine.law_, alternative.law);
            for (std::size_t v = 0; v < engine.law_.versions.size(); ++v) alternative.changes.push_back(change_between(engine.law_, v, alternative.law));
            engine.alternatives_.push_back(std::move(alternative));
        }
    }
    return engine;
}

bool Engine::differs(const Alternative& alternative, std::uint32_t version, const eval::Facts& facts, const eval::Values& values) const {
    const Alternative::Change& change = alternative.changes[version];
    const std::uint32_t other_version = rules::version_at(alternative.law, facts.start);
    if (other_version == rules::kNone) return true;
    const bool expected = other_version == change.other;
    if (expected && !change.other_classes && change.lines.empty()) return false;
    const rules::Program& program = alternative.law.versions[other_version].program;
    if (program.text != law_.versions[version].program.text) return true;
    if (rules::class_of(program, facts.population) != values.taille) return true;
    if (expected) {
        // Lines before a changed one are the same, and a bonus on a changed line is in the list after it: comparing each with
        // the values of this reading finds the first difference, which is all that is asked.
        return std::any_of(change.lines.begin(), change.lines.end(), [&](std::uint32_t i) {
            return eval::evaluate_line(program, program.lines[i], facts, values).cents != values.lines[i].cents;
        });
    }
    eval::Values other;
    if (eval::evaluate(program, facts, other) != eval::Status::Done) return true;
    return !std::equal(values.lines.begin(), values.lines.end(), other.lines.begin(), other.lines.end(),
                       [](const auto& x, const auto& y) { return x.cents == y.cents; });
}

void Engine::add_reading(std::vector<AmbiguiteTouchee>& touched, const std::string& ambiguite, const std::string& lecture,
                         std::optional<money::Cents> total) const {
    const droit::Ambiguite* found = droit::find_ambiguite(*book_, ambiguite);
    if (found == nullptr) return;
    const auto reading = [&](std::string_view id) {
        return std::find_if(found->lectures.begin(), found->lectures.end(), [&](const droit::Lecture& candidate) { return candidate.id == id; });
    };
    const auto other = reading(lecture);
    const auto used = reading(droit::reading_of(*book_, options_.lectures, ambiguite));
    if (other == found->lectures.end() || used == found->lectures.end()) return;
    if (touched.empty() || touched.back().id != ambiguite) touched.push_back({found->id, found->question, used->id, used->libelle, {}});
    touched.back().autres.push_back({other->id, other->libelle, total});
}

}  // namespace socle::app
