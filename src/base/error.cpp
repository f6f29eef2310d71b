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
    const std::string text = "Erreur interne de Socle : " + std::string(why) + ". Merci de la signaler, en disant ce que vous faisiez.\n";
    std::fputs(text.c_str(), stderr);
    std::exit(kExitBug);
}

}  // namespace socle::base
