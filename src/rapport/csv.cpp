#include <socle/money/money.hpp>
#include <socle/rapport/rapport.hpp>

#include <algorithm>

namespace socle::rapport {

namespace {

constexpr std::string_view kEuros = "EUR";
constexpr std::string_view kCpts = "CPTS";
constexpr std::string_view kTotal = "total";

// What the rows of one group share.
struct Place {
    std::string_view loi;
    std::string_view axe;
    std::string_view code;
    std::string_view libelle;
};

class Table {
public:
    Table(CsvStyle style, bool drawn) : french_(style == CsvStyle::Bureautique), drawn_(drawn) {
        if (french_) text_ = "\xEF\xBB\xBF";
        row({"loi", "axe", "code", "libelle", "annee", "mesure", "statistique", "valeur", "unite"});
    }

    void amount(const Place& place, std::string_view year, std::string_view measure, std::string_view statistic, std::int64_t cents) {
        std::string value = money::to_decimal(money::Cents{cents});
        if (french_) std::replace(value.begin(), value.end(), '.', ',');
        row({cell(place.loi), cell(place.axe), cell(place.code), cell(place.libelle), year, measure, statistic, value, kEuros});
    }

    void count(const Place& place, std::string_view year, std::string_view measure, std::int64_t number, std::string_view unit) {
        const std::string value = std::to_string(number);
        row({cell(place.loi), cell(place.axe), cell(place.code), cell(place.libelle), year, measure, "nombre", value, unit});
    }

    void montant(const Place& place, std::string_view year, std::string_view measure, const national::Montant& montant) {
        amount(place, year, measure, drawn_ ? "moyenne" : "montant", montant.cents);
        if (!montant.quantiles) return;
        const national::Quantiles& found = *montant.quantiles;
        amount(place, year, measure, "p5", found.p5);
        amount(place, year, measure, "p50", found.p50);
        amount(place, year, measure, "p95", found.p95);
        amount(place, year, measure, "erreur_moyenne", found.erreur.moyenne);
        amount(place, year, measure, "erreur_p5", found.erreur.p5);
        amount(place, year, measure, "erreur_p50", found.erreur.p50);
        amount(place, year, measure, "erreur_p95", found.erreur.p95);
    }

    std::string take() { return std::move(text_); }

private:
    [[nodiscard]] std::string cell(std::string_view value) const {
        const bool formula = !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
        std::string out = formula ? "'" : "";
        for (const char c : value) {
            if (c == '"') out += '"';
            out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        }
        const bool quoted = out.find('"') != std::string::npos || out.find(french_ ? ';' : ',') != std::string::npos;
        return quoted ? '"' + out + '"' : out;
    }

    void row(std::initializer_list<std::string_view> cells) {
        bool first = true;
        for (const std::string_view value : cells) {
            if (!first) text_ += french_ ? ';' : ',';
            text_ += value;
            first = false;
        }
        text_ += french_ ? "\r\n" : "\n";
    }

    bool french_;
    bool drawn_;
    std::string text_;
};

void put_tableaux(Table& table, std::string_view loi, const std::vector<national::Tableau>& tableaux, int first_year, bool difference) {
    const std::string_view rights = difference ? "ecart_droits" : "droits";
    const std::string_view cash = difference ? "ecart_encaissements" : "encaissements";
    for (const national::Tableau& tableau : tableaux) {
        for (const national::Groupe& groupe : tableau.groupes) {
            const Place place{loi, national::name_of(tableau.axe), groupe.code, groupe.libelle};
            const auto put = [&](std::string_view year, const national::Cellule& cellule) {
                table.montant(place, year, rights, cellule.droits);
                table.montant(place, year, cash, cellule.encaissements);
                table.count(place, year, "inconnus", cellule.inconnus, kCpts);
            };
            for (std::size_t i = 0; i < groupe.annees.size(); ++i) put(std::to_string(first_year + static_cast<int>(i)), groupe.annees[i]);
            put(kTotal, groupe.total);
            table.count(place, kTotal, "cpts", groupe.cpts, kCpts);
        }
    }
}

void put_bascules(Table& table, std::string_view loi, national::Axe axe, const std::vector<national::Bascule>& all) {
    for (const national::Bascule& bascule : all) {
        const bool whole = bascule.code.empty();
        if (whole && axe != national::Axe::Taille) continue;
        const Place place{loi, national::name_of(whole ? national::Axe::France : axe), bascule.code, bascule.libelle};
        table.count(place, kTotal, "gagnants", bascule.gagnants, kCpts);
        table.count(place, kTotal, "perdants", bascule.perdants, kCpts);
        table.count(place, kTotal, "egal", bascule.egal, kCpts);
        table.amount(place, kTotal, "gains", "montant", bascule.gains);
        table.amount(place, kTotal, "pertes", "montant", bascule.pertes);
    }
}

void put_controles(Table& table, const std::vector<national::Controle>& all) {
    for (const national::Controle& controle : all) {
        const Place place{"en_vigueur", "controle", "", controle.titre};
        const std::string year = std::to_string(controle.annee);
        table.amount(place, year, "publie", "montant", controle.publie);
        if (controle.calcule) table.amount(place, year, "calcule", "montant", *controle.calcule);
        if (controle.contrats_publies) table.count(place, year, "contrats_publies", *controle.contrats_publies, "contrats");
        if (controle.calcule) table.count(place, year, "contrats", controle.contrats, "contrats");
    }
}

}  // namespace

std::string to_csv(const national::Resultat& resultat, CsvStyle style) {
    Table table(style, resultat.tirages.has_value());
    const Place france{"en_vigueur", national::name_of(national::Axe::France), "", "France"};
    for (const national::Effectif& effectif : resultat.effectifs) {
        const std::string year = std::to_string(effectif.annee);
        table.count(france, year, "contrats", effectif.contrats, "contrats");
        table.count(france, year, "habitants", effectif.habitants, "habitants");
    }
    put_tableaux(table, france.loi, resultat.tableaux, resultat.de, false);
    for (const national::Reforme& reforme : resultat.reformes) {
        put_tableaux(table, reforme.id, reforme.tableaux, resultat.de, true);
        put_bascules(table, reforme.id, national::Axe::Taille, reforme.par_taille);
        put_bascules(table, reforme.id, national::Axe::Region, reforme.par_region);
    }
    put_controles(table, resultat.controles);
    return table.take();
}

}  // namespace socle::rapport
