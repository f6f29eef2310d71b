#include <socle/csv/portefeuille.hpp>

#include <algorithm>

#include "portefeuille_row.hpp"

namespace socle::csv {

using territoire::CommuneShare;
using territoire::Index;

namespace {

constexpr char kSeparator = ';';

void append_field(std::string& out, std::string_view text) {
    if (text.find_first_of("\";\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string share_text(std::int32_t share) {
    std::string digits = std::to_string(territoire::kWholeShare + share).substr(1);
    while (digits.back() == '0') digits.pop_back();
    return "0." + digits;
}

class LieuxWriter {
public:
    explicit LieuxWriter(const territoire::Referentiel& referentiel) : referentiel_(referentiel) {}

    std::string write(const std::vector<CommuneShare>& communes) {
        std::vector<std::string> words;
        std::vector<bool> done(communes.size(), false);
        for (std::size_t i = 0; i < communes.size(); ++i) {
            if (done[i]) continue;
            const territoire::Commune& commune = referentiel_.communes()[communes[i].commune];
            std::string_view code = commune.code;
            for (const Index group : {commune.epci, commune.ept}) {
                if (group != territoire::kNone && take_group(communes, group, communes[i].share, done)) {
                    code = referentiel_.epci()[group].code;
                    break;
                }
            }
            std::string word(code);
            if (communes[i].share != territoire::kWholeShare) word += ":" + share_text(communes[i].share);
            words.push_back(std::move(word));
        }
        std::string out;
        for (const std::string& word : words) (out += out.empty() ? "" : " ") += word;
        return out;
    }

private:
    // Marks the communes of the group as done when all of them are there with that share, none done yet.
    bool take_group(const std::vector<CommuneShare>& communes, Index group, std::int32_t share, std::vector<bool>& done) const {
        const std::vector<Index> members = referentiel_.communes_of(territoire::TypeLieu::Epci, group);
        std::vector<std::size_t> places;
        for (const Index member : members) {
            const auto at = std::ranges::lower_bound(communes, member, {}, &CommuneShare::commune);
            if (at == communes.end() || at->commune != member || at->share != share) return false;
            places.push_back(static_cast<std::size_t>(at - communes.begin()));
            if (done[places.back()]) return false;
        }
        for (const std::size_t place : places) done[place] = true;
        return true;
    }

    const territoire::Referentiel& referentiel_;
};

std::string join_rates(const std::vector<money::Rate>& rates) {
    std::string out;
    for (const money::Rate rate : rates) (out += out.empty() ? "" : " ") += money::to_decimal(rate);
    return out;
}

std::string join_ranks(const std::vector<int>& ranks) {
    std::string out;
    for (const int rank : ranks) (out += out.empty() ? "" : " ") += std::to_string(rank);
    return out;
}

std::string cell(const CptsColumn& column, const portefeuille::Cpts& cpts, const territoire::Referentiel& referentiel) {
    const auto mission = std::ranges::find(cpts.missions, column.mission, &portefeuille::Mission::mission);
    const bool is_engaged = mission != cpts.missions.end();
    switch (column.field) {
        case CptsField::Id: return cpts.id;
        case CptsField::Nom: return cpts.nom;
        case CptsField::Lieux: return LieuxWriter(referentiel).write(cpts.communes);
        case CptsField::Population: return cpts.communes.empty() ? std::to_string(cpts.populations.front().habitants) : "";
        case CptsField::Departement: return std::string(referentiel.departements()[cpts.departement].code);
        case CptsField::Signature: return calendar::to_iso(cpts.signature);
        case CptsField::Membres: return std::to_string(cpts.membres);
        case CptsField::Mission: return is_engaged ? calendar::to_iso(mission->demarrage) : "";
        case CptsField::Taux: return is_engaged ? join_rates(mission->taux) : "";
        case CptsField::AnneeRedaction: return cpts.annee_redaction_plan ? std::to_string(*cpts.annee_redaction_plan) : "";
        case CptsField::Crises: return join_ranks(cpts.crises);
    }
    return {};
}

}  // namespace

std::string write_portefeuille(const rules::Law& law, const territoire::Referentiel& referentiel, const portefeuille::Portefeuille& portefeuille) {
    const std::vector<CptsColumn> columns = cpts_columns(law);
    std::string out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) out += kSeparator;
        out += columns[i].name;
    }
    out += '\n';
    for (const portefeuille::Cpts& cpts : portefeuille.cpts) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0) out += kSeparator;
            append_field(out, cell(columns[i], cpts, referentiel));
        }
        out += '\n';
    }
    return out;
}

}  // namespace socle::csv
