// Internal: the first lines of an answer.
#pragma once

#include <socle/http/message.hpp>

#include <optional>

namespace socle::http {

struct Framing {
    std::uint64_t id = 0;
    bool keep_alive = true;
    std::optional<std::size_t> content{};  // length of the body; empty: unknown
    bool chunked = false;
};

// Appends the head of `response` to `out`, blank line included.
void write_head(std::string& out, const Response& response, const Framing& framing);

}  // namespace socle::http
