#include <socle/base/error.hpp>

#include <cstdio>
#include <cstdlib>

namespace socle::base {

namespace {
constexpr int kExitBug = 70;
}

std::string to_string(const Position& position) {
    std::string text = position.file;
    if (position.line != 0) {
        text += ':' + std::to_string(position.line);
        if (position.column != 0) text += ':' + std::to_string(position.column);
    }
    return text;
}

std::string to_text(const Error& error) {
    std::string text = "erreur : ";
    if (!error.place.empty()) text += error.place + " : ";
    text += error.reason + ".";
    if (error.remedy.empty()) return text;
    const bool ended = error.remedy.ends_with('.') || error.remedy.ends_with('?') || error.remedy.ends_with("…");
    return text + "\n  → " + error.remedy + (ended ? "" : ".");
}

void verify(bool condition, std::string_view why) {
    if (condition) return;
    std::fprintf(stderr, "Erreur interne de Socle : %.*s. Merci de la signaler avec la commande utilisée.\n",
                 static_cast<int>(why.size()), why.data());
    std::exit(kExitBug);
}

}  // namespace socle::base
