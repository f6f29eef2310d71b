// The tables of one text of law.
#include "law_values.hpp"

#include <socle/base/text.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace socle::droit_files {

namespace {

template <class Parse>
auto named(Parse parse, std::string_view choices) {
    return [parse, choices](const Context& context, const toml::node& node, const std::string& key) {
        decltype(parse(std::string_view{})) value;
        const auto text = read_string(context, node, key);
        if (!text) return value;
        value = parse(*text);
        if (!value) {
            context.report(node, key, "valeur-inconnue", "« " + base::printable(*text) + " » n'est pas possible ici",
                           "Valeurs possibles : " + std::string(choices) + ".");
        }
        return value;
    };
}

// An identifier becomes a column name, a JSON key and part of an address.
std::optional<std::string> read_id(const Context& context, const toml::node& node, const std::string& key) {
    constexpr std::size_t kMaxLength = 64;
    auto text = read_string(context, node, key);
    if (!text) return std::nullopt;
    const bool plain = text->size() <= kMaxLength && std::all_of(text->begin(), text->end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (plain) return text;
    context.report(node, key, "identifiant", "un identifiant n'a que des minuscules sans accent, des chiffres, _ et -, 64 caractères au plus",
                   "Écrivez par exemple \"acces_aux_soins\".");
    return std::nullopt;
}

std::optional<droit::ProrataBase> parse_prorata_base(std::string_view text) {
    if (text == "jours") return droit::ProrataBase::Jours;
    if (text == "mois") return droit::ProrataBase::Mois;
    return std::nullopt;
}

// A condition's value, as the text that parse_condition understands.
std::optional<std::string> condition_text(const Context& context, const toml::node& node, const std::string& key) {
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (const auto flag = node.value_exact<bool>()) return *flag ? "oui" : "non";
    if (const auto date = node.value_exact<toml::date>()) {
        const auto day = calendar::make_date(date->year, date->month, date->day);
        if (day) return calendar::to_iso(*day);
    }
    return read_string(context, node, key);
}

void add_condition(const Context& context, const toml::node& node, const std::string& key, droit::Fact fact,
                   std::vector<droit::Condition>& conditions) {
    const auto text = condition_text(context, node, key);
    if (!text) return;
    if (const auto condition = droit::parse_condition(fact, *text)) {
        conditions.push_back(*condition);
    } else {
        context.report(node, key, "condition", "la condition « " + base::printable(*text) + " » ne se lit pas",
                       "Écrivez un nombre, \"au moins N\", \"moins de N\", \"au plus N\", \"plus de N\", \"avant le AAAA-MM-JJ\", "
                       "\"à partir du AAAA-MM-JJ\", \"oui\", \"non\" ou un état du plan de crise.");
    }
}

std::optional<std::vector<droit::Condition>> read_conditions(const Context& context, const toml::node& node, const std::string& key) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
        context.report(node, key, "type", "les conditions sont une table", "Écrivez par exemple si = { taille = 4, membres = \"au moins 100\" }.");
        return std::nullopt;
    }
    std::vector<droit::Condition> conditions;
    for (const auto& [name, value] : *table) {
        const std::string path = key + "." + base::printable(name.str());
        const auto fact = droit::parse_fact(name.str());
        if (!fact) {
            context.report(value, path, "fait-inconnu", "« " + base::printable(name.str()) + " » n'est pas un fait connu",
                           "Faits possibles : population, taille, membres, date_signature, date_debut, rang, rang_texte, plan_crise, "
                           "crise, missions_engagees, signe_sous_texte.");
        } else if (const toml::array* several = value.as_array()) {
            for (const toml::node& item : *several) add_condition(context, item, path, *fact, conditions);
        } else {
            add_condition(context, value, path, *fact, conditions);
        }
    }
    // A TOML table has no order of its own: conditions are told in that of the facts, the broadest first.
    std::stable_sort(conditions.begin(), conditions.end(), [](const droit::Condition& a, const droit::Condition& b) { return a.fact < b.fact; });
    return conditions;
}

std::vector<std::pair<std::string, std::string>> read_guards(TableReader& table) {
    std::vector<std::pair<std::string, std::string>> guards;
    const toml::node* node = table.find("lectures");
    if (node == nullptr) return guards;
    const toml::table* choices = node->as_table();
    if (choices == nullptr) {
        table.context().report(*node, table.key("lectures"), "type", "les lectures sont une table", "Écrivez lectures = { ambiguite = \"lecture\" }.");
        return guards;
    }
    for (const auto& [ambiguite, lecture] : *choices) {
        const std::string id(ambiguite.str());
        if (auto text = read_string(table.context(), lecture, table.key("lectures." + id))) guards.emplace_back(id, std::move(*text));
    }
    return guards;
}

