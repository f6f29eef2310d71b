// For tests: a made-up national result that adds up, of any size.
#pragma once

#include <socle/national/resultat.hpp>

#include <string>

namespace socle::rapport::exemple {

struct Options {
    bool tirages = false;
    std::size_t reformes = 0;
    bool grand = false;       // all regions, a hundred departements, ten years; else three regions and three years
    bool inconnus = false;
    std::string hostile;      // put in every text that comes from files
};

[[nodiscard]] national::Resultat make(const Options& options = {});

}  // namespace socle::rapport::exemple
