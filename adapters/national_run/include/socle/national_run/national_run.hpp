// One national computation from laws, portfolio and hypotheses already read, to a result told in full: what the command line and
// the jobs of the server share. Knows neither disk nor clock.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/base/error.hpp>
#include <socle/donnees_files/controle_national.hpp>
#include <socle/national/calcul.hpp>
#include <socle/portefeuille/portefeuille.hpp>
#include <socle/simulate/hypotheses.hpp>
#include <socle/territoire/referentiel.hpp>
#include <socle/travaux/travaux.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace socle::national_run {

inline constexpr std::uint64_t kMaxMemory = std::uint64_t{8} << 30U;
inline constexpr std::int64_t kMaxSeed = 999'999'999'999'999;

// The law with one reform laid over it.
struct Reforme {
    app::Engine engine;
    std::string fichier;    // as errors and results show it
    std::string empreinte;  // digest of the file
};

struct Hypotheses {
    simulate::Hypotheses tables;
    std::string texte;
    std::string fichier;  // as results show it
};

// All that a computation is made of.
struct Matiere {
    std::string programme;             // "socle 0.1.0"
    std::string empreinte;             // digest of the law
    const app::Engine* en_vigueur = nullptr;
    const territoire::Referentiel* referentiel = nullptr;
    std::vector<Reforme> reformes;
    portefeuille::Portefeuille portefeuille;  // read with `en_vigueur`
    std::string portefeuille_empreinte;
    std::string portefeuille_fichier;  // as errors show it
    std::string titre;                 // of the result
    simulate::Fenetre fenetre;
    std::uint32_t draws = 0;           // 0: nothing is drawn
    std::uint64_t seed = 1;
    std::optional<Hypotheses> hypotheses;  // with draws only
    bool nouvelles_signatures = true;      // false: no contract but those of the portfolio
    std::vector<donnees_files::ControleNational> controles;  // published figures to set beside
    unsigned threads = 0;              // 0: all cores
    std::uint64_t max_memory = kMaxMemory;  // of prepared contracts and results, bytes
    std::string draws_place = "--tirages";  // where errors about the number of draws point
};

// Fails with "signature-apres-la-fin" on the first contract signed after the year `last`: it would be silently without effect. The
// place is in `fichier`, as people know it.
[[nodiscard]] base::Result<void> check_signatures(const portefeuille::Portefeuille& portefeuille, int last, const std::string& fichier);

class Run {
public:
    // Fails when two reforms have the same id, when a contract is signed after the last year ("signature-apres-la-fin"), or when a
    // population is asked for that the data do not hold.
    [[nodiscard]] static base::Checked<Run> create(Matiere matiere);

    // Every process calls it; on rank 0 the result is then there. `options`: checkpoint, progress and stop of the draws. Fails
    // like national::Calcul::create and travaux::run, and with "trop-de-tirages" or "memoire".
    [[nodiscard]] base::Result<void> compute(travaux::Transport& transport, travaux::Options options);

    // After compute(), on rank 0.
    [[nodiscard]] const national::Resultat& resultat() const { return resultat_; }

private:
    Run() = default;
    [[nodiscard]] const rules::Law& law() const { return matiere_->en_vigueur->law(); }
    [[nodiscard]] base::Errors check_reformes() const;
    [[nodiscard]] base::Result<void> read_populations();
    [[nodiscard]] base::Result<void> compute_all(travaux::Transport& transport, travaux::Options options);
    [[nodiscard]] std::string fingerprint() const;
    void describe();

    std::unique_ptr<Matiere> matiere_;  // stable address
    national::Resultat resultat_;
};

// "json", "csv", "csv-fr" or "html"; anything else gives text for a terminal.
[[nodiscard]] std::string render(const national::Resultat& resultat, const std::string& format);

}  // namespace socle::national_run
