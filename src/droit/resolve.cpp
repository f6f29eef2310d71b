// Laying a text over the one it changes.
#include <socle/droit/law_book.hpp>
#include <socle/droit/names.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace socle::droit {

namespace {

template <class T>
void lay(std::optional<T>& under, const std::optional<T>& over) {
    if (over) under = over;
}

void lay(Sources& under, const Sources& over) {
    if (!over.empty()) under = over;
}

// Elements of `over` replace or complete those of `under` with the same key; new ones come last.
template <class T, class Key, class Lay>
void lay_all(std::vector<T>& under, const std::vector<T>& over, Key key, Lay lay_one) {
    for (const T& item : over) {
        const auto at = std::find_if(under.begin(), under.end(), [&](const T& other) { return key(other) == key(item); });
        if (at == under.end()) {
            under.push_back(item);
        } else {
            lay_one(*at, item);
            at->position = item.position;
        }
    }
}

void lay_taille(Taille& under, const Taille& over) {
    lay(under.libelle, over.libelle);
    lay(under.minimum, over.minimum);
    lay(under.sources, over.sources);
}

void lay_mission(Mission& under, const Mission& over) {
    lay(under.libelle, over.libelle);
    lay(under.nature, over.nature);
    lay(under.ordre, over.ordre);
    lay(under.demarrage_mois, over.demarrage_mois);
    lay(under.deploiement_mois, over.deploiement_mois);
    lay(under.sources, over.sources);
}

void lay_versement(Versement& under, const Versement& over) {
    lay(under.avance, over.avance);
    lay(under.avance_premiere_annee, over.avance_premiere_annee);
    lay(under.solde_jours, over.solde_jours);
    lay(under.suit_assiette, over.suit_assiette);
    lay(under.sources, over.sources);
}

void lay_cas(Cas& under, const Cas& over) {
    if (!over.libelle.empty()) under.libelle = over.libelle;
    if (!over.lectures.empty()) under.lectures = over.lectures;
    lay(under.si, over.si);
    lay(under.assiette, over.assiette);
    lay(under.par_taux_atteinte, over.par_taux_atteinte);
    lay(under.plafond, over.plafond);
    lay(under.prorata, over.prorata);
    under.effet_texte = over.effet_texte;
    if (!over.valeurs.empty()) under.valeurs = over.valeurs;
    under.position = over.position;
}

base::Error error_at(const base::Position& at, std::string code, std::string reason, std::string remedy) {
    return {std::move(code), base::to_string(at), std::move(reason), std::move(remedy)};
}

void lay_ligne(Ligne& under, const Ligne& over, base::Errors& errors) {
    lay(under.libelle, over.libelle);
    lay(under.mission, over.mission);
    lay(under.volet, over.volet);
    lay(under.versement, over.versement);
    lay(under.prorata, over.prorata);
    if (over.cas.empty()) return;
    if (!over.replaces_cases && under.cas.size() > 1) {
        errors.push_back(error_at(over.position, "cas-multiples",
                                  "la ligne « " + over.code + " » a " + std::to_string(under.cas.size()) + " cas dans le texte de base : on ne sait lequel changer",
                                  "Redonnez tous ses cas dans des tables [[ligne.cas]]."));
    } else if (!over.replaces_cases && over.cas.front().valeurs.empty()) {
        errors.push_back(error_at(over.position, "changement-sans-source",
                                  "la ligne « " + over.code + " » change de condition, d'assiette ou de plafond sans redonner sa valeur et sa source",
                                  "Redonnez montants, taux ou inconnu avec la source du changement."));
    } else if (!over.replaces_cases && under.cas.size() == 1) {
        lay_cas(under.cas.front(), over.cas.front());
    } else {
        under.cas = over.cas;
    }
}

bool selects(const Selector& selector, const Ligne& ligne) {
    return selector.volet ? ligne.volet == selector.volet : ligne.code == selector.code;
}

bool has_amounts(const Ligne& ligne) {
    return std::any_of(ligne.cas.begin(), ligne.cas.end(), [](const Cas& cas) {
        return std::any_of(cas.valeurs.begin(), cas.valeurs.end(), [](const Valeur& v) { return !v.montants.empty(); });
    });
}

void multiply(const Modification& modification, Ligne& ligne) {
    for (Cas& cas : ligne.cas) {
        for (Valeur& valeur : cas.valeurs) {
            for (money::Cents& montant : valeur.montants) montant = money::scale_half_up(montant, modification.multiplier);
            valeur.sources.insert(valeur.sources.end(), modification.sources.begin(), modification.sources.end());
        }
    }
}

void apply(const Modification& modification, std::vector<Ligne>& lignes, base::Errors& errors) {
    for (const Selector& selector : modification.lignes) {
        const bool any = std::any_of(lignes.begin(), lignes.end(), [&](const Ligne& l) { return selects(selector, l) && has_amounts(l); });
        if (any) continue;
        const std::string name = selector.volet ? "le volet « " + std::string(name_of(*selector.volet)) + " »" : "« " + selector.code + " »";
        errors.push_back(error_at(modification.position, "modification-sans-objet", "la modification vise " + name + ", qui n'a aucun montant dans le texte de base",
                                  "Corrigez le code ; un taux se change en redonnant sa ligne."));
    }
    for (Ligne& ligne : lignes) {
        const bool chosen = std::any_of(modification.lignes.begin(), modification.lignes.end(), [&](const Selector& s) { return selects(s, ligne); });
        if (chosen) multiply(modification, ligne);
    }
}

// A bonus or a cap sees only the lines before it: those that are computed on others come last, whatever file added them.
int order_of(const Ligne& ligne) {
    switch (ligne.volet.value_or(Volet::Fonctionnement)) {
        case Volet::Fonctionnement: return 0;
        case Volet::Fixe:
        case Volet::Variable: return 1;
        case Volet::Additionnel: return 2;
        case Volet::Majoration: return 3;
        case Volet::Ecretement: return 4;
    }
    return 0;
}

void remove(Texte& under, const Texte& over, base::Errors& errors) {
    for (const std::string& gone : over.supprime) {
        const std::size_t lines = std::erase_if(under.lignes, [&](const Ligne& l) { return l.code == gone || l.mission == gone; });
        const std::size_t missions = std::erase_if(under.missions, [&](const Mission& m) { return m.id == gone; });
        if (lines + missions > 0) continue;
        errors.push_back(error_at(over.position, "supprime-sans-objet", "« " + gone + " » n'est ni une ligne ni une mission du texte de base",
                                  "Corrigez le code dans « supprime », ou retirez-le."));
    }
}

void lay_texte(Texte& under, Texte over, base::Errors& errors) {
    const auto effect = over.effet ? over.effet : under.effet;
    for (Ligne& ligne : over.lignes) {
        for (Cas& cas : ligne.cas) cas.effet_texte = effect;
    }
    under.id = over.id;
    under.nature = over.nature;
    under.titre = over.titre;
    under.signature = over.signature;
    under.publication = over.publication;
    lay(under.effet, over.effet);
    under.fin = over.fin;
    if (over.nature != Nature::Reforme || over.verifie_jusqu_au) under.verifie_jusqu_au = over.verifie_jusqu_au;
    under.note = over.note;
    under.projet = over.projet;
    under.superpose = over.superpose;
    under.expose = over.expose;
    under.position = over.position;
    under.sources = over.sources;
    lay(under.duree_contrat_annees, over.duree_contrat_annees);
    lay(under.prorata_base, over.prorata_base);
    lay(under.taille_revisee, over.taille_revisee);
    remove(under, over, errors);
    lay_all(under.tailles, over.tailles, [](const Taille& t) { return t.rang; }, lay_taille);
    lay_all(under.missions, over.missions, [](const Mission& m) -> const std::string& { return m.id; }, lay_mission);
    lay_all(under.versements, over.versements, [](const Versement& v) -> const std::string& { return v.id; },
            lay_versement);
    lay_all(under.lignes, over.lignes, [](const Ligne& l) -> const std::string& { return l.code; },
            [&](Ligne& line, const Ligne& change) { lay_ligne(line, change, errors); });
    std::stable_sort(under.lignes.begin(), under.lignes.end(), [](const Ligne& a, const Ligne& b) { return order_of(a) < order_of(b); });
    std::sort(under.tailles.begin(), under.tailles.end(), [](const Taille& a, const Taille& b) { return a.rang < b.rang; });
    for (const Modification& modification : over.modifications) apply(modification, under.lignes, errors);
    // Control totals were published for their own text, not for what a later one makes of it.
    under.controles = over.controles;
    under.modifications = over.modifications;
    under.supprime = over.supprime;
}

base::Errors error(const Texte& texte, std::string code, std::string reason, std::string remedy) {
    return {{std::move(code), base::to_string(texte.position), std::move(reason), std::move(remedy)}};
}

}  // namespace

