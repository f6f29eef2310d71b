// A case of the corpus as somebody would ask it, levers included: of the API, and of the command line.
#pragma once

#include "corpus.hpp"

#include <string>
#include <vector>

namespace socle::api {

struct Asked {
    std::string path;                     // of the API
    std::string body;
    std::vector<std::string> arguments;   // of the command line
    std::string input;                    // on its standard input
};
[[nodiscard]] Asked asked_of(const corpus::Case& one);

}  // namespace socle::api
