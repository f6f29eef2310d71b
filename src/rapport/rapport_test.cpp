#include "exemple.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <socle/base/text.hpp>
#include <socle/money/money.hpp>
#include <socle/rapport/rapport.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using namespace socle;
using nlohmann::json;
using rapport::CsvStyle;
using rapport::exemple::make;
using rapport::exemple::Options;

namespace {

std::int64_t cents_of(const std::string& text) {
    const bool negative = text.starts_with('-');
    const auto parsed = money::parse_euros(negative ? text.substr(1) : text);
    REQUIRE(parsed);
    return negative ? -parsed->value : parsed->value;
}

// The rows of a CSV, whose cells hold no line break.
std::vector<std::vector<std::string>> read_csv(const std::string& text, char separator) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') quoted = !quoted;
            if (c == separator && !quoted) {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

// For each reform, measure and year: groups of each axis add up to France.
void check_sums(const std::vector<std::vector<std::string>>& rows) {
    std::map<std::string, std::map<std::string, std::int64_t>> sums;
    for (const auto& row : rows) {
        if (row[6] != "montant" && row[6] != "moyenne") continue;
        if (!row[5].ends_with("droits") && !row[5].ends_with("encaissements")) continue;
        sums[row[0] + " " + row[5] + " " + row[4]][row[1]] += cents_of(row[7]);
    }
    CHECK(!sums.empty());
    for (const auto& [key, axes] : sums) {
        CHECK(axes.size() == 5);
        for (const auto& [axis, sum] : axes) CHECK_MESSAGE(sum == axes.at("france"), key << " " << axis);
    }
}

void compare_with_file(const std::string& name, const std::string& text) {
    const std::string path = "src/rapport/attendu/" + name;
    if (std::getenv("SOCLE_REBASELINE") != nullptr) std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    std::stringstream expected;
    expected << file.rdbuf();
    CHECK_MESSAGE(expected.str() == text, path << " differs; SOCLE_REBASELINE=1 writes it anew");
}

std::string rows_but_of(const std::vector<std::string>& axes, const std::string& csv) {
    std::string out;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        const bool of = std::any_of(axes.begin(), axes.end(), [&](const std::string& axis) { return line.find("," + axis + ",") != std::string::npos; });
        if (!of) out += line + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("outputs are those of src/rapport/attendu") {
    compare_with_file("simple.txt", rapport::to_text(make({false, 0, false, true, ""})));
    compare_with_file("complet.txt", rapport::to_text(make({true, 1, false, false, ""})));
    compare_with_file("simple.csv", rapport::to_csv(make({false, 0, false, true, ""})));
    compare_with_file("complet.csv", rows_but_of({"region", "departement", "taille", "poste"}, rapport::to_csv(make({true, 1, false, false, ""}))));
    compare_with_file("simple.json", rapport::to_json(make({false, 0, false, true, ""})));
}

TEST_CASE("amounts of every table of the CSV add up to those of France") {
    for (const bool drawn : {false, true}) {
        const auto rows = read_csv(rapport::to_csv(make({drawn, 2, true, false, ""})), ',');
        for (const auto& row : rows) REQUIRE(row.size() == 9);
        check_sums(rows);
    }
}

TEST_CASE("amounts of the JSON add up over years and groups") {
    const json result = json::parse(rapport::to_json(make({true, 1, false, false, ""})));
    for (const json& table : result["tableaux"]) {
        std::int64_t sum = 0;
        for (const json& group : table["groupes"]) {
            std::int64_t years = 0;
            for (const json& year : group["annees"]) years += cents_of(year["droits"]["montant"]);
            CHECK(years == cents_of(group["total"]["droits"]["montant"]));
            sum += years;
        }
        CHECK(sum == cents_of(result["tableaux"][0]["groupes"][0]["total"]["droits"]["montant"]));
    }
    CHECK(result["tirages"]["graine"] == "18446744073709551615");
    CHECK(result["reformes"][0]["changements"][1]["avant"].is_null());
    CHECK(result["controles"][1]["calcule"].is_null());
}

TEST_CASE("signatures to come are no place: neither counted nor ranked, told last, and the sums hold") {
    auto result = make({true, 0, true, false, ""});
    // Larger than every place, so that only its nature puts it last.
    for (auto& table : result.tableaux) {
        const bool of_places = table.axe == national::Axe::Region || table.axe == national::Axe::Departement;
        if (table.axe != national::Axe::France && !of_places) continue;
        national::Groupe to_come{"", "signatures à venir", 0, std::vector<national::Cellule>(table.groupes.front().annees.size()), {}};
        to_come.total.droits.cents = 900'000'000'000;
        if (of_places) {
            table.groupes.insert(table.groupes.begin(), to_come);
        } else {
            table.groupes.front().total.droits.cents += to_come.total.droits.cents;
        }
    }
    const std::size_t places = result.tableaux[2].groupes.size() - 1;
    const std::string text = rapport::to_text(result);
    CHECK(text.find(", signatures à venir comprises") != std::string::npos);
    CHECK(text.find("les " + std::to_string(places - 10) + " autres") != std::string::npos);
    CHECK(text.rfind("signatures à venir  ") > text.find(" autres "));
    const std::string html = rapport::to_html(result);
    CHECK(html.find("et celles dont la signature est à venir acquièrent en moyenne") != std::string::npos);
    CHECK(html.find("Les " + std::to_string(places) + " départements et les signatures à venir, ") != std::string::npos);
    CHECK(html.find("<th scope=\"row\">signatures à venir</th>") > html.find("<th scope=\"row\">Corse</th>"));
    CHECK(html.find("exacts au centime") == std::string::npos);
    CHECK(rapport::to_html(make()).find("signatures à venir") == std::string::npos);
}

TEST_CASE("without draws there are no quantiles") {
    const json result = json::parse(rapport::to_json(make()));
    CHECK(result["tirages"].is_null());
    CHECK(result["tableaux"][0]["groupes"][0]["total"]["droits"]["quantiles"].is_null());
    CHECK(rapport::to_text(make()).find("Dispersion") == std::string::npos);
    CHECK(rapport::to_csv(make()).find("p95") == std::string::npos);
}

TEST_CASE("hostile texts stay texts") {
    const std::string hostile = "\"<script>\"; =1+1, \x1B[31m\r\n";
    const auto result = make({true, 1, false, false, hostile});
    CHECK(json::parse(rapport::to_json(result))["titre"] == "Portefeuille national fictif (exemple)" + hostile);
    for (const auto& row : read_csv(rapport::to_csv(result), ',')) CHECK(row.size() == 9);
    for (const auto& row : read_csv(rapport::to_csv(result, CsvStyle::Bureautique), ';')) CHECK(row.size() == 9);
    CHECK(rapport::to_text(result).find('\x1B') == std::string::npos);
}

TEST_CASE("no cell of text begins a formula") {
    auto result = make();
    result.tableaux[1].groupes[0].libelle = "=1+1";
    result.tableaux[1].groupes[1].libelle = "@SUM(A1)";
    result.tableaux[1].groupes[2].libelle = "\"=cmd\"";
    const std::string csv = rapport::to_csv(result);
    CHECK(csv.find(",'=1+1,") != std::string::npos);
    CHECK(csv.find(",'@SUM(A1),") != std::string::npos);
    for (const auto& row : read_csv(csv, ',')) {
        for (std::size_t i = 0; i < 4; ++i) CHECK((row[i].empty() || std::string("=+-@").find(row[i][0]) == std::string::npos));
    }
}

TEST_CASE("the CSV for offices opens in a French spreadsheet") {
    const std::string csv = rapport::to_csv(make({false, 1, false, false, ""}), CsvStyle::Bureautique);
    CHECK(csv.starts_with("\xEF\xBB\xBFloi;axe;code;libelle;annee;mesure;statistique;valeur;unite\r\n"));
    const auto rows = read_csv(csv, ';');
    bool seen = false;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i][8] != "EUR") continue;
        seen = true;
        CHECK(rows[i][7][rows[i][7].size() - 3] == ',');
        CHECK(rows[i][7].find('.') == std::string::npos);
    }
    CHECK(seen);
}

TEST_CASE("lines of the text keep within 120 characters") {
    for (const Options& options : {Options{false, 0, false, true, ""}, Options{true, 2, true, true, ""}}) {
        std::istringstream lines(rapport::to_text(make(options)));
        for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(base::length_utf8(line) <= 120, line);
    }
}

TEST_CASE("the text says for how many CPTS an amount is unknown") {
    CHECK(rapport::to_text(make({false, 0, false, true, ""})).find("inconnu pour 3\u00A0CPTS") != std::string::npos);
    CHECK(rapport::to_text(make()).find("inconnu") == std::string::npos);
}
