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
};

std::vector<Statement> statements_of(const rules::Law& law, const rules::Version& version) {
    const rules::Program& program = version.program;
    std::vector<Statement> out;
    for (std::size_t t = 0; t < program.ranks.size(); ++t) {
        out.push_back({"taille " + std::to_string(program.ranks[t]) + ", à partir de", money::to_french(program.minima[t]) + " habitants"});
    }
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if ((program.missions >> m & 1U) != 0) out.push_back({"mission " + law.missions[m].id, law.missions[m].libelle});
    }
    out.push_back({"durée du contrat", std::to_string(program.contract_years) + " ans"});
    for (std::size_t i = 0; i < program.lines.size(); ++i) {
        const rules::Line& line = program.lines[i];
        const std::string& code = version.legend.lines[i].code;
        for (std::uint32_t c = 0; c < line.cases.count; ++c) {
            const rules::Case& rule = program.cases[line.cases.first + c];
            const std::string name = code + (line.cases.count > 1 ? ", cas " + std::to_string(c + 1) : "");
            if (rule.kind == rules::CaseKind::Bonus) {
                out.push_back({name, detail::amount_of(program, rule, 0)});
            } else {
                for (std::size_t t = 0; t < program.ranks.size(); ++t) {
                    out.push_back({name + ", taille " + std::to_string(program.ranks[t]), detail::amount_of(program, rule, t)});
                }
            }
            const std::string conditions = detail::conditions_of(program, rule);
            if (!conditions.empty()) out.push_back({name + ", conditions", conditions});
            const std::string mechanism = detail::mechanism_of(version, rule);
            if (!mechanism.empty()) out.push_back({name + ", calcul", mechanism});
        }
        out.push_back({code + ", versement", explain::describe_payment(line)});
    }
    return out;
}

const std::string* find_value(const std::vector<Statement>& statements, const std::string& key) {
    const auto at = std::find_if(statements.begin(), statements.end(), [&](const Statement& s) { return s.key == key; });
    return at == statements.end() ? nullptr : &at->value;
}

}  // namespace

std::string compare(const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b, const rules::Version& b) {
    const auto before = statements_of(law_a, a);
    const auto after = statements_of(law_b, b);
    const auto since = [](const rules::Version& v) {
        return v.from > v.program.effect ? ", valeurs à compter du " + calendar::to_french(v.from) : std::string();
    };
    std::string out = "De « " + a.legend.titre + " » (" + a.legend.texte + since(a) + ")\nà « " + b.legend.titre + " » (" + b.legend.texte + since(b) + ")\n";
    if (!b.legend.expose.empty()) out += "Exposé : " + wrap(b.legend.expose, detail::kWidth, 2) + "\n";
    out += "\n";
    std::string changes;
    for (const Statement& old : before) {
        const std::string* now = find_value(after, old.key);
        if (now == nullptr) {
            changes += "  - " + pad_right(old.key, kLabel) + wrap(old.value, detail::kWidth, kLabel + 4) + "\n";
        } else if (*now != old.value) {
            changes += "  ~ " + pad_right(old.key, kLabel) + wrap(old.value + " → " + *now, detail::kWidth, kLabel + 4) + "\n";
        }
    }
    for (const Statement& added : after) {
        if (find_value(before, added.key) == nullptr) changes += "  + " + pad_right(added.key, kLabel) + wrap(added.value, detail::kWidth, kLabel + 4) + "\n";
    }
    if (changes.empty()) return out + "  Aucune différence.\n";
    return out + changes + "\n  ~ changé   + ajouté   - retiré\n";
}

}  // namespace socle::present