// A value given by the keys montants, taux or inconnu of a table; empty when it has none of them.
std::optional<droit::Valeur> read_valeur(TableReader& table) {
    droit::Valeur valeur;
    valeur.position = table.position();
    valeur.montants = table.optional("montants", read_euro_list).value_or(std::vector<money::Cents>{});
    valeur.taux = table.optional("taux", read_percent);
    valeur.inconnu = table.text("inconnu");
    valeur.effet = table.optional("effet", read_date);
    valeur.sources = read_sources(table);
    const bool any = !valeur.montants.empty() || valeur.taux || !valeur.inconnu.empty();
    if (any) return valeur;
    if (!valeur.sources.empty() || valeur.effet) {
        table.context().report(table.table(), table.key("source"), "source-sans-valeur", "une source ou une date d'effet est donnée sans valeur",
                               "Redonnez la valeur (montants, taux ou inconnu) avec sa source.");
    }
    return std::nullopt;
}

droit::Cas read_cas(TableReader& table, bool at_line) {
    droit::Cas cas;
    cas.position = table.position();
    if (!at_line) {
        cas.libelle = table.text("libelle");
        cas.prorata = table.optional("prorata", read_bool);
    }
    cas.lectures = read_guards(table);
    cas.si = table.optional("si", read_conditions);
    cas.assiette = by_reading(table, "assiette", read_selectors);
    cas.par_taux_atteinte = table.optional("par_taux_atteinte", read_bool);
    cas.plafond = table.optional("plafond", read_euro_list);
    if (auto valeur = read_valeur(table)) cas.valeurs.push_back(std::move(*valeur));
    table.each_table("valeur", [&](TableReader& dated) {
        if (auto valeur = read_valeur(dated)) {
            cas.valeurs.push_back(std::move(*valeur));
        } else {
            dated.context().report(dated.table(), dated.key("montants"), "sans-valeur", "cette valeur n'a ni montants, ni taux, ni « inconnu »",
                                   "Ajoutez montants = […], taux = … ou inconnu = \"raison\".");
        }
    });
    std::stable_sort(cas.valeurs.begin(), cas.valeurs.end(), [](const droit::Valeur& a, const droit::Valeur& b) { return a.effet < b.effet; });
    return cas;
}

droit::Ligne read_ligne(TableReader& table) {
    droit::Ligne ligne;
    ligne.position = table.position();
    ligne.code = table.required("code", read_id);
    ligne.libelle = table.optional("libelle", read_string);
    ligne.mission = table.optional("mission", read_id);
    ligne.volet = table.optional("volet", named(droit::parse_volet, "fonctionnement, fixe, variable, majoration, ecretement, additionnel"));
    ligne.versement = table.optional("versement", read_id);
    ligne.prorata = by_reading(table, "prorata", read_bool);
    table.each_table("cas", [&](TableReader& cas) { ligne.cas.push_back(read_cas(cas, false)); });
    droit::Cas single = read_cas(table, true);
    const bool given = !single.lectures.empty() || single.si || single.assiette || single.par_taux_atteinte || single.plafond ||
                       !single.valeurs.empty();
    if (!given) return ligne;
    if (!ligne.cas.empty()) {
        table.context().report(table.table(), table.key("cas"), "cas-et-valeur",
                               "la ligne donne à la fois des tables [[ligne.cas]] et des valeurs à son propre niveau",
                               "Mettez tout dans les tables [[ligne.cas]].");
        return ligne;
    }
    ligne.replaces_cases = false;
    ligne.cas.push_back(std::move(single));
    return ligne;
}

droit::Taille read_taille(TableReader& table) {
    droit::Taille taille;
    taille.position = table.position();
    if (table.find("rang") == nullptr) table.missing("rang");
    taille.rang = static_cast<int>(table.integer("rang", 1, 99).value_or(0));
    taille.libelle = table.optional("libelle", read_string);
    taille.minimum = by_reading(table, "minimum", [](const Context& c, const toml::node& n, const std::string& k) {
        return read_integer(c, n, k, 0, 100'000'000);
    });
    taille.sources = read_sources(table);
    return taille;
}

