#include <socle/rules/compile.hpp>

#include "words.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace socle::rules {

namespace {

using droit::Cas;
using droit::Ligne;
using droit::Texte;
using droit::Valeur;

// Chooses among the values of the law those of the readings in force.
class Chooser {
public:
    Chooser(const droit::LawBook& law, const droit::Lectures& lectures) : law_(law), lectures_(lectures) {}

    template <class T>
    [[nodiscard]] const T& operator()(const droit::ByReading<T>& value) const {
        return value.select(lectures_, droit::default_reading(law_, value.ambiguite));
    }

    template <class T>
    [[nodiscard]] T operator()(const std::optional<droit::ByReading<T>>& value, T otherwise) const {
        return value ? (*this)(*value) : otherwise;
    }

    [[nodiscard]] bool exists(const Cas& cas) const {
        return std::all_of(cas.lectures.begin(), cas.lectures.end(), [&](const auto& guard) {
            return droit::reading_of(law_, lectures_, guard.first) == guard.second;
        });
    }

private:
    const droit::LawBook& law_;
    const droit::Lectures& lectures_;
};

// The value of a case on a day: the latest that took effect; null when none has yet.
const Valeur* value_on(const Cas& cas, calendar::Date text_effect, calendar::Date day) {
    const Valeur* found = nullptr;
    for (const Valeur& value : cas.valeurs) {
        if (value.effet.value_or(text_effect) <= day) found = &value;
    }
    return found;
}

class Compiler {
public:
    Compiler(const Texte& texte, const Chooser& choose, const std::vector<MissionInfo>& missions, bool with_legend)
        : texte_(texte), choose_(choose), missions_(missions), with_legend_(with_legend) {}

    Version run(std::uint32_t text, calendar::Date effect, calendar::Date day) {
        version_.from = day;
        Program& program = version_.program;
        program.text = text;
        program.effect = effect;
        program.contract_years = texte_.duree_contrat_annees.value_or(1);
        program.prorata_base = choose_(texte_.prorata_base, droit::ProrataBase::Jours);
        program.class_reviewed = choose_(texte_.taille_revisee, false);
        for (const droit::Taille& taille : texte_.tailles) {
            program.minima.push_back(choose_(*taille.minimum));
            program.ranks.push_back(taille.rang);
        }
        for (const droit::Mission& mission : texte_.missions) program.missions |= 1U << mission_index(mission.id);
        for (const Ligne& ligne : texte_.lignes) add_line(ligne, effect, day);
        if (with_legend_) fill_legend();
        return std::move(version_);
    }

private:
    std::uint32_t mission_index(const std::string& id) const {
        const auto at = std::find_if(missions_.begin(), missions_.end(), [&](const MissionInfo& m) { return m.id == id; });
        base::verify(at != missions_.end(), "mission absente de l'instrument");
        return static_cast<std::uint32_t>(at - missions_.begin());
    }

    void add_line(const Ligne& ligne, calendar::Date effect, calendar::Date day) {
        Program& program = version_.program;
        Line line;
        if (ligne.mission) line.mission = static_cast<std::int32_t>(mission_index(*ligne.mission));
        line.volet = *ligne.volet;
        const droit::Versement& versement = versement_of(*ligne.versement);
        line.payment = payment_of(versement);
        line.cases.first = static_cast<std::uint32_t>(program.cases.size());
        LineLegend legend;
        for (const Cas& cas : ligne.cas) {
            if (!choose_.exists(cas)) continue;
            const Valeur* valeur = value_on(cas, effect, day);
            if (valeur == nullptr) continue;
            add_case(cas, *valeur, cas.prorata.value_or(choose_(ligne.prorata, false)));
            if (with_legend_) legend.cases.push_back({cas.libelle, valeur->inconnu, valeur->sources});
        }
        line.cases.count = static_cast<std::uint32_t>(program.cases.size()) - line.cases.first;
        if (with_legend_) {
            legend.code = ligne.code;
            legend.libelle = *ligne.libelle;
            legend.mission = ligne.mission.value_or("");
            legend.versement = describe_payment(line);
            legend.payment_sources = versement.sources;
            version_.legend.lines.push_back(std::move(legend));
        }
        program.lines.push_back(line);
    }

    void add_case(const Cas& cas, const Valeur& valeur, bool prorata) {
        Program& program = version_.program;
        Case compiled;
        compiled.conditions.first = static_cast<std::uint32_t>(program.conditions.size());
        if (cas.si) program.conditions.insert(program.conditions.end(), cas.si->begin(), cas.si->end());
        compiled.conditions.count = static_cast<std::uint32_t>(program.conditions.size()) - compiled.conditions.first;
        compiled.prorata = prorata;
        compiled.effect = choose_(cas.effet_texte, version_.program.effect);
        compiled.by_attainment = cas.par_taux_atteinte.value_or(false);
        if (cas.assiette) {
            // An unknown value on a base is a bonus whose rate is not known: nothing says that it is a cap.
            compiled.kind = valeur.montants.empty() ? CaseKind::Bonus : CaseKind::Cap;
            compiled.base.first = static_cast<std::uint32_t>(program.bases.size());
            add_base(choose_(*cas.assiette));
            compiled.base.count = static_cast<std::uint32_t>(program.bases.size()) - compiled.base.first;
        }
        if (compiled.kind == CaseKind::Bonus) {
            compiled.rate = valeur.taux.value_or(money::Rate{});
            compiled.rate_unknown = !valeur.taux.has_value();
        } else {
            compiled.amounts = add_amounts(valeur.montants);
        }
        if (cas.plafond) compiled.ceilings = add_amounts(*cas.plafond);
        program.cases.push_back(compiled);
    }

