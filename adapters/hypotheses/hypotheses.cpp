#include <socle/hypotheses/hypotheses.hpp>

#include <socle/toml/read.hpp>

#include "sections.hpp"

#include <socle/base/text.hpp>

#include <map>

namespace socle::hypotheses {

namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMaxWords = 2000;
constexpr toml_file::Guide kGuide{"des hypothèses", "Des hypothèses tiennent en quelques kilo-octets : vérifiez le fichier.", "docs/formats.md"};

// The same distribution is made once, whatever the number of missions that have it.
void make_tables(const Lois& lois, simulate::Hypotheses& out) {
    std::map<Loi, simulate::Atteinte> made;
    out.normal = make_normal();
    for (const auto& loi : lois) {
        simulate::Atteinte atteinte;
        if (loi) {
            auto [found, added] = made.try_emplace(*loi);
            if (added) found->second = make_atteinte(*loi);
            atteinte = found->second;
        }
        out.atteintes.push_back(atteinte);
    }
}

}  // namespace

base::Result<std::string> read_file(const std::filesystem::path& path) { return toml_file::read_text(path, kMaxFileBytes, kGuide); }

base::Checked<simulate::Hypotheses> parse_hypotheses(const std::string& text, const std::string& name, const rules::Law& law) {
    const auto parsed = toml_file::parse(text, name, kGuide);
    if (!parsed) return std::unexpected(base::Errors{parsed.error()});
    base::Errors errors;
    const toml_file::Context context(name, parsed->columns, errors);
    toml_file::TableReader root(context, parsed->table, "");
    if (root.find("format") == nullptr) {
        errors.push_back({"format", name, "la version du format manque", "Commencez le fichier par format = 1."});
    } else {
        static_cast<void>(root.integer("format", kFormat, kFormat));
    }
    simulate::Hypotheses hypotheses;
    hypotheses.titre = base::printable(root.required("titre", toml_file::read_string), kMaxWords);
    hypotheses.a_partir_du = root.required("a_partir_du", toml_file::read_date);
    const Lois lois = read_atteintes(root, law, hypotheses);
    read_crise(root, hypotheses);
    read_retards(root, law, hypotheses);
    read_signatures(root, law, hypotheses);
    read_population(root, hypotheses);
    read_renouvellement(root, hypotheses);
    root.report_unknown();
    if (!errors.empty()) return std::unexpected(std::move(errors));
    for (simulate::Enonce& enonce : hypotheses.enonces) enonce.source = base::printable(enonce.source, kMaxWords);
    make_tables(lois, hypotheses);
    return hypotheses;
}

simulate::Hypotheses make_certain() {
    simulate::Hypotheses hypotheses;
    hypotheses.titre = "Aucun tirage";
    hypotheses.normal = make_normal();
    return hypotheses;
}

}  // namespace socle::hypotheses
