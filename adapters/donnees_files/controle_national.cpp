#include <socle/donnees_files/controle_national.hpp>

#include <socle/base/text.hpp>

#include <utility>

#include "read_whole.hpp"
#include "table.hpp"

namespace socle::donnees_files {

base::Result<std::vector<ControleNational>> load_controle_national(const std::filesystem::path& dir) {
    const std::filesystem::path file = dir / "controle-national.csv";
    const auto text = read_whole(file);
    if (!text) return std::unexpected(text.error());
    const std::vector<std::string> columns{"annee", "titre", "nature", "euros", "source", "contrats", "source_contrats"};
    Table table(file.string(), *text, columns, 2);
    std::vector<ControleNational> all;
    for (auto f = table.next(); !f.empty(); f = table.next()) {
        ControleNational one;
        one.annee = table.number(f[0]);
        one.titre = f[1];
        one.prevu = f[2] == "prevu";
        if (f[2] != "prevu" && f[2] != "verse") table.fail("la nature est prevu ou verse");
        const auto euros = money::parse_euros(f[3]);
        if (euros) {
            one.montant = *euros;
        } else {
            table.fail("« " + base::printable(f[3]) + " » n'est pas un montant en euros");
        }
        one.source = f[4];
        if (!f[5].empty()) one.contrats = table.number(f[5]);
        one.source_contrats = f[6];
        if (f[4].empty() || f[5].empty() != f[6].empty()) table.fail("une source manque");
        all.push_back(std::move(one));
    }
    if (table.error()) return std::unexpected(*table.error());
    return all;
}

}  // namespace socle::donnees_files
