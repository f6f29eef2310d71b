#include <socle/national/resultat.hpp>

namespace socle::national {

std::string_view name_of(Axe axe) {
    switch (axe) {
        case Axe::France: return "france";
        case Axe::Region: return "region";
        case Axe::Departement: return "departement";
        case Axe::Taille: return "taille";
        case Axe::Poste: return "poste";
    }
    return {};
}

}  // namespace socle::national
