#include <socle/droit/law_book.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace socle::droit {

namespace {

constexpr std::size_t kMaxMissions = 32;
constexpr std::size_t kMaxTailles = 64;
constexpr std::size_t kMaxLignes = 256;

class Checker {
public:
    explicit Checker(const LawBook& law) : law_(law) {}

    base::Errors run() {
        check_ids();
        for (const Ambiguite& ambiguite : law_.ambiguites) check_ambiguite(ambiguite);
        for (const Affirmation& claim : law_.affirmations) {
            check_sources({{claim.document, claim.lieu}}, claim.position, "affirmation");
        }
        for (const Parametre& parametre : law_.parametres) check_parametre(parametre);
        for (const Texte& texte : law_.textes) {
            const std::size_t before = errors_.size();
            check_own(texte);
            if (errors_.size() != before) continue;
            auto whole = resolve(law_, texte);
            if (whole) {
                check_whole(*whole);
            } else {
                errors_.insert(errors_.end(), whole.error().begin(), whole.error().end());
            }
        }
        check_effect_of_reformes();
        check_same_effect();
        check_size_of_instruments();
        return std::move(errors_);
    }

private:
    void report(const base::Position& at, std::string_view key, std::string code, std::string reason, std::string remedy) {
        std::string place = base::to_string(at);
        if (!key.empty()) place += " " + std::string(key);
        errors_.push_back({std::move(code), std::move(place), std::move(reason), std::move(remedy)});
    }

    template <class T>
    void check_unique(const std::vector<T>& items, std::string_view what) {
        std::set<std::string> seen;
        for (const T& item : items) {
            if (!seen.insert(item.id).second) {
                report(item.position, "id", "identifiant-en-double", std::string(what) + " « " + item.id + " » figure deux fois",
                       "Gardez une seule définition, ou donnez un autre identifiant.");
            }
        }
    }

    void check_ids() {
        check_unique(law_.documents, "le document");
        check_unique(law_.ambiguites, "l'ambiguïté");
        check_unique(law_.textes, "le texte");
        check_unique(law_.parametres, "le paramètre");
    }

    void check_sources(const Sources& sources, const base::Position& at, std::string_view key) {
        if (sources.empty()) {
            report(at, key, "sans-source", "aucune source n'est donnée",
                   "Ajoutez source = { document = \"…\", lieu = \"…\" } : un chiffre sans source n'est pas chargé.");
        }
        for (const Source& source : sources) {
            if (find_document(law_, source.document) == nullptr) {
                report(at, key, "document-inconnu", "le document « " + source.document + " » n'est pas au répertoire",
                       "Ajoutez-le à droit/documents.toml ou corrigez son identifiant.");
            }
        }
    }

    void check_ambiguite(const Ambiguite& ambiguite) {
        if (ambiguite.lectures.empty()) {
            report(ambiguite.position, "lecture", "sans-lecture", "l'ambiguïté « " + ambiguite.id + " » n'a aucune lecture",
                   "Ajoutez au moins une lecture ; la première est retenue par défaut.");
        }
        std::set<std::string> seen;
        for (const Lecture& lecture : ambiguite.lectures) {
            if (!seen.insert(lecture.id).second) {
                report(ambiguite.position, "lecture", "identifiant-en-double", "la lecture « " + lecture.id + " » figure deux fois",
                       "Donnez un identifiant différent à chaque lecture.");
            }
            check_sources(lecture.sources, ambiguite.position, "lecture " + lecture.id);
        }
    }

    void check_parametre(const Parametre& parametre) {
        const Parametre::Valeur* previous = nullptr;
        for (const Parametre::Valeur& value : parametre.valeurs) {
            check_sources(value.sources, value.position, "valeur");
            if (previous != nullptr && previous->effet == value.effet) report_two_values(value.position, value.effet);
            if (previous != nullptr && previous->effet < value.effet && previous->fin && *previous->fin >= value.effet) {
                report(value.position, "effet", "valeurs-chevauchantes",
                       "cette valeur commence le " + calendar::to_french(value.effet) + " alors que la précédente court jusqu'au " +
                           calendar::to_french(*previous->fin),
                       "Avancez la fin de la première ou reculez l'effet de la seconde.");
            }
            previous = &value;
        }
    }

    void report_two_values(const base::Position& at, calendar::Date effet) {
        report(at, "effet", "deux-valeurs", "deux valeurs sont données pour la même date (" + calendar::to_french(effet) + ")",
               "Gardez-en une seule, ou changez la date d'effet de l'autre.");
    }

