#include <socle/cli/cli.hpp>

#include "options.hpp"

#include <socle/base/text.hpp>
#include <socle/present/layout.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace socle::cli {

namespace {

constexpr int kBug = 70;

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// The parser's own formatter aligns columns by bytes: an accent or an ellipsis would shift them.
class Formatter : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool positional) const override {
        return columns(make_option_name(option, positional) + make_option_opts(option), make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App* command) const override { return columns(command->get_display_name(true), command->get_description()); }

private:
    [[nodiscard]] std::string columns(const std::string& name, const std::string& description) const {
        const std::size_t width = get_column_width();
        const std::string head = "  " + name;
        if (description.empty()) return head + "\n";
        return (base::length_utf8(head) < width ? present::pad_right(head, width) : head + "\n" + std::string(width, ' ')) + description + "\n";
    }
};

void french_labels(CLI::App& app) {
    const auto formatter = std::make_shared<Formatter>();
    app.formatter(formatter);
    formatter->label("Usage", "Emploi ");
    formatter->label("OPTIONS", "OPTIONS");
    formatter->label("SUBCOMMAND", "COMMANDE");
    formatter->label("SUBCOMMANDS", "COMMANDES");
    formatter->label("Options", "Options");
    formatter->label("Positionals", "Arguments");
    formatter->label("REQUIRED", "obligatoire");
    formatter->column_width(34);
}

void french_groups(CLI::App& app) {
    for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        command->group("Commandes");
        command->set_help_flag("-h,--help", "cette aide");
        french_groups(*command);
    }
}

