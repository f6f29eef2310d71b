// The data files of portfolios: each spoilt one says where.
#include "fixture.hpp"

#include <socle/donnees_files/controle_national.hpp>
#include <socle/donnees_files/portefeuille.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace socle;

namespace {

std::string read(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "socle-portefeuille-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(const char* name, std::string_view text) const { std::ofstream(path_ / name, std::ios::binary) << text; }

private:
    std::filesystem::path path_;
};

// The code and reason for the model with one text replaced by another.
std::string with(std::string_view before, std::string_view after) {
    std::string text = read("donnees/portefeuille-exemple.csv");
    const std::size_t at = text.find(before);
    REQUIRE(at != std::string::npos);
    text.replace(at, before.size(), after);
    const Folder folder;
    folder.write("portefeuille-exemple.csv", text);
    const auto loaded = donnees_files::load_modele(folder.path());
    return loaded ? std::string() : loaded.error().code + " " + loaded.error().reason;
}

}  // namespace

TEST_CASE("the published figures load, in order, each with its source") {
    const auto figures = donnees_files::load_controle_national("donnees");
    REQUIRE(figures.has_value());
    REQUIRE(figures->size() == 4);
    CHECK(figures->front().prevu);
    CHECK_FALSE(figures->front().contrats.has_value());
    CHECK((*figures)[1].annee == 2022);
    CHECK((*figures)[1].montant.value == 10'580'000'000);
    CHECK((*figures)[2].montant.value == 12'100'000'000);
    CHECK((*figures)[3].montant.value == 17'000'000'000);
    CHECK((*figures)[3].contrats == 624);
    for (const auto& figure : *figures) CHECK_FALSE(figure.source.empty());
}

TEST_CASE("spoilt figures say why") {
    const auto reason = [](std::string_view row) {
        const Folder folder;
        folder.write("controle-national.csv", "annee;titre;nature;euros;source;contrats;source_contrats\n" + std::string(row));
        const auto loaded = donnees_files::load_controle_national(folder.path());
        return loaded ? std::string() : loaded.error().code + " " + loaded.error().reason;
    };
    CHECK(reason("2022;T;verse;1;S;;\n").empty());
    CHECK(donnees_files::load_controle_national("tests").error().code == "donnees-illisibles");
    CHECK(reason("2022;T;paye;1;S;;\n") == "donnees-corrompues la nature est prevu ou verse");
    CHECK(reason("2022;T;verse;1,2,3;S;;\n") == "donnees-corrompues « 1,2,3 » n'est pas un montant en euros");
    CHECK(reason("2022;T;verse;1;;;\n") == "donnees-corrompues une source manque");
    CHECK(reason("2022;T;verse;1;S;5;\n") == "donnees-corrompues une source manque");
    CHECK(reason("x;T;verse;1;S;;\n") == "donnees-corrompues « x » n'est pas un nombre entier");
    CHECK(reason("2023;T;verse;1;S;;\n2022;T;verse;1;S;;\n").starts_with("donnees-corrompues les lignes ne sont pas dans l'ordre"));
}

TEST_CASE("the schema names the columns of the law in force, in the order in which they are written") {
    const std::string written = csv::write_portefeuille(law(), lieux(), {});
    const std::string schema = read("docs/schemas/portefeuille.json");
    const std::size_t fields = schema.find("\"fields\"");
    REQUIRE(fields != std::string::npos);
    std::string named;
    for (std::size_t at = schema.find("\"name\": \"", fields); at != std::string::npos; at = schema.find("\"name\": \"", at + 1)) {
        const std::size_t from = at + std::string_view("\"name\": \"").size();
        named += (named.empty() ? "" : ";") + schema.substr(from, schema.find('"', from) - from);
    }
    CHECK(named + "\n" == written);
    const auto example = parse(read("exemples/portefeuille.csv"));
    REQUIRE(example.has_value());
    CHECK(example->cpts.size() == 10);
}

TEST_CASE("the model of the example loads") {
    const auto modele = donnees_files::load_modele("donnees");
    REQUIRE(modele.has_value());
    CHECK(modele->jalons.size() == 10);
    CHECK(modele->jalons[1].contrats == 49);
    CHECK_FALSE(modele->jalons.back().contrats.has_value());
    REQUIRE(modele->tailles.size() == 4);
    CHECK(modele->tailles[2].poids == 386);
}

TEST_CASE("a spoilt model says why") {
    CHECK(donnees_files::load_modele("tests").error().code == "donnees-illisibles");
    CHECK(with("taille;4;", "taillf;5;") == "donnees-corrompues le sujet est contrats, hypothese ou taille");
    CHECK(with("2020-12-08;49", "2020-13-08;49") == "donnees-corrompues « 2020-13-08 » n'est pas une date AAAA-MM-JJ");
    CHECK(with(";117;", ";17;") == "donnees-corrompues le nombre de contrats diminue");
    CHECK(with("option_pour_cent;50;", "option_pour_cent;101;") == "donnees-corrompues la valeur n'est pas comprise entre 0 et 100");
    CHECK(with("option_pour_cent", "option_pour_cents") == "donnees-corrompues l'hypothèse « option_pour_cents » n'existe pas");
    CHECK(with(";inventé\n", ";\n") == "donnees-corrompues la source manque");
    CHECK(with("hypothese;plancher_habitants;15000;inventé : plus petite CPTS\n", "").starts_with("donnees-corrompues il manque une hypothèse"));
    CHECK(with("taux_min_pour_cent;45", "taux_min_pour_cent;95").starts_with("donnees-corrompues il manque"));
}
