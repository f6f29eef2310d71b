#include <doctest/doctest.h>
#include <socle/donnees_files/load.hpp>
#include <socle/territoire/population.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

using namespace socle;
using namespace socle::territoire;
using donnees_files::load_referentiel;

namespace {

const Referentiel& real() {
    static const Referentiel kLoaded = [] {
        auto loaded = load_referentiel("donnees");
        REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : base::to_text(loaded.error())));
        return std::move(*loaded);
    }();
    return kLoaded;
}

std::int64_t count(std::string_view text, int edition) {
    const auto parsed = parse_territoire(real(), text);
    REQUIRE_MESSAGE(parsed.has_value(), (parsed ? "" : base::to_text(parsed.error().front())));
    return population(real(), *parsed, edition)->habitants;
}

std::string error_of(std::string_view text) {
    const auto parsed = parse_territoire(real(), text);
    return parsed ? "" : parsed.error().front().code;
}

// A small copy of the data folder that a test may spoil; removed at the end.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("socle_donnees_" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directories(path_);
        write("regions.csv", "code;nom\n53;Bretagne\n");
        write("departements.csv", "code;nom;region\n35;Ille-et-Vilaine;53\n");
        write("epci.csv", "code;nom;type\n243500741;CA Redon Agglomération;CA\n");
        write("millesimes.csv", "edition;paquet;recensement;en_vigueur;remarque\n2025;p;2023;2026;\n2026;p;2023;2026;\n");
        write("communes.csv", kCommunes);
        write("anciennes.csv", "code;nom;commune_actuelle\n35999;Le Châtelet;35236\n");
        write("scissions.csv", "edition;commune_divisee;population;communes_actuelles\n2025;35013;7;35013 35236\n");
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, std::string_view text) const { std::ofstream(path_ / name, std::ios::binary) << text; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    // "communes.csv:3 …reason" for a spoilt file, "" when it loads.
    [[nodiscard]] std::string error() const {
        const auto loaded = load_referentiel(path_);
        if (loaded) return "";
        const std::string_view place = loaded.error().place;
        return std::string{place.substr(place.rfind('/') + 1)} + " " + loaded.error().reason;
    }

    static constexpr std::string_view kHeader =
        "code;nom;type;departement;region;epci;ept;parent;codes_postaux;anciens;p2025;p2026\n";
    static constexpr std::string_view kCommunes =
        "code;nom;type;departement;region;epci;ept;parent;codes_postaux;anciens;p2025;p2026\n"
        "35013;Bains-sur-Oust;c;35;53;243500741;;;35600;;;3\n"
        "35236;Redon;c;35;53;243500741;;;35600;35999;;9\n";

private:
    std::filesystem::path path_;
};

std::string error_with_communes(std::string_view rows) {
    const Folder folder;
    folder.write("communes.csv", std::string{Folder::kHeader} += rows);
    return folder.error();
}

}  // namespace

TEST_CASE("the real data add up to the totals of their source") {
    const Referentiel& r = real();
    CHECK(r.millesimes().size() == 6);
    const auto total = [&](int edition) {
        std::int64_t sum = 0;
        const auto millesime = r.find_millesime(edition);
        REQUIRE(millesime.has_value());
        for (Index i = 0; i < r.communes().size(); ++i) {
            if (!r.communes()[i].arrondissement_municipal) sum += r.population(i, *millesime).value_or(0);
        }
        for (const Scission& s : r.scissions()) sum += s.edition == edition ? s.population : 0;
        return sum;
    };
    CHECK(total(2026) == 68952941);
    CHECK(total(2025) == 68952941);
    CHECK(total(2024) == 68625077);
    CHECK(total(2023) == 68026247);
    CHECK(total(2022) == 68026247);
    CHECK(total(2021) == 67853065);
    std::int64_t by_region = 0;
    for (Index i = 0; i < r.regions().size(); ++i) by_region += r.habitants_recents(TypeLieu::Region, i);
    CHECK(by_region == 68952941);
}

TEST_CASE("Redon the commune and Redon Agglomération are told apart") {
    CHECK(count("Redon", 2026) == 9542);
    CHECK(count("35236", 2021) == 9287);
    CHECK(chercher(real(), "redon", 2)[1].code == "243500741");
    CHECK(count("CA Redon Agglomération", 2026) == 67666);
    CHECK(error_of("CA Redon Agglomération, Redon") == "commune-en-double");
    const auto attached = find_rattachement(real(), *parse_territoire(real(), "243500741"), 2026);
    REQUIRE(attached.has_value());
    CHECK(real().regions()[attached->region].nom == "Bretagne");
    CHECK(attached->departements.size() == 3);  // it lies in three départements and two régions
}

TEST_CASE("a commune in part") {
    const auto whole = count("56140", 2026);
    CHECK(count("56140:0.4", 2026) == (whole * 4 + 5) / 10);
}

