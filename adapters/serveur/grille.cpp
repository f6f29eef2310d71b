#include "grille.hpp"

#include <socle/base/json_writer.hpp>
#include <socle/base/text.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace socle::serveur {

namespace {

using simulate::Mesure;

std::string euros(std::int64_t cents) { return money::to_decimal(money::Cents{cents}); }

std::string label_of(const rules::Law& law, std::int32_t rank) {
    for (auto version = law.versions.rbegin(); version != law.versions.rend(); ++version) {
        for (std::size_t t = 0; t < version->program.ranks.size(); ++t) {
            if (version->program.ranks[t] == rank) return version->legend.tailles[t].libelle;
        }
    }
    return {};
}

// Cases of a line that give an amount by size class.
template <class Each>
void each_amount(const rules::Program& program, const rules::Line& line, Each each) {
    for (std::uint32_t c = 0; c < line.cases.count; ++c) {
        const rules::Case& one = program.cases[line.cases.first + c];
        if (one.kind != rules::CaseKind::Amount || one.amounts == rules::kNone) continue;
        for (std::size_t t = 0; t < program.minima.size(); ++t) each(static_cast<std::uint32_t>(one.amounts + t), program.ranks[t]);
    }
}

struct Change {
    std::int64_t winners = 0;
    std::int64_t losers = 0;
    std::int64_t same = 0;
    std::int64_t before = 0;
    std::int64_t after = 0;

    void add(std::int64_t was, std::int64_t is) {
        before += was;
        after += is;
        ++(is > was ? winners : is < was ? losers : same);
    }
};

void put(base::JsonWriter& json, const std::string& code, const std::string& label, const Change& change) {
    json.begin_object();
    json.key("code").string(code);
    json.key("libelle").string(label);
    json.key("avant").string(euros(change.before));
    json.key("apres").string(euros(change.after));
    json.key("ecart").string(euros(change.after - change.before));
    json.key("gagnants").integer(change.winners);
    json.key("perdants").integer(change.losers);
    json.key("egal").integer(change.same);
    json.end_object();
}

// Of the last text: its first version.
calendar::Date effect_of(const rules::Law& law) {
    const auto first = std::find_if(law.versions.begin(), law.versions.end(), [&](const rules::Version& one) { return one.legend.texte == law.versions.back().legend.texte; });
    return first->from;
}

service::Mistake mistake(std::string pointer, std::string code, std::string reason, std::string remedy) {
    return {{std::move(code), {}, std::move(reason), std::move(remedy)}, std::move(pointer), {}, {}};
}

}  // namespace

base::Result<std::shared_ptr<const GrilleNationale>> GrilleNationale::create(const rules::Law& law, const portefeuille::Portefeuille& portefeuille,
                                                                             const territoire::Referentiel& referentiel, calendar::Date from,
                                                                             const simulate::Fenetre& fenetre) {
    const std::uint32_t in_force = rules::version_at(law, from);
    if (in_force == rules::kNone) {
        return base::fail("hors-du-droit", "/date", "aucun texte n'est en vigueur le " + calendar::to_french(from), "Donnez une date plus tardive.");
    }
    auto made = std::make_shared<GrilleNationale>();
    made->law_ = law;
    made->from_ = from;
    made->fenetre_ = fenetre;
    made->first_moved_ = in_force;
    if (law.versions[in_force].from < from) {
        rules::Version later = law.versions[in_force];
        later.from = from;
        made->law_.versions.insert(made->law_.versions.begin() + static_cast<std::ptrdiff_t>(in_force) + 1, std::move(later));
        ++made->first_moved_;
    }
    auto cohorte = simulate::make_cohorte(law, portefeuille, nullptr);
    if (!cohorte) return std::unexpected(std::move(cohorte.error()));
    made->tailles_ = cohorte->tailles;
    made->referentiel_ = &referentiel;
    // Who has not signed yet neither wins nor loses.
    std::erase_if(cohorte->membres, [&](const simulate::Membre& membre) { return calendar::year_of(membre.cpts->signature) > fenetre.last; });
    for (simulate::Membre& membre : cohorte->membres) {
        made->place_of_.push_back(cohorte->feuilles[membre.feuille]);
        made->taille_of_.push_back(membre.taille);
    }
    if (cohorte->membres.empty()) {
        return base::fail("sans-contrat", "/a", "aucun contrat n'est signé avant la fin de " + std::to_string(fenetre.last), "Demandez une année plus tardive.");
    }
    cohorte->feuilles.assign(cohorte->membres.size(), {});
    for (std::size_t i = 0; i < cohorte->membres.size(); ++i) cohorte->membres[i].feuille = i;
    const simulate::Postes postes({&law});
    auto rejeu = national::Rejeu::create(made->law_, postes, *cohorte, fenetre, {&law, false});
    if (!rejeu) return std::unexpected(std::move(rejeu.error()));
    made->rejeu_ = std::make_unique<national::Rejeu>(std::move(*rejeu));
    made->rejeu_->compute(made->law_, made->before_, false);
    made->unknown_before_ = made->rejeu_->count_unknown(made->law_);
    return made;
}

