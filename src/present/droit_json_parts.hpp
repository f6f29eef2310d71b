// Internal: pieces of the law as JSON.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/base/json_writer.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::present::detail {

// Default of the register where it depends on a reading.
[[nodiscard]] calendar::Date effect_of(const droit::Texte& texte);

// The members that a text has in the list, by itself and above its grid.
void write_texte(base::JsonWriter& json, const droit::LawBook& book, const droit::Texte& texte);

// First day of a version: a text taken by itself applies from any day, but says something from its effect.
[[nodiscard]] calendar::Date first_day(const rules::Version& version);

// Last day of a version, included; empty when nothing ends it.
[[nodiscard]] std::optional<calendar::Date> last_day(const rules::Law& law, std::size_t version);

// Codes of the lines that another reading computes otherwise, in one version at least, in the order of tables.
[[nodiscard]] std::vector<std::string> lines_changed(const app::Engine& engine, std::string_view ambiguite);

// "affirmations": all of them, or those of a subject.
void write_affirmations(base::JsonWriter& json, const droit::LawBook& book, std::string_view sujet);

}  // namespace socle::present::detail
