// The cases through the engine of the application, one at a time.
#pragma once

#include "corpus.hpp"

#include <socle/app/engine.hpp>

#include <map>
#include <utility>

namespace socle::corpus {

class EngineEvaluator {
public:
    explicit EngineEvaluator(droit::LawBook book) : book_(std::move(book)) {}

    [[nodiscard]] Outcome evaluate(const Case& one);

private:
    using Key = std::pair<std::string, std::vector<std::pair<std::string, std::string>>>;  // text, readings

    droit::LawBook book_;
    std::map<Key, base::Checked<app::Engine>> engines_;  // an engine serves every case of the same readings
};

}  // namespace socle::corpus
