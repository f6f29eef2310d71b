#include "lot_block.hpp"

#include <algorithm>

namespace socle::csv {

namespace {

using rules::kUnknown;

constexpr std::size_t kFlushBytes = std::size_t{1} << 20U;

// Where each column of the output is found among the lines of the program.
std::vector<std::uint32_t> line_of_columns(const rules::Law& law, const rules::Version& version) {
    std::vector<std::uint32_t> lines;
    for (const rules::Column& column : law.columns) {
        const auto& legends = version.legend.lines;
        const auto at = std::find_if(legends.begin(), legends.end(), [&](const rules::LineLegend& l) { return l.code == column.code; });
        lines.push_back(at == legends.end() ? rules::kNone : static_cast<std::uint32_t>(at - legends.begin()));
    }
    return lines;
}

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
    std::string text;
    for (const std::string_view field : {id, std::string_view(reject.column), std::string_view(reject.reason), std::string_view(reject.remedy)}) {
        text.resize(2 * field.size() + 2);
        out += ',';
        out.append(text.data(), put_field(text.data(), field, ','));
    }
    out += '\n';
}

}  // namespace

Reject describe(Status status) { return reject_of(status).value_or(Reject{}); }

LotPlan::LotPlan(const app::Engine& given, std::vector<ColumnRole> roles, char input, char output)
    : engine(given), columns(std::move(roles)), input_separator(input), separator(output), plain(given.law(), columns, input) {
    const rules::Law& law = engine.law();
    for (std::uint32_t v = 0; v < law.versions.size(); ++v) {
        const rules::Version& version = law.versions[v];
        VersionPlan made{batch::make_executor(version.program), Ambigus(engine, v), line_of_columns(law, version), {}, {}};
        for (const std::int32_t rank : version.program.ranks) {
            made.beginnings.push_back(separator + version.legend.texte + separator + std::to_string(rank) + separator);
        }
        if (version.legend.superpose) made.constant_warnings += "reforme ";
        if (version.legend.projet) made.constant_warnings += "projet ";
        versions.push_back(std::move(made));
    }
    warning_bytes = std::string_view("inconnu hors-anniversaire au-dela-du-contrat reforme projet texte-non-verifie ").size();
    for (const app::Engine::Alternative& alternative : engine.alternatives()) warning_bytes += std::string_view("ambigu: ").size() + alternative.ambiguite.size();
}

void LotPlan::header(Output& out) const {
    std::string text;
    for (const char* name : {"id", "texte", "taille"}) (text += name) += separator;
    for (const rules::Column& column : engine.law().columns) (text += column.code) += separator;
    (text += "total") += separator;
    text += "avertissements\n";
    out.written_to(put(out.room(text.size()), text));
}

LotWorker::LotWorker(const LotPlan& plan) : plan_(plan), row_reader_(plan.engine.law(), plan.columns), splitter_(plan.input_separator), zeros_(kChunkRows) {
    for (const rules::Version& version : plan.engine.law().versions) {
        VersionWork work{VersionRows(plan.engine.law().missions.size()), std::vector<std::int64_t>(kChunkRows), std::vector<std::uint8_t>(kChunkRows), {}, {}, {}, {}};
        work.lines.assign(version.program.lines.size(), std::vector<std::int64_t>(kChunkRows));
        work_.push_back(std::move(work));
    }
    for (std::size_t v = 0; v < work_.size(); ++v) {
        // A line that the text does not have gives nothing.
        const auto add = [&](const std::int64_t* cents) { work_[v].amounts.push_back({cents, std::vector<std::uint64_t>(kChunkRows), std::vector<std::uint8_t>(kChunkRows)}); };
        for (const std::uint32_t line : plan.versions[v].lines) add(line == rules::kNone ? zeros_.data() : work_[v].lines[line].data());
        add(work_[v].totals.data());
    }
    facts_.mission_count = plan.engine.law().missions.size();
}

