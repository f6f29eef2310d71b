// Requests and answers of HTTP/1.1, without sockets.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socle::http {

// The first lines of a request. Owns its text: views it gives are good as long as it is neither changed nor moved.
class Head {
public:
    [[nodiscard]] std::string_view method() const { return view(method_); }
    // "/a/b%20c", as sent; "*" for an OPTIONS of the whole server.
    [[nodiscard]] std::string_view path() const { return view(path_); }
    // What follows "?", as sent; may be empty.
    [[nodiscard]] std::string_view query() const { return view(query_); }
    // Of the first field of that name, whatever its case; empty: none.
    [[nodiscard]] std::string_view find(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
    [[nodiscard]] std::size_t fields() const { return fields_.size(); }

    void clear();
    // `target`: origin form ("/a?b"), absolute form ("http://host/a?b") or "*". False: none of these.
    [[nodiscard]] bool set_request(std::string_view method, std::string_view target);
    void add_field(std::string_view name, std::string_view value);
    // Of an absolute target, which then stands for the Host field; empty: none.
    [[nodiscard]] std::string_view authority() const { return view(authority_); }

private:
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    [[nodiscard]] std::string_view view(Part part) const { return std::string_view(text_).substr(part.begin, part.size); }
    Part keep(std::string_view text);

    std::string text_;
    Part method_;
    Part path_;
    Part query_;
    Part authority_;
    std::vector<std::pair<Part, Part>> fields_;
};

struct Request {
    const Head& head;
    std::string_view body;
};

// A body that is made as it is sent.
class Stream {
public:
    enum class State : std::uint8_t {
        More,    // `piece` is to be sent, then ask again
        Later,   // nothing yet: asked again a few times a second
        End,
        Broken,  // the connection is cut, so that the other side sees that the body is not whole
    };
    virtual ~Stream() = default;
    Stream() = default;
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    // Called by the thread that serves the connection: must be short. `piece` comes empty; 256 KiB are enough at once.
    virtual State next(std::string& piece) = 0;
};

struct Response {
    int status = 200;
    std::string type{};                            // media type; empty: no body
    std::string headers{};                         // further lines, each "Name: value\r\n"
    std::string body{};
    std::shared_ptr<const std::string> shared{};   // a body that is not copied; then `body` is empty
    std::unique_ptr<Stream> stream{};              // or one that is made as it is sent, in chunks

    [[nodiscard]] std::string_view content() const { return shared ? std::string_view(*shared) : std::string_view(body); }
};

// A body that is read while it arrives, by a thread of its own.
class BodyReader {
public:
    virtual ~BodyReader() = default;
    BodyReader() = default;
    BodyReader(const BodyReader&) = delete;
    BodyReader& operator=(const BodyReader&) = delete;

    // Waits for bytes; 0 at the end, or when the rest will never come.
    virtual std::size_t read(char* buffer, std::size_t size) = 0;
    // The body was cut (client gone, too slow or too large, server stopping): what was read is not whole.
    [[nodiscard]] virtual bool broken() const = 0;
};

// What the server itself refuses; the application words it.
enum class Refusal : std::uint8_t {
    BadRequest,          // 400: not HTTP
    BadHost,             // 421: a name that this server does not answer for
    TooSlow,             // 408: head or body did not arrive in time
    BodyTooLarge,        // 413
    ExpectationFailed,   // 417
    HeadTooLarge,        // 431
    Internal,            // 500: a bug, or no memory
    UnknownCoding,       // 501: a transfer coding other than chunked
    Overloaded,          // 503: too many connections, requests or bytes held; comes with Retry-After
    TooLong,             // 503: the computation passed its time
    BadVersion,          // 505
};
[[nodiscard]] int status_of(Refusal refusal);

// "Not Found"; "Unknown" for a number this server never sends.
[[nodiscard]] std::string_view reason_of(int status);

// As X-Request-Id gives it: 16 hexadecimal digits.
[[nodiscard]] std::string id_text(std::uint64_t id);

// What became of a request, to be logged and counted.
struct Exchange {
    std::string_view method;  // empty: the head could not be read
    std::string_view path;
    int status = 0;
    std::uint64_t bytes = 0;  // of the body that was sent
    std::chrono::microseconds time{0};  // from the first byte read to the last one written
    std::uint64_t id = 0;     // as sent in X-Request-Id
    bool whole = true;        // false: the other side left before the end
};

}  // namespace socle::http
