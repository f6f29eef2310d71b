#include "executor_cases.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace socle::tests {

void CaseColumns::push(const eval::Facts& facts) {
    population_.push_back(static_cast<std::int32_t>(facts.population));
    membres_.push_back(static_cast<std::int32_t>(facts.membres));
    signature_.push_back(facts.signature.days);
    start_.push_back(facts.start.days);
    rang_.push_back(static_cast<std::uint16_t>(facts.signature == facts.start ? 1 : calendar::rank_of_contract_year(facts.signature, facts.start)));
    plan_.push_back(static_cast<std::uint8_t>(facts.plan));
    crise_.push_back(facts.crise ? 1 : 0);
    std::uint32_t engaged = 0;
    for (std::size_t m = 0; m < rules::kMaxMissions; ++m) {
        engaged |= static_cast<std::uint32_t>(facts.missions[m].runs) << m;
        rates_[m].push_back(static_cast<std::uint16_t>(facts.missions[m].rate.millionths / batch::kMillionthsPerHundredth));
        shares_[m].push_back({static_cast<std::uint16_t>(facts.missions[m].share.numerator), static_cast<std::uint16_t>(facts.missions[m].share.denominator)});
    }
    missions_.push_back(engaged);
}

batch::Columns CaseColumns::columns(bool with_rank) const {
    batch::Columns columns;
    columns.count = size();
    columns.population = population_.data();
    columns.membres = membres_.data();
    columns.signature = signature_.data();
    columns.start = start_.data();
    if (with_rank) columns.rang = rang_.data();
    columns.plan = plan_.data();
    columns.crise = crise_.data();
    columns.missions = missions_.data();
    for (std::size_t m = 0; m < rules::kMaxMissions; ++m) {
        columns.rates[m] = rates_[m].data();
        const auto whole = [](const batch::Share& share) { return share.numerator == share.denominator; };
        if (!std::all_of(shares_[m].begin(), shares_[m].end(), whole)) columns.shares[m] = shares_[m].data();
    }
    return columns;
}

namespace {

struct Table {
    std::vector<std::int64_t> totals;
    std::vector<std::uint8_t> tailles;
    std::vector<std::vector<std::int64_t>> lines;
    std::vector<std::vector<std::uint8_t>> outcomes;
    std::vector<std::int64_t*> line_places;
    std::vector<std::uint8_t*> outcome_places;

    Table(std::size_t rows, std::size_t line_count)
        : totals(rows), tailles(rows), lines(line_count, std::vector<std::int64_t>(rows)), outcomes(line_count, std::vector<std::uint8_t>(rows)) {
        for (auto& line : lines) line_places.push_back(line.data());
        for (auto& outcome : outcomes) outcome_places.push_back(outcome.data());
    }
    batch::Results results() { return {totals.data(), tailles.data(), line_places, outcome_places}; }
};

void run(const batch::Executor& executor, const batch::Columns& columns, const batch::Results& results, std::size_t chunk, unsigned threads) {
    const std::size_t step = chunk == 0 ? columns.count : chunk;
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t at = next.fetch_add(step); at < columns.count; at = next.fetch_add(step)) executor.run(columns, at, std::min(step, columns.count - at), results);
    };
    std::vector<std::jthread> others;
    for (unsigned t = 1; t < threads; ++t) others.emplace_back(work);
    work();
}

std::string told(std::size_t row, const std::string& what, std::int64_t expected, std::int64_t found) {
    return "cas " + std::to_string(row) + ", " + what + " : attendu " + std::to_string(expected) + ", trouvé " + std::to_string(found);
}

std::string compare(const rules::Program& program, const batch::Columns& columns, const Table& table, const std::vector<std::int64_t>& totals) {
    eval::Facts facts;
    eval::Values values;
    for (std::size_t row = 0; row < columns.count; ++row) {
        batch::read_facts(columns, row, facts);
        const bool done = eval::evaluate(program, facts, values) == eval::Status::Done;
        if (table.totals[row] != values.total) return told(row, "total (avec les lignes)", values.total, table.totals[row]);
        if (totals[row] != values.total) return told(row, "total", values.total, totals[row]);
        const std::int64_t taille = done ? values.taille : batch::kNoTaille;
        if (table.tailles[row] != taille) return told(row, "taille", taille, table.tailles[row]);
        for (std::size_t i = 0; i < program.lines.size(); ++i) {
            const std::int64_t cents = done ? values.lines[i].cents : 0;
            if (table.lines[i][row] != cents) return told(row, "ligne " + std::to_string(i), cents, table.lines[i][row]);
            if (!done) continue;
            const auto outcome = static_cast<std::int64_t>(values.lines[i].outcome);
            if (table.outcomes[i][row] != outcome) return told(row, "issue de la ligne " + std::to_string(i), outcome, table.outcomes[i][row]);
        }
    }
    return "";
}

}  // namespace

std::string difference(const rules::Program& program, const batch::Executor& executor, const CaseColumns& cases, std::size_t chunk, unsigned threads) {
    for (const bool with_rank : {true, false}) {
        const batch::Columns columns = cases.columns(with_rank);
        Table table(cases.size(), program.lines.size());
        run(executor, columns, table.results(), chunk, threads);
        std::vector<std::int64_t> totals(cases.size());
        batch::Results only_totals;
        only_totals.totals = totals.data();
        run(executor, columns, only_totals, chunk, threads);
        if (std::string found = compare(program, columns, table, totals); !found.empty()) return found;
    }
    return "";
}

std::string difference(const rules::Program& program, const CaseColumns& cases) {
    for (const batch::Instructions instructions : {batch::Instructions::Plain, batch::Instructions::Avx2}) {
        if (std::string found = difference(program, batch::make_executor(program, batch::Path::Narrow, instructions), cases); !found.empty()) return found;
    }
    for (const batch::Path path : {batch::Path::Narrow, batch::Path::Wide, batch::Path::Reference}) {
        if (std::string found = difference(program, batch::make_executor(program, path), cases); !found.empty()) return found;
    }
    return "";
}

std::string totals_differ(const rules::Program& program, const CaseColumns& cases) {
    eval::Facts facts;
    eval::Values values;
    std::vector<std::int64_t> expected(cases.size());
    const batch::Columns given = cases.columns();
    for (std::size_t row = 0; row < cases.size(); ++row) {
        batch::read_facts(given, row, facts);
        static_cast<void>(eval::evaluate(program, facts, values));
        expected[row] = values.total;
    }
    for (const batch::Instructions instructions : {batch::Instructions::Plain, batch::Instructions::Avx2, batch::Instructions::Avx512}) {
        const batch::Executor executor = batch::make_executor(program, batch::Path::Narrow, instructions);
        for (const bool with_rank : {true, false}) {
            std::vector<std::int64_t> totals(cases.size());
            batch::Results results;
            results.totals = totals.data();
            executor.run(cases.columns(with_rank), 0, cases.size(), results);
            const auto [at, other] = std::mismatch(totals.begin(), totals.end(), expected.begin());
            if (at != totals.end()) return told(static_cast<std::size_t>(at - totals.begin()), "total", *other, *at);
        }
    }
    return "";
}

}  // namespace socle::tests
