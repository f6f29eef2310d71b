// Internal: POST /api/v1/lots.
#pragma once

#include <socle/app/engine.hpp>
#include <socle/http/message.hpp>

#include <cstdint>

namespace socle::serveur {

struct LotSettings {
    unsigned threads = 1;
    std::uint64_t max_spool = 0;  // bytes of results on the disk
};

// Reads the batch as it comes; the answer begins once all of it is computed, so that its status tells of all of it.
[[nodiscard]] http::Response answer_lot(const app::Engine& en_vigueur, const http::Head& head, http::BodyReader& body, const LotSettings& settings);

}  // namespace socle::serveur