// The option may be given several times, one value each time.
CLI::Option* many(CLI::App* command, const std::string& name, std::vector<std::string>& values, const std::string& help) {
    return command->add_option(name, values, help)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void law_options(CLI::App* command, CommonOptions& common) {
    many(command, "--lecture", common.lectures, "choisir une lecture du registre (socle droit ambiguites)")->type_name("AMBIGUITE=LECTURE");
    command->add_option("--texte", common.texte, "appliquer ce texte, quelle que soit la date")->type_name("ID");
    many(command, "--reforme", common.reformes, "superposer au droit une réforme (fichier TOML)")->type_name("FICHIER");
    command->add_option("--droit", common.droit, "dossier du droit (ou variable SOCLE_DROIT)")->type_name("DOSSIER");
}

void data_options(CLI::App* command, CommonOptions& common) {
    command->add_option("--donnees", common.donnees, "dossier des données (ou variable SOCLE_DONNEES)")->type_name("DOSSIER");
}

void format_option(CLI::App* command, CommonOptions& common, const std::string& choices) {
    command->add_option("--format", common.format, choices)->type_name("FORMAT");
}

// The parser's own words are English and its kinds of error few: each is told again in French.
int usage_error(const CLI::ParseError& error, const CLI::App& app, const std::vector<std::string>& words) {
    std::string reason;
    std::string remedy = "« socle --help » donne les commandes, « socle COMMANDE --help » leurs options.";
    const std::string what = base::printable(error.what(), 300);
    if (constexpr std::string_view kExtras = "not expected: "; what.find(kExtras) != std::string::npos) {
        const std::string rest = what.substr(what.find(kExtras) + kExtras.size());
        std::string word = rest.substr(0, rest.find(' '));
        // An unknown option is the cause; the word after it only its consequence.
        for (const std::string_view other : base::split(rest, ' ')) {
            if (other.starts_with("--")) word = other;
        }
        const CLI::App* scope = &app;
        while (!scope->get_subcommands().empty()) scope = scope->get_subcommands().back();
        std::vector<std::string> known;
        for (const CLI::Option* candidate : scope->get_options()) known.push_back(candidate->get_name(false, false));
        for (const CLI::App* candidate : scope->get_subcommands([](const CLI::App*) { return true; })) known.push_back(candidate->get_name());
        reason = "« " + word + " » n'est pas compris ici";
        if (const auto near = base::find_nearest(word, known)) remedy = "Vouliez-vous écrire « " + *near + " » ? " + remedy;
    } else if (error.get_name() == "RequiredError") {
        const std::string first = words.empty() ? std::string() : words.front();
        std::vector<std::string> commands;
        for (const CLI::App* candidate : app.get_subcommands([](const CLI::App*) { return true; })) commands.push_back(candidate->get_name());
        if (!app.get_subcommands().empty()) {
            reason = "il manque un argument obligatoire (" + what.substr(0, what.find(' ')) + ")";
        } else {
            reason = "« " + base::printable(first) + " » n'est pas une commande";
            if (const auto near = base::find_nearest(first, commands)) remedy = "Vouliez-vous écrire « " + *near + " » ? " + remedy;
        }
    } else if (error.get_name() == "ArgumentMismatch") {
        reason = what.substr(0, what.find(':')) + " attend une seule valeur, donnée une fois";
    } else {
        reason = "la ligne de commande n'est pas comprise (" + what + ")";
    }
    std::fprintf(stderr, "erreur : %s.\n  → %s\n", reason.c_str(), remedy.c_str());
    return kUsage;
}

struct Commands {
    CommonOptions common;
    SimulerOptions simuler;
    PlanOptions plan;
    LotOptions lot;
    RejouerOptions rejouer;
    TerritoireOptions territoire;
    PortefeuilleOptions portefeuille;
    DroitOptions droit;
    NationalOptions national;
    SiteOptions site;
    ServeurOptions serveur;
    std::function<int()> chosen;
};

void add_simuler(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("simuler", "Une année de contrat : chaque ligne, sa formule, sa source");
    SimulerOptions& options = all.simuler;
    command->add_option("--population", options.population, "habitants du territoire")->type_name("N");
    many(command, "--territoire", options.territoire, "communes ou EPCI, par code ou par nom, à la place de --population")->type_name("LIEUX");
    command->add_option("--date", options.date, "premier jour de l'année de contrat (défaut : aujourd'hui)")->type_name("AAAA-MM-JJ");
    command->add_option("--date-signature", options.date_signature, "signature du contrat (défaut : --date)")->type_name("AAAA-MM-JJ");
    command->add_option("--membres", options.membres, "professionnels et structures qui ont adhéré")->type_name("N");
    many(command, "--missions", options.missions, "missions engagées, ou « toutes », ou « socles »")->type_name("A,B");
    many(command, "--taux", options.taux, "taux d'atteinte en pour cent, par mission, ou tous=P")->type_name("MISSION=P,…");
    command->add_option("--plan-crise", options.plan_crise, "redaction, mise_a_jour ou aucun")->type_name("ÉTAT");
    command->add_flag("--crise", options.crise, "une crise sanitaire grave est survenue");
    command->add_flag("--leviers", options.leviers, "ce qui changerait le total, et de combien");
    law_options(command, all.common);
    data_options(command, all.common);
    format_option(command, all.common, "texte ou json");
    command->callback([&all] { all.chosen = [&all] { return simuler(all.common, all.simuler); }; });
}

void add_plan(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("plan", "Les cinq années d'un contrat : droits, versements, années civiles");
    command->add_option("CONTRAT", all.plan.fichier, "fichier JSON du contrat, - pour l'entrée standard")->required()->type_name("FICHIER");
    law_options(command, all.common);
    data_options(command, all.common);
    format_option(command, all.common, "texte, json ou csv");
    command->callback([&all] { all.chosen = [&all] { return plan(all.common, all.plan); }; });
}

void add_lot(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("lot", "Un fichier CSV d'années de contrat, calculées une par une");
    command->add_option("ENTREE", all.lot.entree, "fichier CSV, - pour l'entrée standard")->required()->type_name("FICHIER");
    command->add_option("-o,--sortie", all.lot.sortie, "fichier CSV des résultats (défaut : sortie standard)")->type_name("FICHIER");
    command->add_option("--rejets", all.lot.rejets, "fichier CSV des lignes rejetées (défaut : sortie d'erreur)")->type_name("FICHIER");
    command->add_option("--separateur", all.lot.separateur, "séparateur de la sortie : , (défaut) ou ;")->type_name("C");
    command->add_option("--fils", all.lot.fils, "calculs menés de front (défaut : un par cœur)")->type_name("N");
    law_options(command, all.common);
    command->callback([&all] { all.chosen = [&all] { return lot(all.common, all.lot); }; });
}

void add_site(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("site", "Le simulateur en fichiers, pour n'importe quel hébergeur de pages");
    command->add_option("DOSSIER", all.site.dossier, "dossier à écrire : nouveau, vide, ou site déjà écrit par Socle")->required()->type_name("DOSSIER");
    command->add_option("--pages", all.site.pages, "dossier des pages construites (défaut : web/dist, ou variable SOCLE_PAGES)")->type_name("DOSSIER");
    command->add_option("--droit", all.common.droit, "dossier du droit (ou variable SOCLE_DROIT)")->type_name("DOSSIER");
    data_options(command, all.common);
    command->callback([&all] { all.chosen = [&all] { return site(all.common, all.site); }; });
}

void add_national(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("national", "Un portefeuille de CPTS : droits et versements par année, réformes, incertitude");
    NationalOptions& options = all.national;
    command->add_option("PORTEFEUILLE", options.fichier, "fichier CSV des CPTS, - pour l'entrée standard")->required()->type_name("FICHIER");
    command->add_option("--de", options.de, "première année civile (défaut : cette année)")->type_name("AAAA");
    command->add_option("--a", options.a, "dernière année civile (défaut : sept ans après)")->type_name("AAAA");
    many(command, "--reforme", options.reformes, "réforme à comparer au droit en vigueur, chacune à part (droit/reformes)")->type_name("FICHIER");
    command->add_flag("--controle", options.controle, "comparer aux chiffres nationaux publiés");
    command->add_option("--tirages", options.tirages, "nombre de tirages : moyenne, P5, P50, P95")->type_name("N");
    command->add_option("--graine", options.graine, "graine des tirages (défaut : 1) ; la même donne le même résultat")->type_name("N");
    command->add_flag("--sans-nouvelles-signatures", options.sans_signatures, "ne compter que le portefeuille, sans les CPTS à venir des hypothèses");
    command->add_option("--hypotheses", options.hypotheses, "ce qui est tiré (défaut : donnees/hypotheses/exemple.toml)")->type_name("FICHIER");
    command->add_option("--reprise", options.reprise, "point de reprise d'un long calcul : continué s'il existe")->type_name("FICHIER");
    command->add_option("--fils", options.fils, "fils d'exécution (défaut : tous les cœurs)")->type_name("N");
    command->add_option("-o,--sortie", options.sortie, "fichier du résultat (défaut : sortie standard)")->type_name("FICHIER");
    many(command, "--lecture", all.common.lectures, "choisir une lecture du registre (socle droit ambiguites)")->type_name("AMBIGUITE=LECTURE");
    command->add_option("--droit", all.common.droit, "dossier du droit (ou variable SOCLE_DROIT)")->type_name("DOSSIER");
    data_options(command, all.common);
    format_option(command, all.common, "texte, json, csv, csv-fr (tableurs français) ou html");
    command->callback([&all] { all.chosen = [&all] { return national(all.common, all.national); }; });
}

void add_serveur(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("serveur", "Les pages et l'API sur cette machine, jusqu'à Ctrl-C");
    ServeurOptions& options = all.serveur;
    command->add_option("--adresse", options.adresse, "adresse IP où écouter (défaut : 127.0.0.1, cette machine seule)")->type_name("IP");
    command->add_option("--port", options.port, "port (défaut : 8080 ; 0 : n'importe lequel, affiché)")->type_name("N");
    command->add_option("--pages", options.pages, "dossier des pages construites (défaut : web/dist, ou variable SOCLE_PAGES)")->type_name("DOSSIER");
    command->add_option("--fils", options.fils, "calculs menés de front (défaut : un par cœur)")->type_name("N");
    many(command, "--hote", options.hotes, "autre nom sous lequel répondre (en-tête Host), derrière un relais par exemple")->type_name("NOM");
    command->add_option("--connexions", options.connexions, "connexions ouvertes à la fois (défaut : 4096)")->type_name("N");
    command->add_option("--attente", options.attente, "requêtes qui attendent un calcul (défaut : 256)")->type_name("N");
    command->add_option("--memoire", options.memoire, "Mio de requêtes et de réponses tenus à la fois (défaut : 256)")->type_name("N");
    command->add_option("--lot-max", options.lot_max, "Mio d'un lot (défaut : 256)")->type_name("N");
    command->add_option("--calculs", options.calculs, "calculs nationaux qui attendent leur tour (défaut : 8)")->type_name("N");
    command->add_option("--delai", options.delai, "secondes pour calculer une réponse (défaut : 30)")->type_name("S");
    command->add_option("--delai-lecture", options.delai_lecture, "secondes pour recevoir une requête ou rendre une réponse (défaut : 30)")->type_name("S");
    command->add_option("--delai-repos", options.delai_repos, "secondes d'une connexion sans requête (défaut : 60)")->type_name("S");
    command->add_option("--delai-arret", options.delai_arret, "secondes laissées aux requêtes en cours à l'arrêt (défaut : 10)")->type_name("S");
    command->add_flag("--silencieux", options.silencieux, "sans journal des requêtes sur la sortie d'erreur");
    command->add_option("--droit", all.common.droit, "dossier du droit (ou variable SOCLE_DROIT)")->type_name("DOSSIER");
    data_options(command, all.common);
    command->callback([&all] { all.chosen = [&all] { return serveur(all.common, all.serveur); }; });
}

void add_rejouer(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("rejouer", "Recalculer un résultat JSON d'après son reçu, et comparer");
    command->add_option("RESULTAT", all.rejouer.fichier, "résultat de simuler ou de plan en JSON")->required()->type_name("FICHIER");
    many(command, "--reforme", all.common.reformes, "réformes à superposer, si leurs fichiers ont changé de place")->type_name("FICHIER");
    command->add_option("--droit", all.common.droit, "dossier du droit (ou variable SOCLE_DROIT)")->type_name("DOSSIER");
    command->callback([&all] { all.chosen = [&all] { return rejouer(all.common, all.rejouer); }; });
}

void add_territoire(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("territoire", "Chercher des lieux, sommer leur population, dire la taille");
    command->add_option("LIEUX", all.territoire.lieux, "noms, codes Insee, SIREN d'EPCI ou codes postaux ; une part s'écrit 56140:0.4")->required()->type_name("LIEU…");
    command->add_option("--date", all.territoire.date, "date du droit appliqué (défaut : aujourd'hui)")->type_name("AAAA-MM-JJ");
    law_options(command, all.common);
    data_options(command, all.common);
    format_option(command, all.common, "texte ou json");
    command->callback([&all] { all.chosen = [&all] { return territoire(all.common, all.territoire); }; });
}

void add_portefeuille(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("portefeuille", "Les CPTS d'un pays ou d'une région, en CSV : vérifier, inventer un exemple");
    command->require_subcommand(0, 1);
    command->callback([&all] {
        if (!all.chosen) all.chosen = portefeuille_sans_commande;
    });
    const auto common_options = [&](CLI::App* inner) {
        law_options(inner, all.common);
        data_options(inner, all.common);
    };
    CLI::App* example = command->add_subcommand("exemple", "un portefeuille national inventé, sur de vraies communes");
    example->add_option("--nombre", all.portefeuille.nombre, "nombre de CPTS (défaut : 800)")->type_name("N");
    example->add_option("--graine", all.portefeuille.graine, "la même graine donne le même fichier (défaut : 1)")->type_name("N");
    example->add_option("-o,--sortie", all.portefeuille.sortie, "fichier CSV (défaut : sortie standard)")->type_name("FICHIER");
    common_options(example);
    example->callback([&all] { all.chosen = [&all] { return portefeuille_exemple(all.common, all.portefeuille); }; });
    CLI::App* check = command->add_subcommand("verifier", "vérifier un portefeuille et le résumer");
    check->add_option("FICHIER", all.portefeuille.fichier, "fichier CSV, - pour l'entrée standard")->required()->type_name("FICHIER");
    common_options(check);
    check->callback([&all] { all.chosen = [&all] { return portefeuille_verifier(all.common, all.portefeuille); }; });
}

void add_droit(CLI::App& app, Commands& all) {
    CLI::App* command = app.add_subcommand("droit", "Les textes, leurs montants, leurs sources et leurs contradictions");
    command->require_subcommand(0, 1);
    law_options(command, all.common);
    format_option(command, all.common, "texte ou json");
    command->callback([&all] {
        if (!all.chosen) all.chosen = [&all] { return droit_liste(all.common); };
    });
    const auto sub = [&](const std::string& name, const std::string& help, auto action) {
        CLI::App* inner = command->add_subcommand(name, help);
        law_options(inner, all.common);
        inner->callback([&all, action] { all.chosen = [&all, action] { return action(all); }; });
        return inner;
    };
    const auto sub_json = [&](const std::string& name, const std::string& help, auto action) {
        CLI::App* inner = sub(name, help, action);
        format_option(inner, all.common, "texte ou json");
        return inner;
    };
    const auto date_option = [&](CLI::App* inner) {
        inner->add_option("--date", all.droit.date, "date du droit (défaut : aujourd'hui)")->type_name("AAAA-MM-JJ");
    };
    date_option(sub_json("grille", "la grille en vigueur à une date, avec ses sources", [](Commands& c) { return droit_grille(c.common, c.droit); }));
    CLI::App* nombre = sub_json("nombre", "qui dit quoi d'une ligne ou d'un sujet, et où les sources divergent", [](Commands& c) { return droit_nombre(c.common, c.droit); });
    nombre->add_option("SUJET", all.droit.arguments, "code d'une ligne ou sujet ; sans lui, toutes les affirmations")->expected(0, 1)->type_name("SUJET");
    date_option(nombre);
    sub_json("comparer", "ce qui change entre deux dates, textes ou réformes", [](Commands& c) { return droit_comparer(c.common, c.droit); })
        ->add_option("A_ET_B", all.droit.arguments, "deux dates, identifiants de textes ou fichiers de réforme")->expected(2)->required()->type_name("A B");
    sub_json("ambiguites", "ce que les textes ne décident pas, et les lectures possibles", [](Commands& c) { return droit_ambiguites(c.common); });
    sub_json("parametre", "les plafonds et autres nombres datés (pass)", [](Commands& c) { return droit_parametre(c.common, c.droit); })
        ->add_option("ID", all.droit.arguments, "paramètre ; sans lui, tous")->expected(0, 1)->type_name("ID");
    sub("verifier", "vérifier le droit, et des fichiers par-dessus", [](Commands& c) { return droit_verifier(c.common, c.droit); })
        ->add_option("FICHIERS", all.droit.arguments, "avenants ou réformes à vérifier")->expected(0, 100)->type_name("FICHIER…");
}

}  // namespace

int run(int argc, char** argv) {
    CLI::App app{"Socle calcule, explique et planifie le financement public des CPTS.", "socle"};
    Commands all;
    all.common.format = "texte";
    french_labels(app);
    app.set_help_flag("-h,--help", "cette aide");
    app.set_version_flag("--version", std::string("socle ") + SOCLE_VERSION, "la version");
    app.require_subcommand(1);
    add_simuler(app, all);
    add_plan(app, all);
    add_lot(app, all);
    add_territoire(app, all);
    add_portefeuille(app, all);
    add_droit(app, all);
    add_rejouer(app, all);
    add_national(app, all);
    add_site(app, all);
    add_serveur(app, all);
    french_groups(app);
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        put(app.help());
        return kDone;
    } catch (const CLI::CallForVersion&) {
        put(app.version() + "\n");
        return kDone;
    } catch (const CLI::ParseError& error) {
        if (words.empty()) {
            put(app.help());
            return kUsage;
        }
        return usage_error(error, app, words);
    }
    try {
        return all.chosen();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "Erreur interne de Socle (%s). Merci de la signaler avec la commande utilisée.\n", error.what());
        return kBug;
    }
}

}  // namespace socle::cli
