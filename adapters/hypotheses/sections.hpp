// Internal: the sections of a file of hypotheses. Each adds to the hypotheses what it can read, and its statement in words.
#pragma once

#include <socle/hypotheses/tables.hpp>

#include "values.hpp"

#include <socle/simulate/hypotheses.hpp>

#include <optional>
#include <vector>

namespace socle::hypotheses {

// By mission of the law, what is said of it, or of all; nothing: not drawn. Tables are made later, when the whole file is sound.
using Lois = std::vector<std::optional<Loi>>;

// In by_mission.cpp.
[[nodiscard]] Lois read_atteintes(toml_file::TableReader& root, const rules::Law& law, simulate::Hypotheses& out);
void read_retards(toml_file::TableReader& root, const rules::Law& law, simulate::Hypotheses& out);

// In sections.cpp.
void read_crise(toml_file::TableReader& root, simulate::Hypotheses& out);
void read_population(toml_file::TableReader& root, simulate::Hypotheses& out);
void read_renouvellement(toml_file::TableReader& root, simulate::Hypotheses& out);

// In signatures.cpp. `a_partir_du` must have been read.
void read_signatures(toml_file::TableReader& root, const rules::Law& law, simulate::Hypotheses& out);

}  // namespace socle::hypotheses
