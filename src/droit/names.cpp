#include <socle/droit/names.hpp>

#include <array>
#include <utility>

namespace socle::droit {

namespace {

template <class E, std::size_t N>
using Names = std::array<std::pair<E, std::string_view>, N>;

constexpr Names<Nature, 4> kNatures{{{Nature::Accord, "accord"},
                                     {Nature::Avenant, "avenant"},
                                     {Nature::Regime, "regime"},
                                     {Nature::Reforme, "reforme"}}};
constexpr Names<Volet, 6> kVolets{{{Volet::Fonctionnement, "fonctionnement"},
                                   {Volet::Fixe, "fixe"},
                                   {Volet::Variable, "variable"},
                                   {Volet::Majoration, "majoration"},
                                   {Volet::Ecretement, "ecretement"},
                                   {Volet::Additionnel, "additionnel"}}};
constexpr Names<Fact, kFactCount> kFacts{{{Fact::Population, "population"},
                                          {Fact::Taille, "taille"},
                                          {Fact::Membres, "membres"},
                                          {Fact::DateSignature, "date_signature"},
                                          {Fact::DateDebut, "date_debut"},
                                          {Fact::Rang, "rang"},
                                          {Fact::RangTexte, "rang_texte"},
                                          {Fact::PlanCrise, "plan_crise"},
                                          {Fact::Crise, "crise"},
                                          {Fact::MissionsEngagees, "missions_engagees"},
                                          {Fact::SigneSousTexte, "signe_sous_texte"}}};
constexpr Names<PlanCrise, 3> kPlans{{{PlanCrise::Aucun, "aucun"},
                                      {PlanCrise::Redaction, "redaction"},
                                      {PlanCrise::MiseAJour, "mise_a_jour"}}};
constexpr Names<MissionNature, 2> kMissionNatures{
    {{MissionNature::Socle, "socle"}, {MissionNature::Optionnelle, "optionnelle"}}};

template <class E, std::size_t N>
std::string_view find_name(const Names<E, N>& names, E value) {
    for (const auto& [candidate, name] : names) {
        if (candidate == value) return name;
    }
    return "";
}

template <class E, std::size_t N>
std::optional<E> find_value(const Names<E, N>& names, std::string_view text) {
    for (const auto& [value, name] : names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

bool is_yes_no(Fact fact) { return fact == Fact::Crise || fact == Fact::SigneSousTexte; }

bool is_date(Fact fact) { return fact == Fact::DateSignature || fact == Fact::DateDebut; }

std::optional<std::int64_t> parse_operand(Fact fact, std::string_view text) {
    if (is_date(fact)) {
        const auto date = calendar::parse_iso(text);
        if (!date) return std::nullopt;
        return date->days;
    }
    return money::parse_scaled(text, 0, 1'000'000'000);
}

std::string value_for_people(Fact fact, std::int64_t value) {
    if (is_date(fact)) return "le " + calendar::to_french(calendar::Date{static_cast<std::int32_t>(value)});
    if (fact == Fact::PlanCrise) {
        switch (static_cast<PlanCrise>(value)) {
            case PlanCrise::Aucun: return "« aucun »";
            case PlanCrise::Redaction: return "« première rédaction »";
            case PlanCrise::MiseAJour: return "« mise à jour »";
        }
    }
    if (is_yes_no(fact)) return value != 0 ? "oui" : "non";
    return money::to_french(value);
}

struct Wording {
    std::string_view prefix;
    Comparison comparison;
};
constexpr std::array kNumberWordings{
    Wording{"au moins ", Comparison::AtLeast},
    Wording{"moins de ", Comparison::LessThan},
    Wording{"au plus ", Comparison::AtMost},
    Wording{"plus de ", Comparison::MoreThan},
};
constexpr std::array kDateWordings{
    Wording{"avant le ", Comparison::LessThan},
    Wording{"à partir du ", Comparison::AtLeast},
    Wording{"jusqu'au ", Comparison::AtMost},
    Wording{"après le ", Comparison::MoreThan},
};

template <std::size_t N>
std::optional<Condition> parse_wording(Fact fact, std::string_view text, const std::array<Wording, N>& wordings) {
    for (const Wording& wording : wordings) {
        if (!text.starts_with(wording.prefix)) continue;
        const auto operand = parse_operand(fact, text.substr(wording.prefix.size()));
        if (!operand) return std::nullopt;
        return Condition{fact, wording.comparison, *operand};
    }
    const auto operand = parse_operand(fact, text);
    if (!operand) return std::nullopt;
    return Condition{fact, Comparison::Equal, *operand};
}

}  // namespace

std::string_view name_of(Nature nature) { return find_name(kNatures, nature); }
std::string_view name_of(Volet volet) { return find_name(kVolets, volet); }
std::string_view name_of(Fact fact) { return find_name(kFacts, fact); }
std::string_view name_of(PlanCrise plan) { return find_name(kPlans, plan); }
std::string_view name_of(MissionNature nature) { return find_name(kMissionNatures, nature); }
std::optional<Nature> parse_nature(std::string_view name) { return find_value(kNatures, name); }
std::optional<Volet> parse_volet(std::string_view name) { return find_value(kVolets, name); }
std::optional<Fact> parse_fact(std::string_view name) { return find_value(kFacts, name); }
std::optional<PlanCrise> parse_plan_crise(std::string_view name) { return find_value(kPlans, name); }
std::optional<MissionNature> parse_mission_nature(std::string_view name) { return find_value(kMissionNatures, name); }

std::optional<Condition> parse_condition(Fact fact, std::string_view text) {
    if (fact == Fact::PlanCrise) {
        const auto plan = parse_plan_crise(text);
        if (!plan) return std::nullopt;
        return Condition{fact, Comparison::Equal, static_cast<std::int64_t>(*plan)};
    }
    if (is_yes_no(fact)) {
        if (text != "oui" && text != "non") return std::nullopt;
        return Condition{fact, Comparison::Equal, text == "oui" ? 1 : 0};
    }
    return is_date(fact) ? parse_wording(fact, text, kDateWordings) : parse_wording(fact, text, kNumberWordings);
}

std::string describe_expected(const Condition& condition) {
    const std::string value = value_for_people(condition.fact, condition.value);
    if (is_date(condition.fact)) {
        switch (condition.comparison) {
            case Comparison::Equal: return value;
            case Comparison::AtLeast: return "à partir " + ("du" + value.substr(2));
            case Comparison::LessThan: return "avant " + value;
            case Comparison::AtMost: return "jusqu'au" + value.substr(2);
            case Comparison::MoreThan: return "après " + value;
        }
    }
    switch (condition.comparison) {
        case Comparison::Equal: return value;
        case Comparison::AtLeast: return "au moins " + value;
        case Comparison::LessThan: return "moins de " + value;
        case Comparison::AtMost: return "au plus " + value;
        case Comparison::MoreThan: return "plus de " + value;
    }
    return value;
}

std::string describe_need(const Condition& condition) {
    if (condition.fact == Fact::Crise) return condition.value != 0 ? "il en faut une" : "il n'en faut pas";
    if (condition.fact == Fact::SigneSousTexte) return condition.value != 0 ? "il faut qu'il le soit sous ce texte" : "il faut qu'il l'ait été avant";
    return "il faut " + describe_expected(condition);
}

std::string describe_actual(Fact fact, std::int64_t value) {
    const std::string text = value_for_people(fact, value);
    switch (fact) {
        case Fact::Population: return text + " habitants";
        case Fact::Taille: return "taille " + text;
        case Fact::Membres: return value > 1 ? text + " membres" : text + " membre";
        case Fact::DateSignature: return "contrat signé " + text;
        case Fact::DateDebut: return "année commençant " + text;
        case Fact::Rang: return "année de contrat " + text;
        case Fact::RangTexte: return "année " + text + " sous ce texte";
        case Fact::PlanCrise: return "plan de crise : " + text;
        case Fact::Crise: return value != 0 ? "une crise sanitaire grave dans l'année" : "pas de crise sanitaire grave dans l'année";
        case Fact::MissionsEngagees: return text + " missions engagées";
        case Fact::SigneSousTexte: return value != 0 ? "contrat signé sous ce texte" : "contrat signé avant ce texte";
    }
    return text;
}

}  // namespace socle::droit
