#include <socle/csv/lot.hpp>

#include "lot_row.hpp"

#include <algorithm>

namespace socle::csv {

namespace {

using rules::kUnknown;

constexpr std::size_t kFlushBytes = std::size_t{1} << 18U;

void append_field(std::string& out, std::string_view text, char separator) {
    const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos && text.find(separator) == std::string_view::npos;
    if (plain) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

// For each version, where a column of the output is found among the lines of its program.
std::vector<std::vector<std::uint32_t>> line_of_columns(const rules::Law& law) {
    std::vector<std::vector<std::uint32_t>> result;
    for (const rules::Version& version : law.versions) {
        std::vector<std::uint32_t> lines;
        for (const rules::Column& column : law.columns) {
            const auto& legends = version.legend.lines;
            const auto at = std::find_if(legends.begin(), legends.end(), [&](const rules::LineLegend& l) { return l.code == column.code; });
            lines.push_back(at == legends.end() ? rules::kNone : static_cast<std::uint32_t>(at - legends.begin()));
        }
        result.push_back(std::move(lines));
    }
    return result;
}

class RowWriter {
public:
    RowWriter(const app::Engine& engine, char separator) : engine_(engine), law_(engine.law()), separator_(separator), lines_(line_of_columns(law_)) {}

    void header(std::string& out) const {
        out += "id";
        for (const char* name : {"texte", "taille"}) (out += separator_) += name;
        for (const rules::Column& column : law_.columns) (out += separator_) += column.code;
        for (const char* name : {"total", "avertissements"}) (out += separator_) += name;
        out += '\n';
    }

    void row(std::string& out, const Row& row) {
        const rules::Version& version = law_.versions[row.version];
        static_cast<void>(eval::evaluate(version.program, row.facts, values_));
        append_field(out, row.id, separator_);
        (out += separator_) += version.legend.texte;
        (out += separator_) += std::to_string(version.program.ranks[values_.taille]);
        for (const std::uint32_t line : lines_[row.version]) {
            out += separator_;
            // A line that the text does not have gives nothing.
            append_amount(out, line == rules::kNone ? 0 : values_.lines[line].cents);
        }
        out += separator_;
        append_amount(out, values_.total);
        out += separator_;
        append_warnings(out, row, version);
        out += '\n';
    }

private:
    static void append_amount(std::string& out, std::int64_t cents) {
        if (cents != kUnknown) money::append_decimal(out, {cents});
    }

    // Codes separated by a space: inconnu, hors-anniversaire, au-dela-du-contrat, reforme, projet, texte-non-verifie, ambigu:ID for each ambiguity that touches the row.
    void append_warnings(std::string& out, const Row& row, const rules::Version& version) {
        bool first = true;
        const auto put = [&](std::string_view prefix, std::string_view text = {}) {
            if (!std::exchange(first, false)) out += ' ';
            out += prefix;
            out += text;
        };
        if (values_.total == kUnknown) put("inconnu");
        const int rank = static_cast<int>(values_.facts[static_cast<std::size_t>(droit::Fact::Rang)]);
        if (row.facts.signature != row.facts.start && calendar::start_of_contract_year(row.facts.signature, rank) != row.facts.start) put("hors-anniversaire");
        if (version.program.contract_years > 1 && rank > version.program.contract_years) put("au-dela-du-contrat");
        if (version.legend.superpose) put("reforme");
        if (version.legend.projet) put("projet");
        if (version.legend.verifie_jusqu_au && row.facts.start > *version.legend.verifie_jusqu_au) put("texte-non-verifie");
        std::string_view last;
        for (const app::Engine::Alternative& alternative : engine_.alternatives()) {
            if (alternative.ambiguite == last || !engine_.differs(alternative, row.version, row.facts, values_)) continue;
            put("ambigu:", alternative.ambiguite);
            last = alternative.ambiguite;
        }
    }

    const app::Engine& engine_;
    const rules::Law& law_;
    char separator_;
    std::vector<std::vector<std::uint32_t>> lines_;
    eval::Values values_;
};

std::optional<Reject> reject_of(Status status) {
    switch (status) {
        case Status::Record:
        case Status::End: return std::nullopt;
        case Status::TooLong: return Reject{"", "la ligne dépasse 64 Kio", "Vérifiez les fins de ligne et les guillemets."};
        case Status::BadQuotes: return Reject{"", "un guillemet n'est pas fermé, ou est suivi d'un caractère", "Doublez les guillemets à l'intérieur d'un champ."};
        case Status::BadUtf8: return Reject{"", "la ligne n'est pas de l'UTF-8", "Enregistrez le fichier en UTF-8."};
        case Status::TooManyFields: return Reject{"", "la ligne a plus de 512 champs", "Vérifiez le séparateur."};
    }
    return std::nullopt;
}

void append_reject(std::string& out, std::uint64_t line, std::string_view id, const Reject& reject) {
    out += std::to_string(line);
    for (const std::string_view field : {id, std::string_view(reject.column), std::string_view(reject.reason), std::string_view(reject.remedy)}) {
        out += ',';
        append_field(out, field, ',');
    }
    out += '\n';
}

}  // namespace

base::Result<LotResult> run_lot(const app::Engine& engine, Reader& reader, const Sink& output, const Sink& rejects, const LotOptions& options) {
    std::vector<std::string_view> fields;
    const Status first = reader.next(fields);
    if (first == Status::End) {
        return base::fail("fichier-vide", "entrée", "le fichier est vide", "La première ligne doit nommer les colonnes : id, date et population au moins.");
    }
    if (first != Status::Record) {
        const auto why = reject_of(first);
        return base::fail("entete-illisible", "ligne " + std::to_string(reader.line()), why->reason, why->remedy);
    }
    auto columns = read_header(engine.law(), fields);
    if (!columns) return std::unexpected(std::move(columns.error()));

    RowReader rows(engine.law(), std::move(*columns));
    RowWriter writer(engine, options.separator);
    LotResult result;
    Row row;
    std::string out;
    std::string bad;
    writer.header(out);
    for (Status status = reader.next(fields); status != Status::End; status = reader.next(fields)) {
        std::optional<Reject> reject = reject_of(status);
        if (status != Status::Record) {
            row.id = {};
        } else {
            reject = rows.read(fields, row);
        }
        if (reject) {
            if (result.rejected++ == 0) bad = "ligne,id,colonne,raison,remede\n";
            append_reject(bad, reader.line(), row.id, *reject);
        } else {
            ++result.computed;
            writer.row(out, row);
        }
        if (out.size() >= kFlushBytes) {
            if (auto done = output(out); !done) return std::unexpected(std::move(done.error()));
            out.clear();
        }
        if (bad.size() >= kFlushBytes) {
            if (auto done = rejects(bad); !done) return std::unexpected(std::move(done.error()));
            bad.clear();
        }
    }
    if (auto done = output(out); !done) return std::unexpected(std::move(done.error()));
    if (!bad.empty()) {
        if (auto done = rejects(bad); !done) return std::unexpected(std::move(done.error()));
    }
    return result;
}

}  // namespace socle::csv
