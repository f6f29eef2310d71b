#include <socle/donnees_files/parse.hpp>

#include <socle/base/text.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "table.hpp"

namespace socle::donnees_files {

namespace {

using territoire::Index;
using territoire::kNone;

constexpr std::size_t kMaxMillesimes = 64;
constexpr std::size_t kExpectedCommunes = 36000;  // room made at once; more or fewer is no error

template <class Row>
Index find_row(const std::vector<Row>& rows, std::string_view code) {
    const auto it = std::ranges::lower_bound(rows, code, {}, &Row::code);
    if (it == rows.end() || it->code != code) return kNone;
    return static_cast<Index>(it - rows.begin());
}

// Parses file after file into `contenu`; the first failure stops the rest.
class Parser {
public:
    explicit Parser(std::vector<DataFile> files) : files_(std::move(files)) {}

    base::Result<territoire::Referentiel> run() {
        const bool good = load_regions() && load_departements() && load_epci() && load_millesimes() && load_communes() &&
                          load_anciennes() && load_scissions();
        if (!good) return std::unexpected(std::move(error_));
        return territoire::Referentiel::create(std::move(contenu_));
    }

private:
    // `use(table, fields)` for each row of the file. Texts are kept: rows point into them.
    template <class Use>
    bool read(const std::string& name, const std::vector<std::string>& columns, std::size_t keys, Use use) {
        const auto file = std::ranges::find(files_, name, &DataFile::name);
        if (file == files_.end()) {
            error_ = {"donnees-illisibles", name, "le fichier est absent", "Indiquez le dossier des données de référence, ou reconstruisez-le avec tools/donnees/actualiser"};
            return false;
        }
        contenu_.textes.push_back(std::make_unique<const std::string>(std::move(file->text)));
        Table table(file->shown.empty() ? file->name : file->shown, *contenu_.textes.back(), columns, keys);
        for (auto fields = table.next(); !fields.empty(); fields = table.next()) use(table, fields);
        if (table.error()) error_ = *table.error();
        return !table.error().has_value();
    }

    // Rank of the row with that code; a code that is not there is a failure of `table`.
    template <class Row>
    static Index link(Table& table, const std::vector<Row>& rows, std::string_view code, std::string_view what) {
        const Index index = find_row(rows, code);
        if (index == kNone) table.fail(std::string{what} + " « " + base::printable(code) + " » n'existe pas");
        return index;
    }

    bool load_regions() {
        return read("regions.csv", {"code", "nom"}, 1, [&](Table&, auto f) { contenu_.regions.push_back({f[0], f[1]}); });
    }

    bool load_departements() {
        return read("departements.csv", {"code", "nom", "region"}, 1, [&](Table& table, auto f) {
            contenu_.departements.push_back({f[0], f[1], link(table, contenu_.regions, f[2], "le code de région")});
        });
    }

    bool load_epci() {
        return read("epci.csv", {"code", "nom", "type"}, 1,
                    [&](Table&, auto f) { contenu_.epci.push_back({f[0], f[1], f[2]}); });
    }

    bool load_millesimes() {
        return read("millesimes.csv", {"edition", "paquet", "recensement", "en_vigueur", "remarque"}, 1, [&](Table& table, auto f) {
            contenu_.millesimes.push_back({table.number(f[0]), table.number(f[2]), table.number(f[3]), f[1], f[4]});
            if (contenu_.millesimes.size() > kMaxMillesimes) table.fail("il y a trop d'éditions");
        });
    }

    bool load_communes() {
        std::vector<std::string> columns{"code", "nom",    "type",          "departement", "region", "epci",
                                         "ept",  "parent", "codes_postaux", "anciens"};
        const std::size_t first_population = columns.size();
        for (const territoire::Millesime& m : contenu_.millesimes) columns.push_back(std::string{"p"} += std::to_string(m.edition));
        struct Parent {
            Index arrondissement;
            std::string_view code;
            std::uint32_t line;
        };
        std::vector<Parent> parents;
        contenu_.communes.reserve(kExpectedCommunes);
        contenu_.populations.reserve(kExpectedCommunes * contenu_.millesimes.size());
        const bool good = read("communes.csv", columns, 1, [&](Table& table, auto f) {
            territoire::Commune commune;
            commune.code = f[0];
            commune.nom = f[1];
            commune.arrondissement_municipal = f[2] == "a";
            if (f[2] != "a" && f[2] != "c") table.fail("le type est « a » ou « c »");
            commune.departement = departement_of(table, f[3], f[4]);
            if (!f[5].empty()) commune.epci = link(table, contenu_.epci, f[5], "l'EPCI");
            if (!f[6].empty()) commune.ept = link(table, contenu_.epci, f[6], "l'EPT");
            // A city comes after or before its arrondissements: looked up once all rows are there.
            if (!f[7].empty()) parents.push_back({static_cast<Index>(contenu_.communes.size()), f[7], table.line()});
            commune.codes_postaux = f[8];
            commune.anciens = f[9];
            for (const std::string_view field : f.subspan(first_population)) {
                contenu_.populations.push_back(field.empty() ? territoire::kUnknownPopulation : table.number(field));
            }
            contenu_.communes.push_back(commune);
        });
        if (!good) return false;
        for (const Parent& parent : parents) {
            const Index city = find_row(contenu_.communes, parent.code);
            contenu_.communes[parent.arrondissement].parent = city;
            if (city != kNone) continue;
            const auto file = std::ranges::find(files_, "communes.csv", &DataFile::name);
            error_ = corrupt(file->shown.empty() ? file->name : file->shown, parent.line,
                             "la commune « " + base::printable(parent.code) + " » n'existe pas");
            return false;
        }
        return true;
    }

    Index departement_of(Table& table, std::string_view code, std::string_view region) {
        // Neighbouring rows lie in the same département.
        if (last_departement_ == kNone || contenu_.departements[last_departement_].code != code) {
            last_departement_ = link(table, contenu_.departements, code, "le département");
        }
        const bool known = last_departement_ != kNone;
        if (known && contenu_.regions[contenu_.departements[last_departement_].region].code != region) {
            table.fail("la région n'est pas celle du département");
        }
        return last_departement_;
    }

    bool load_anciennes() {
        return read("anciennes.csv", {"code", "nom", "commune_actuelle"}, 2, [&](Table& table, auto f) {
            contenu_.anciens_noms.push_back({f[0], f[1], link(table, contenu_.communes, f[2], "la commune")});
        });
    }

    bool load_scissions() {
        const std::vector<std::string> columns{"edition", "commune_divisee", "population", "communes_actuelles"};
        return read("scissions.csv", columns, 2, [&](Table& table, auto f) {
            territoire::Scission scission{table.number(f[0]), f[1], table.number(f[2]), {}};
            for (const std::string_view code : base::split(f[3], ' ')) {
                scission.communes.push_back(link(table, contenu_.communes, code, "la commune"));
            }
            contenu_.scissions.push_back(std::move(scission));
        });
    }

    std::vector<DataFile> files_;
    territoire::Contenu contenu_;
    base::Error error_;
    Index last_departement_ = kNone;
};

}  // namespace

base::Result<territoire::Referentiel> parse_referentiel(std::vector<DataFile> files) { return Parser(std::move(files)).run(); }

}  // namespace socle::donnees_files
