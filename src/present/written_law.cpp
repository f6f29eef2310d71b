#include <socle/present/written_law.hpp>

#include "json_lines.hpp"
#include "json_parts.hpp"

#include <socle/droit/names.hpp>

namespace socle::present {

namespace {

using base::JsonWriter;

// Of the array of lines, in each kind of result.
constexpr int kDepthInYear = 2;
constexpr int kDepthInPlan = 4;

void write_start(JsonWriter& json, const explain::Line& line) {
    json.begin_object();
    json.key("code").string(line.code);
    json.key("libelle").string(line.libelle);
    json.key("mission");
    detail::write_text_or_null(json, line.mission);
    json.key("volet").string(droit::name_of(line.volet));
    json.key("montant");
}

void write_case(JsonWriter& json, const explain::Line& line, const droit::LawBook& book) {
    detail::write_sources(json, "sources", line.sources, book);
    json.key("motif");
}

void write_end(JsonWriter& json, const explain::Line& line, const droit::LawBook& book) {
    json.key("versement").string(line.versement);
    detail::write_sources(json, "sources_versement", line.sources_versement, book);
    json.end_object();
}

std::vector<WrittenLaw::Line> write_lines(const rules::Version& version, const droit::LawBook& book, int depth) {
    constexpr int kIndent = 2;
    std::vector<WrittenLaw::Line> written;
    for (std::size_t i = 0; i < version.program.lines.size(); ++i) {
        const rules::LineLegend& legend = version.legend.lines[i];
        explain::Line line;
        line.code = legend.code;
        line.libelle = legend.libelle;
        line.mission = legend.mission;
        line.volet = version.program.lines[i].volet;
        line.versement = legend.versement;
        line.sources_versement = legend.payment_sources;
        const auto piece = [&](int at, auto write) {
            JsonWriter json(kIndent, at);
            write(json);
            return json.take_piece();
        };
        WrittenLaw::Line out;
        out.debut = piece(depth, [&](JsonWriter& json) { write_start(json, line); });
        for (std::size_t c = 0; c < std::max<std::size_t>(1, legend.cases.size()); ++c) {
            if (c < legend.cases.size()) line.sources = legend.cases[c].sources;
            out.cas.push_back(piece(depth + 1, [&](JsonWriter& json) { write_case(json, line, book); }));
        }
        out.fin = piece(depth + 1, [&](JsonWriter& json) { write_end(json, line, book); });
        written.push_back(std::move(out));
    }
    return written;
}

}  // namespace

WrittenLaw::WrittenLaw(const rules::Law& law, const droit::LawBook& book) {
    for (const rules::Version& version : law.versions) {
        of_a_year_.push_back(write_lines(version, book, kDepthInYear));
        of_a_plan_.push_back(write_lines(version, book, kDepthInPlan));
    }
}

const std::vector<WrittenLaw::Line>* WrittenLaw::lines(std::uint32_t version, int depth) const {
    if (depth == kDepthInYear) return &of_a_year_[version];
    return depth == kDepthInPlan ? &of_a_plan_[version] : nullptr;
}

namespace detail {

void write_lines(JsonWriter& json, const explain::Explanation& explanation, const droit::LawBook& book, const WrittenLaw* written) {
    json.key("lignes").begin_array();
    const std::vector<WrittenLaw::Line>* ready = written == nullptr ? nullptr : written->lines(explanation.version, json.depth());
    for (std::size_t i = 0; i < explanation.lines.size(); ++i) {
        const explain::Line& line = explanation.lines[i];
        if (ready != nullptr) {
            json.put((*ready)[i].debut);
        } else {
            write_start(json, line);
        }
        write_amount(json, line.montant);
        json.key("formule").string(line.formule);
        if (ready != nullptr) {
            json.put((*ready)[i].cas[line.cas]);
        } else {
            write_case(json, line, book);
        }
        json.string(line.motif);
        if (ready != nullptr) {
            json.put((*ready)[i].fin);
        } else {
            write_end(json, line, book);
        }
    }
    json.end_array();
}

}  // namespace detail

}  // namespace socle::present
