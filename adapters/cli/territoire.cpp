#include "environment.hpp"

#include <socle/base/json_writer.hpp>
#include <socle/base/text.hpp>
#include <socle/present/layout.hpp>

#include <algorithm>

namespace socle::cli {

namespace {

using present::pad_left;
using present::pad_right;

constexpr std::size_t kShownPlaces = 12;

struct Evolution {
    territoire::Millesime millesime;
    std::int64_t habitants = 0;
    int taille = 0;  // 0: below the first class
    bool complete = true;
};

struct Fiche {
    std::vector<std::string> lieux;
    std::vector<std::string_view> codes;
    std::size_t communes = 0;
    std::int64_t habitants = 0;
    std::string texte;
    int taille = 0;
    std::string taille_libelle;
    std::optional<std::int64_t> to_next;   // inhabitants missing for the next class
    std::optional<std::int64_t> to_lower;  // inhabitants to lose for the class below
    int next = 0;
    int lower = 0;
    std::vector<Evolution> evolution;
    std::string departement;  // where most of the inhabitants live
    std::string region;
    std::vector<std::string> departements;
    std::vector<std::string> remarques;
    std::vector<territoire::Lieu> autres;
};

int rank_of(const rules::Program& program, std::int64_t population) {
    const std::uint32_t taille = rules::class_of(program, population);
    return taille == rules::kNone ? 0 : program.ranks[taille];
}

void set_taille(Fiche& fiche, const rules::Version& version) {
    const rules::Program& program = version.program;
    fiche.texte = version.legend.texte;
    const std::uint32_t taille = rules::class_of(program, fiche.habitants);
    const std::size_t next = taille == rules::kNone ? 0 : taille + 1;
    if (taille != rules::kNone) {
        fiche.taille = program.ranks[taille];
        fiche.taille_libelle = version.legend.tailles[taille].libelle;
        if (taille > 0) {
            fiche.to_lower = fiche.habitants - program.minima[taille] + 1;
            fiche.lower = program.ranks[taille - 1];
        }
    }
    if (next < program.minima.size()) {
        fiche.to_next = program.minima[next] - fiche.habitants;
        fiche.next = program.ranks[next];
    }
}

base::Result<Fiche> make_fiche(const territoire::Referentiel& referentiel, const territoire::Territoire& territoire, const rules::Version& version) {
    Fiche fiche;
    for (const territoire::Item& item : territoire.items) {
        std::string text = territoire::describe(referentiel, item.lieu);
        if (item.share != territoire::kWholeShare) text += ", pour " + money::to_french(money::Rate{item.share * 100});
        fiche.lieux.push_back(std::move(text));
        fiche.codes.push_back(item.lieu.code);
    }
    fiche.communes = territoire::total_shares(territoire).size();
    fiche.remarques = territoire::remarques(referentiel, territoire);
    for (const territoire::Millesime& millesime : referentiel.millesimes()) {
        const auto population = territoire::population(referentiel, territoire, millesime.edition);
        if (!population) return std::unexpected(population.error());
        fiche.evolution.push_back({millesime, population->habitants, rank_of(version.program, population->habitants), population->sans_population.empty()});
    }
    fiche.habitants = fiche.evolution.back().habitants;
    set_taille(fiche, version);
    const auto where = territoire::find_rattachement(referentiel, territoire, referentiel.millesimes().back().edition);
    if (where && where->departement != territoire::kNone) fiche.departement = referentiel.departements()[where->departement].nom;
    if (where) {
        for (const territoire::PartDepartement& part : where->departements) {
            if (part.departement != territoire::kNone) fiche.departements.emplace_back(referentiel.departements()[part.departement].nom);
        }
    }
    if (where && where->region != territoire::kNone) fiche.region = referentiel.regions()[where->region].nom;
    return fiche;
}

std::string place_line(const territoire::Referentiel& referentiel, const territoire::Lieu& lieu, const rules::Program& program) {
    const int taille = rank_of(program, lieu.habitants);
    return pad_left(money::to_french(lieu.habitants), 11) + " habitants  " + (taille > 0 ? "taille " + std::to_string(taille) : std::string("        ")) + "  " +
           territoire::describe(referentiel, lieu) + "\n";
}

std::string to_text(const territoire::Referentiel& referentiel, const Fiche& fiche, const rules::Program& program) {
    std::string out;
    for (const std::string& lieu : fiche.lieux) out += lieu + "\n";
    out += "\n" + money::to_french(fiche.habitants) + " habitants (" + money::to_french(static_cast<std::int64_t>(fiche.communes)) + (fiche.communes > 1 ? " communes" : " commune") +
           "), population municipale en vigueur en " + std::to_string(fiche.evolution.back().millesime.en_vigueur);
    if (fiche.departements.size() > 1) {
        out += "\n" + present::wrap("Surtout " + fiche.departement + " (" + fiche.region + ") ; départements : " + base::enumerate_fr(fiche.departements), 110, 2);
    } else if (!fiche.departement.empty()) {
        out += "\n" + fiche.departement + (fiche.region.empty() || fiche.region == fiche.departement ? "" : ", " + fiche.region);
    }
    out += "\n\n";
    if (fiche.taille > 0) {
        out += "Taille " + std::to_string(fiche.taille) + " : " + fiche.taille_libelle + " (" + fiche.texte + ")\n";
    } else {
        out += "Sous la plus petite taille du texte " + fiche.texte + "\n";
    }
    if (fiche.to_next) out += "  Il faut gagner " + base::count_fr(*fiche.to_next, money::to_french(*fiche.to_next), "habitant") + " pour passer en taille " + std::to_string(fiche.next) + ".\n";
    if (fiche.to_lower) out += "  Il faudrait perdre " + base::count_fr(*fiche.to_lower, money::to_french(*fiche.to_lower), "habitant") + " pour tomber en taille " + std::to_string(fiche.lower) + ".\n";
    out += "\nÉvolution\n  édition   en vigueur   recensement    habitants   taille\n";
    for (const Evolution& entry : fiche.evolution) {
        out += "  " + pad_right(std::to_string(entry.millesime.edition), 10) + pad_right(std::to_string(entry.millesime.en_vigueur), 13) +
               pad_right(std::to_string(entry.millesime.recensement), 11) + pad_left(money::to_french(entry.habitants), 13) + pad_left(std::to_string(entry.taille), 9) +
               (entry.complete ? "" : "   incomplet : des communes n'ont pas de population connue") + "\n";
    }
    const std::int64_t change = fiche.evolution.back().habitants - fiche.evolution.front().habitants;
    out += "  " + std::to_string(fiche.evolution.front().millesime.edition) + " à " + std::to_string(fiche.evolution.back().millesime.edition) + " : " +
           (change > 0 ? "+" : "") + money::to_french(change) + " habitants\n";
    if (!fiche.remarques.empty()) {
        out += "\nRemarques\n";
        for (const std::string& text : fiche.remarques) out += "  - " + present::wrap(text, 110, 4) + "\n";
    }
    if (!fiche.autres.empty()) {
        out += "\nAutres lieux dont le nom ressemble\n";
        for (const territoire::Lieu& lieu : fiche.autres) out += place_line(referentiel, lieu, program);
    }
    out += "\nSource : Insee, DGCL, La Poste via Etalab (Licence Ouverte)\n";
    return out;
}

void optional_integer(base::JsonWriter& json, std::string_view key, const std::optional<std::int64_t>& value) {
    json.key(key);
    if (value) {
        json.integer(*value);
    } else {
        json.null();
    }
}

std::string to_json(const Fiche& fiche) {
    base::JsonWriter json;
    json.begin_object();
    json.key("lieux").begin_array();
    for (std::size_t i = 0; i < fiche.lieux.size(); ++i) json.begin_object().key("code").string(fiche.codes[i]).key("libelle").string(fiche.lieux[i]).end_object();
    json.end_array();
    json.key("communes").integer(static_cast<std::int64_t>(fiche.communes));
    json.key("habitants").integer(fiche.habitants);
    json.key("departement").string(fiche.departement).key("region").string(fiche.region);
    json.key("departements").begin_array();
    for (const std::string& nom : fiche.departements) json.string(nom);
    json.end_array();
    json.key("texte").string(fiche.texte);
    json.key("taille").integer(fiche.taille);
    optional_integer(json, "vers_taille_superieure", fiche.to_next);
    optional_integer(json, "vers_taille_inferieure", fiche.to_lower);
    json.key("evolution").begin_array();
    for (const Evolution& entry : fiche.evolution) {
        json.begin_object().key("edition").integer(entry.millesime.edition).key("en_vigueur").integer(entry.millesime.en_vigueur);
        json.key("recensement").integer(entry.millesime.recensement).key("habitants").integer(entry.habitants).key("taille").integer(entry.taille);
        json.key("complet").boolean(entry.complete).end_object();
    }
    json.end_array();
    json.key("autres").begin_array();
    for (const territoire::Lieu& lieu : fiche.autres) {
        json.begin_object().key("code").string(lieu.code).key("nom").string(lieu.nom).key("habitants").integer(lieu.habitants).end_object();
    }
    json.end_array();
    json.key("remarques").begin_array();
    for (const std::string& text : fiche.remarques) json.string(text);
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string candidates_json(const std::vector<territoire::Lieu>& found) {
    base::JsonWriter json;
    json.begin_object().key("candidats").begin_array();
    for (const territoire::Lieu& lieu : found) {
        json.begin_object().key("code").string(lieu.code).key("nom").string(lieu.nom).key("habitants").integer(lieu.habitants).end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

}  // namespace

int territoire(const CommonOptions& common, const TerritoireOptions& options) {
    const auto format = parse_format(common.format, {"texte", "json"});
    if (!format) return report(format.error());
    const auto session = open_session(common);
    if (!session) return report(session.error());
    calendar::Date date = today();
    if (!options.date.empty()) {
        const auto given = parse_date(options.date, "--date");
        if (!given) return report(given.error());
        date = *given;
    }
    const auto version = app::version_on(session->engine.law(), date);
    if (!version) return report(version.error());
    const rules::Version& law = session->engine.law().versions[*version];
    const auto referentiel = load_donnees(common);
    if (!referentiel) return report(referentiel.error());

    const auto places = parse_lieux(*referentiel, options.lieux);
    const bool single = options.lieux.size() == 1;
    std::vector<territoire::Lieu> found;
    if (single) found = territoire::chercher(*referentiel, options.lieux.front(), kShownPlaces);
    if (!places) {
        // A search that fits several places is answered by their list.
        if (!single || found.empty()) return report(places.error());
        if (*format == "json") return print(candidates_json(found));
        std::string out = "Plusieurs lieux correspondent ; relancez avec le code de celui que vous voulez.\n\n";
        for (const territoire::Lieu& lieu : found) out += place_line(*referentiel, lieu, law.program);
        return print(out);
    }
    auto fiche = make_fiche(*referentiel, *places, law);
    if (!fiche) return report(fiche.error());
    for (const territoire::Lieu& lieu : found) {
        const territoire::Lieu& chosen = places->items.front().lieu;
        if (lieu.type != chosen.type || lieu.index != chosen.index) fiche->autres.push_back(lieu);
    }
    return print(*format == "json" ? to_json(*fiche) : to_text(*referentiel, *fiche, law.program));
}

}  // namespace socle::cli
