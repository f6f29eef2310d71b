// Internal: the parameters of a query string.
#pragma once

#include <socle/service/problem.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socle::service {

// "%C3%A9" → "é". Nothing when a "%" is not followed by two hexadecimal digits, or when the bytes are not UTF-8.
[[nodiscard]] std::optional<std::string> decoded(std::string_view text, bool plus_is_space);

// The parameters somebody sent, and the mistakes found in them. Reading a parameter says that it is known.
class Query {
public:
    explicit Query(std::string_view text);

    [[nodiscard]] std::optional<std::string> text(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::optional<calendar::Date> date(std::string_view name);
    void report(std::string_view name, std::string code, std::string reason, std::string remedy);

    // The mistakes, with the parameters that nobody read.
    [[nodiscard]] std::vector<Mistake> finish();

private:
    struct Parameter {
        std::string name;
        std::string value;
        bool known = false;
    };
    std::vector<Parameter> parameters_;
    std::vector<std::string> names_;
    std::vector<Mistake> mistakes_;
};

}  // namespace socle::service
