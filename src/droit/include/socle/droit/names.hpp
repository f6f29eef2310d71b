// Machine names of the enumerations, as files, JSON and columns write them.
#pragma once

#include <socle/droit/texte.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace socle::droit {

[[nodiscard]] std::string_view name_of(Nature nature);                // "avenant"
[[nodiscard]] std::string_view name_of(Volet volet);                  // "fixe"
[[nodiscard]] std::string_view name_of(Fact fact);                    // "date_signature"
[[nodiscard]] std::string_view name_of(PlanCrise plan);               // "mise_a_jour"
[[nodiscard]] std::string_view name_of(MissionNature nature);         // "socle"
[[nodiscard]] std::optional<Nature> parse_nature(std::string_view name);
[[nodiscard]] std::optional<Volet> parse_volet(std::string_view name);
[[nodiscard]] std::optional<Fact> parse_fact(std::string_view name);
[[nodiscard]] std::optional<PlanCrise> parse_plan_crise(std::string_view name);
[[nodiscard]] std::optional<MissionNature> parse_mission_nature(std::string_view name);

// "au moins 100", "moins de 40000", "avant 2022-09-30", "à partir du 2022-03-31", "redaction", "oui"… for the given fact.
[[nodiscard]] std::optional<Condition> parse_condition(Fact fact, std::string_view text);

// The same in words for people: "au moins 100", "avant le 30/09/2022", "« rédaction »".
[[nodiscard]] std::string describe_expected(const Condition& condition);

// What is missing, after what is: "il faut au moins 100", "il en faut une" (a crisis).
[[nodiscard]] std::string describe_need(const Condition& condition);

// The value of a fact for people: "90 membres", "signé le 01/03/2024", "taille 2".
[[nodiscard]] std::string describe_actual(Fact fact, std::int64_t value);


}  // namespace socle::droit
