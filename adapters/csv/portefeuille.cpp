#include <socle/csv/portefeuille.hpp>

#include <socle/portefeuille/controle.hpp>

#include <algorithm>

#include "portefeuille_row.hpp"

namespace socle::csv {

namespace {

base::Error unreadable(Status status, std::uint64_t ligne) {
    const auto error = [&](std::string code, std::string reason, std::string remedy) {
        return base::Error{std::move(code), "ligne " + std::to_string(ligne), std::move(reason), std::move(remedy)};
    };
    switch (status) {
        case Status::TooLong: return error("ligne-trop-longue", "la ligne dépasse 64 Kio", "Remplacez des communes par leur EPCI ; vérifiez les fins de ligne et les guillemets.");
        case Status::BadQuotes: return error("guillemets", "un guillemet n'est pas fermé, ou est suivi d'un caractère", "Doublez les guillemets à l'intérieur d'un champ.");
        case Status::BadUtf8: return error("utf8", "la ligne n'est pas de l'UTF-8", "Enregistrez le fichier en UTF-8.");
        case Status::TooManyFields:
        case Status::Record:
        case Status::End: break;
    }
    return error("nombre-de-champs", "la ligne a plus de 512 champs", "Vérifiez le séparateur.");
}

void keep_first(base::Errors& errors) {
    if (errors.size() > portefeuille::kMaxErreurs) errors.resize(portefeuille::kMaxErreurs);
}

base::Checked<portefeuille::Portefeuille> parse(const rules::Law& law, const territoire::Referentiel& referentiel, Reader& reader) {
    std::vector<std::string_view> fields;
    const Status first = reader.next(fields);
    if (first == Status::End) {
        return std::unexpected(base::Errors{{"fichier-vide", "entrée", "le fichier est vide", "La première ligne doit nommer les colonnes : id, date_signature, et lieux ou population."}});
    }
    if (first != Status::Record) return std::unexpected(base::Errors{unreadable(first, reader.line())});
    auto columns = read_cpts_header(law, fields);
    if (!columns) return std::unexpected(std::move(columns.error()));

    CptsReader rows(law, referentiel, std::move(*columns));
    portefeuille::Portefeuille result;
    base::Errors errors;
    std::size_t seen = 0;
    for (Status status = reader.next(fields); status != Status::End; status = reader.next(fields)) {
        if (status != Status::Record) {
            errors.push_back(unreadable(status, reader.line()));
        } else {
            const std::size_t before = errors.size();
            portefeuille::Cpts cpts = rows.read(fields, reader.line(), errors);
            if (errors.size() == before) result.cpts.push_back(std::move(cpts));
        }
        // check() says that there are too many.
        if (errors.size() >= portefeuille::kMaxErreurs || ++seen > portefeuille::kMaxCpts) break;
    }
    if (errors.empty() || !result.cpts.empty()) {
        for (base::Error& error : portefeuille::check(law, referentiel, result)) errors.push_back(std::move(error));
    }
    keep_first(errors);
    if (!errors.empty()) return std::unexpected(std::move(errors));
    result.remarques = portefeuille::make_remarques(law, referentiel, result, rows.untold());
    return result;
}

}  // namespace

base::Checked<portefeuille::Portefeuille> parse_portefeuille(const rules::Law& law, const territoire::Referentiel& referentiel, Source source) {
    std::size_t bytes = 0;
    const auto limited = [&](char* buffer, std::size_t size) -> std::size_t {
        const std::size_t got = bytes > kMaxPortefeuilleBytes ? 0 : source(buffer, size);
        bytes += got;
        return got;
    };
    Reader reader(limited);
    auto result = parse(law, referentiel, reader);
    if (bytes <= kMaxPortefeuilleBytes) return result;
    return std::unexpected(base::Errors{{"fichier-trop-grand", "entrée", "le fichier dépasse 64 Mio", "Partagez-le, ou remplacez des communes par leur EPCI."}});
}

}  // namespace socle::csv
