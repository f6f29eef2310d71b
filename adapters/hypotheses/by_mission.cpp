// Sections that come by mission: one for all missions, others for one of them, which prevail.
#include "sections.hpp"

#include <socle/base/text.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/money/money.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace socle::hypotheses {

using toml_file::Context;
using toml_file::TableReader;

namespace {

constexpr std::int64_t kAll = 1'000'000;

// Whom an entry is about.
struct Target {
    std::optional<std::size_t> mission;  // nothing: all
    std::string libelle;
};

// Finds the target of each entry of a section, and refuses a second entry for the same one.
class Targets {
public:
    explicit Targets(const rules::Law& law) : law_(law) {}

    std::optional<Target> read(TableReader& table) {
        const toml::node* node = table.find("mission");
        const std::string key = table.key("mission");
        const std::string id = table.required("mission", toml_file::read_string);
        if (id.empty()) return std::nullopt;
        Target target{std::nullopt, "toutes les missions"};
        if (id != "toutes") {
            target.mission = find_mission(table.context(), *node, key, law_, id, true);
            if (!target.mission) return std::nullopt;
            target.libelle = law_.missions[*target.mission].libelle;
        }
        if (!seen_.insert(id).second) {
            table.context().report(*node, key, "defini-deux-fois", "« " + id + " » a déjà été donné plus haut", "Gardez une seule des deux tables.");
            return std::nullopt;
        }
        return target;
    }

private:
    const rules::Law& law_;
    std::set<std::string> seen_;
};

// One value for all missions, and some of their own.
template <class T>
class ByMission {
public:
    explicit ByMission(std::size_t missions) : own_(missions) {}

    void put(const Target& target, T value) { (target.mission ? own_[*target.mission] : all_) = std::move(value); }
    [[nodiscard]] const std::optional<T>& of(std::size_t mission) const { return own_[mission] ? own_[mission] : all_; }

private:
    std::vector<std::optional<T>> own_;
    std::optional<T> all_;
};

std::string percent(std::int64_t hundredths) { return money::to_french(money::Rate{hundredths * 100}); }

std::optional<Loi> read_loi(TableReader& table) {
    constexpr Decimal kShare{kPercent, 0, kWhole};
    const auto mean = required_decimal(table, "moyenne", {kPercent, 1, kWhole - 1});
    const auto spread = required_decimal(table, "ecart_type", {kPercent, 0, kWhole / 2});
    const auto national = required_decimal(table, "correlation_nationale", kShare);
    const auto cpts = required_decimal(table, "correlation_cpts", kShare);
    if (mean && spread && !has_beta(*mean, *spread)) {
        table.context().report(*table.find("ecart_type"), table.key("ecart_type"), "ecart-type",
                               "autour d'une moyenne de " + percent(*mean) + ", un taux de 0 à 100 % ne peut avoir un tel écart-type",
                               "Son carré doit être inférieur à moyenne × (100 - moyenne) : donnez un écart-type plus petit.");
        return std::nullopt;
    }
    if (national && cpts && *national + *cpts > kWhole) {
        table.context().report(*table.find("correlation_cpts"), table.key("correlation_cpts"), "somme",
                               "les parts de variance font " + percent(*national + *cpts), "correlation_nationale et correlation_cpts doivent faire 100 au plus.");
        return std::nullopt;
    }
    if (!mean || !spread || !national || !cpts) return std::nullopt;
    return Loi{*mean, *spread, *national, *cpts};
}

struct Retard {
    std::vector<std::int64_t> months;
    std::vector<std::int64_t> probabilities;  // millionths
};

std::optional<Retard> read_retard(TableReader& table) {
    constexpr std::int64_t kMaxMonths = 60;
    const Context& context = table.context();
    const auto months = required_list(table, "mois", {0, 0, kMaxMonths});
    const auto probabilities = required_list(table, "probabilites", {kMillionths, 0, kAll});
    bool sound = months && probabilities;
    const auto refuse = [&](const std::string& key, std::string code, std::string reason, std::string remedy) {
        context.report(*table.find(key), table.key(key), std::move(code), std::move(reason), std::move(remedy));
        sound = false;
    };
    if (months && (months->front() != 0 || std::adjacent_find(months->begin(), months->end(), std::greater_equal<>()) != months->end())) {
        refuse("mois", "ordre", "les mois de retard ne croissent pas à partir de 0", "Commencez par 0 (à l'heure), puis des mois de plus en plus grands.");
    }
    if (months && probabilities && months->size() != probabilities->size()) {
        refuse("probabilites", "nombre-de-valeurs", "il y a " + std::to_string(probabilities->size()) + " probabilités pour " + std::to_string(months->size()) + " retards",
               "Donnez une probabilité pour chaque valeur de mois.");
    }
    if (probabilities) {
        const std::int64_t sum = std::accumulate(probabilities->begin(), probabilities->end(), std::int64_t{0});
        if (sum != kAll) refuse("probabilites", "somme", "les probabilités font " + money::to_french(money::Rate{sum}), "Leur somme doit être de 100.");
    }
    if (!sound) return std::nullopt;
    return Retard{*months, *probabilities};
}

std::string in_words(const Retard& retard) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < retard.months.size(); ++i) {
        const std::string when = retard.months[i] == 0 ? "à l'heure" : std::to_string(retard.months[i]) + " mois plus tard";
        words.push_back(when + " (" + money::to_french(money::Rate{retard.probabilities[i]}) + ")");
    }
    return base::enumerate_fr(words, " ou ");
}

