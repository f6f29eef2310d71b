// The law itself, for people: lists, grids with their sources, who says what, differences between two laws.
#pragma once

#include <socle/app/engine.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace socle::present {

// Every text, by instrument and effect.
[[nodiscard]] std::string list_textes(const droit::LawBook& book);

// Classes, amounts, conditions, terms of payment and sources of one version; claims that bear on its lines.
[[nodiscard]] std::string grid(const droit::LawBook& book, const rules::Law& law, const rules::Version& version);

// One thing that two versions say otherwise; `avant` is empty when only the second says it, `apres` when only the first.
struct Difference {
    std::string objet;
    std::string avant;
    std::string apres;
    droit::Sources sources;  // of what the second says
};
[[nodiscard]] std::vector<Difference> differences(const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b, const rules::Version& b);

// What differs between two versions, as a text: classes, missions, amounts, conditions, terms of payment.
[[nodiscard]] std::string compare(const rules::Law& law_a, const rules::Version& a, const rules::Law& law_b, const rules::Version& b);

[[nodiscard]] std::string list_ambiguites(const droit::LawBook& book, const droit::Lectures& lectures);

// Claims on a subject ("" for all of them), beside what the law in force says of it when the subject is a line.
[[nodiscard]] std::string list_affirmations(const droit::LawBook& book, std::string_view sujet, const rules::Version* version);

// Values of the parameters by date; of one of them if `id` is not empty.
[[nodiscard]] std::string list_parametres(const droit::LawBook& book, std::string_view id);

}  // namespace socle::present