    std::uint32_t add_amounts(const std::vector<money::Cents>& amounts) {
        Program& program = version_.program;
        const auto first = static_cast<std::uint32_t>(program.amounts.size());
        for (std::size_t i = 0; i < program.minima.size(); ++i) {
            program.amounts.push_back(i < amounts.size() ? amounts[i].value : kUnknown);
        }
        return first;
    }

    void add_base(const std::vector<droit::Selector>& selectors) {
        Program& program = version_.program;
        for (std::uint32_t i = 0; i < program.lines.size(); ++i) {
            const bool chosen = std::any_of(selectors.begin(), selectors.end(), [&](const droit::Selector& s) {
                return s.volet ? program.lines[i].volet == *s.volet : texte_.lignes[i].code == s.code;
            });
            if (chosen) program.bases.push_back(i);
        }
    }

    const droit::Versement& versement_of(const std::string& id) const {
        const auto at = std::find_if(texte_.versements.begin(), texte_.versements.end(),
                                     [&](const droit::Versement& v) { return v.id == id; });
        base::verify(at != texte_.versements.end(), "modalités de versement absentes");
        return *at;
    }

    Payment payment_of(const droit::Versement& versement) const {
        Payment payment;
        payment.advance = *versement.avance;
        payment.advance_first_year = versement.avance_premiere_annee.value_or(*versement.avance);
        payment.balance_days = choose_(versement.solde_jours, 0);
        payment.follows_base = choose_(versement.suit_assiette, false);
        return payment;
    }

    void fill_legend() {
        Legend& legend = version_.legend;
        legend.texte = texte_.id;
        legend.titre = texte_.titre;
        legend.note = texte_.note;
        legend.expose = texte_.expose;
        legend.nature = texte_.nature;
        legend.projet = texte_.projet;
        legend.superpose = texte_.superpose || texte_.nature == droit::Nature::Reforme;
        legend.verifie_jusqu_au = texte_.verifie_jusqu_au;
        for (const droit::Taille& taille : texte_.tailles) legend.tailles.push_back({*taille.libelle, taille.sources});
    }

    const Texte& texte_;
    const Chooser& choose_;
    const std::vector<MissionInfo>& missions_;
    bool with_legend_;
    Version version_;
};

std::vector<MissionInfo> collect_missions(const std::vector<Texte>& textes) {
    std::vector<MissionInfo> missions;
    for (const Texte& texte : textes) {
        for (const droit::Mission& mission : texte.missions) {
            auto at = std::find_if(missions.begin(), missions.end(), [&](const MissionInfo& m) { return m.id == mission.id; });
            if (at == missions.end()) {
                at = missions.insert(missions.end(), MissionInfo{});
                at->id = mission.id;
            }
            at->libelle = *mission.libelle;
            at->nature = *mission.nature;
            at->ordre = *mission.ordre;
            at->demarrage_mois = mission.demarrage_mois;
            at->deploiement_mois = mission.deploiement_mois;
            for (const Ligne& ligne : texte.lignes) {
                if (ligne.mission != mission.id) continue;
                for (const Cas& cas : ligne.cas) {
                    at->has_rate |= cas.par_taux_atteinte.value_or(false);
                    if (!cas.si) continue;
                    for (const droit::Condition& condition : *cas.si) {
                        at->has_plan |= condition.fact == droit::Fact::PlanCrise;
                        at->has_crise |= condition.fact == droit::Fact::Crise;
                    }
                }
            }
        }
    }
    std::stable_sort(missions.begin(), missions.end(), [](const MissionInfo& a, const MissionInfo& b) { return a.ordre < b.ordre; });
    return missions;
}

// Order of a volet in tables: structure first, then missions, then what is computed on them.
int table_rank(droit::Volet volet) {
    switch (volet) {
        case droit::Volet::Fonctionnement: return 0;
        case droit::Volet::Fixe:
        case droit::Volet::Variable: return 1;
        case droit::Volet::Majoration: return 2;
        case droit::Volet::Ecretement: return 3;
        case droit::Volet::Additionnel: return 4;
    }
    return 5;
}

std::vector<Column> collect_columns(const std::vector<Texte>& textes, const std::vector<MissionInfo>& missions) {
    std::vector<Column> columns;
    for (const Texte& texte : textes) {
        for (const Ligne& ligne : texte.lignes) {
            const auto same = [&](const Column& c) { return c.code == ligne.code; };
            if (std::any_of(columns.begin(), columns.end(), same)) continue;
            Column column{ligne.code, *ligne.libelle, *ligne.volet, -1};
            for (std::size_t m = 0; m < missions.size(); ++m) {
                if (ligne.mission == missions[m].id) column.mission = static_cast<std::int32_t>(m);
            }
            columns.push_back(std::move(column));
        }
    }
    std::stable_sort(columns.begin(), columns.end(), [](const Column& a, const Column& b) {
        return std::tuple(table_rank(a.volet), a.mission, a.volet) < std::tuple(table_rank(b.volet), b.mission, b.volet);
    });
    return columns;
}

struct Dated {
    std::uint32_t text;
    calendar::Date effect;
    const Texte* texte;
};

void add_versions(Law& law, const Dated& dated, const Chooser& choose, bool with_legend) {
    std::set<calendar::Date> days{dated.effect};
    for (const Ligne& ligne : dated.texte->lignes) {
        for (const Cas& cas : ligne.cas) {
            for (const Valeur& value : cas.valeurs) {
                if (value.effet && *value.effet > dated.effect) days.insert(*value.effet);
            }
        }
    }
    for (const calendar::Date day : days) {
        Version version = Compiler(*dated.texte, choose, law.missions, with_legend).run(dated.text, dated.effect, day);
        version.last = dated.texte->fin;
        law.versions.push_back(std::move(version));
    }
}

base::Checked<std::vector<Texte>> resolved_textes(const droit::LawBook& law, const CompileOptions& options) {
    std::vector<Texte> textes;
    for (const Texte& texte : law.textes) {
        if (texte.instrument != options.instrument) continue;
        auto whole = droit::resolve(law, texte);
        if (!whole) return std::unexpected(std::move(whole.error()));
        textes.push_back(std::move(*whole));
    }
    return textes;
}

}  // namespace