// The sums of probabilities at each of the months that all missions share.
std::vector<std::uint64_t> cumulated(const Retard& retard, const std::vector<int>& months) {
    std::vector<std::uint64_t> until;
    std::int64_t sum = 0;
    std::size_t next = 0;
    for (const int month : months) {
        if (next < retard.months.size() && retard.months[next] == month) sum += retard.probabilities[next++];
        until.push_back(to_probability(sum));
    }
    return until;
}

}  // namespace

Lois read_atteintes(TableReader& root, const rules::Law& law, simulate::Hypotheses& out) {
    Targets targets(law);
    ByMission<Loi> lois(law.missions.size());
    root.each_table("atteinte", [&](TableReader& table) {
        const auto target = targets.read(table);
        const auto loi = read_loi(table);
        const std::string source = read_source(table);
        if (target && target->mission && !law.missions[*target->mission].has_rate) {
            table.context().report(*table.find("mission"), table.key("mission"), "mission-sans-taux", "cette mission n'a pas de taux d'atteinte",
                                   "Retirez cette table.");
            return;
        }
        if (!target || !loi) return;
        lois.put(*target, *loi);
        out.enonces.push_back({"Taux d'atteinte : " + target->libelle,
                               percent(loi->moyenne) + " en moyenne, écart-type de " + points(loi->ecart_type, kPercent) + " ; part de la variance commune à toutes les CPTS : " +
                                   percent(loi->part_nationale) + ", propre à la CPTS d'une année sur l'autre : " + percent(loi->part_cpts),
                               source});
    });
    Lois found(law.missions.size());
    for (std::size_t m = 0; m < found.size(); ++m) {
        if (law.missions[m].has_rate) found[m] = lois.of(m);
    }
    return found;
}

void read_retards(TableReader& root, const rules::Law& law, simulate::Hypotheses& out) {
    Targets targets(law);
    ByMission<Retard> retards(law.missions.size());
    std::set<int> months{0};
    root.each_table("retard", [&](TableReader& table) {
        const auto target = targets.read(table);
        const auto retard = read_retard(table);
        const std::string source = read_source(table);
        if (!target || !retard) return;
        months.insert(retard->months.begin(), retard->months.end());
        if (months.size() > kMaxDelays) {
            table.context().report(*table.find("mois"), table.key("mois"), "trop-de-retards", "les missions ont ensemble plus de " + std::to_string(kMaxDelays) + " retards différents",
                                   "Employez les mêmes mois d'une mission à l'autre, 0 compris.");
            return;
        }
        retards.put(*target, *retard);
        out.enonces.push_back({"Démarrage : " + target->libelle, in_words(*retard), source});
    });
    out.retards.months.assign(months.begin(), months.end());
    out.retards.until.resize(law.missions.size());
    for (std::size_t m = 0; m < law.missions.size(); ++m) {
        const auto& retard = retards.of(m);
        if (retard && retard->probabilities.front() < kAll) out.retards.until[m] = cumulated(*retard, out.retards.months);
    }
}

}  // namespace socle::hypotheses
