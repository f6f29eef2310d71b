#include <socle/present/changements.hpp>

#include <socle/present/layout.hpp>

#include <algorithm>
#include <charconv>

namespace socle::present {

namespace {

constexpr std::string_view kByTaille = ", taille ";
constexpr std::string_view kCase = ", cas ";

struct Split {
    std::string objet;
    std::string taille;  // "2", or empty
};

Split split_taille(const std::string& objet) {
    const std::size_t at = objet.rfind(kByTaille);
    if (at == std::string::npos) return {objet, ""};
    return {objet.substr(0, at), objet.substr(at + kByTaille.size())};
}

// "taille 2 : 50 000 €", or the value alone.
std::string word(const std::string& taille, const std::string& value) {
    if (value.empty()) return {};
    return taille.empty() ? value : "taille " + taille + " : " + value;
}

void append(std::string& list, const std::string& text) {
    if (text.empty()) return;
    if (!list.empty()) list += " ; ";
    list += text;
}

// ", cas 2, conditions" → ", première rédaction du plan, conditions", when the case has a label.
std::string name_case(const rules::LineLegend& line, const std::string& rest) {
    std::size_t number = 0;
    if (!rest.starts_with(kCase)) return rest;
    const auto [end, error] = std::from_chars(rest.data() + kCase.size(), rest.data() + rest.size(), number);
    if (error != std::errc{} || number < 1 || number > line.cases.size() || line.cases[number - 1].libelle.empty()) return rest;
    return ", " + line.cases[number - 1].libelle + std::string(end, rest.data() + rest.size());
}

// A line is told by its label rather than by its code, a case of it too.
std::string named(const rules::Version& a, const rules::Version& b, const std::string& objet) {
    const std::string code = objet.substr(0, objet.find(','));
    const std::string rest = objet.substr(code.size());
    for (const rules::Version* version : {&b, &a}) {
        for (const rules::LineLegend& line : version->legend.lines) {
            if (line.code != code) continue;
            // A case that the new text no longer has keeps the label of the old one.
            const std::string named_case = name_case(line, rest);
            if (named_case != rest || version == &a || !rest.starts_with(kCase)) return line.libelle + named_case;
        }
    }
    return objet;
}

}  // namespace

std::vector<national::Changement> changements(const droit::LawBook& book, const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b,
                                              const rules::Version& b) {
    std::vector<national::Changement> result;
    std::string last;
    for (const Difference& one : differences(law_a, a, law_b, b)) {
        const Split split = split_taille(one.objet);
        if (result.empty() || split.taille.empty() || split.objet != last) result.push_back({named(a, b, split.objet), "", "", {}});
        last = split.objet;
        national::Changement& changement = result.back();
        append(changement.avant, word(split.taille, one.avant));
        append(changement.apres, word(split.taille, one.apres));
        for (const droit::Source& source : one.sources) {
            std::string text = describe(book, source);
            if (std::find(changement.sources.begin(), changement.sources.end(), text) == changement.sources.end()) changement.sources.push_back(std::move(text));
        }
    }
    return result;
}

}  // namespace socle::present
