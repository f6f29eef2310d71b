// The law of one instrument under one choice of readings: every text, compiled, with the words to explain it.
#pragma once

#include <socle/base/error.hpp>
#include <socle/droit/law_book.hpp>
#include <socle/rules/program.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::rules {

struct CaseLegend {
    std::string libelle;
    std::string unknown;  // why the value is unknown
    droit::Sources sources;
};

struct LineLegend {
    std::string code;
    std::string libelle;
    std::string mission;  // id, empty for the structure
    std::vector<CaseLegend> cases;
    std::string versement;    // terms of payment: "75 % au début de l'année, solde à l'anniversaire suivant"
    droit::Sources payment_sources;
};

struct TailleLegend {
    std::string libelle;
    droit::Sources sources;
};

struct Legend {
    std::string texte;
    std::string titre;
    std::string note;
    std::string expose;
    droit::Nature nature = droit::Nature::Accord;
    bool projet = false;     // a draft that no text confirmed
    bool superpose = false;  // a reform, or a text laid over the law by its reader
    std::optional<calendar::Date> verifie_jusqu_au;
    std::vector<LineLegend> lines;
    std::vector<TailleLegend> tailles;
};

// A mission of the instrument, with the index it has in every program of it.
struct MissionInfo {
    std::string id;
    std::string libelle;
    droit::MissionNature nature = droit::MissionNature::Socle;
    int ordre = 0;
    std::optional<int> demarrage_mois;
    std::optional<int> deploiement_mois;
    bool has_rate = false;   // some line depends on its attainment rate
    bool has_plan = false;   // some line depends on the crisis plan
    bool has_crise = false;  // some line depends on a crisis
};

// A text from a day on; a text with phased values gives several versions.
struct Version {
    calendar::Date from;
    std::optional<calendar::Date> last;  // last day, included; empty: until the next version
    Program program;
    Legend legend;
};

// A line that some text of the instrument has, in the order of tables: structure, missions, bonus, cap, additional.
struct Column {
    std::string code;
    std::string libelle;
    droit::Volet volet = droit::Volet::Fonctionnement;
    std::int32_t mission = -1;
};

struct Law {
    std::string instrument;
    std::vector<MissionInfo> missions;  // by `ordre`
    std::vector<Column> columns;
    std::vector<Version> versions;  // by rising `from`
};

// Index of the version in force that day, kNone when there is none.
[[nodiscard]] std::uint32_t version_at(const Law& law, calendar::Date date);

[[nodiscard]] std::int32_t find_mission(const Law& law, std::string_view id);  // -1 when unknown

}  // namespace socle::rules