    template <class T>
    void check_reading(const std::optional<ByReading<T>>& value, std::string_view key) {
        if (!value || value->ambiguite.empty()) return;
        const Ambiguite* ambiguite = find_ambiguite(law_, value->ambiguite);
        if (ambiguite == nullptr) {
            report(value->position, key, "ambiguite-inconnue", "l'ambiguïté « " + value->ambiguite + " » n'est pas au registre",
                   "Ajoutez-la à droit/ambiguites.toml ou corrigez son identifiant.");
            return;
        }
        for (const Lecture& lecture : ambiguite->lectures) {
            const auto has = [&](const auto& v) { return v.lecture == lecture.id; };
            if (std::none_of(value->values.begin(), value->values.end(), has)) {
                report(value->position, key, "lecture-manquante",
                       "la lecture « " + lecture.id + " » de « " + ambiguite->id + " » n'a pas de valeur ici",
                       "Donnez une valeur pour chaque lecture du registre.");
            }
        }
        for (const auto& v : value->values) {
            const auto is = [&](const Lecture& lecture) { return lecture.id == v.lecture; };
            if (std::none_of(ambiguite->lectures.begin(), ambiguite->lectures.end(), is)) {
                report(value->position, key, "lecture-inconnue", "« " + v.lecture + " » n'est pas une lecture de « " + ambiguite->id + " »",
                       "Employez une lecture du registre droit/ambiguites.toml.");
            }
        }
    }

    // What each file must satisfy by itself, whatever it is laid on.
    void check_own(const Texte& texte) {
        check_sources(texte.sources, texte.position, "texte");
        if (!texte.effet && texte.nature != Nature::Reforme) {
            report(texte.position, "texte.effet", "sans-effet", "la date d'effet manque", "Ajoutez effet = AAAA-MM-JJ.");
        }
        if (texte.nature == Nature::Reforme && texte.base.empty()) {
            report(texte.position, "texte.base", "sans-base", "une réforme doit dire quel texte elle change",
                   "Ajoutez base = \"identifiant du texte\".");
        }
        check_reading(texte.effet, "texte.effet");
        check_reading(texte.prorata_base, "texte.prorata_base");
        check_reading(texte.taille_revisee, "texte.taille_revisee");
        for (const Taille& taille : texte.tailles) {
            check_sources(taille.sources, taille.position, "taille");
            check_reading(taille.minimum, "taille.minimum");
        }
        for (const Mission& mission : texte.missions) check_sources(mission.sources, mission.position, "mission");
        for (const Versement& versement : texte.versements) {
            check_sources(versement.sources, versement.position, "versement");
            check_reading(versement.solde_jours, "versement.solde_jours");
            check_reading(versement.suit_assiette, "versement.suit_assiette");
        }
        for (const Modification& modification : texte.modifications) {
            check_sources(modification.sources, modification.position, "modification");
        }
        for (const Controle& controle : texte.controles) check_sources(controle.sources, controle.position, "controle");
        for (const Ligne& ligne : texte.lignes) check_own(ligne);
        check_doubles(texte);
    }

    void check_own(const Ligne& ligne) {
        check_reading(ligne.prorata, "ligne.prorata");
        for (const Cas& cas : ligne.cas) {
            check_reading(cas.assiette, "cas.assiette");
            for (const auto& [ambiguite, lecture] : cas.lectures) {
                const Ambiguite* found = find_ambiguite(law_, ambiguite);
                const bool known = found != nullptr && std::any_of(found->lectures.begin(), found->lectures.end(),
                                                                   [&](const Lecture& l) { return l.id == lecture; });
                if (!known) {
                    report(cas.position, "cas.lectures", "lecture-inconnue",
                           "« " + ambiguite + " = " + lecture + " » n'est pas au registre des ambiguïtés",
                           "Employez une lecture de droit/ambiguites.toml.");
                }
            }
            std::optional<calendar::Date> previous;
            bool first = true;
            for (const Valeur& valeur : cas.valeurs) {
                check_sources(valeur.sources, valeur.position, "ligne « " + ligne.code + " »");
                if (!first && previous == valeur.effet) {
                    report_two_values(valeur.position, valeur.effet.value_or(calendar::Date{}));
                }
                previous = valeur.effet;
                first = false;
            }
        }
    }

    void check_doubles(const Texte& texte) {
        std::set<std::string> seen;
        const auto once = [&](const std::string& key, const base::Position& at, std::string_view what) {
            if (seen.insert(std::string(what) + key).second) return;
            report(at, what, "defini-deux-fois", "« " + key + " » est défini deux fois dans ce texte", "Gardez une seule définition.");
        };
        for (const Taille& taille : texte.tailles) once(std::to_string(taille.rang), taille.position, "taille.rang");
        for (const Mission& mission : texte.missions) once(mission.id, mission.position, "mission.id");
        for (const Versement& versement : texte.versements) once(versement.id, versement.position, "versement.id");
        for (const Ligne& ligne : texte.lignes) once(ligne.code, ligne.position, "ligne.code");
    }

