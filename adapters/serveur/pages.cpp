#include "pages.hpp"

#include "replies.hpp"

#include <socle/http/negotiate.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace socle::serveur {

namespace {

namespace fs = std::filesystem;

constexpr int kGzipLevel = 6;
constexpr std::size_t kWorthCompressing = 1000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".geojson", "application/geo+json; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".toml", "text/plain; charset=utf-8"},
    {".svg", "image/svg+xml; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".xml", "application/xml; charset=utf-8"},
}};

std::string_view type_of(std::string_view path) {
    for (const auto& [extension, type] : kTypes) {
        if (path.ends_with(extension)) return type;
    }
    return {};
}

bool is_text(std::string_view type) { return type.find("charset") != std::string_view::npos || type == "application/wasm"; }

// Vite writes NAME-HASH.EXT below assets/: another content has another name.
bool is_hashed(std::string_view path) { return path.starts_with("/assets/"); }

// What other sites may show in a frame, or run in their own pages (docs/decisions/0016).
bool is_for_frames(std::string_view path) { return path == "/integration.html"; }
bool is_for_other_sites(std::string_view path) { return path == "/socle-simulateur.js"; }

std::shared_ptr<const std::string> share(std::string bytes) { return bytes.empty() ? nullptr : std::make_shared<const std::string>(std::move(bytes)); }

constexpr std::string_view kNoPages = R"(<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Socle</title></head>
<body><main><h1>Socle répond</h1>
<p>Les pages ne sont pas là : le dossier <code>web/dist</code> n'a pas été trouvé à côté du programme. Construisez-le
(<code>cd web && npm ci && npm run build</code>), ou dites où il est avec <code>socle serveur --pages DOSSIER</code>.</p>
<p>L'interface de programmation, elle, est prête : <a href="/api/v1/openapi.json">sa description</a>,
<a href="/sante">l'état du serveur</a>.</p></main></body></html>
)";

constexpr std::string_view kNotFound = R"(<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page introuvable – Socle</title></head>
<body><main><h1>Cette page n'existe pas</h1><p><a href="/">Aller à l'accueil de Socle</a></p></main></body></html>
)";

base::Error unreadable(const fs::path& path) {
    return {"pages-illisibles", path.string(), "ce fichier ne peut être lu, ou les pages pèsent plus de " + std::to_string(kMaxPagesBytes >> 20U) + " Mio",
            "Donnez le dossier web/dist tel que « npm run build » l'a écrit (--pages DOSSIER)."};
}

}  // namespace

base::Result<std::vector<Page>> load_pages(const std::string& folder) {
    std::vector<Page> pages;
    std::error_code error;
    if (!fs::is_directory(folder, error)) return pages;
    std::size_t total = 0;
    std::map<std::string, std::string> compressed;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_symlink(ignored) || !at->is_regular_file(ignored)) continue;
        const std::string path = "/" + at->path().lexically_relative(folder).generic_string();
        const bool variant = path.ends_with(".gz") || path.ends_with(".br");
        if (type_of(variant ? std::string_view(path).substr(0, path.size() - 3) : path).empty()) continue;
        std::ifstream file(at->path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), {}};
        total += bytes.size();
        if (file.bad() || total > kMaxPagesBytes) return std::unexpected(unreadable(at->path()));
        if (variant) {
            compressed.emplace(path, std::move(bytes));
        } else {
            pages.push_back({path, std::move(bytes)});
        }
    }
    if (error) return std::unexpected(unreadable(folder));
    for (Page& page : pages) {
        if (const auto found = compressed.find(page.path + ".gz"); found != compressed.end()) page.gzip = found->second;
        if (const auto found = compressed.find(page.path + ".br"); found != compressed.end()) page.brotli = found->second;
    }
    return pages;
}

Pages::Pages(std::vector<Page> pages) {
    for (Page& page : pages) {
        Entry entry;
        entry.type = type_of(page.path);
        entry.tag = tag_of(page.bytes);
        if (page.gzip.empty() && is_text(entry.type) && page.bytes.size() >= kWorthCompressing) page.gzip = http::gzip(page.bytes, kGzipLevel);
        entry.headers = page_headers(is_for_frames(page.path), is_for_other_sites(page.path));
        entry.headers += is_hashed(page.path) ? "Cache-Control: public, max-age=31536000, immutable\r\n" : "Cache-Control: no-cache\r\n";
        entry.plain = std::make_shared<const std::string>(std::move(page.bytes));
        entry.gzip = share(std::move(page.gzip));
        entry.brotli = share(std::move(page.brotli));
        entries_.emplace(std::move(page.path), std::move(entry));
    }
}

http::Response Pages::answer(const http::Head& head) const {
    const std::string_view path = head.path();
    const auto found = entries_.find(path == "/" ? std::string_view("/index.html") : path);
    if (found != entries_.end()) return send(found->second, head);
    const bool bare = entries_.empty() && path == "/";
    return {.status = bare ? 200 : 404, .type = "text/html; charset=utf-8", .headers = page_headers(false, false) + "Cache-Control: no-cache\r\n", .body = std::string(bare ? kNoPages : kNotFound)};
}

http::Response Pages::send(const Entry& entry, const http::Head& head) const {
    http::Response response{.type = entry.type, .headers = entry.headers};
    const std::string_view accepted = head.find("Accept-Encoding");
    std::string tag = entry.tag;
    response.shared = entry.plain;
    if (entry.brotli && http::accepts_coding(accepted, "br")) {
        response.shared = entry.brotli;
        response.headers += "Content-Encoding: br\r\n";
        tag += "-br";
    } else if (entry.gzip && http::accepts_coding(accepted, "gzip")) {
        response.shared = entry.gzip;
        response.headers += "Content-Encoding: gzip\r\n";
        tag += "-gz";
    }
    tag = "\"" + tag + "\"";
    response.headers += "Vary: Accept-Encoding\r\nETag: " + tag + "\r\n";
    if (http::matches_tag(head.find("If-None-Match"), tag)) {
        response.status = 304;
        response.type.clear();
        response.shared.reset();
    }
    return response;
}

}  // namespace socle::serveur