GrilleNationale::Moved GrilleNationale::move(const json::GrilleDemande& demande) const {
    Moved moved{law_, {}};
    std::set<std::string> codes;
    // A bonus has a rate, no amounts: nothing of it can be moved here.
    const auto each_line = [&](const std::string& code, auto each) {
        bool found = false;
        for (std::size_t v = first_moved_; v < moved.law.versions.size(); ++v) {
            rules::Version& version = moved.law.versions[v];
            for (std::size_t l = 0; l < version.legend.lines.size(); ++l) {
                if (v == first_moved_) each_amount(version.program, version.program.lines[l], [&](std::uint32_t, std::int32_t) { codes.insert(version.legend.lines[l].code); });
                if (version.legend.lines[l].code != code) continue;
                each_amount(version.program, version.program.lines[l], [&](std::uint32_t index, std::int32_t rank) { found |= each(version.program.amounts[index], rank); });
            }
        }
        return found;
    };
    const auto unknown = [&](const std::string& pointer, const std::string& code) {
        const std::vector<std::string> known(codes.begin(), codes.end());
        const auto near = base::find_nearest(code, known);
        moved.mistakes.push_back(mistake(pointer, "ligne-inconnue", "« " + base::printable(code) + " » n'est pas une ligne de la grille dont les montants peuvent changer",
                                         (near ? "Vouliez-vous écrire « " + *near + " » ? " : std::string()) + "Lignes possibles : " + base::enumerate_fr(known, " ou ") + "."));
    };
    for (std::size_t i = 0; i < demande.facteurs.size(); ++i) {
        const auto& [code, taux] = demande.facteurs[i];
        const bool found = each_line(code, [&](std::int64_t& amount, std::int32_t) {
            if (amount != rules::kUnknown) amount = money::scale_half_up({amount}, taux).value;
            return true;
        });
        if (!found) unknown("/facteurs/" + std::to_string(i) + "/code", code);
    }
    for (std::size_t i = 0; i < demande.montants.size(); ++i) {
        const auto& [code, taille, montant] = demande.montants[i];
        const std::string pointer = "/montants/" + std::to_string(i);
        bool line = false;
        const bool found = each_line(code, [&](std::int64_t& amount, std::int32_t rank) {
            line = true;
            if (rank != taille) return false;
            amount = montant.value;
            return true;
        });
        if (!line) {
            unknown(pointer + "/code", code);
        } else if (!found) {
            moved.mistakes.push_back(mistake(pointer + "/taille", "taille-inconnue", "la grille n'a pas de taille " + std::to_string(taille), "Les tailles de /api/v1/droit/grille sont possibles."));
        }
    }
    return moved;
}

