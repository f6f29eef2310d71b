#include <socle/present/droit.hpp>

#include "droit_words.hpp"
#include "text.hpp"

#include <socle/base/text.hpp>
#include <socle/present/layout.hpp>

#include <algorithm>

namespace socle::present {

namespace {

constexpr std::size_t kLabel = 52;

// One thing that a version says, under a key that the other version may have too.
struct Statement {
    std::string key;
    std::string value;
    droit::Sources sources;
};

std::vector<Statement> statements_of(const rules::Law& law, const rules::Version& version) {
    const rules::Program& program = version.program;
    std::vector<Statement> out;
    for (std::size_t t = 0; t < program.ranks.size(); ++t) {
        out.push_back({"taille " + std::to_string(program.ranks[t]) + ", à partir de", money::to_french(program.minima[t]) + " habitants", version.legend.tailles[t].sources});
    }
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if ((program.missions >> m & 1U) != 0) out.push_back({"mission " + law.missions[m].id, law.missions[m].libelle, {}});
    }
    out.push_back({"durée du contrat", std::to_string(program.contract_years) + " ans", {}});
    for (std::size_t i = 0; i < program.lines.size(); ++i) {
        const rules::Line& line = program.lines[i];
        const std::string& code = version.legend.lines[i].code;
        for (std::uint32_t c = 0; c < line.cases.count; ++c) {
            const rules::Case& rule = program.cases[line.cases.first + c];
            const std::string name = code + (line.cases.count > 1 ? ", cas " + std::to_string(c + 1) : "");
            const droit::Sources& sources = version.legend.lines[i].cases[c].sources;
            if (rule.kind == rules::CaseKind::Bonus) {
                out.push_back({name, detail::amount_of(program, rule, 0), sources});
            } else {
                for (std::size_t t = 0; t < program.ranks.size(); ++t) {
                    out.push_back({name + ", taille " + std::to_string(program.ranks[t]), detail::amount_of(program, rule, t), sources});
                }
            }
            const std::string conditions = detail::conditions_of(program, rule);
            if (!conditions.empty()) out.push_back({name + ", conditions", conditions, sources});
            const std::string mechanism = detail::mechanism_of(version, rule);
            if (!mechanism.empty()) out.push_back({name + ", calcul", mechanism, sources});
        }
        out.push_back({code + ", versement", version.legend.lines[i].versement, version.legend.lines[i].payment_sources});
    }
    return out;
}

const Statement* find_statement(const std::vector<Statement>& statements, const std::string& key) {
    const auto at = std::find_if(statements.begin(), statements.end(), [&](const Statement& s) { return s.key == key; });
    return at == statements.end() ? nullptr : &*at;
}

}  // namespace

std::vector<Difference> differences(const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b, const rules::Version& b) {
    const auto before = statements_of(law_a, a);
    const auto after = statements_of(law_b, b);
    std::vector<Difference> found;
    for (const Statement& old : before) {
        const Statement* now = find_statement(after, old.key);
        if (now == nullptr) {
            found.push_back({old.key, old.value, "", {}});
        } else if (now->value != old.value) {
            found.push_back({old.key, old.value, now->value, now->sources});
        }
    }
    for (const Statement& added : after) {
        if (find_statement(before, added.key) == nullptr) found.push_back({added.key, "", added.value, added.sources});
    }
    return found;
}

std::string compare(const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b, const rules::Version& b) {
    const auto since = [](const rules::Version& v) {
        return v.from > v.program.effect ? ", valeurs à compter du " + calendar::to_french(v.from) : std::string();
    };
    std::string out = "De « " + a.legend.titre + " » (" + a.legend.texte + since(a) + ")\nà « " + b.legend.titre + " » (" + b.legend.texte + since(b) + ")\n";
    if (!b.legend.expose.empty()) out += "Exposé : " + wrap(b.legend.expose, detail::kWidth, 2) + "\n";
    out += "\n";
    std::string changes;
    for (const Difference& one : differences(law_a, a, law_b, b)) {
        const bool changed = !one.avant.empty() && !one.apres.empty();
        const std::string value = changed ? one.avant + " → " + one.apres : one.avant + one.apres;
        changes += std::string("  ") + (changed ? "~ " : one.apres.empty() ? "- " : "+ ") + pad_right(one.objet, kLabel) + wrap(value, detail::kWidth, kLabel + 4) + "\n";
    }
    if (changes.empty()) return out + "  Aucune différence.\n";
    return out + changes + "\n  ~ changé   + ajouté   - retiré\n";
}

}  // namespace socle::present