bool LotWorker::run(const Block& block, const Flush& flush) {
    std::string_view left = block.text();
    kept_ids_.reserve(kChunkRows);
    for (std::uint64_t number = block.first_line; !left.empty(); ++number) {
        bool too_long = false;
        const std::string_view line = take_line(left, too_long);
        if (line.empty() && !too_long) continue;
        if (!too_long && plan_.plain.read(line, plain_)) {
            add(plain_);
        } else {
            add_slowly(line, number, too_long);
        }
        if (places_.size() < kChunkRows && rejects.size() < kFlushBytes) continue;
        compute();
        if (output.size() + rejects.size() >= kFlushBytes && !flush()) return false;
    }
    compute();
    return true;
}

void LotWorker::add(const PlainRow& row) {
    VersionRows& rows = work_[row.version].rows;
    places_.push_back({row.id, row.version, static_cast<std::uint32_t>(rows.count)});
    rows.push(row);
}

void LotWorker::add_slowly(std::string_view line, std::uint64_t number, bool too_long) {
    const Status status = too_long ? Status::TooLong : splitter_.split(line, fields_);
    std::optional<Reject> reject = reject_of(status);
    if (status != Status::Record) {
        row_.id = {};
    } else {
        reject = row_reader_.read(fields_, row_);
    }
    if (reject) {
        append_reject(rejects, number, row_.id, *reject);
        ++rejected;
        return;
    }
    plan_.plain.convert(row_, plain_);
    kept_ids_.emplace_back(row_.id);
    plain_.id = kept_ids_.back();
    add(plain_);
}

void LotWorker::compute() {
    for (std::size_t v = 0; v < work_.size(); ++v) {
        VersionWork& work = work_[v];
        if (work.rows.count == 0) continue;
        const batch::Columns& columns = work.columns = work.rows.columns();
        std::vector<std::int64_t*> lines;
        for (std::vector<std::int64_t>& line : work.lines) lines.push_back(line.data());
        batch::Results results;
        results.totals = work.totals.data();
        results.tailles = work.tailles.data();
        results.lines = lines;
        plan_.versions[v].executor.run(columns, 0, work.rows.count, results);
        for (Amounts& amounts : work.amounts) make_digits(amounts.cents, work.rows.count, amounts.digits.data(), amounts.zeros.data());
        plan_.versions[v].ambigus.look(columns, work.rows.count, work.marks);
    }
    for (const Place& place : places_) write(place);
    computed += places_.size();
    places_.clear();
    kept_ids_.clear();
    for (VersionWork& work : work_) work.rows.count = 0;
}

void LotWorker::write(const Place& place) {
    const LotPlan::VersionPlan& version = plan_.versions[place.version];
    const VersionWork& work = work_[place.version];
    const std::string& beginning = version.beginnings[work.tailles[place.row]];
    const char separator = plan_.separator;
    char* at = output.room(2 * place.id.size() + 2 + beginning.size() + work.amounts.size() * (kAmountBytes + 1) + plan_.warning_bytes + 1);
    at = put_field(at, place.id, separator);
    at = put(at, beginning);
    for (const Amounts& amounts : work.amounts) {
        const std::uint32_t zeros = amounts.zeros[place.row];
        if (zeros != kNoDigits) {
            at = put_digits(at, amounts.digits[place.row], zeros);
        } else if (amounts.cents[place.row] != kUnknown) {
            at = put_large_amount(at, amounts.cents[place.row]);
        }
        *at++ = separator;
    }
    at = write_warnings(at, version, work, place);
    *at++ = '\n';
    output.written_to(at);
}

