// The law and the reference data of the project, read once, and portfolios from texts.
#pragma once

#include <doctest/doctest.h>
#include <socle/csv/portefeuille.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/rules/compile.hpp>

#include <string>
#include <string_view>

namespace socle {

inline const rules::Law& law() {
    static const rules::Law made = [] {
        const auto files = droit_files::read_folder("droit");
        REQUIRE(files.has_value());
        const auto book = droit_files::parse_law(*files);
        REQUIRE(book.has_value());
        auto compiled = rules::compile(*book, {"aci-cpts", {}, {}, true});
        REQUIRE(compiled.has_value());
        return std::move(*compiled);
    }();
    return made;
}

inline const territoire::Referentiel& lieux() {
    static const territoire::Referentiel made = [] {
        auto loaded = donnees_files::load_referentiel("donnees");
        REQUIRE(loaded.has_value());
        return std::move(*loaded);
    }();
    return made;
}

inline base::Checked<portefeuille::Portefeuille> parse(std::string_view text) {
    return csv::parse_portefeuille(law(), lieux(), [&](char* buffer, std::size_t size) {
        const std::size_t got = text.copy(buffer, size);
        text.remove_prefix(got);
        return got;
    });
}

}  // namespace socle
