// For tests: the service with the real law and the real communes.
#pragma once

#include <doctest/doctest.h>
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/service/service.hpp>

namespace socle::service {

inline Service& given_service() {
    static Service instance = [] {
        auto files = droit_files::read_folder("droit");
        REQUIRE(files.has_value());
        auto reformes = droit_files::read_reformes("droit");
        REQUIRE(reformes.has_value());
        files->insert(files->end(), reformes->begin(), reformes->end());
        auto made = Service::create(std::move(*files), digest::sha256);
        REQUIRE(made.has_value());
        auto donnees = donnees_files::read_folder("donnees");
        REQUIRE(donnees.has_value());
        REQUIRE(made->load_donnees(std::move(*donnees)).has_value());
        return std::move(*made);
    }();
    return instance;
}

inline Answer ask(std::string_view method, std::string_view path, std::string_view query = {}, std::string_view body = {}) {
    return given_service().answer({method, path, query, body, calendar::parse_iso("2026-06-01").value()});
}

inline bool says(const Answer& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }

}  // namespace socle::service