std::uint32_t version_at(const Law& law, calendar::Date date) {
    std::uint32_t found = kNone;
    for (std::uint32_t i = 0; i < law.versions.size(); ++i) {
        if (law.versions[i].from <= date) found = i;
    }
    if (found != kNone && law.versions[found].last && *law.versions[found].last < date) return kNone;
    return found;
}

std::int32_t find_mission(const Law& law, std::string_view id) {
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        if (law.missions[m].id == id) return static_cast<std::int32_t>(m);
    }
    return -1;
}

base::Checked<Law> compile(const droit::LawBook& book, const CompileOptions& options) {
    auto textes = resolved_textes(book, options);
    if (!textes) return std::unexpected(std::move(textes.error()));
    const Chooser choose(book, options.lectures);

    Law law;
    law.instrument = options.instrument;
    law.missions = collect_missions(*textes);
    law.columns = collect_columns(*textes, law.missions);
    std::vector<Dated> in_order;
    for (std::uint32_t i = 0; i < textes->size(); ++i) {
        const Texte& texte = (*textes)[i];
        if (options.texte.empty() || options.texte == texte.id) in_order.push_back({i, choose(*texte.effet), &texte});
    }
    if (in_order.empty()) {
        const std::string wanted = options.texte.empty() ? options.instrument : options.texte;
        return std::unexpected(base::Errors{{"texte-inconnu", wanted, "aucun texte de ce nom", "« socle droit » et la page « Le droit » donnent les textes."}});
    }
    // A reform that takes effect with the text it changes comes after it and so prevails.
    std::stable_sort(in_order.begin(), in_order.end(), [](const Dated& a, const Dated& b) { return a.effect < b.effect; });
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        add_versions(law, in_order[i], choose, options.with_legend);
        // Phased values end where a later text begins.
        if (i + 1 < in_order.size()) {
            std::erase_if(law.versions, [&](const Version& v) { return v.from > in_order[i + 1].effect; });
        }
    }
    if (!options.texte.empty()) law.versions.front().from = calendar::Date{std::numeric_limits<std::int32_t>::min()};
    return law;
}

std::vector<std::string> ambiguities_used(const droit::LawBook& book, std::string_view instrument) {
    std::set<std::string> used;
    const auto note = [&](const auto& value) {
        if (value && !value->ambiguite.empty()) used.insert(value->ambiguite);
    };
    for (const Texte& texte : book.textes) {
        if (texte.instrument != instrument) continue;
        note(texte.effet);
        note(texte.prorata_base);
        note(texte.taille_revisee);
        for (const droit::Taille& taille : texte.tailles) note(taille.minimum);
        for (const droit::Versement& versement : texte.versements) {
            note(versement.solde_jours);
            note(versement.suit_assiette);
        }
        for (const Ligne& ligne : texte.lignes) {
            note(ligne.prorata);
            for (const Cas& cas : ligne.cas) {
                note(cas.assiette);
                for (const auto& guard : cas.lectures) used.insert(guard.first);
            }
        }
    }
    std::vector<std::string> in_order;
    for (const droit::Ambiguite& ambiguite : book.ambiguites) {
        if (used.contains(ambiguite.id)) in_order.push_back(ambiguite.id);
    }
    return in_order;
}

}  // namespace socle::rules
