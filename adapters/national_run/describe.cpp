#include "describe.hpp"

#include <socle/base/text.hpp>
#include <socle/present/changements.hpp>
#include <socle/rapport/rapport.hpp>

#include <algorithm>
#include <optional>

namespace socle::national_run {

const rules::Version* version_of(const Reforme& reforme) {
    const std::vector<rules::Version>& versions = reforme.engine.law().versions;
    const auto version = std::find_if(versions.begin(), versions.end(), [](const rules::Version& v) { return v.legend.superpose; });
    return version == versions.end() ? nullptr : &*version;
}

std::string id_of(const Reforme& reforme) { return version_of(reforme) == nullptr ? std::string() : version_of(reforme)->legend.texte; }

void describe_reforme(const Reforme& reforme, const rules::Law& en_vigueur, int last_year, national::Reforme& out) {
    out.fichier = reforme.fichier;
    out.empreinte = reforme.empreinte;
    for (const rules::MissionInfo& mission : reforme.engine.law().missions) {
        const auto same = [&](const rules::MissionInfo& known) { return known.id == mission.id; };
        if (std::any_of(en_vigueur.missions.begin(), en_vigueur.missions.end(), same)) continue;
        out.avertissements.push_back("Aucune CPTS du portefeuille n'exerce la mission « " + mission.libelle + " », que cette réforme crée : ce qu'elle coûterait n'est pas compté.");
    }
    const rules::Version* version = version_of(reforme);
    if (version == nullptr) return;
    out.id = version->legend.texte;
    out.titre = version->legend.titre;
    out.expose = version->legend.expose;
    out.effet = calendar::to_iso(version->from);
    if (calendar::year_of(version->from) > last_year) {
        out.avertissements.push_back("Cette réforme prend effet le " + calendar::to_french(version->from) + ", après la dernière année calculée (" + std::to_string(last_year) + ") : elle n'y change rien.");
    }
    const std::uint32_t before = rules::version_at(en_vigueur, version->from);
    if (before != rules::kNone) out.changements = present::changements(reforme.engine.book(), en_vigueur, en_vigueur.versions[before], reforme.engine.law(), *version);
}

namespace {

std::string gap_comment(const donnees_files::ControleNational& published, const national::Controle& control, std::int64_t unknown) {
    if (published.prevu) return "Somme annoncée avant les premiers contrats, pour chaque année à venir : elle n'est comparée à aucune année calculée.";
    if (!control.calcule) return "Année hors de la période calculée.";
    std::string text = "Le calcul suppose que tout ce qui est dû est versé aux dates du contrat, avec les missions, les taux et les populations du portefeuille.";
    if (control.contrats_publies && *control.contrats_publies != control.contrats) {
        text += " Le portefeuille compte " + base::count_fr(control.contrats, money::to_french(control.contrats), "contrat") + " à la fin de l'année, contre " + money::to_french(*control.contrats_publies) + " publiés.";
    }
    if (unknown > 0) {
        text += " Pour " + money::to_french(unknown) + " CPTS, des montants de cette année ne sont dans aucun document lu : ils sont comptés pour rien, et le calcul est trop bas d'autant.";
    }
    return text + " Les taux d'atteinte réels, les missions non démarrées et les retards de versement ne sont pas publiés : l'écart n'est pas expliqué au-delà.";
}

}  // namespace

void add_controles(const std::vector<donnees_files::ControleNational>& published, national::Resultat& resultat) {
    const national::Groupe& france = resultat.tableaux.front().groupes.front();
    for (const donnees_files::ControleNational& one : published) {
        national::Controle control;
        control.annee = one.annee;
        control.titre = one.titre;
        control.publie = one.montant.value;
        control.source = one.source;
        control.contrats_publies = one.contrats;
        control.source_contrats = one.source_contrats;
        std::int64_t unknown = 0;
        if (!one.prevu && one.annee >= resultat.de && one.annee <= resultat.a) {
            const auto year = static_cast<std::size_t>(one.annee - resultat.de);
            control.calcule = france.annees[year].encaissements.cents;
            control.contrats = resultat.effectifs[year].contrats;
            unknown = france.annees[year].inconnus;
        }
        control.commentaire = gap_comment(one, control, unknown);
        resultat.controles.push_back(std::move(control));
    }
}

void add_readings(const app::Engine& engine, national::Resultat& resultat) {
    for (const auto& [ambiguite, lecture] : engine.options().lectures.chosen()) {
        const droit::Ambiguite* known = droit::find_ambiguite(engine.book(), ambiguite);
        resultat.avertissements.push_back("Lecture choisie : " + ambiguite + "=" + lecture + (known != nullptr ? " (« " + known->question + " »)." : "."));
    }
}

namespace {

// What CPTS to come weigh: for a portfolio that is not the whole country they may be most of it.
std::optional<std::string> signatures_to_come(const national::Resultat& resultat) {
    const std::int64_t all = resultat.tableaux.front().groupes.front().total.droits.cents;
    for (const national::Tableau& tableau : resultat.tableaux) {
        if (tableau.axe != national::Axe::Region) continue;
        for (const national::Groupe& groupe : tableau.groupes) {
            if (!groupe.code.empty() || groupe.total.droits.cents == 0) continue;
            constexpr std::int64_t kPercent = 100;
            const std::int64_t percent = (groupe.total.droits.cents * kPercent + all / 2) / all;
            return "Les hypothèses ajoutent au portefeuille les contrats que d'autres CPTS signeront : " + money::to_french(money::Cents{groupe.total.droits.cents}) + ", soit " +
                   std::to_string(percent) + "\u00A0% des droits de toutes les années. Elles sont faites pour le pays entier : pour le portefeuille d'une seule région, par exemple, ces contrats sont à laisser de côté.";
        }
    }
    return std::nullopt;
}

}  // namespace

void add_warnings(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, national::Resultat& resultat) {
    std::vector<std::string> texts;
    for (std::size_t v = 0; v < law.versions.size(); ++v) {
        const rules::Version& version = law.versions[v];
        const bool ended = v + 1 < law.versions.size() && calendar::year_of(law.versions[v + 1].from) < resultat.de;
        if (ended || calendar::year_of(version.from) > resultat.a) continue;
        if (std::find(resultat.textes.begin(), resultat.textes.end(), version.legend.titre) == resultat.textes.end()) resultat.textes.push_back(version.legend.titre);
        if (v + 1 == law.versions.size() && version.legend.verifie_jusqu_au && calendar::year_of(*version.legend.verifie_jusqu_au) < resultat.a) {
            texts.push_back("« " + version.legend.titre + " » a été vérifié jusqu'au " + calendar::to_french(*version.legend.verifie_jusqu_au) + " : il est supposé rester en vigueur.");
        }
    }
    texts.emplace_back("Un contrat qui prend fin est supposé renouvelé pour la même durée, avec les mêmes missions, la population alors en vigueur et un plan de crise seulement mis à jour : aucun texte lu ne règle le renouvellement.");
    if (resultat.tirages) {
        texts.emplace_back("Les nombres de contrats, d'habitants et de CPTS, et les CPTS que chaque réforme avantage ou désavantage, sont ceux du portefeuille tel qu'il est : signatures à venir, contrats non renouvelés et croissance n'y sont pas, alors qu'ils sont dans les montants.");
    }
    if (const auto share = signatures_to_come(resultat)) texts.push_back(*share);
    if (const std::int64_t unknown = resultat.tableaux.front().groupes.front().total.inconnus; unknown > 0) {
        texts.push_back("Pour " + money::to_french(unknown) + " CPTS, des montants de certaines années ne sont dans aucun document lu : ils comptent pour zéro, et les sommes où ils entrent sont trop basses.");
    }
    std::int64_t without = 0;
    for (const portefeuille::Cpts& cpts : portefeuille.cpts) {
        without += std::any_of(cpts.missions.begin(), cpts.missions.end(), [&](const portefeuille::Mission& m) { return m.taux.empty() && law.missions[m.mission].has_rate; }) ? 1 : 0;
    }
    if (without > 0 && !resultat.tirages) texts.push_back("Pour " + money::to_french(without) + " CPTS, au moins une mission n'a pas de taux d'atteinte : 0 % est compté.");
    for (const national::Controle& control : resultat.controles) {
        if (control.calcule || control.annee < resultat.de || control.annee > resultat.a) continue;
        texts.push_back("« " + control.titre + " » n'est comparé à rien.");
    }
    resultat.avertissements.insert(resultat.avertissements.end(), texts.begin(), texts.end());
}

std::string render(const national::Resultat& resultat, const std::string& format) {
    if (format == "json") return rapport::to_json(resultat);
    if (format == "csv") return rapport::to_csv(resultat);
    if (format == "csv-fr") return rapport::to_csv(resultat, rapport::CsvStyle::Bureautique);
    if (format == "html") return rapport::to_html(resultat);
    return rapport::to_text(resultat);
}

}  // namespace socle::national_run
