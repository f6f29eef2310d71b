#include "national_options.hpp"

#include "environment.hpp"

#include <socle/base/text.hpp>
#include <socle/national/calcul.hpp>
#include <socle/national_run/national_run.hpp>

#include <algorithm>
#include <filesystem>

namespace socle::cli {

namespace {

namespace fs = std::filesystem;

base::Result<std::int64_t> number(const std::string& text, const char* option, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
    if (text.empty()) return otherwise;
    const auto found = money::parse_scaled(text, 0, most);
    if (found && *found >= least) return *found;
    return base::fail("nombre", std::string(option) + " " + base::printable(text), "un nombre entier de " + std::to_string(least) + " à " + std::to_string(most) + " est attendu",
                      "Écrivez le nombre en chiffres, sans espace ni signe.");
}

}  // namespace

base::Checked<NationalAsked> read_national_options(const CommonOptions& common, const NationalOptions& options) {
    base::Errors errors;
    const auto take = [&](auto result) {
        using Value = typename decltype(result)::value_type;
        if (result) return *result;
        errors.push_back(result.error());
        return Value{};
    };
    const int this_year = calendar::year_of(today());
    constexpr int kUsualYears = 8;
    NationalAsked asked;
    asked.fenetre.first = static_cast<int>(take(number(options.de, "--de", calendar::kMinYear, calendar::kMaxYear - 1, this_year)));
    asked.fenetre.last = static_cast<int>(take(number(options.a, "--a", calendar::kMinYear, calendar::kMaxYear - 1, asked.fenetre.first + kUsualYears - 1)));
    asked.draws = static_cast<std::uint32_t>(take(number(options.tirages, "--tirages", 2, national::kMaxDraws, 0)));
    asked.seed = static_cast<std::uint64_t>(take(number(options.graine, "--graine", 0, national_run::kMaxSeed, 1)));
    asked.threads = static_cast<unsigned>(take(number(options.fils, "--fils", 1, 1024, 0)));
    asked.format = take(parse_format(common.format, {"texte", "json", "csv", "csv-fr", "html"}));
    if (errors.empty() && (asked.fenetre.last < asked.fenetre.first || asked.fenetre.last - asked.fenetre.first >= national::kMaxYears)) {
        const bool backwards = asked.fenetre.last < asked.fenetre.first;
        const std::string reason = backwards ? "la dernière année précède la première" : "il y a plus de " + std::to_string(national::kMaxYears) + " années";
        errors.push_back({"annees", "--de " + std::to_string(asked.fenetre.first) + " --a " + std::to_string(asked.fenetre.last), reason, "Donnez les deux années, par exemple --de 2024 --a 2031."});
    }
    if (options.tirages.empty()) {
        for (const auto& [name, value] : {std::pair("--hypotheses", options.hypotheses), std::pair("--graine", options.graine), std::pair("--reprise", options.reprise)}) {
            if (!value.empty()) errors.push_back({"sans-tirages", name, "cette option ne sert qu'aux tirages", "Ajoutez --tirages N, ou retirez-la."});
        }
        if (options.sans_signatures) errors.push_back({"sans-tirages", "--sans-nouvelles-signatures", "cette option ne sert qu'aux tirages", "Ajoutez --tirages N, ou retirez-la."});
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return asked;
}

base::Result<void> check_national_files(const NationalOptions& options) {
    std::vector<std::string> others{options.fichier, options.hypotheses};
    others.insert(others.end(), options.reformes.begin(), options.reformes.end());
    const auto same = [](const std::string& a, const std::string& b) {
        if (a.empty() || b.empty() || a == "-" || b == "-") return false;
        std::error_code ignored;
        return a == b || fs::equivalent(a, b, ignored) || fs::weakly_canonical(fs::absolute(a, ignored), ignored) == fs::weakly_canonical(fs::absolute(b, ignored), ignored);
    };
    for (const std::string& written : {options.sortie, options.reprise}) {
        if (std::any_of(others.begin(), others.end(), [&](const std::string& other) { return same(written, other); })) {
            return base::fail("meme-fichier", written, "le même fichier servirait deux fois (entrée, résultat, point de reprise)", "Donnez des noms différents.");
        }
        others.push_back(written);
    }
    return {};
}

}  // namespace socle::cli
