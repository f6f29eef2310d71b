// Laying a text over the one it changes.
#include <socle/droit/law_book.hpp>

#include <algorithm>
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
    if (!over.valeurs.empty()) under.valeurs = over.valeurs;
    under.position = over.position;
}

void lay_ligne(Ligne& under, const Ligne& over) {
    lay(under.libelle, over.libelle);
    lay(under.mission, over.mission);
    lay(under.volet, over.volet);
    lay(under.versement, over.versement);
    lay(under.prorata, over.prorata);
    if (over.cas.empty()) return;
    if (!over.replaces_cases && under.cas.size() == 1) {
        lay_cas(under.cas.front(), over.cas.front());
    } else {
        under.cas = over.cas;
    }
}

bool selects(const Modification& modification, const Ligne& ligne) {
    return std::any_of(modification.lignes.begin(), modification.lignes.end(), [&](const Selector& selector) {
        return selector.volet ? ligne.volet == selector.volet && ligne.volet != Volet::Majoration
                              : ligne.code == selector.code;
    });
}

void apply(const Modification& modification, std::vector<Ligne>& lignes) {
    for (Ligne& ligne : lignes) {
        if (!selects(modification, ligne)) continue;
        for (Cas& cas : ligne.cas) {
            for (Valeur& valeur : cas.valeurs) {
                for (money::Cents& montant : valeur.montants) {
                    montant = money::scale_half_up(montant, modification.multiplier);
                }
                valeur.sources.insert(valeur.sources.end(), modification.sources.begin(), modification.sources.end());
            }
        }
    }
}

void lay_texte(Texte& under, const Texte& over) {
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
    under.expose = over.expose;
    under.position = over.position;
    under.sources = over.sources;
    lay(under.duree_contrat_annees, over.duree_contrat_annees);
    lay(under.prorata_base, over.prorata_base);
    lay(under.taille_revisee, over.taille_revisee);
    for (const std::string& gone : over.supprime) {
        std::erase_if(under.lignes, [&](const Ligne& l) { return l.code == gone || l.mission == gone; });
        std::erase_if(under.missions, [&](const Mission& m) { return m.id == gone; });
    }
    lay_all(under.tailles, over.tailles, [](const Taille& t) { return t.rang; }, lay_taille);
    lay_all(under.missions, over.missions, [](const Mission& m) -> const std::string& { return m.id; }, lay_mission);
    lay_all(under.versements, over.versements, [](const Versement& v) -> const std::string& { return v.id; },
            lay_versement);
    lay_all(under.lignes, over.lignes, [](const Ligne& l) -> const std::string& { return l.code; }, lay_ligne);
    std::sort(under.tailles.begin(), under.tailles.end(), [](const Taille& a, const Taille& b) { return a.rang < b.rang; });
    for (const Modification& modification : over.modifications) apply(modification, under.lignes);
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
                                         "Indiquez dans « base » l'identifiant d'un texte du recueil (socle droit les liste)."));
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
    Texte whole = *chain.back();
    if (chain.size() > 1 || !whole.modifications.empty()) {
        Texte empty;
        empty.instrument = whole.instrument;
        std::swap(whole, empty);
        for (auto at = chain.rbegin(); at != chain.rend(); ++at) lay_texte(whole, **at);
    }
    whole.base.clear();
    return whole;
}

base::Checked<LawBook> with_reformes(LawBook law, std::vector<Texte> reformes) {
    std::vector<std::pair<std::string, std::string>> latest;  // base → reform already laid on it
    base::Errors errors;
    for (Texte& reforme : reformes) {
        if (find_texte(law, reforme.id) != nullptr) {
            const base::Errors found = error(reforme, "texte-en-double", "l'identifiant « " + reforme.id + " » est déjà celui d'un texte",
                                             "Donnez à la réforme un identifiant nouveau.");
            errors.insert(errors.end(), found.begin(), found.end());
            continue;
        }
        const std::string target = reforme.base;
        for (const auto& [under, over] : latest) {
            if (under == target) reforme.base = over;
        }
        latest.emplace_back(target, reforme.id);
        law.textes.push_back(std::move(reforme));
        if (auto whole = resolve(law, law.textes.back()); !whole) {
            errors.insert(errors.end(), whole.error().begin(), whole.error().end());
        }
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return law;
}

}  // namespace socle::droit
