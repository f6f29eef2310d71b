// The executor against a loop written by hand, on one core, and on two threads against one. Prints a line for each measure:
// NAME <tab> FIGURE <tab> GOAL <tab> ok or short. The measures that are compared alternate, and their ratio is a median.
#include "boucle_main.hpp"

#include <socle/app/engine.hpp>
#include <socle/batch/executor.hpp>
#include <socle/droit_files/folder.hpp>

#include <time.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace socle;

namespace {

constexpr std::size_t kRows = 16'384;  // columns and totals stay in the second cache
constexpr std::size_t kManyRows = std::size_t{1} << 21U;
constexpr int kPairs = 41;

[[noreturn]] void stop(const char* why) {
    std::fprintf(stderr, "bench_executeur : %s\n", why);
    std::exit(1);
}

app::Engine engine() {
    auto files = droit_files::read_folder("droit");
    auto book = files ? droit_files::parse_law(*files) : base::Checked<droit::LawBook>(std::unexpected(files.error()));
    if (!book) stop("le droit ne se charge pas");
    auto made = app::Engine::create(std::move(*book), {});
    if (!made) stop("le moteur ne se crée pas");
    return std::move(*made);
}

const rules::Version& version_of(const app::Engine& made, const char* date) {
    return made.law().versions[rules::version_at(made.law(), *calendar::parse_iso(date))];
}

class Reading {
public:
    Reading(const rules::Law& law, const rules::Version& version) : law_(law), version_(version) {}

    bench::HandLaw hand_law() const {
        bench::HandLaw hand;
        const rules::Program& program = version_.program;
        if (program.minima.size() != bench::kTailles) stop("quatre tailles attendues");
        for (std::size_t t = 0; t < bench::kTailles; ++t) hand.minima.of[t] = static_cast<std::int32_t>(program.minima[t]);
        hand.fonctionnement = amounts("fonctionnement", 0);
        std::size_t m = 0;
        for (std::size_t i = 0; i < law_.missions.size(); ++i) {
            const std::string& id = law_.missions[i].id;
            if (!law_.missions[i].has_rate) {
                hand.crise_bit = 1U << i;
                hand.redaction = amounts(id + "_fixe", 0);
                hand.mise_a_jour = amounts(id + "_fixe", 1);
                hand.crise = amounts(id + "_variable", 0);
                continue;
            }
            hand.bit[m] = 1U << i;
            hand.rate[m] = static_cast<int>(i);
            hand.fixe[m] = amounts(id + "_fixe", 0);
            hand.variable[m] = amounts(id + "_variable", 0);
            for (std::int32_t& amount : hand.variable[m].of) {
                if (amount % batch::kFullHundredths != 0) stop("montant qui n'est pas un multiple de 100 euros");
                amount /= batch::kFullHundredths;
            }
            ++m;
        }
        const rules::Case& bonus = rule("majoration", 0);
        if (money::kFullRate.millionths != bonus.rate.millionths * std::int64_t{bench::kBonusDivisor}) stop("la boucle à la main divise autrement");
        hand.bonus_minimum = static_cast<std::int32_t>(program.minima[3]);
        hand.bonus_membres = static_cast<std::int32_t>(condition(bonus, droit::Fact::Membres));
        hand.additionnel = amounts("fonctionnement_additionnel", 0);
        hand.additionnel_from = program.effect.days;
        hand.additionnel_before = static_cast<std::int32_t>(condition(rule("fonctionnement_additionnel", 0), droit::Fact::DateSignature));
        return hand;
    }

private:
    const rules::Case& rule(const std::string& code, std::uint32_t number) const {
        for (std::size_t i = 0; i < version_.legend.lines.size(); ++i) {
            if (version_.legend.lines[i].code == code) return version_.program.cases[version_.program.lines[i].cases.first + number];
        }
        stop("ligne absente");
    }
    bench::Amounts amounts(const std::string& code, std::uint32_t number) const {
        bench::Amounts found;
        for (std::uint32_t t = 0; t < bench::kTailles; ++t) found.of[t] = static_cast<std::int32_t>(version_.program.amounts[rule(code, number).amounts + t]);
        return found;
    }
    std::int64_t condition(const rules::Case& rule, droit::Fact fact) const {
        for (std::uint32_t i = 0; i < rule.conditions.count; ++i) {
            const droit::Condition& one = version_.program.conditions[rule.conditions.first + i];
            if (one.fact == fact) return one.value;
        }
        stop("condition absente");
    }

