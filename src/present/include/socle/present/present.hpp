// Results as people and programs read them. Text is French and aligned for a terminal; JSON follows docs/formats.md:
// amounts are decimal strings, null where unknown, dates ISO.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/present/recu.hpp>
#include <socle/present/written_law.hpp>

#include <string>
#include <vector>

namespace socle::present {

// `written`, of the law that answered, or null: the same bytes, sooner.
[[nodiscard]] std::string to_json(const app::Simulation& simulation, const std::vector<app::Levier>* leviers, const droit::LawBook& book,
                                  const app::EngineOptions& options, const Recu* recu, const WrittenLaw* written = nullptr);
[[nodiscard]] std::string to_json(const app::PlanResult& plan, const droit::LawBook& book, const app::EngineOptions& options, const Recu* recu,
                                  const WrittenLaw* written = nullptr);

[[nodiscard]] std::string to_text(const app::Simulation& simulation, const std::vector<app::Levier>* leviers, const droit::LawBook& book);
[[nodiscard]] std::string to_text(const app::PlanResult& plan, const droit::LawBook& book);

// One row for each part of each payment: date,annee,code,nature,montant.
[[nodiscard]] std::string to_csv(const app::PlanResult& plan);

[[nodiscard]] std::string_view name_of(plan::Nature nature);  // "avance"

// "inconnu" where there is no amount.
[[nodiscard]] std::string french_or_unknown(const std::optional<money::Cents>& amount);

}  // namespace socle::present