base::Checked<Texte> resolve(const LawBook& law, const Texte& texte) {
    std::vector<const Texte*> chain{&texte};
    while (!chain.back()->base.empty()) {
        const Texte* under = find_texte(law, chain.back()->base);
        if (under == nullptr) {
            return std::unexpected(error(*chain.back(), "base-inconnue",
                                         "le texte de base « " + chain.back()->base + " » n'existe pas",
                                         "Indiquez dans « base » l'identifiant d'un texte du recueil : « socle droit » et la page « Le droit » les donnent."));
        }
        if (under->instrument != texte.instrument) {
            return std::unexpected(error(*chain.back(), "base-autre-instrument",
                                         "le texte de base « " + under->id + " » relève d'un autre instrument",
                                         "Un texte ne modifie que les textes de son instrument (« " + texte.instrument + " »)."));
        }
        if (std::find(chain.begin(), chain.end(), under) != chain.end()) {
            return std::unexpected(error(texte, "base-circulaire", "les textes de base tournent en rond",
                                         "Retirez « base » du texte le plus ancien."));
        }
        chain.push_back(under);
    }
    Texte whole;
    whole.instrument = texte.instrument;
    base::Errors errors;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) lay_texte(whole, **at, errors);
    whole.base.clear();
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return whole;
}

