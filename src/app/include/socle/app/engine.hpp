// The engine: one instrument, one choice of readings, compiled once, asked many times. Immutable after create(), so that
// several threads may ask at the same time.
#pragma once

#include <socle/app/resolve.hpp>
#include <socle/app/result.hpp>
#include <socle/droit/law_book.hpp>
#include <socle/rules/compile.hpp>

#include <memory>
#include <string>
#include <vector>

namespace socle::app {

// The contract of the CPTS with the Assurance maladie, unless a text of another instrument is asked for.
inline constexpr const char* kDefaultInstrument = "aci-cpts";
// The ambiguity that territories, not texts, depend on.
inline constexpr const char* kPopulationReference = "population-reference";

struct EngineOptions {
    std::string instrument = kDefaultInstrument;
    std::string texte;  // not empty: this text alone, whatever the date
    droit::Lectures lectures;
};

class Engine {
public:
    // `book` must be sound (droit::check). Fails when a reading or the text does not exist.
    [[nodiscard]] static base::Checked<Engine> create(droit::LawBook book, EngineOptions options);

    [[nodiscard]] const droit::LawBook& book() const { return *book_; }
    [[nodiscard]] const rules::Law& law() const { return law_; }
    [[nodiscard]] const EngineOptions& options() const { return options_; }

    // One contract year, explained, with the ambiguities that touch it.
    [[nodiscard]] base::Result<Simulation> simuler(const Situation& situation) const;

    // The total alone (rules::kUnknown when unknown): what levers and controls compare.
    [[nodiscard]] base::Result<std::int64_t> total(const Situation& situation) const;

    // Five contract years (or as many as the text says), rights and cash.
    [[nodiscard]] base::Result<PlanResult> plan(const Contrat& contrat) const;

    // What would change the total, largest gain first, then largest loss last.
    [[nodiscard]] base::Result<std::vector<Levier>> leviers(const Situation& situation) const;

    // Another reading of one ambiguity, everything else equal.
    struct Alternative {
        std::string ambiguite;
        std::string lecture;
        rules::Law law;  // without legend
        // By version of the engine's law, what the other reading changes in a contract year.
        struct Change {
            std::uint32_t other = rules::kNone;  // the same text in the other law; what follows compares with it
            bool other_classes = false;          // the bounds of the classes differ
            std::vector<std::uint32_t> lines;    // lines that are computed otherwise
        };
        std::vector<Change> changes;
        // Its texts begin and end, and have missions, as those of the engine: situations mean the same under both.
        bool resolves_alike = false;
    };
    [[nodiscard]] const std::vector<Alternative>& alternatives() const { return alternatives_; }

    // Does the other reading change a line of this contract year? `values` are those of the engine's own readings.
    [[nodiscard]] bool differs(const Alternative& alternative, std::uint32_t version, const eval::Facts& facts, const eval::Values& values) const;

private:
    Engine() = default;

    [[nodiscard]] std::vector<AmbiguiteTouchee> touched(const Situation& situation, const Resolved& resolved, const eval::Values& values) const;
    [[nodiscard]] std::vector<AmbiguiteTouchee> touched(const Contrat& contrat, const plan::Contract& contract, const plan::Plan& plan) const;
    void add_reading(std::vector<AmbiguiteTouchee>& touched, const std::string& ambiguite, const std::string& lecture,
                     std::optional<money::Cents> total) const;
    [[nodiscard]] base::Result<plan::Contract> contract_of(const Contrat& contrat) const;

    std::unique_ptr<const droit::LawBook> book_;  // stable address
    EngineOptions options_;
    rules::Law law_;
    std::vector<Alternative> alternatives_;
};

// Fails when a chosen reading is not in the register; says what there is.
[[nodiscard]] base::Errors check_lectures(const droit::LawBook& book, const droit::Lectures& lectures);

}  // namespace socle::app
