// Internal: what the command line says, as texts. Each command reads them with its own checks, so that errors are ours.
#pragma once

#include <string>
#include <vector>

namespace socle::cli {

inline constexpr int kDone = 0;
inline constexpr int kWrongInput = 1;
inline constexpr int kUsage = 2;
inline constexpr int kDoneWithRejects = 3;

// The clock, disk and folders stay here: the core never sees them.
struct CommonOptions {
    std::string droit;
    std::string donnees;
    std::vector<std::string> lectures;
    std::vector<std::string> reformes;
    std::string texte;
    std::string format;
};

struct SimulerOptions {
    std::string population;
    std::vector<std::string> territoire;
    std::string date;
    std::string date_signature;
    std::string membres;
    std::vector<std::string> missions;
    std::vector<std::string> taux;
    std::string plan_crise;
    bool crise = false;
    bool leviers = false;
};

struct PlanOptions {
    std::string fichier;
};

struct LotOptions {
    std::string entree;
    std::string sortie = "-";
    std::string rejets;
    std::string separateur = ",";
    std::string fils;  // empty: as many as the machine has cores
};

struct RejouerOptions {
    std::string fichier;
};

struct TerritoireOptions {
    std::vector<std::string> lieux;
    std::string date;
};

struct PortefeuilleOptions {
    std::string nombre;
    std::string graine;
    std::string sortie = "-";
    std::string fichier;
};

struct NationalOptions {
    std::string fichier;
    std::string de;
    std::string a;
    std::vector<std::string> reformes;
    std::string tirages;
    std::string graine;
    std::string hypotheses;
    bool sans_signatures = false;
    std::string fils;
    std::string reprise;
    std::string sortie = "-";
    bool controle = false;
};

struct SiteOptions {
    std::string dossier;
    std::string pages;
};

struct ServeurOptions {
    std::string adresse = "127.0.0.1";
    std::string port;
    std::string fils;
    std::string pages;
    std::vector<std::string> hotes;
    std::string connexions;
    std::string attente;
    std::string memoire;
    std::string lot_max;
    std::string calculs;
    std::string delai;
    std::string delai_lecture;
    std::string delai_repos;
    std::string delai_arret;
    bool silencieux = false;
};

struct DroitOptions {
    std::string date;
    std::vector<std::string> arguments;
};

int simuler(const CommonOptions& common, const SimulerOptions& options);
int plan(const CommonOptions& common, const PlanOptions& options);
int lot(const CommonOptions& common, const LotOptions& options);
int rejouer(const CommonOptions& common, const RejouerOptions& options);
int territoire(const CommonOptions& common, const TerritoireOptions& options);

int portefeuille_sans_commande();
int portefeuille_exemple(const CommonOptions& common, const PortefeuilleOptions& options);
int portefeuille_verifier(const CommonOptions& common, const PortefeuilleOptions& options);

int site(const CommonOptions& common, const SiteOptions& options);
int serveur(const CommonOptions& common, const ServeurOptions& options);

int national(const CommonOptions& common, const NationalOptions& options);

int droit_liste(const CommonOptions& common);
int droit_grille(const CommonOptions& common, const DroitOptions& options);
int droit_comparer(const CommonOptions& common, const DroitOptions& options);
int droit_nombre(const CommonOptions& common, const DroitOptions& options);
int droit_ambiguites(const CommonOptions& common);
int droit_parametre(const CommonOptions& common, const DroitOptions& options);
int droit_verifier(const CommonOptions& common, const DroitOptions& options);

}  // namespace socle::cli
