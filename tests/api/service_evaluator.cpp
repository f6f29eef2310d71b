#include "service_evaluator.hpp"

#include "requests.hpp"

#include <nlohmann/json.hpp>

namespace socle::api {

namespace {

using Json = nlohmann::json;

corpus::Amount amount(const Json& value) {
    if (value.is_null()) return {std::nullopt};
    const std::string text = value.get<std::string>();
    const bool negative = text.starts_with('-');
    const auto cents = money::parse_euros(negative ? text.substr(1) : text);
    base::verify(cents.has_value(), "an amount of the answer");
    return {money::Cents{negative ? -cents->value : cents->value}};
}

void read_lines(const Json& list, corpus::Year& year) {
    for (const Json& line : list) {
        const std::string code = line.at("code").get<std::string>();
        year.lignes[code] = amount(line.at("montant"));
        if (line.at("montant").is_null()) year.inconnus.insert(code);
    }
}

corpus::Ambiguites ambiguites_of(const Json& list) {
    corpus::Ambiguites result;
    for (const Json& one : list) {
        for (const Json& other : one.at("autres")) result[one.at("id").get<std::string>()][other.at("lecture").get<std::string>()] = amount(other.at("total"));
    }
    return result;
}

calendar::Date date_of(const Json& value) { return calendar::parse_iso(value.get<std::string>()).value(); }

corpus::Outcome of_simulation(const Json& found) {
    corpus::Year year;
    year.texte = found.at("texte").get<std::string>();
    year.taille = found.at("taille").get<int>();
    read_lines(found.at("lignes"), year);
    year.total = amount(found.at("total"));
    year.total_fixe = amount(found.at("total_fixe"));
    year.total_variable = amount(found.at("total_variable"));
    year.total_majoration = amount(found.at("total_majoration"));
    corpus::Outcome outcome;
    outcome.total = year.total;
    outcome.annees.push_back(std::move(year));
    return outcome;
}

corpus::Outcome of_plan(const Json& found) {
    corpus::Outcome outcome;
    for (const Json& one : found.at("annees")) {
        corpus::Year year;
        year.texte = one.at("texte").get<std::string>();
        year.taille = one.at("taille").get<int>();
        read_lines(one.at("lignes"), year);
        year.total = amount(one.at("droits"));
        outcome.annees.push_back(std::move(year));
    }
    outcome.total = amount(found.at("total"));
    for (const Json& payment : found.at("versements")) {
        const calendar::Date day = date_of(payment.at("date"));
        outcome.versements[day] = amount(payment.at("montant"));
        for (const Json& part : payment.at("detail")) {
            const std::string what = part.at("code").get<std::string>() + " " + part.at("nature").get<std::string>() + " " + std::to_string(part.at("annee").get<int>());
            outcome.details[day][what] = amount(part.at("montant"));
        }
    }
    for (const Json& year : found.at("par_annee_civile")) outcome.annees_civiles[year.at("annee").get<int>()] = {amount(year.at("droits")), amount(year.at("encaissements"))};
    return outcome;
}

}  // namespace

corpus::Outcome evaluate(const service::Service& service, const corpus::Case& one) {
    const Asked asked = asked_of(one);
    const service::Answer answer = service.answer({"POST", asked.path, {}, asked.body, {}});
    const Json found = Json::parse(answer.body);
    corpus::Outcome outcome;
    if (answer.status != 200) {
        outcome.erreur = found.at("erreurs").at(0).at("code").get<std::string>();
        return outcome;
    }
    outcome = one.situation ? of_simulation(found) : of_plan(found);
    outcome.ambiguites = ambiguites_of(found.at("ambiguites"));
    return outcome;
}

}  // namespace socle::api