droit::Mission read_mission(TableReader& table) {
    droit::Mission mission;
    const auto small = [&](const std::string& name) -> std::optional<int> {
        const auto value = table.integer(name, 0, 100'000);
        if (!value) return std::nullopt;
        return static_cast<int>(*value);
    };
    mission.position = table.position();
    mission.id = table.required("id", read_id);
    mission.libelle = table.optional("libelle", read_string);
    mission.nature = table.optional("nature", named(droit::parse_mission_nature, "socle, optionnelle"));
    mission.ordre = small("ordre");
    mission.demarrage_mois = small("demarrage_mois");
    mission.deploiement_mois = small("deploiement_mois");
    mission.sources = read_sources(table);
    return mission;
}

droit::Versement read_versement(TableReader& table) {
    droit::Versement versement;
    versement.position = table.position();
    versement.id = table.required("id", read_id);
    const auto advance = [](const Context& c, const toml::node& n, const std::string& k) {
        auto rate = read_percent(c, n, k);
        if (rate && *rate > money::kFullRate) {
            c.report(n, k, "taux", "une avance ne peut dépasser 100 %", "Écrivez un taux de 0 à 100.");
            rate.reset();
        }
        return rate;
    };
    versement.avance = table.optional("avance", advance);
    versement.avance_premiere_annee = table.optional("avance_premiere_annee", advance);
    versement.solde_jours = by_reading(table, "solde_jours", [](const Context& c, const toml::node& n, const std::string& k) {
        const auto days = read_integer(c, n, k, 0, 366);
        return days ? std::optional<int>(static_cast<int>(*days)) : std::nullopt;
    });
    versement.suit_assiette = by_reading(table, "suit_assiette", read_bool);
    versement.sources = read_sources(table);
    return versement;
}

droit::Modification read_modification(TableReader& table) {
    droit::Modification modification;
    modification.position = table.position();
    modification.lignes = table.required("lignes", read_selectors);
    modification.multiplier = table.required("multiplie_par", read_percent);
    modification.sources = read_sources(table);
    return modification;
}

droit::Controle read_controle(TableReader& table) {
    constexpr std::int64_t kMaxPeople = 100'000'000;
    droit::Controle controle;
    controle.position = table.position();
    controle.titre = table.required("titre", read_string);
    if (table.find("population") == nullptr) table.missing("population");
    controle.population = table.integer("population", 0, kMaxPeople).value_or(0);
    controle.membres = table.integer("membres", 0, kMaxPeople).value_or(0);
    controle.missions = table.text("missions");
    controle.taux = table.optional("taux", read_percent).value_or(money::Rate{});
    controle.plan = table.optional("plan_crise", named(droit::parse_plan_crise, "aucun, redaction, mise_a_jour")).value_or(droit::PlanCrise::Aucun);
    controle.crise = table.optional("crise", read_bool).value_or(false);
    controle.date = table.optional("date", read_date);
    controle.total = table.optional("total", read_euros);
    controle.total_fixe = table.optional("total_fixe", read_euros);
    controle.total_variable = table.optional("total_variable", read_euros);
    controle.total_au_moins = table.optional("total_au_moins", read_euros);
    controle.total_au_plus = table.optional("total_au_plus", read_euros);
    controle.sources = read_sources(table);
    return controle;
}

void read_head(TableReader& head, droit::Texte& texte) {
    texte.position = head.position();
    texte.id = head.required("id", read_id);
    texte.instrument = head.required("instrument", read_id);
    texte.nature = head.required("nature", named(droit::parse_nature, "accord, avenant, regime, reforme"));
    texte.titre = head.required("titre", read_string);
    texte.base = head.text("base");
    texte.signature = head.optional("signature", read_date);
    texte.publication = head.optional("publication", read_date);
    texte.effet = by_reading(head, "effet", read_date);
    texte.fin = head.optional("fin", read_date);
    texte.verifie_jusqu_au = head.optional("verifie_jusqu_au", read_date);
    texte.projet = head.optional("projet", read_bool).value_or(false);
    texte.note = head.text("note");
    texte.expose = head.text("expose");
    if (const auto years = head.integer("duree_contrat_annees", 1, 20)) texte.duree_contrat_annees = static_cast<int>(*years);
    texte.prorata_base = by_reading(head, "prorata_base", named(parse_prorata_base, "jours, mois"));
    texte.taille_revisee = by_reading(head, "taille_revisee", read_bool);
    const toml::node* gone = head.find("supprime");
    if (const toml::array* list = gone == nullptr ? nullptr : gone->as_array()) {
        for (const toml::node& item : *list) {
            if (auto id = read_id(head.context(), item, head.key("supprime"))) texte.supprime.push_back(std::move(*id));
        }
    } else if (gone != nullptr) {
        head.context().report(*gone, head.key("supprime"), "type", "une liste de codes est attendue", "Écrivez supprime = [\"code\"].");
    }
    texte.sources = read_sources(head);
}

}  // namespace

droit::Texte read_texte(TableReader& root) {
    droit::Texte texte;
    if (const toml::node* node = root.find("texte"); node != nullptr && node->is_table()) {
        TableReader head(root.context(), *node->as_table(), "texte");
        read_head(head, texte);
        head.report_unknown();
    }
    root.each_table("taille", [&](TableReader& t) { texte.tailles.push_back(read_taille(t)); });
    root.each_table("mission", [&](TableReader& t) { texte.missions.push_back(read_mission(t)); });
    root.each_table("versement", [&](TableReader& t) { texte.versements.push_back(read_versement(t)); });
    root.each_table("ligne", [&](TableReader& t) { texte.lignes.push_back(read_ligne(t)); });
    root.each_table("modification", [&](TableReader& t) { texte.modifications.push_back(read_modification(t)); });
    root.each_table("controle", [&](TableReader& t) { texte.controles.push_back(read_controle(t)); });
    return texte;
}

}  // namespace socle::droit_files
