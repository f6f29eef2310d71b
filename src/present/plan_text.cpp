#include "text.hpp"

#include <socle/base/text.hpp>
#include <socle/present/layout.hpp>
#include <socle/present/present.hpp>

#include <algorithm>

namespace socle::present {

namespace {

constexpr std::size_t kColumn = 15;

// A line of the account over the years; the amount of a year in which the text does not have it is zero.
struct Row {
    std::string code;
    std::string libelle;
    droit::Sources sources;
};

std::vector<Row> rows_of(const app::PlanResult& plan) {
    std::vector<Row> rows;
    for (const app::PlanYear& year : plan.annees) {
        for (const explain::Line& line : year.explanation.lines) {
            const auto same = [&](const Row& row) { return row.code == line.code && row.libelle == line.libelle; };
            const auto at = std::find_if(rows.begin(), rows.end(), same);
            if (at == rows.end()) {
                rows.push_back({std::string(line.code), std::string(line.libelle), droit::Sources(line.sources.begin(), line.sources.end())});
            } else {
                for (const droit::Source& source : line.sources) {
                    const auto known = [&](const droit::Source& s) { return s.document == source.document && s.lieu == source.lieu; };
                    if (std::none_of(at->sources.begin(), at->sources.end(), known)) at->sources.push_back(source);
                }
            }
        }
    }
    return rows;
}

const explain::Line* line_of(const app::PlanYear& year, const Row& row) {
    for (const explain::Line& line : year.explanation.lines) {
        if (line.code == row.code && line.libelle == row.libelle) return &line;
    }
    return nullptr;
}

bool is_zero(const explain::Line* line) { return line == nullptr || (line->montant && line->montant->value == 0); }

void append_rights(std::string& out, const app::PlanResult& plan, const std::vector<Row>& rows, std::size_t width) {
    out += "\nDroits par année de contrat\n  " + pad_right("", width);
    for (const app::PlanYear& year : plan.annees) out += pad_left("année " + std::to_string(year.rang), kColumn);
    out += "\n  " + pad_right("à partir du", width);
    for (const app::PlanYear& year : plan.annees) out += pad_left(calendar::to_french(year.debut), kColumn);
    out += "\n";
    for (const Row& row : rows) {
        const bool empty = std::all_of(plan.annees.begin(), plan.annees.end(), [&](const auto& year) { return is_zero(line_of(year, row)); });
        if (empty) continue;
        out += "  " + pad_right(row.libelle, width);
        for (const app::PlanYear& year : plan.annees) {
            const explain::Line* line = line_of(year, row);
            out += pad_left(is_zero(line) ? "–" : french_or_unknown(line->montant), kColumn);
        }
        out += "\n";
    }
    out += "  " + pad_right("Total de l'année", width);
    for (const app::PlanYear& year : plan.annees) out += pad_left(french_or_unknown(year.explanation.total), kColumn);
    out += "\n  " + pad_right("Total du contrat", width) + pad_left(french_or_unknown(plan.total), kColumn) + "\n";
}

std::string what_is_paid(const app::PlanPart& part) {
    switch (part.nature) {
        case plan::Nature::Integral: return "totalité";
        case plan::Nature::Avance: return "avance";
        case plan::Nature::Solde: return "solde";
    }
    return {};
}

std::string words_of(const app::PlanPart& part) {
    return part.libelle + ", " + what_is_paid(part) + " de l'année " + std::to_string(part.rang);
}

void append_payments(std::string& out, const app::PlanResult& plan, std::size_t width) {
    std::size_t inner = width + 12;
    for (const app::PlanPayment& payment : plan.versements) {
        for (const app::PlanPart& part : payment.detail) inner = std::max(inner, base::length_utf8(words_of(part)));
    }
    out += "\nEncaissements, par date\n";
    for (const app::PlanPayment& payment : plan.versements) {
        out += "  " + pad_right(calendar::to_french(payment.date), width) + pad_left(french_or_unknown(payment.montant), kColumn) + "\n";
        for (const app::PlanPart& part : payment.detail) {
            out += "      " + pad_right(words_of(part), inner) +
                   pad_left(french_or_unknown(part.montant), kColumn) + "\n";
        }
    }
}

// The terms of the lines that are paid, those that share them told together.
void append_terms(std::string& out, const app::PlanResult& plan, Footnotes& notes) {
    struct Terms {
        std::string text;
        std::vector<std::string> lines;
    };
    std::vector<Terms> all;
    for (const app::PlanYear& year : plan.annees) {
        for (const explain::Line& line : year.explanation.lines) {
            if (is_zero(&line)) continue;
            const std::string text = std::string(line.versement) + notes.marks(line.sources_versement);
            auto at = std::find_if(all.begin(), all.end(), [&](const Terms& terms) { return terms.text == text; });
            if (at == all.end()) at = all.insert(all.end(), Terms{text, {}});
            if (std::find(at->lines.begin(), at->lines.end(), line.libelle) == at->lines.end()) at->lines.emplace_back(line.libelle);
        }
    }
    out += "\nModalités de versement\n";
    for (const Terms& terms : all) {
        out += "  " + wrap(base::enumerate_fr(terms.lines, " ; ", " ; ") + " :", detail::kWidth, 4) + "\n      " + wrap(terms.text, detail::kWidth, 6) + "\n";
    }
}

void append_civil_years(std::string& out, const app::PlanResult& plan) {
    out += "\nPar année civile                 droits      encaissements\n";
    for (const app::PlanCivilYear& year : plan.par_annee_civile) {
        out += "  " + pad_right(std::to_string(year.annee), 16) + pad_left(french_or_unknown(year.droits), 20) +
               pad_left(french_or_unknown(year.encaissements), 19) + "\n";
    }
}

std::string explanation_of(const explain::Line& line) {
    std::string text(line.formule);
    if (!line.motif.empty()) text.append(text.empty() ? "" : " — ").append(line.motif);
    return text.empty() ? "zéro" : text;
}

bool never_engaged(const app::PlanResult& plan, const Row& row) {
    return std::all_of(plan.annees.begin(), plan.annees.end(), [&](const app::PlanYear& year) {
        const explain::Line* line = line_of(year, row);
        return line == nullptr || line->outcome == eval::Outcome::NotEngaged;
    });
}

// For each line its formula, the years that share one told together.
void append_formulas(std::string& out, const app::PlanResult& plan, const std::vector<Row>& rows, Footnotes& notes) {
    out += "\nD'où vient chaque ligne\n";
    std::vector<std::string> idle;
    for (const Row& row : rows) {
        if (never_engaged(plan, row)) {
            idle.push_back(row.libelle);
            continue;
        }
        out += "  " + row.libelle + notes.marks(row.sources) + "\n";
        for (std::size_t first = 0; first < plan.annees.size();) {
            const explain::Line* line = line_of(plan.annees[first], row);
            const std::string text = line == nullptr ? "le texte en vigueur n'en prévoit pas" : explanation_of(*line);
            std::size_t last = first;
            while (last + 1 < plan.annees.size()) {
                const explain::Line* next = line_of(plan.annees[last + 1], row);
                if ((next == nullptr) != (line == nullptr) || (next != nullptr && explanation_of(*next) != text)) break;
                ++last;
            }
            const std::string years = first == last ? "année " + std::to_string(first + 1)
                                                    : "années " + std::to_string(first + 1) + " à " + std::to_string(last + 1);
            out += "      " + pad_right(years + " :", 16) + wrap(text, detail::kWidth, 22) + "\n";
            first = last + 1;
        }
    }
    if (!idle.empty()) out += "  Missions non engagées : " + wrap(base::enumerate_fr(idle, " ; ", " ; "), detail::kWidth, 4) + "\n";
}

}  // namespace

std::string to_text(const app::PlanResult& plan, const droit::LawBook& book) {
    Footnotes notes(book);
    const std::vector<Row> rows = rows_of(plan);
    std::size_t width = base::length_utf8("Total du contrat");
    for (const Row& row : rows) width = std::max(width, base::length_utf8(row.libelle));
    const app::PlanYear& first = plan.annees.front();
    std::string out = (plan.contrat.nom.empty() ? "CPTS" : base::printable(plan.contrat.nom)) + " : plan de " + std::to_string(plan.annees.size()) +
                      " ans, contrat signé le " + calendar::to_french(plan.contrat.date_signature) + "\n";
    out += base::count_fr(plan.contrat.populations.front(), money::to_french(plan.contrat.populations.front()), "habitant") + " : taille " + std::to_string(first.explanation.taille) + " (" +
           std::string(first.explanation.taille_libelle) + "), " + base::count_fr(plan.contrat.membres.value_or(0), money::to_french(plan.contrat.membres.value_or(0)), "membre") + "\n";
    if (!plan.contrat.population_origine.empty()) out += "Population : " + wrap(plan.contrat.population_origine, detail::kWidth, 2) + "\n";
    append_rights(out, plan, rows, width);
    append_payments(out, plan, width);
    append_civil_years(out, plan);
    append_formulas(out, plan, rows, notes);
    append_terms(out, plan, notes);
    detail::append_ambiguites(out, plan.ambiguites);
    detail::append_avertissements(out, plan.avertissements);
    out += "\nSources\n" + notes.list();
    return out;
}

}  // namespace socle::present
