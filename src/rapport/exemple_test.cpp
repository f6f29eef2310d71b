#include "exemple.hpp"

#include <algorithm>
#include <array>

namespace socle::rapport::exemple {

namespace {

using namespace national;

struct Region {
    const char* code;
    const char* nom;
    int departements;
    int poids;
};

constexpr std::array<Region, 18> kRegions = {{
    {"11", "Île-de-France", 8, 140}, {"53", "Bretagne", 4, 60}, {"01", "Guadeloupe", 1, 6}, {"02", "Martinique", 1, 7}, {"03", "Guyane", 1, 3}, {"04", "La Réunion", 1, 14},
    {"06", "Mayotte", 1, 4}, {"24", "Centre-Val de Loire", 6, 50}, {"27", "Bourgogne-Franche-Comté", 8, 52}, {"28", "Normandie", 5, 55}, {"32", "Hauts-de-France", 5, 85},
    {"44", "Grand Est", 10, 80}, {"52", "Pays de la Loire", 5, 58}, {"75", "Nouvelle-Aquitaine", 12, 90}, {"76", "Occitanie", 13, 88}, {"84", "Auvergne-Rhône-Alpes", 12, 115},
    {"93", "Provence-Alpes-Côte d'Azur", 6, 75}, {"94", "Corse", 2, 5},
}};

constexpr std::array<const char*, 4> kTailles = {"moins de 40 000 habitants", "de 40 000 à 80 000 habitants", "de 80 000 à 175 000 habitants", "plus de 175 000 habitants"};
constexpr std::array<const char*, 8> kPostes = {"Fonctionnement", "Accès aux soins, volet fixe", "Accès aux soins, volet variable", "Parcours pluriprofessionnels, volet fixe",
                                                "Parcours pluriprofessionnels, volet variable", "Actions territoriales de prévention, volet fixe", "Réponse aux crises sanitaires graves", "Majoration"};
constexpr std::array<const char*, 8> kCodes = {"fonctionnement", "acces_fixe", "acces_variable", "parcours_fixe", "parcours_variable", "prevention_fixe", "crise", "majoration"};

struct Source {
    std::uint32_t state = 12'345;
    std::int64_t below(std::int64_t limit) {
        state = state * 1'664'525U + 1'013'904'223U;
        return static_cast<std::int64_t>(state >> 8U) % limit;
    }
};

void add(Cellule& to, std::int64_t droits, std::int64_t encaissements) {
    to.droits.cents += droits;
    to.encaissements.cents += encaissements;
}

void add(Groupe& to, std::size_t year, std::int64_t droits, std::int64_t encaissements) {
    add(to.annees[year], droits, encaissements);
    add(to.total, droits, encaissements);
}

Groupe make_group(std::string code, std::string libelle, std::size_t years) { return {std::move(code), std::move(libelle), 0, std::vector<Cellule>(years), {}}; }

void spread(Montant& montant, std::int64_t share) {
    const std::int64_t width = std::abs(montant.cents) / share;
    montant.quantiles = Quantiles{montant.cents - width, montant.cents - width / 40, montant.cents + width + width / 10, {width / 50, width / 15, width / 30, width / 15}};
}

void spread(std::vector<Tableau>& tableaux, std::int64_t share) {
    for (Tableau& tableau : tableaux) {
        for (Groupe& groupe : tableau.groupes) {
            const std::int64_t wide = tableau.axe == Axe::France ? share * 2 : share;
            for (Cellule& cellule : groupe.annees) {
                spread(cellule.droits, wide);
                spread(cellule.encaissements, wide);
            }
            spread(groupe.total.droits, wide);
            spread(groupe.total.encaissements, wide);
        }
    }
}

// `scale`: of one line of one place and year, in cents; negative for a saving. Reforms begin at `from`.
std::vector<Tableau> make_tables(const Options& options, std::size_t years, std::int64_t scale, std::size_t from, const std::string& more) {
    Source source;
    const std::size_t regions = options.grand ? kRegions.size() : 3;
    Tableau france{Axe::France, {make_group("", "France", years)}};
    Tableau region{Axe::Region, {}};
    Tableau departement{Axe::Departement, {}};
    Tableau taille{Axe::Taille, {}};
    Tableau poste{Axe::Poste, {}};
    for (std::size_t t = 0; t < kTailles.size(); ++t) taille.groupes.push_back(make_group(std::to_string(t + 1), "taille " + std::to_string(t + 1) + " : " + kTailles[t], years));
    for (std::size_t p = 0; p < kPostes.size(); ++p) poste.groupes.push_back(make_group(kCodes[p], kPostes[p] + more, years));
    int number = 1;
    for (std::size_t r = 0; r < regions; ++r) {
        region.groupes.push_back(make_group(kRegions[r].code, kRegions[r].nom + more, years));
        const int count = options.grand ? kRegions[r].departements : 2;
        for (int d = 0; d < count; ++d, ++number) {
            departement.groupes.push_back(make_group((number < 10 ? "0" : "") + std::to_string(number), "Département " + std::to_string(number) + more, years));
            for (std::size_t t = 0; t < kTailles.size(); ++t) {
                const std::int64_t cpts = 1 + source.below(kRegions[r].poids / count / 2 + 2);
                for (Groupe* groupe : {&france.groupes[0], &region.groupes.back(), &departement.groupes.back(), &taille.groupes[t]}) groupe->cpts += cpts;
                for (std::size_t p = 0; p < kPostes.size(); ++p) {
                    poste.groupes[p].cpts += cpts;
                    for (std::size_t y = from; y < years; ++y) {
                        const std::int64_t growth = static_cast<std::int64_t>(10 * (y + 1));
                        const std::int64_t droits = cpts * (scale / 10 + source.below(std::abs(scale) + 1) * (scale < 0 ? -1 : 1)) * growth / 100;
                        const std::int64_t cash = droits * (80 + source.below(15)) / 100;
                        for (Groupe* groupe : {&france.groupes[0], &region.groupes.back(), &departement.groupes.back(), &taille.groupes[t], &poste.groupes[p]}) add(*groupe, y, droits, cash);
                    }
                }
            }
        }
    }
    return {france, region, departement, taille, poste};
}

Reforme make_reform(const Options& options, std::size_t years, std::size_t rank) {
    const std::string& more = options.hostile;
    const bool saving = rank % 2 == 1;
    Reforme reforme;
    reforme.id = "reforme-" + std::to_string(rank + 1) + more;
    reforme.titre = (saving ? "Fonctionnement ramené à deux tailles" : "Variable d'accès aux soins doublé") + more;
    reforme.fichier = "exemples/reforme-" + std::to_string(rank + 1) + ".toml";
    reforme.empreinte = "sha256:9f2c4e1b7a5d";
    reforme.expose = "Le volet variable de la mission d'accès aux soins passe de 30 000 € à 60 000 € pour la taille 2.\n\nLes seuils ne changent pas. On suppose que les contrats en cours sont modifiés à "
                     "la date d'effet, sans attendre leur anniversaire." + more;
    reforme.effet = "2024-01-01";
    reforme.changements = {
        {"Accès aux soins, volet variable" + more, "taille 1 : 15 000 € ; taille 2 : 30 000 € ; taille 3 : 35 000 € ; taille 4 : 45 000 €", "taille 1 : 15 000 € ; taille 2 : 60 000 € ; taille 3 : 70 000 € ; taille 4 : 90 000 €" + more,
         {"hypothèse de l'auteur"}},
        {"Majoration pour zone sous-dense", "", "10 % du total fixe, si la moitié des habitants au moins vit en zone d'intervention prioritaire", {"supposé"}},
        {"Réponse aux crises", "37 500 € à la rédaction du plan", "", {}},
    };
    reforme.tableaux = make_tables(options, years, saving ? -120'000 : 180'000, 1, more);
    if (options.tirages) spread(reforme.tableaux, 3);
    const auto bascules = [&](Axe axe) {
        std::vector<Bascule> all = {{"", "France", 0, 0, 0, 0, 0}};
        const auto at = std::find_if(reforme.tableaux.begin(), reforme.tableaux.end(), [&](const Tableau& tableau) { return tableau.axe == axe; });
        for (const Groupe& groupe : at->groupes) {
            const std::int64_t net = groupe.total.droits.cents;
            const std::int64_t against = std::abs(net) / 4;
            Bascule one{groupe.code, groupe.libelle, groupe.cpts / 2, groupe.cpts / 4, groupe.cpts - groupe.cpts / 2 - groupe.cpts / 4, net > 0 ? net + against : against, net > 0 ? -against : net - against};
            all[0].gagnants += one.gagnants;
            all[0].perdants += one.perdants;
            all[0].egal += one.egal;
            all[0].gains += one.gains;
            all[0].pertes += one.pertes;
            all.push_back(one);
        }
        return all;
    };
    reforme.par_taille = bascules(Axe::Taille);
    reforme.par_region = bascules(Axe::Region);
    for (std::int64_t i = 0; i < 5; ++i) reforme.plus_touches.push_back({"C00" + std::to_string(i), "CPTS du Pays " + std::to_string(i) + more, "Bretagne", kTailles[1], 60'000'000, 52'345'678 + i * 1'000'001});
    for (std::int64_t i = 5; i < 10; ++i) reforme.plus_touches.push_back({"C00" + std::to_string(i), "", "Guyane", kTailles[0], 40'000'000, 55'345'678 - i * 1'000'001});
    if (saving) reforme.avertissements = {"Le texte de la réforme est un projet que rien ne confirme." + more};
    return reforme;
}

}  // namespace

Resultat make(const Options& options) {
    const std::string& more = options.hostile;
    const std::size_t years = options.grand ? 8 : 3;
    Resultat resultat;
    resultat.titre = "Portefeuille national fictif (exemple)" + more;
    resultat.de = options.grand ? 2020 : 2022;
    resultat.a = resultat.de + static_cast<int>(years) - 1;
    resultat.droit = "sha256:5d1c0fd1b0a0c3f2e6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3";
    resultat.portefeuille = "sha256:a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9f";
    resultat.programme = "socle 0.2.0";
    resultat.textes = {"Accord conventionnel interprofessionnel en faveur des CPTS" + more, "Avenant n° 2 à l'accord conventionnel interprofessionnel"};
    resultat.tableaux = make_tables(options, years, 900'000, 0, more);
    resultat.cpts = resultat.tableaux[0].groupes[0].cpts;
    for (std::size_t i = 0; i < years; ++i) {
        const auto year = static_cast<std::int64_t>(i);
        resultat.effectifs.push_back({resultat.de + static_cast<int>(i), resultat.cpts * (year + 2) / static_cast<std::int64_t>(years + 1), resultat.cpts * (year + 2) * 9'876});
    }
    if (options.inconnus) {
        resultat.tableaux[0].groupes[0].annees[1].inconnus = 3;
        resultat.tableaux[0].groupes[0].total.inconnus = 3;
        resultat.tableaux[1].groupes[0].annees[1].inconnus = 3;
        resultat.tableaux[1].groupes[0].total.inconnus = 3;
    }
    for (std::size_t i = 0; i < options.reformes; ++i) resultat.reformes.push_back(make_reform(options, years, i));
    const std::int64_t cash = resultat.tableaux[0].groupes[0].annees[1].encaissements.cents;
    resultat.controles = {
        {resultat.de + 1, "Versé aux CPTS en " + std::to_string(resultat.de + 1) + more, cash * 91 / 100 / 100'000'000 * 100'000'000, "Cour des comptes, Sécurité sociale 2024, p. 212", cash,
         resultat.effectifs[1].contrats, resultat.effectifs[1].contrats + 40, "Assurance maladie, charges et produits pour 2025",
         "Le portefeuille suppose toutes les missions engagées ; en réalité une partie ne l'est pas, et des soldes sont versés en retard." + more},
        {resultat.de - 2, "Versé aux CPTS en " + std::to_string(resultat.de - 2), 4'520'000'000, "Assurance maladie, rapport d'activité", {}, 0, {}, "", "Année antérieure à la période calculée."},
    };
    resultat.avertissements = {"Portefeuille fictif : aucune CPTS réelle n'y figure." + more, "Contrats supposés renouvelés à l'identique au-delà de leur durée."};
    if (options.tirages) {
        spread(resultat.tableaux, 12);
        resultat.tirages = Tirages{1'000,
                                   18'446'744'073'709'551'615U,
                                   "exemples/hypotheses.toml",
                                   {{"Taux d'atteinte : Accès aux soins" + more, "moyenne 75 %, écart-type 15 %", "supposé"},
                                    {"Nouveaux contrats par an", "de 40 à 90, 60 le plus souvent", "DNS, tableau de bord de décembre 2024" + more}},
                                   "sha256:77aa"};
    }
    return resultat;
}

}  // namespace socle::rapport::exemple