    const rules::Law& law_;
    const rules::Version& version_;
};

// Random contract years under avenant 2.
struct Cases {
    std::vector<std::int32_t> population, signature, start, membres;
    std::vector<std::uint16_t> rang;
    std::vector<std::uint8_t> plan, crise;
    std::vector<std::uint32_t> missions;
    std::vector<std::vector<std::uint16_t>> rates;
    batch::Columns columns;

    Cases(const rules::Law& law, std::size_t rows) : rates(law.missions.size()) {
        std::mt19937 random(1);
        const auto below = [&](std::uint32_t n) { return static_cast<std::int32_t>(random() % n); };
        const std::int32_t first = calendar::parse_iso("2022-03-31")->days;
        for (std::size_t i = 0; i < rows; ++i) {
            population.push_back(1'000 + below(400'000));
            membres.push_back(below(300));
            signature.push_back(first + below(1'200));
            rang.push_back(static_cast<std::uint16_t>(1 + below(3)));
            start.push_back(calendar::start_of_contract_year({signature.back()}, rang.back()).days);
            plan.push_back(static_cast<std::uint8_t>(below(3)));
            crise.push_back(static_cast<std::uint8_t>(below(2)));
            std::uint32_t engaged = 0;
            for (std::size_t m = 0; m < rates.size(); ++m) engaged |= below(5) != 0 ? 1U << m : 0;
            missions.push_back(engaged);
            for (std::vector<std::uint16_t>& rate : rates) rate.push_back(static_cast<std::uint16_t>(below(10'001)));
        }
        columns.count = rows;
        columns.population = population.data();
        columns.membres = membres.data();
        columns.signature = signature.data();
        columns.start = start.data();
        columns.rang = rang.data();
        columns.plan = plan.data();
        columns.crise = crise.data();
        columns.missions = missions.data();
        for (std::size_t m = 0; m < rates.size(); ++m) columns.rates[m] = rates[m].data();
    }
};

// Processor time of this thread: what else runs on the machine does not count.
template <class Work>
double own_seconds(Work&& work) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    const double from = now();
    work();
    return now() - from;
}

template <class Work>
double seconds(Work&& work) {
    const auto from = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void row(const std::string& name, const std::string& figure, const char* goal, bool ok) {
    std::printf("%s\t%s\t%s\t%s\n", name.c_str(), figure.c_str(), goal, ok ? "ok" : "short");
}

std::string written(const char* format, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

void against_hand(const app::Engine& made, const rules::Version& version, const batch::Executor& executor) {
    const bench::HandLaw hand = Reading(made.law(), version).hand_law();
    const Cases cases(made.law(), kRows);
    bench::HandColumns columns{cases.columns.count, cases.columns.population, cases.columns.membres, cases.columns.signature, cases.columns.rang,
                               cases.columns.plan, cases.columns.crise, cases.columns.missions, {}};
    for (int m = 0; m < bench::kRated; ++m) columns.rates[m] = cases.columns.rates[static_cast<std::size_t>(hand.rate[m])];
    std::vector<std::int64_t> totals(kRows), by_tables(kRows), by_steps(kRows), by_vectors(kRows);
    const auto run = [&] {
        batch::Results results;
        results.totals = totals.data();
        executor.run(cases.columns, 0, kRows, results);
    };
    const auto tables = [&] { bench::hand_loop_tables(hand, columns, by_tables.data()); };
    const auto steps = [&] { bench::hand_loop_steps(hand, columns, by_steps.data()); };
    const auto vectors = [&] { bench::hand_loop_vectors(hand, columns, by_vectors.data()); };
    const bool has_vectors = std::string_view(batch::Executor::instructions()) == "avx512";
    run();
    tables();
    steps();
    if (has_vectors) vectors();
    if (totals != by_tables || totals != by_steps || (has_vectors && totals != by_vectors)) stop("l'exécuteur et la boucle à la main diffèrent");
    eval::Facts facts;
    eval::Values values;
    for (std::size_t i = 0; i < kRows; ++i) {
        batch::read_facts(cases.columns, i, facts);
        static_cast<void>(eval::evaluate(version.program, facts, values));
        if (values.total != totals[i]) stop("l'exécuteur et l'évaluateur de référence diffèrent");
    }
    constexpr int kRepeats = 200;
    const auto repeated = [](const auto& work) {
        return [&work] {
            for (int i = 0; i < kRepeats; ++i) work();
        };
    };
    std::vector<double> ours, theirs, ratios, plain_ratios;
    // The best of the hand-written loops is the yardstick.
    const bool tables_first = own_seconds(repeated(tables)) < own_seconds(repeated(steps));
    const auto plain = [&] { return tables_first ? own_seconds(repeated(tables)) : own_seconds(repeated(steps)); };
    const auto yardstick = [&] { return has_vectors ? own_seconds(repeated(vectors)) : plain(); };
    for (int i = 0; i < kPairs; ++i) {
        ours.push_back(own_seconds(repeated(run)));
        theirs.push_back(yardstick());
        ratios.push_back(theirs.back() / ours.back());
        plain_ratios.push_back(plain() / ours.back());
    }
    const double millions = static_cast<double>(kRows) * kRepeats / 1e6;
    const double ratio = median(ratios);
    row(std::string("executor, one core (") + batch::Executor::instructions() + ")", written("%.0f M contract years/s", millions / median(ours)), "-", true);
    row("loop written by hand, one core", written("%.0f M contract years/s", millions / median(theirs)), "-", true);
    row("executor against the loop written by hand", written("%.2f x", ratio), ">= 1.0 x", ratio >= 1.0);
    const double plain_ratio = median(plain_ratios);
    row("executor against the fastest plain loop, without vector types", written("%.2f x", plain_ratio), ">= 1.0 x", plain_ratio >= 1.0);
}

void two_threads(const app::Engine& made, const batch::Executor& executor) {
    const Cases cases(made.law(), kManyRows);
    std::vector<std::int64_t> totals(kManyRows);
    const auto run = [&](unsigned threads) {
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            batch::Results results;
            results.totals = totals.data();
            for (std::size_t at = next.fetch_add(kRows); at < 8 * kManyRows; at = next.fetch_add(kRows)) executor.run(cases.columns, at % kManyRows, kRows, results);
        };
        std::vector<std::jthread> others;
        for (unsigned t = 1; t < threads; ++t) others.emplace_back(work);
        work();
    };
    run(2);
    std::vector<double> ratios;
    for (int i = 0; i < kPairs; ++i) {
        const double one = seconds([&] { run(1); });
        const double two = seconds([&] { run(2); });
        ratios.push_back(one / two);
    }
    const double ratio = median(ratios);
    row("executor, two threads against one", written("%.2f x", ratio), ">= 1.8 x", ratio >= 1.8);
}

}  // namespace

int main() {
    const app::Engine made = engine();
    const rules::Version& version = version_of(made, "2024-03-01");
    const batch::Executor executor = batch::make_executor(version.program);
    if (executor.path() != batch::Path::Narrow) stop("le programme ne tient pas en 32 bits");
    against_hand(made, version, executor);
    two_threads(made, executor);
}
