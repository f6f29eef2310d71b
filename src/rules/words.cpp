#include "words.hpp"

namespace socle::rules {

std::string describe_payment(const Line& line) {
    const Payment& payment = line.payment;
    if (payment.follows_base) return "versée avec chaque versement de son assiette";
    const std::string start = line.mission >= 0 ? "au démarrage de la mission puis à chaque anniversaire" : "au début de l'année";
    const std::string balance = payment.balance_days == 0 ? "à l'anniversaire suivant" : std::to_string(payment.balance_days) + " jours après l'anniversaire suivant";
    std::string text;
    if (payment.advance == money::kFullRate) {
        text = "en entier " + start;
    } else if (payment.advance.millionths == 0) {
        text = "en entier " + balance;
    } else {
        text = money::to_french(payment.advance) + " " + start + ", solde " + balance;
    }
    if (payment.advance_first_year != payment.advance) text += " ; " + money::to_french(payment.advance_first_year) + " d'avance la première année";
    return text;
}

}  // namespace socle::rules
