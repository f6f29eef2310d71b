// Internal: what a result says in words, beside its numbers.
#pragma once

#include <socle/national_run/national_run.hpp>

namespace socle::national_run {

// The text that the reform lays over the law; null: none.
[[nodiscard]] const rules::Version* version_of(const Reforme& reforme);
[[nodiscard]] std::string id_of(const Reforme& reforme);

void describe_reforme(const Reforme& reforme, const rules::Law& en_vigueur, int last_year, national::Reforme& out);
void add_controles(const std::vector<donnees_files::ControleNational>& published, national::Resultat& resultat);
void add_readings(const app::Engine& engine, national::Resultat& resultat);
void add_warnings(const rules::Law& law, const portefeuille::Portefeuille& portefeuille, national::Resultat& resultat);

}  // namespace socle::national_run
