// A batch is the same whatever the threads and the pieces in which it comes, and each row is what the engine says of it.
#include "../donnees/law_with.hpp"

#include <socle/base/text.hpp>
#include <socle/csv/lot.hpp>

#include <algorithm>
#include <cstring>
#include <random>

using namespace socle;

namespace {

struct Answer {
    std::string output;
    std::string rejects;
    csv::LotResult result;
};

Answer run(const app::Engine& engine, const std::string& text, std::size_t piece, unsigned threads) {
    std::size_t at = 0;
    csv::Reader reader([&](char* buffer, std::size_t size) {
        const std::size_t count = std::min({piece, size, text.size() - at});
        std::memcpy(buffer, text.data() + at, count);
        at += count;
        return count;
    });
    Answer answer;
    csv::LotOptions options;
    options.threads = threads;
    const auto into = [](std::string& sink) {
        return [&sink](std::string_view bytes) -> base::Result<void> {
            sink += bytes;
            return {};
        };
    };
    const auto result = csv::run_lot(engine, reader, into(answer.output), into(answer.rejects), options);
    REQUIRE(result.has_value());
    answer.result = *result;
    return answer;
}

std::string pick(std::mt19937& random, const std::vector<std::string>& choices) { return choices[random() % choices.size()]; }

// Plain rows, rows that need the long way (quotes, blanks, decimals), and bad ones.
std::string file(std::size_t rows) {
    std::mt19937 random(5);
    std::string text = "id,date,date_signature,population,membres,plan_crise,crise,acces_aux_soins,taux_acces_aux_soins,crise_sanitaire\n";
    for (std::size_t i = 0; i < rows; ++i) {
        text += pick(random, {"a", "é", "\"a,\"\"b\"", " c ", ""}) + std::to_string(random() % 2 == 0 ? i : 0);
        text += "," + pick(random, {"2024-03-01", "2024-02-29", "2022-03-31", "2022-03-30", "2021-12-20", "2026-01-01", "2018-01-01"});
        text += "," + pick(random, {"", "2022-03-31", "2020-02-29", "2019-09-01", "2021-12-20", "2022-09-29"});
        text += "," + pick(random, {"0", "39999", "80000", "200000", "x", " 60000"});
        text += "," + pick(random, {"", "99", "100", "1000001"});
        text += "," + pick(random, {"", "aucun", "redaction", "mise_a_jour", "redactionx"});
        text += "," + pick(random, {"", "0", "1"}) + "," + pick(random, {"1", "1", "0"}) + "," + pick(random, {"", "85", "62.5", "100.00", "\"62,5\"", "50.000", "101"});
        text += "," + pick(random, {"", "0", "1"});
        text += pick(random, {"\n", "\n", "\r\n", "\n\n"});
        if (random() % 400 == 0) text += std::string(csv::kMaxLineBytes + random() % 3, 'x') + "\n";
    }
    return text;
}

std::string header_and(const std::string& row) {
    return "id,date,date_signature,population,membres,plan_crise,crise,acces_aux_soins,taux_acces_aux_soins,crise_sanitaire\n" + row + "\n";
}

std::vector<std::string> fields_of(const std::string& output) {
    std::vector<std::string> fields;
    const std::string_view row = std::string_view(output).substr(output.find('\n') + 1);
    for (const std::string_view field : base::split(row.substr(0, row.find('\n')), ',')) fields.emplace_back(field);
    return fields;
}

}  // namespace

TEST_CASE("a batch does not depend on threads or pieces") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    const std::string text = file(6'000);
    const Answer one = run(engine, text, text.size(), 1);
    CHECK(one.result.computed > 500);
    CHECK(one.result.rejected > 500);
    for (const unsigned threads : {1U, 2U, 5U}) {
        for (const std::size_t piece : {std::size_t{997}, std::size_t{65'536}, std::size_t{200'000}}) {
            const Answer other = run(engine, text, piece, threads);
            CHECK(other.output == one.output);
            CHECK(other.rejects == one.rejects);
        }
    }
}

