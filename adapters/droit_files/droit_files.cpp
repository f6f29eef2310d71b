#include <socle/droit_files/droit_files.hpp>

#include "guide.hpp"
#include "law_values.hpp"

#include <socle/toml/parse.hpp>

#include <algorithm>
#include <iterator>

namespace socle::droit_files {

namespace {

constexpr std::int64_t kFormat = 1;

void read_documents(TableReader& root, droit::LawBook& book) {
    root.each_table("document", [&](TableReader& table) {
        droit::Document document;
        document.position = table.position();
        document.id = table.required("id", read_string);
        document.titre = table.required("titre", read_string);
        document.auteur = table.required("auteur", read_string);
        document.date = table.text("date");
        document.adresse = table.text("adresse");
        document.note = table.text("note");
        book.documents.push_back(std::move(document));
    });
}

void read_ambiguites(TableReader& root, droit::LawBook& book) {
    root.each_table("ambiguite", [&](TableReader& table) {
        droit::Ambiguite ambiguite;
        ambiguite.position = table.position();
        ambiguite.id = table.required("id", read_string);
        ambiguite.question = table.required("question", read_string);
        ambiguite.explication = table.text("explication");
        table.each_table("lecture", [&](TableReader& inner) {
            droit::Lecture lecture;
            lecture.id = inner.required("id", read_string);
            lecture.libelle = inner.required("libelle", read_string);
            lecture.sources = read_sources(inner);
            ambiguite.lectures.push_back(std::move(lecture));
        });
        book.ambiguites.push_back(std::move(ambiguite));
    });
}

void read_affirmations(TableReader& root, droit::LawBook& book) {
    root.each_table("affirmation", [&](TableReader& table) {
        droit::Affirmation claim;
        claim.position = table.position();
        claim.document = table.required("document", read_string);
        claim.lieu = table.required("lieu", read_string);
        claim.sujet = table.required("sujet", read_string);
        claim.enonce = table.required("enonce", read_string);
        claim.montants = table.optional("montants", read_euro_list).value_or(std::vector<money::Cents>{});
        claim.jugement = table.required("jugement", read_string);
        claim.raison = table.required("raison", read_string);
        if (claim.jugement != "concorde" && claim.jugement != "ecarte" && claim.jugement != "anterieur" && !claim.jugement.empty()) {
            table.context().report(table.table(), table.key("jugement"), "valeur-inconnue", "« " + claim.jugement + " » n'est pas un jugement",
                                   "Valeurs possibles : concorde, ecarte, anterieur.");
        }
        book.affirmations.push_back(std::move(claim));
    });
}

void read_parametres(TableReader& root, droit::LawBook& book) {
    root.each_table("parametre", [&](TableReader& table) {
        droit::Parametre parametre;
        parametre.position = table.position();
        parametre.id = table.required("id", read_string);
        parametre.libelle = table.required("libelle", read_string);
        parametre.note = table.text("note");
        table.each_table("valeur", [&](TableReader& inner) {
            droit::Parametre::Valeur value;
            value.position = inner.position();
            value.effet = inner.required("effet", read_date);
            value.fin = inner.optional("fin", read_date);
            value.euros = inner.optional("euros", read_euros);
            value.inconnu = inner.text("inconnu");
            value.sources = read_sources(inner);
            if (value.euros.has_value() == !value.inconnu.empty()) {
                inner.context().report(inner.table(), inner.key("euros"), "valeur", "il faut exactement un de euros et inconnu", "Gardez celui qui convient.");
            }
            parametre.valeurs.push_back(std::move(value));
        });
        std::stable_sort(parametre.valeurs.begin(), parametre.valeurs.end(), [](const auto& a, const auto& b) { return a.effet < b.effet; });
        book.parametres.push_back(std::move(parametre));
    });
}

}  // namespace

std::string empreinte(const std::vector<LawFile>& files, std::string (*sha256)(std::string_view)) {
    std::string all;
    for (const LawFile& file : files) all += file.name + '\n' + sha256(file.text) + '\n';
    return sha256(all);
}

base::Errors parse_into(const LawFile& file, droit::LawBook& book) {
    base::Errors errors;
    const std::string& shown = file.shown.empty() ? file.name : file.shown;
    const auto parsed = toml_file::parse(file.text, shown, kGuide);
    if (!parsed) {
        errors.push_back(parsed.error());
        return errors;
    }
    const Context context(shown, parsed->columns, errors);
    TableReader root(context, parsed->table, "");
    if (root.integer("format", kFormat, kFormat).value_or(0) != kFormat && errors.empty()) {
        errors.push_back({"format", shown, "la version du format manque", "Commencez le fichier par format = 1."});
    }
    read_documents(root, book);
    read_ambiguites(root, book);
    read_affirmations(root, book);
    read_parametres(root, book);
    const bool has_texte = parsed->table.contains("texte");
    droit::Texte texte = read_texte(root);
    if (has_texte) book.textes.push_back(std::move(texte));
    const bool has_orphans = !has_texte && (!texte.lignes.empty() || !texte.tailles.empty() || !texte.missions.empty());
    if (has_orphans) {
        errors.push_back({"sans-texte", shown, "des lignes, tailles ou missions figurent hors d'un texte", "Ajoutez une table [texte]."});
    }
    root.report_unknown();
    return errors;
}

namespace {

// Mistakes that stand whatever could not be read elsewhere; the others may only be its consequence.
bool stands_alone(const base::Error& error) {
    constexpr std::string_view kCodes[] = {"sans-source", "document-inconnu", "nombre-de-montants", "deux-valeurs", "identifiant-en-double", "defini-deux-fois"};
    return std::find(std::begin(kCodes), std::end(kCodes), error.code) != std::end(kCodes);
}

}  // namespace

base::Checked<droit::LawBook> parse_law(const std::vector<LawFile>& files) {
    droit::LawBook book;
    base::Errors errors;
    for (const LawFile& file : files) {
        const base::Errors found = parse_into(file, book);
        errors.insert(errors.end(), found.begin(), found.end());
    }
    // References can only be judged once every file was read.
    const bool all_read = errors.empty();
    for (base::Error& error : droit::check(book)) {
        if (all_read || stands_alone(error)) errors.push_back(std::move(error));
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return book;
}

base::Checked<droit::LawBook> parse_reforme(const LawFile& file) {
    droit::LawBook book;
    base::Errors errors = parse_into(file, book);
    if (errors.empty() && book.textes.size() != 1) {
        errors.push_back({"sans-texte", file.name, "le fichier ne contient pas de texte", "Ajoutez une table [texte] de nature \"reforme\"."});
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return book;
}

}  // namespace socle::droit_files
