// Where a number of the law comes from.
#pragma once

#include <socle/base/error.hpp>

#include <string>
#include <vector>

namespace socle::droit {

// One place in one document. `document` is the id of a Document of the law book.
struct Source {
    std::string document;
    std::string lieu;  // place in the document, in French: article, row of a table, paragraph
};
using Sources = std::vector<Source>;

// A document that states figures: a text of law, or somebody's account of it.
struct Document {
    std::string id;
    std::string titre;
    std::string auteur;
    std::string date;     // as known: "2022-03-31", "juin 2019"
    std::string adresse;  // may be empty
    std::string note;     // how far it is to be trusted, and why
    base::Position position;
};

}  // namespace socle::droit