TEST_CASE("Paris is its arrondissements, not both") {
    CHECK(count("Paris", 2026) == 2103778);
    std::string all;
    for (Index i = 0; i < real().communes().size(); ++i) {
        if (real().communes()[i].parent == real().find_commune("75056")) all += std::string{real().communes()[i].code} += ";";
    }
    CHECK(count(all, 2026) == 2103778);
    CHECK(error_of("75056, 75101") == "arrondissement-et-ville");
    CHECK(error_of("Saint-Denis") == "lieu-ambigu");
    CHECK(error_of("Zzyzx") == "lieu-inconnu");
}

TEST_CASE("a postcode finds the communes it serves, most populated first") {
    const auto found = chercher(real(), "35600", 8);
    REQUIRE(found.size() == 3);
    CHECK(found[0].nom == "Redon");
    CHECK(found[2].nom == "Sainte-Marie");
}

TEST_CASE("merged and divided communes keep their inhabitants") {
    CHECK(real().find_ancienne("27058") == real().find_commune("27676"));
    CHECK(count("Culoz-Béon", 2022) == 2987 + 439);
    CHECK(count("Culoz-Béon", 2023) == 2987 + 439);  // lost by the source in that edition
    const auto divided = population(real(), *parse_territoire(real(), "85084"), 2021);
    CHECK(divided->sans_population.size() == 1);
    CHECK(count("85084, 85165, 85212", 2021) == 9174);
    CHECK(count("85084", 2026) == 6851);
}

TEST_CASE("a small folder loads, and each spoilt file says where") {
    CHECK(Folder{}.error().empty());
    CHECK(error_with_communes("35013;Bains;c;35;53;;;;35600;;;\n35236;Redon;c;35;53;;;;35600;;1\n") ==
          "communes.csv:3 11 colonnes au lieu de 12");
    CHECK(error_with_communes("35013;Bains;c;35;53;;;;35600;;1x;2\n") == "communes.csv:2 « 1x » n'est pas un nombre entier");
    CHECK(error_with_communes("35013;Bains;c;35;53;;;;35600;;-1;2\n") == "communes.csv:2 « -1 » n'est pas un nombre entier");
    CHECK(error_with_communes("35013;Bains;c;35;53;;;;35600;;9999999999;2\n").starts_with("communes.csv:2"));
    CHECK(error_with_communes("35013;Bains;c;99;53;;;;35600;;;\n") == "communes.csv:2 le département « 99 » n'existe pas");
    CHECK(error_with_communes("35013;Bains;c;35;11;;;;35600;;;\n") == "communes.csv:2 la région n'est pas celle du département");
    CHECK(error_with_communes("35013;Bains;c;35;53;1;;;35600;;;\n") == "communes.csv:2 l'EPCI « 1 » n'existe pas");
    CHECK(error_with_communes("35013;Bains;x;35;53;;;;35600;;;\n") == "communes.csv:2 le type est « a » ou « c »");
    CHECK(error_with_communes("35236;Redon;c;35;53;;;;;;;\n35013;Bains;c;35;53;;;;;;;\n").starts_with("communes.csv:3 les lignes"));
    CHECK(error_with_communes("35236;Redon;c;35;53;;;;;;;\n35236;Redon;c;35;53;;;;;;;\n").starts_with("communes.csv:3 les lignes"));
    CHECK(error_with_communes("35236;Redon;c;35;53;;;;;;;") == "communes.csv:2 la dernière ligne est coupée");
    CHECK(error_with_communes("35236;Red\xFFon;c;35;53;;;;;;;\n") == "communes.csv:2 le texte n'est pas en UTF-8");
    CHECK(error_with_communes("\n") == "communes.csv:2 1 colonnes au lieu de 12");
    CHECK(error_with_communes("35236;Redon;a;35;53;;;75056;;;;\n") == "communes.csv:2 la commune « 75056 » n'existe pas");
    CHECK(error_with_communes("35013;Bains;a;35;53;;;;;;;\n35236;Redon;c;35;53;;;;;35999;;\n").starts_with("35013 un arrondissement"));

    const Folder folder;
    folder.write("millesimes.csv", "edition;paquet;recensement;en_vigueur;remarque\n2026;p;2023;2026;\n");
    CHECK(folder.error().starts_with("communes.csv:1 l'en-tête"));  // a column too many for the editions held
    folder.write("communes.csv", "");
    CHECK(folder.error() == "communes.csv le fichier est vide");
    std::filesystem::remove(folder.path() / "communes.csv");
    CHECK(folder.error() == "communes.csv le fichier est absent");
    std::filesystem::create_directory(folder.path() / "communes.csv");
    CHECK(folder.error() == "communes.csv le fichier est absent");
}