TEST_CASE("a row is what the engine says of the situation, amounts and ambiguities") {
    for (const app::Engine& engine : {donnees::engine_of(donnees::sound(donnees::project_files())), donnees::engine_of(donnees::law_with("tests/donnees/avenant-3.toml")),
                                      donnees::engine_of(donnees::sound(donnees::project_files()), {{"assiette-majoration", "fixe-seul"}, {"additionnel-anterieur", "premier-anniversaire"}})}) {
        std::mt19937 random(11);
        int refused = 0;
        for (int i = 0; i < 150; ++i) {
            app::Situation asked;
            asked.date_signature = donnees::on(pick(random, {"2019-09-01", "2020-02-29", "2021-12-20", "2022-03-30", "2022-03-31", "2022-09-29", "2022-09-30", "2024-03-01"}));
            asked.date = calendar::start_of_contract_year(*asked.date_signature, 1 + static_cast<int>(random() % 6));
            asked.population = std::stoll(pick(random, {"0", "39999", "40000", "79999", "80000", "80001", "175001", "400000"}));
            asked.membres = std::stoll(pick(random, {"0", "60", "99", "100"}));
            asked.plan = static_cast<droit::PlanCrise>(random() % 3);
            asked.crise = random() % 2 == 0;
            const std::string rate = pick(random, {"0", "33.33", "85", "100"});
            const bool first = random() % 3 != 0;
            const bool second = random() % 2 == 0;
            if (first) {
                asked.missions.emplace_back("acces_aux_soins");
                asked.taux = {{"acces_aux_soins", *money::parse_percent(rate)}};
            }
            if (second) asked.missions.emplace_back("crise_sanitaire");
            const char* plans[] = {"aucun", "redaction", "mise_a_jour"};
            const std::string row = "r," + calendar::to_iso(asked.date) + "," + calendar::to_iso(*asked.date_signature) + "," + std::to_string(asked.population) + "," +
                                    std::to_string(*asked.membres) + "," + plans[static_cast<int>(asked.plan)] + "," + (asked.crise ? "1" : "0") + "," + (first ? "1," + rate : "0,") + "," + (second ? "1" : "0");
            const auto found = engine.simuler(asked);
            const Answer answer = run(engine, header_and(row), 100'000, 1);
            CHECK_MESSAGE(answer.result.computed == (found ? 1U : 0U), row);
            if (!found) {
                ++refused;
                CHECK_MESSAGE(found.error().code == "mission-absente", found.error().code);
                continue;
            }
            const std::vector<std::string> fields = fields_of(answer.output);
            REQUIRE(fields.size() > 4);
            CHECK(fields[1] == found->explanation.texte);
            const std::string total = found->explanation.total ? money::to_decimal(*found->explanation.total) : "";
            CHECK_MESSAGE(fields[fields.size() - 2] == total, row);
            std::string codes;
            for (const std::string_view word : base::split(fields.back(), ' ')) {
                if (word.starts_with("ambigu:")) codes += std::string(word.substr(7)) + " ";
            }
            std::string expected;
            for (const app::AmbiguiteTouchee& one : found->ambiguites) expected += std::string(one.id) + " ";
            CHECK_MESSAGE(codes == expected, row);
        }
        CHECK(refused < 100);
    }
}

// Blanks around a field change nothing, but keep a row from being read the short way.
TEST_CASE("a row is the same read the short way and the long way, whatever its fields") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    std::mt19937 random(17);
    for (const char separator : {',', ';'}) {
        std::string header = "id,date,date_signature,population,membres,plan_crise,crise,acces_aux_soins,taux_acces_aux_soins,prevention,taux_prevention\n";
        std::replace(header.begin(), header.end(), ',', separator);
        std::string plain = header;
        std::string blank = header;
        for (int i = 0; i < 6'000; ++i) {
            const auto one_of = [&random](const std::vector<std::string>& good, const std::vector<std::string>& odd) { return pick(random, random() % 10 == 0 ? odd : good); };
            std::vector<std::string> fields = {
                one_of({"", "a", "CPTS-12", "1234567", "12345678", "123456789", "é", "CPTS d’été", "12345678é"}, {"a\"b"}) + (random() % 9 == 0 ? "" : std::to_string(random() % 100)),
                one_of({"2024-03-01"}, {"2023-02-29", "2024-3-01", "1899-12-31"}),
                one_of({"", "2024-03-01", "2022-03-31", "2022-09-29"}, {"2025-01-01"}),
                one_of({"0", "7", "39999", "175001", "9999999", "10000000", "00060000", "100000000"}, {"100000001", "60 000", "60000x", "-1", ""}),
                one_of({"", "0", "99", "100", "1000000"}, {"1000001", "9999999", "99999999", "9x"}),
                one_of({"", "aucun", "redaction", "mise_a_jour"}, {"mise_a_jours", "redactio", "a", "r", "m", "Aucun"}),
                one_of({"", "0", "1"}, {"2", "01"})};
            for (int mission = 0; mission < 2; ++mission) {
                const bool engaged = random() % 4 != 0;
                fields.push_back(one_of({engaged ? "1" : "0"}, {"", "2"}));
                fields.push_back(engaged ? one_of({"", "0", "5", "85", "100", "62.5", "27.78", "7.78", "07.78", "100.00", "99.99", "0.00", "27,78", "7,5"},
                                                 {"100.01", "27.781", "7.", ".5", "7.x8", "27.7x", "27:78", "7.7", "1e2", "00.00", "7:78"})
                                         : one_of({"", "0", "0.00"}, {"7.78"}));
            }
            // A comma within a field would be another field.
            if (separator == ',') {
                for (std::string& field : fields) std::replace(field.begin(), field.end(), ',', '.');
            }
            for (std::size_t f = 0; f < fields.size(); ++f) {
                plain += (f > 0 ? std::string(1, separator) : "") + fields[f];
                blank += (f > 0 ? std::string(1, separator) : "") + (f == 1 ? " " + fields[f] : fields[f]);
            }
            plain += '\n';
            blank += '\n';
        }
        const Answer one = run(engine, plain, plain.size(), 1);
        const Answer other = run(engine, blank, blank.size(), 1);
        CHECK(one.result.computed > 500);
        CHECK(one.result.rejected > 500);
        CHECK(one.output == other.output);
        CHECK(one.rejects == other.rejects);
    }
}

TEST_CASE("a sink that fails stops the batch and its error is told") {
    const app::Engine engine = donnees::engine_of(donnees::sound(donnees::project_files()));
    const std::string text = file(20'000);
    for (const unsigned threads : {1U, 4U}) {
        std::size_t at = 0;
        csv::Reader reader([&](char* buffer, std::size_t size) {
            const std::size_t count = std::min(size, text.size() - at);
            std::memcpy(buffer, text.data() + at, count);
            at += count;
            return count;
        });
        std::size_t taken = 0;
        const csv::Sink full = [&](std::string_view bytes) -> base::Result<void> {
            taken += bytes.size();
            if (taken > 100'000) return base::fail("ecriture", "essai", "disque plein", "Faites de la place.");
            return {};
        };
        csv::LotOptions options;
        options.threads = threads;
        const auto result = csv::run_lot(engine, reader, full, [](std::string_view) -> base::Result<void> { return {}; }, options);
        REQUIRE(!result.has_value());
        CHECK(result.error().code == "ecriture");
    }
}
