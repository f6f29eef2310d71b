// Internal: the pages, in memory since the start.
#pragma once

#include <socle/http/message.hpp>
#include <socle/serveur/serveur.hpp>

#include <map>
#include <memory>

namespace socle::serveur {

class Pages {
public:
    explicit Pages(std::vector<Page> pages);

    // GET or HEAD of a path that is no route.
    [[nodiscard]] http::Response answer(const http::Head& head) const;

private:
    struct Entry {
        std::string headers;
        std::string type;
        std::string tag;
        std::shared_ptr<const std::string> plain;
        std::shared_ptr<const std::string> gzip;    // null: not worth it
        std::shared_ptr<const std::string> brotli;
    };
    [[nodiscard]] http::Response send(const Entry& entry, const http::Head& head) const;

    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace socle::serveur
