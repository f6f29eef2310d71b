// Internal: folders, law, reference data, clock and messages of one run of the command line.
#pragma once

#include "options.hpp"

#include <socle/app/engine.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/present/recu.hpp>
#include <socle/territoire/population.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace socle::cli {

// Prints every error on stderr and answers kWrongInput.
int report(const base::Errors& errors);
int report(const base::Error& error);

// Writes the result on standard output; kDone or kWrongInput.
int print(const std::string& text);

[[nodiscard]] calendar::Date today();

// The law of the folder with the reforms laid over it, its control totals recomputed.
struct LoadedLaw {
    droit::LawBook book;
    std::string empreinte;  // digest of the files
    std::vector<present::ReformeUtilisee> reformes;
};
[[nodiscard]] base::Checked<LoadedLaw> load_law(const CommonOptions& common);

// Law and readings, compiled.
struct Session {
    app::Engine engine;
    std::string empreinte;
    std::vector<present::ReformeUtilisee> reformes;

    template <class Input>
    [[nodiscard]] present::Recu receipt(const std::string& command, const Input& input) const {
        return make_receipt(command, present::compact_entree(input, engine.options()));
    }
    [[nodiscard]] present::Recu make_receipt(const std::string& command, const std::string& compact_entree) const;
};
[[nodiscard]] base::Checked<Session> open_session(const CommonOptions& common);
[[nodiscard]] base::Checked<Session> open_session(LoadedLaw law, app::EngineOptions options);

[[nodiscard]] base::Result<droit::Lectures> parse_lectures(const std::vector<std::string>& choices);
[[nodiscard]] base::Result<calendar::Date> parse_date(const std::string& text, const std::string& option);
[[nodiscard]] base::Result<std::string> parse_format(const std::string& text, const std::vector<std::string>& allowed);

[[nodiscard]] base::Result<territoire::Referentiel> load_donnees(const CommonOptions& common);
// Only when there are places to look up.
[[nodiscard]] base::Result<std::optional<territoire::Referentiel>> load_donnees_for(const CommonOptions& common, const std::vector<std::string>& lieux);
[[nodiscard]] inline const territoire::Referentiel* pointer_to(const std::optional<territoire::Referentiel>& referentiel) { return referentiel ? &*referentiel : nullptr; }

// The folder of the law, and that of the built pages, given as an option or found beside the program; the latter may not be there.
[[nodiscard]] std::filesystem::path find_droit(const CommonOptions& common);
[[nodiscard]] std::filesystem::path find_pages(const std::string& option);
// The folder of reference data, as load_donnees finds it.
[[nodiscard]] std::filesystem::path find_donnees(const CommonOptions& common);

// A portfolio file and what names it.
struct LoadedPortefeuille {
    portefeuille::Portefeuille portefeuille;
    std::string empreinte;  // digest of the file
};
// Places of errors begin with the name of the file; "-" is standard input.
[[nodiscard]] base::Checked<LoadedPortefeuille> load_portefeuille(const rules::Law& law, const territoire::Referentiel& referentiel,
                                                                  const std::string& path);

}  // namespace socle::cli
