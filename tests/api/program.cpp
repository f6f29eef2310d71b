// The service as a program, for tests written elsewhere: one JSON text a line.
//   program corpus    prints each case of the corpus as it is asked: {"titre", "lieu", "path", "body", "arguments", "input", "erreur"}
//   program repondre  reads {"method", "path", "query", "body", "today"}, prints {"status", "type", "body", "of_the_law", "allow"}
#include "requests.hpp"

#include <socle/base/json_writer.hpp>
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/service/service.hpp>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>

using namespace socle;

namespace {

int print_corpus() {
    const auto cases = corpus::load("tests/corpus");
    if (!cases) return 1;
    for (const corpus::Case& one : *cases) {
        const api::Asked asked = api::asked_of(one);
        base::JsonWriter json(0);
        json.begin_object().key("titre").string(one.titre).key("lieu").string(one.place).key("path").string(asked.path).key("body").string(asked.body);
        json.key("arguments").begin_array();
        for (const std::string& argument : asked.arguments) json.string(argument);
        json.end_array().key("input").string(asked.input).key("erreur");
        one.attendu.erreur ? json.string(*one.attendu.erreur) : json.null();
        json.end_object();
        std::puts(json.take().c_str());
    }
    return 0;
}

int answer_lines() {
    auto files = droit_files::read_folder("droit");
    auto reformes = droit_files::read_reformes("droit");
    auto donnees = donnees_files::read_folder("donnees");
    if (!files || !reformes || !donnees) return 1;
    files->insert(files->end(), reformes->begin(), reformes->end());
    auto service = service::Service::create(std::move(*files), digest::sha256);
    if (!service || !service->load_donnees(std::move(*donnees))) return 1;
    for (std::string line; std::getline(std::cin, line);) {
        const nlohmann::json asked = nlohmann::json::parse(line);
        const auto text = [&](const char* key) { return asked.value(key, std::string()); };
        const std::string method = text("method");
        const std::string path = text("path");
        const std::string query = text("query");
        const std::string body = text("body");
        const service::Answer answer = service->answer({method, path, query, body, calendar::parse_iso(asked.value("today", "2026-06-01")).value()});
        base::JsonWriter json(0);
        json.begin_object().key("status").integer(answer.status).key("type").string(answer.type).key("body").string(answer.body);
        json.key("of_the_law").boolean(answer.of_the_law).key("allow").string(answer.allow).end_object();
        std::puts(json.take().c_str());
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc == 2 ? argv[1] : "";
    if (mode == "corpus") return print_corpus();
    if (mode == "repondre") return answer_lines();
    std::fputs("usage : program corpus | repondre\n", stderr);
    return 2;
}
