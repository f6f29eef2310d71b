// One request → one answer: what the page asks of its own memory and a developer over HTTP (decision 0015). Without sockets,
// clock, disk and exceptions; routes, bodies and errors are described in docs/formats.md and served as OpenAPI.
#pragma once

#include <socle/base/error.hpp>
#include <socle/calendar/calendar.hpp>
#include <socle/donnees_files/parse.hpp>
#include <socle/droit_files/droit_files.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace socle::service {

// Longest body that answer() looks at; a longer one is answered 413.
inline constexpr std::size_t kMaxBodyBytes = std::size_t{1} << 20U;

struct Request {
    std::string_view method;  // "GET", "POST"
    std::string_view path;    // "/api/v1/simulations", as sent (percent-encoded)
    std::string_view query;   // after "?", as sent, may be empty
    std::string_view body;
    calendar::Date today;     // the service has no clock
};

struct Answer {
    int status = 200;
    std::string type;         // media type
    std::string body;
    bool of_the_law = false;  // depends on law and program alone: may carry an ETag and be cached
    std::string allow;        // methods, with 405
};

// "sha256:" and 64 hexadecimal digits of the bytes; called from any thread.
using Sha256 = std::string (*)(std::string_view bytes);

struct State;  // internal

class Service {
public:
    // `files`: the files of droit/, already read, named as digests name them ("droit/aci-cpts/2019.toml"). Those of
    // "droit/reformes/" are no law: they are offered, ready to be laid over it. Fails with every mistake of the law.
    [[nodiscard]] static base::Checked<Service> create(std::vector<droit_files::LawFile> files, Sha256 sha256);

    Service(Service&&) noexcept;
    Service& operator=(Service&&) noexcept;
    ~Service();

    // The texts of the files of donnees/, by name ("communes.csv"). Before it, what needs places answers 503. Requests already
    // running go on with what they had.
    [[nodiscard]] base::Checked<void> load_donnees(std::vector<donnees_files::DataFile> files);

    // Any thread, any time. Never throws.
    [[nodiscard]] Answer answer(const Request& request) const;

    // Digest of the law, as receipts give it.
    [[nodiscard]] const std::string& empreinte() const;

private:
    explicit Service(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace socle::service
