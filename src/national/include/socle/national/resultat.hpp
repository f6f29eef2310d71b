// What a national computation answers: rights and cash by civil year for groups of CPTS, what reforms change, and how far
// published figures lie.
//
// Every table adds up: for any axis, the groups' amounts of a year add up to those of `france` for that year, and the years
// of a group to its `total`. Means over draws are rounded so that this holds to the cent. Quantiles never add up.
#pragma once

#include <socle/calendar/calendar.hpp>
#include <socle/money/money.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socle::national {

// Half-width of a 95 % interval for what a finite number of draws can tell, in cents.
struct Erreur {
    std::int64_t moyenne = 0;
    std::int64_t p5 = 0;
    std::int64_t p50 = 0;
    std::int64_t p95 = 0;
};

// Quantiles over the draws, in cents.
struct Quantiles {
    std::int64_t p5 = 0;
    std::int64_t p50 = 0;
    std::int64_t p95 = 0;
    Erreur erreur;
};

struct Montant {
    std::int64_t cents = 0;               // exact without draws, else the mean over the draws
    std::optional<Quantiles> quantiles;   // with draws only
};

// One year (or all of them) of one group.
struct Cellule {
    Montant droits;
    Montant encaissements;
    std::int64_t inconnus = 0;  // CPTS of which some amount of the year is unknown: what is unknown counts for zero above
};

enum class Axe : std::uint8_t { France, Region, Departement, Taille, Poste };

[[nodiscard]] std::string_view name_of(Axe axe);  // "departement"

// "Poste" is what the money is for: the structure, a mission, a bonus…
struct Groupe {
    std::string code;     // Insee code, rank of the class, id of the mission or of the volet, "" for France
    std::string libelle;  // "Bretagne", "taille 2 : de 40 000 à 80 000 habitants", "Accès aux soins"
    std::int64_t cpts = 0;  // with a contract in at least one of the years; for a poste, those that have it
    std::vector<Cellule> annees;  // one for each year of the result
    Cellule total;                // of all the years
};

struct Tableau {
    Axe axe = Axe::France;
    std::vector<Groupe> groupes;  // in the order of codes (postes: that of tables)
};

// Contracts running on 31 December of each year.
struct Effectif {
    int annee = 0;
    std::int64_t contrats = 0;
    std::int64_t habitants = 0;
};

// A CPTS, and what a reform changes for it over all the years (mean over the draws, if any).
struct Touche {
    std::string id;
    std::string nom;
    std::string region;   // name
    std::string taille;   // label of its class under the law in force
    std::int64_t avant = 0;  // rights, cents
    std::int64_t apres = 0;
};

// Winners and losers in one group; "egal": no cent of difference.
struct Bascule {
    std::string code;
    std::string libelle;
    std::int64_t gagnants = 0;
    std::int64_t perdants = 0;
    std::int64_t egal = 0;
    std::int64_t gains = 0;   // cents, ≥ 0
    std::int64_t pertes = 0;  // cents, ≤ 0
};

// The text of a reform beside the article it changes: one entry for each thing changed.
struct Changement {
    std::string objet;   // "Accès aux soins, volet fixe"
    std::string avant;   // as the law in force says it; empty: new
    std::string apres;   // empty: taken away
    std::vector<std::string> sources;  // of the new wording, described
};

struct Reforme {
    std::string id;
    std::string titre;
    std::string fichier;
    std::string expose;  // its own words: what it changes and what had to be assumed
    std::string effet;   // ISO date of its effect
    std::vector<Changement> changements;
    std::vector<Tableau> tableaux;  // differences "reform less law in force", same axes as the result, quantiles of the paired differences
    std::vector<Bascule> par_taille;   // with a first entry of code "" for France
    std::vector<Bascule> par_region;
    std::vector<Touche> plus_touches;  // largest loss first, then largest gain: at most kMostAffected of each
    std::vector<std::string> avertissements;
    std::string empreinte{};  // digest of the file; may be empty
};
inline constexpr std::size_t kMostAffected = 20;

// A published figure beside the computed one.
struct Controle {
    int annee = 0;
    std::string titre;         // "Versé aux CPTS en 2023"
    std::int64_t publie = 0;   // cents
    std::string source;
    std::optional<std::int64_t> calcule;  // encaissements of that year; empty: outside the computed years
    std::int64_t contrats = 0;            // running contracts of the portfolio at the end of that year
    std::optional<std::int64_t> contrats_publies;
    std::string source_contrats;
    std::string commentaire;   // French: what the gap may come from
};

struct Hypothese {
    std::string nom;      // "Taux d'atteinte : Accès aux soins"
    std::string valeur;   // French: "moyenne 75 %, écart-type 15 %"
    std::string source;   // or "supposé"
};

struct Tirages {
    std::int64_t nombre = 0;
    std::uint64_t graine = 0;
    std::string fichier;   // of the hypotheses
    std::vector<Hypothese> hypotheses;
    std::string empreinte{};  // digest of the file; may be empty
};

struct Resultat {
    std::string titre;     // "Portefeuille national fictif (exemple)" or the name of the file
    int de = 0;
    int a = 0;             // included
    std::int64_t cpts = 0;
    std::string droit;     // digest of the law files
    std::string portefeuille;  // digest of the portfolio file
    std::vector<std::string> textes;   // titles of the texts applied
    std::vector<Effectif> effectifs;   // one for each year
    std::vector<Tableau> tableaux;     // France, regions, départements, tailles, postes
    std::vector<Reforme> reformes;
    std::vector<Controle> controles;
    std::optional<Tirages> tirages;
    std::vector<std::string> avertissements;
    std::string programme{};  // "socle 0.1.0", filled by who calls; may be empty
};

}  // namespace socle::national