    // What the text must satisfy once laid on its base.
    void check_whole(const Texte& texte) {
        if (texte.tailles.empty() || texte.tailles.size() > kMaxTailles) {
            report(texte.position, "taille", "tailles", "un texte compte de 1 à 64 classes de taille",
                   "Ajoutez des tables [[taille]] ; une seule, de minimum 0, si les montants n'en dépendent pas.");
        }
        if (texte.missions.size() > kMaxMissions || texte.lignes.size() > kMaxLignes) {
            report(texte.position, "", "trop-grand", "un texte compte au plus 32 missions et 256 lignes",
                   "Partagez-le en plusieurs textes.");
        }
        check_tailles(texte);
        for (const Mission& mission : texte.missions) {
            if (!mission.libelle || !mission.nature || !mission.ordre) {
                report(mission.position, "mission", "cle-manquante",
                       "la mission « " + mission.id + " » doit avoir libelle, nature et ordre", "Ajoutez les clés qui manquent.");
            }
        }
        for (const Versement& versement : texte.versements) {
            if (!versement.avance) {
                report(versement.position, "versement.avance", "cle-manquante", "le taux d'avance manque",
                       "Ajoutez avance = 75, ou 0 si rien n'est avancé.");
            }
        }
        for (const Ligne& ligne : texte.lignes) check_whole(texte, ligne);
    }

    void check_tailles(const Texte& texte) {
        const Taille* previous = nullptr;
        for (const Taille& taille : texte.tailles) {
            if (!taille.minimum || !taille.libelle) {
                report(taille.position, "taille", "cle-manquante", "une taille doit avoir un libellé et un minimum",
                       "Ajoutez libelle et minimum (0 pour la première si le texte n'en fixe pas).");
            } else if (previous != nullptr && previous->minimum) {
                const bool rising = std::all_of(taille.minimum->values.begin(), taille.minimum->values.end(), [&](const auto& v) {
                    return std::all_of(previous->minimum->values.begin(), previous->minimum->values.end(),
                                       [&](const auto& u) { return u.value < v.value; });
                });
                if (!rising) {
                    report(taille.position, "taille.minimum", "tailles-desordonnees",
                           "la taille " + std::to_string(taille.rang) + " doit commencer au-dessus de la taille " +
                               std::to_string(previous->rang),
                           "Rangez les classes par population croissante.");
                }
            }
            previous = &taille;
        }
    }

    void check_whole(const Texte& texte, const Ligne& ligne) {
        const std::string name = "ligne « " + ligne.code + " »";
        if (!ligne.libelle || !ligne.volet || !ligne.versement) {
            report(ligne.position, name, "cle-manquante", "une ligne doit avoir libelle, volet et versement", "Ajoutez les clés qui manquent.");
            return;
        }
        const auto is_mission = [&](const Mission& m) { return m.id == *ligne.mission; };
        if (ligne.mission && std::none_of(texte.missions.begin(), texte.missions.end(), is_mission)) {
            report(ligne.position, name, "mission-inconnue", "la mission « " + *ligne.mission + " » n'est pas définie",
                   "Ajoutez une table [[mission]] ou corrigez l'identifiant.");
        }
        const auto is_versement = [&](const Versement& v) { return v.id == *ligne.versement; };
        if (std::none_of(texte.versements.begin(), texte.versements.end(), is_versement)) {
            report(ligne.position, name, "versement-inconnu", "les modalités de versement « " + *ligne.versement + " » ne sont pas définies",
                   "Ajoutez une table [[versement]] ou corrigez l'identifiant.");
        }
        if (ligne.cas.empty()) {
            report(ligne.position, name, "sans-valeur", "la ligne n'a ni montants, ni taux, ni « inconnu »",
                   "Ajoutez montants = […], taux = … ou inconnu = \"raison\".");
        }
        for (const Cas& cas : ligne.cas) check_whole(texte, ligne, cas, name);
    }