base::Checked<LawBook> with_reformes(LawBook law, std::vector<LawBook> reformes) {
    std::vector<std::pair<std::string, std::string>> latest;  // base → reform already laid on it
    base::Errors errors;
    for (LawBook& file : reformes) {
        // What a reform brings besides its text: the documents it cites, its own ambiguities.
        std::move(file.documents.begin(), file.documents.end(), std::back_inserter(law.documents));
        std::move(file.ambiguites.begin(), file.ambiguites.end(), std::back_inserter(law.ambiguites));
        std::move(file.affirmations.begin(), file.affirmations.end(), std::back_inserter(law.affirmations));
        std::move(file.parametres.begin(), file.parametres.end(), std::back_inserter(law.parametres));
        for (Texte& reforme : file.textes) {
            if (find_texte(law, reforme.id) != nullptr) {
                errors.push_back(error_at(reforme.position, "texte-en-double", "l'identifiant « " + reforme.id + " » est déjà celui d'un texte",
                                          "Donnez à la réforme un identifiant nouveau."));
                continue;
            }
            const std::string target = reforme.base;
            for (const auto& [under, over] : latest) {
                if (under != target) continue;
                reforme.base = over;
                reforme.base_ecrite = target;
            }
            latest.emplace_back(target, reforme.id);
            reforme.superpose = true;
            law.textes.push_back(std::move(reforme));
            if (auto whole = resolve(law, law.textes.back()); !whole) {
                errors.insert(errors.end(), whole.error().begin(), whole.error().end());
            }
        }
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return law;
}

}  // namespace socle::droit
