// Internal: what the engine of the page reads, as tools/liasses.mjs writes it too: {"fichiers": [{"nom", "texte"}]}.
#pragma once

#include <socle/base/json_writer.hpp>

#include <string>
#include <vector>

namespace socle::cli {

// `File`: has `name` and `text`.
template <class File>
std::string bundle(const std::vector<File>& files) {
    base::JsonWriter json(0);
    json.begin_object().key("fichiers").begin_array();
    for (const File& file : files) json.begin_object().key("nom").string(file.name).key("texte").string(file.text).end_object();
    return json.end_array().end_object().take();
}

}  // namespace socle::cli
