// Ambiguities of the law and their readings ("lectures").
#pragma once

#include <socle/base/error.hpp>
#include <socle/droit/source.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socle::droit {

struct Lecture {
    std::string id;
    std::string libelle;
    Sources sources;
};

// A point that the texts do not decide. The first reading is the default.
struct Ambiguite {
    std::string id;
    std::string question;
    std::string explication;
    std::vector<Lecture> lectures;
    base::Position position;
};

// The readings somebody chose; what is not listed keeps its default. Sorted by ambiguity, without duplicates.
class Lectures {
public:
    void choose(std::string ambiguite, std::string lecture);
    // Empty when nothing was chosen for it.
    [[nodiscard]] std::string_view find(std::string_view ambiguite) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& chosen() const { return chosen_; }

private:
    std::vector<std::pair<std::string, std::string>> chosen_;
};

// A value that may depend on a reading. Without ambiguity: `ambiguite` is empty and `values` has one element whose
// reading is empty. With one: a value for each reading of the register (checked by check()).
template <class T>
struct ByReading {
    struct Value {
        std::string lecture;
        T value;
    };
    std::string ambiguite;
    std::vector<Value> values;
    base::Position position;

    [[nodiscard]] static ByReading of(T value) {
        ByReading result;
        result.values.push_back({{}, std::move(value)});
        return result;
    }

    // `default_reading` is the register's first reading of this ambiguity.
    [[nodiscard]] const T& select(const Lectures& lectures, std::string_view default_reading) const {
        if (ambiguite.empty()) return values.front().value;
        const std::string_view chosen = lectures.find(ambiguite);
        for (const Value& candidate : values) {
            if (candidate.lecture == (chosen.empty() ? default_reading : chosen)) return candidate.value;
        }
        return values.front().value;
    }
};

}  // namespace socle::droit