    void check_whole(const Texte& texte, const Ligne& ligne, const Cas& cas, const std::string& name) {
        if (cas.valeurs.empty()) {
            report(cas.position, name, "sans-valeur", "ce cas n'a ni montants, ni taux, ni « inconnu »",
                   "Ajoutez montants = […], taux = … ou inconnu = \"raison\".");
        }
        for (const Valeur& valeur : cas.valeurs) {
            const int given = (valeur.montants.empty() ? 0 : 1) + (valeur.taux ? 1 : 0) + (valeur.inconnu.empty() ? 0 : 1);
            if (given != 1) {
                report(valeur.position, name, "valeur", "il faut exactement un de montants, taux et inconnu", "Gardez celui que le texte donne.");
            }
            if (!valeur.montants.empty() && valeur.montants.size() != texte.tailles.size()) {
                // The amounts may stand in the base: it is then the text laid on it that must restate them.
                const bool own = valeur.position.file == texte.position.file;
                report(own ? valeur.position : texte.position, name, "nombre-de-montants",
                       std::to_string(valeur.montants.size()) + " montants pour " + std::to_string(texte.tailles.size()) + " tailles",
                       own ? "Donnez un montant par classe de taille, dans leur ordre."
                           : "Ce texte change le nombre de tailles : redonnez-y les montants de cette ligne.");
            }
            if (valeur.taux && !cas.assiette) {
                report(valeur.position, name, "sans-assiette", "un taux s'applique à une assiette, qui manque",
                       "Ajoutez assiette = [\"volet:fixe\", …].");
            }
        }
        if (cas.plafond && cas.plafond->size() != texte.tailles.size()) {
            report(cas.position, name, "nombre-de-montants", "le plafond doit avoir un montant par taille", "Complétez la liste.");
        }
        if (cas.par_taux_atteinte.value_or(false) && !ligne.mission) {
            report(cas.position, name, "taux-sans-mission", "seule une ligne de mission dépend d'un taux d'atteinte",
                   "Ajoutez mission = \"…\" ou retirez par_taux_atteinte.");
        }
        if (!cas.assiette) return;
        for (const auto& v : cas.assiette->values) {
            for (const Selector& selector : v.value) check_selector(texte, ligne, cas, selector, name);
        }
    }

    void check_selector(const Texte& texte, const Ligne& ligne, const Cas& cas, const Selector& selector, const std::string& name) {
        if (selector.volet) return;
        // A base may only look at lines before it, so that one pass computes everything.
        for (const Ligne& other : texte.lignes) {
            if (other.code == ligne.code) break;
            if (other.code == selector.code) return;
        }
        report(cas.position, name, "assiette-inconnue", "l'assiette « " + selector.code + " » n'est pas une ligne placée avant celle-ci",
               "Corrigez le code, ou placez la ligne après celles de son assiette.");
    }

    // Missions are numbered over all the texts of an instrument.
    void check_size_of_instruments() {
        std::map<std::string, std::set<std::string>> missions;
        for (const Texte& texte : law_.textes) {
            std::set<std::string>& known = missions[texte.instrument];
            const std::size_t before = known.size();
            for (const Mission& mission : texte.missions) known.insert(mission.id);
            if (known.size() > kMaxMissions && before <= kMaxMissions) {
                report(texte.position, "mission", "trop-grand",
                       "les textes de « " + texte.instrument + " » comptent ensemble " + std::to_string(known.size()) + " missions",
                       "Un instrument en compte au plus 32 : reprenez les identifiants des textes plus anciens.");
            }
        }
    }

    // Before its base takes effect a reform would hold for a while, and then vanish under the base.
    void check_effect_of_reformes() {
        for (const Texte& reforme : law_.textes) {
            if (reforme.nature != Nature::Reforme || !reforme.effet) continue;
            const Texte* under = find_texte(law_, reforme.base);
            for (std::size_t steps = law_.textes.size(); steps > 0 && under != nullptr && under->superpose; --steps) under = find_texte(law_, under->base);
            if (under == nullptr || under->superpose || !under->effet) continue;
            const auto of_base = std::max_element(under->effet->values.begin(), under->effet->values.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
            const bool early = std::any_of(reforme.effet->values.begin(), reforme.effet->values.end(), [&](const auto& v) { return v.value < of_base->value; });
            if (early) {
                const std::string date = calendar::to_french(of_base->value);
                report(reforme.position, "texte.effet", "effet-avant-base", "la réforme prendrait effet avant le texte qu'elle change, « " + under->id + " », en vigueur depuis le " + date,
                       "Donnez pour « effet » le " + date + " ou une date plus tardive.");
            }
        }
    }

    void check_same_effect() {
        for (const Texte& a : law_.textes) {
            for (const Texte& b : law_.textes) {
                if (&a == &b) break;
                if (a.instrument != b.instrument || a.nature == Nature::Reforme || b.nature == Nature::Reforme) continue;
                if (!a.effet || !b.effet) continue;
                const bool same = std::any_of(a.effet->values.begin(), a.effet->values.end(), [&](const auto& x) {
                    return std::any_of(b.effet->values.begin(), b.effet->values.end(), [&](const auto& y) { return x.value == y.value; });
                });
                if (same) {
                    report(a.position, "texte.effet", "deux-valeurs", "« " + a.id + " » et « " + b.id + " » prennent effet le même jour",
                           "Deux textes d'un instrument ne peuvent avoir la même date d'effet.");
                }
            }
        }
    }

    const LawBook& law_;
    base::Errors errors_;
};

}  // namespace

base::Errors check(const LawBook& law) { return Checker(law).run(); }

}  // namespace socle::droit