// Codes separated by a space: inconnu, hors-anniversaire, au-dela-du-contrat, reforme, projet, texte-non-verifie, ambigu:ID for each ambiguity that touches the row.
char* LotWorker::write_warnings(char* at, const LotPlan::VersionPlan& version, const VersionWork& work, const Place& place) {
    char* const first = at;
    const rules::Version& law = plan_.engine.law().versions[place.version];
    const std::size_t row = place.row;
    if (work.totals[row] == kUnknown) at = put(at, "inconnu ");
    if (work.rows.off_anniversary[row] != 0) at = put(at, "hors-anniversaire ");
    if (law.program.contract_years > 1 && work.rows.rang[row] > law.program.contract_years) at = put(at, "au-dela-du-contrat ");
    at = put(at, version.constant_warnings);
    const calendar::Date start{work.rows.start[row]};
    if (law.legend.verifie_jusqu_au && start > *law.legend.verifie_jusqu_au) at = put(at, "texte-non-verifie ");
    if ((work.marks.always[row] | work.marks.ask[row]) != 0) at = write_ambigus(at, version, work, place);
    return at == first ? at : at - 1;  // without the last space
}

char* LotWorker::write_ambigus(char* at, const LotPlan::VersionPlan& version, const VersionWork& work, const Place& place) {
    const std::vector<Ambigus::Test>& tests = version.ambigus.tests();
    std::string_view last;
    bool asked = false;
    for (std::size_t t = 0; t < tests.size(); ++t) {
        const std::string_view ambiguite = tests[t].alternative->ambiguite;
        if (ambiguite == last) continue;
        Ambigus::Answer answer = Ambigus::Answer::Never;
        if (work.marks.ask[place.row] == Ambigus::kUndecided) {
            answer = version.ambigus.answer(tests[t], work.columns.start[place.row], work.columns, place.row);
        } else if ((work.marks.always[place.row] >> t & 1U) != 0) {
            answer = Ambigus::Answer::Always;
        } else if ((work.marks.ask[place.row] >> t & 1U) != 0) {
            answer = Ambigus::Answer::Ask;
        }
        if (answer == Ambigus::Answer::Never || (answer == Ambigus::Answer::Ask && !differs(tests[t], work, place, asked))) continue;
        at = put(at, "ambigu:");
        at = put(at, ambiguite);
        *at++ = ' ';
        last = ambiguite;
    }
    return at;
}

bool LotWorker::differs(const Ambigus::Test& test, const VersionWork& work, const Place& place, bool& asked) {
    if (test.only_bonus && test.bonus_line != rules::kNone && work.marks.ask[place.row] != Ambigus::kUndecided) {
        std::int64_t sum = 0;
        bool known = true;
        for (const std::uint32_t line : test.bonus_base) {
            const std::int64_t cents = work.lines[line][place.row];
            known = known && cents != kUnknown;
            sum += known ? cents : 0;
        }
        const std::int64_t value = known ? money::scale_half_up({sum}, test.bonus_rate).value : kUnknown;
        if (known && value <= money::kMaxCents && value >= -money::kMaxCents) return value != work.lines[test.bonus_line][place.row];
    }
    if (!std::exchange(asked, true)) ask(work, place);
    return plan_.engine.differs(*test.alternative, place.version, facts_, values_);
}

// The row as the engine wants it.
void LotWorker::ask(const VersionWork& work, const Place& place) {
    const std::size_t row = place.row;
    const VersionRows& rows = work.rows;
    facts_.population = rows.population[row];
    facts_.membres = rows.membres[row];
    facts_.signature = {rows.signature[row]};
    facts_.start = {rows.start[row]};
    facts_.plan = static_cast<droit::PlanCrise>(rows.plan[row]);
    facts_.crise = rows.crise[row] != 0;
    for (std::size_t m = 0; m < rows.rates.size(); ++m) {
        facts_.missions[m].runs = (rows.missions[row] >> m & 1U) != 0;
        facts_.missions[m].rate = {rows.rates[m][row] * batch::kMillionthsPerHundredth};
        facts_.missions[m].plan = facts_.plan;
        facts_.missions[m].crise = facts_.crise;
    }
    static_cast<void>(eval::begin(plan_.engine.law().versions[place.version].program, facts_, values_));
    for (const std::vector<std::int64_t>& line : work.lines) values_.lines.push_back({line[row], rules::kNone, eval::Outcome::Due});
    values_.total = work.totals[row];
}

}  // namespace socle::csv