std::expected<std::string, std::vector<service::Mistake>> GrilleNationale::answer(const json::GrilleDemande& demande, const std::string& portefeuille) const {
    Moved moved = move(demande);
    const rules::Version& last = law_.versions.back();
    if (const bool moves = !demande.facteurs.empty() || !demande.montants.empty(); moves && last.legend.texte != law_.versions[first_moved_].legend.texte) {
        moved.mistakes.push_back(mistake("/date", "date-avant-le-texte", "des montants ne peuvent changer avant l'effet du dernier texte, le " + calendar::to_french(effect_of(law_)),
                                         "Donnez cette date, ou une date plus tardive."));
    }
    if (!moved.mistakes.empty()) return std::unexpected(moved.mistakes);
    std::vector<std::int64_t> after;
    rejeu_->compute(moved.law, after, false);
    return tell(after, rejeu_->count_unknown(moved.law), portefeuille);
}

std::int64_t GrilleNationale::rights_of(const std::vector<std::int64_t>& sums, std::size_t group) const {
    std::int64_t sum = 0;
    for (std::size_t year = 0; year < fenetre_.size(); ++year) sum += sums[rejeu_->series().index(group, Mesure::Droits, year)];
    return sum;
}

std::string GrilleNationale::tell(const std::vector<std::int64_t>& after, const std::vector<std::int64_t>& unknown, const std::string& portefeuille) const {
    const simulate::Series& series = rejeu_->series();
    const auto sum_of = [&](const std::vector<std::int64_t>& sums, Mesure mesure, std::size_t year) {
        std::int64_t sum = 0;
        for (std::size_t t = 0; t < series.tailles; ++t) sum += sums[series.index(series.taille(t), mesure, year)];
        return sum;
    };
    Change france;
    std::map<std::size_t, Change> tailles;
    std::map<territoire::Index, Change> regions;
    std::map<territoire::Index, Change> departements;
    for (std::size_t i = 0; i < series.feuilles; ++i) {
        const std::int64_t was = rights_of(before_, series.feuille(i));
        const std::int64_t is = rights_of(after, series.feuille(i));
        france.add(was, is);
        tailles[taille_of_[i]].add(was, is);
        regions[place_of_[i].region].add(was, is);
        departements[place_of_[i].departement].add(was, is);
    }
    base::JsonWriter json;
    json.begin_object();
    json.key("portefeuille").string(portefeuille);
    json.key("date").string(calendar::to_iso(from_));
    json.key("de").integer(fenetre_.first);
    json.key("a").integer(fenetre_.last);
    json.key("cpts").integer(static_cast<std::int64_t>(series.feuilles));
    const auto inconnus = [&](std::size_t row) {
        json.key("inconnus").begin_object();
        json.key("avant").integer(unknown_before_[row]);
        json.key("apres").integer(unknown[row]);
        json.end_object();
    };
    inconnus(fenetre_.size());
    json.key("annees").begin_array();
    for (std::size_t year = 0; year < fenetre_.size(); ++year) {
        json.begin_object();
        json.key("annee").integer(fenetre_.first + static_cast<int>(year));
        for (const auto& [name, mesure] : {std::pair("droits", Mesure::Droits), std::pair("encaissements", Mesure::Encaissements)}) {
            const std::int64_t was = sum_of(before_, mesure, year);
            const std::int64_t is = sum_of(after, mesure, year);
            json.key(name).begin_object();
            json.key("avant").string(euros(was));
            json.key("apres").string(euros(is));
            json.key("ecart").string(euros(is - was));
            json.end_object();
        }
        inconnus(year);
        json.end_object();
    }
    json.end_array();
    json.key("total");
    put(json, "", "France", france);
    json.key("par_taille").begin_array();
    for (const auto& [taille, change] : tailles) put(json, std::to_string(tailles_[taille]), label_of(law_, tailles_[taille]), change);
    json.end_array();
    const auto by_place = [&](const char* key, const std::map<territoire::Index, Change>& changes, const auto& places) {
        json.key(key).begin_array();
        for (const auto& [place, change] : changes) {
            if (place != territoire::kNone) put(json, std::string(places[place].code), std::string(places[place].nom), change);
        }
        json.end_array();
    };
    by_place("par_region", regions, referentiel_->regions());
    by_place("par_departement", departements, referentiel_->departements());
    json.end_object();
    return json.take() + "\n";
}

}  // namespace socle::serveur
