// Computes a result again from its receipt, and says what differs.
#include "environment.hpp"

#include <socle/files/files.hpp>
#include <socle/json/json.hpp>
#include <socle/present/present.hpp>

#include <algorithm>

namespace socle::cli {

namespace {

// What the run itself adds (today's date, remarks on the territory) cannot be computed again from the input alone; and a reform is
// its content, told by its digest, wherever its file now lies.
std::vector<std::string> ignored(std::size_t reformes) {
    std::vector<std::string> paths{"/recu/programme", "/avertissements"};
    for (std::size_t i = 0; i < reformes; ++i) paths.push_back("/recu/reformes/" + std::to_string(i) + "/fichier");
    return paths;
}

base::Result<std::string> compute_again(const Session& session, const json::Resultat& before) {
    const app::Engine& engine = session.engine;
    if (before.situation) {
        auto simulation = engine.simuler(*before.situation);
        if (!simulation) return std::unexpected(std::move(simulation.error()));
        std::vector<app::Levier> levers;
        if (before.leviers) levers = engine.leviers(*before.situation).value_or(std::vector<app::Levier>{});
        const present::Recu recu = session.receipt("simuler", *before.situation);
        return present::to_json(*simulation, before.leviers ? &levers : nullptr, engine.book(), engine.options(), &recu);
    }
    auto plan = engine.plan(*before.contrat);
    if (!plan) return std::unexpected(std::move(plan.error()));
    const present::Recu recu = session.receipt("plan", *before.contrat);
    return present::to_json(*plan, engine.book(), engine.options(), &recu);
}

}  // namespace

int rejouer(const CommonOptions& common, const RejouerOptions& options) {
    const auto text = files::read_text(options.fichier, json::kMaxResultatBytes);
    if (!text) return report(text.error());
    const auto before = json::parse_resultat(*text, options.fichier == "-" ? "entrée standard" : options.fichier);
    if (!before) return report(before.error());

    CommonOptions with_reforms = common;
    if (with_reforms.reformes.empty()) {
        for (const auto& [file, digest] : before->reformes) with_reforms.reformes.push_back(file);
    }
    auto law = load_law(with_reforms);
    if (!law) return report(law.error());
    auto session = open_session(std::move(*law), before->options);
    if (!session) return report(session.error());
    const auto again = compute_again(*session, *before);
    if (!again) return report(again.error());

    const auto found = json::differences(*text, *again, ignored(before->reformes.size()));
    const bool same_law = session->empreinte == before->droit;
    const bool same_reforms = std::ranges::equal(session->reformes, before->reformes, {}, [](const auto& one) { return one.empreinte; }, [](const auto& one) { return one.second; });
    std::string out = "Résultat de « socle " + before->commande + " » recalculé avec " + std::string("socle ") + SOCLE_VERSION;
    if (before->programme != std::string("socle ") + SOCLE_VERSION) out += " (il l'avait été avec " + before->programme + ")";
    out += ".\n" + std::string(same_law ? "Droit : le même (" : "Droit : il a changé depuis (") + session->empreinte + ").\n";
    if (found.empty()) {
        out += "Identique.\n";
        return print(out);
    }
    out += std::to_string(found.size()) + " différence(s) :\n";
    for (const std::string& line : found) out += "  " + line + "\n";
    const int printed = print(out);
    return printed == kDone ? report({"resultat-different", options.fichier, "le résultat recalculé diffère",
                                      same_law && !same_reforms ? "Une réforme n'est plus la même : redonnez les fichiers d'alors (--reforme FICHIER)."
                                      : same_law ? "Le fichier a été modifié, ou le programme calcule autrement : comparez les lignes ci-dessus."
                                               : "Reprenez le droit d'origine (--droit DOSSIER) pour retrouver le même résultat."})
                            : printed;
}

}  // namespace socle::cli
