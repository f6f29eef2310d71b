// The server over real sockets, with a small application.
#include <socle/http/server.hpp>

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <thread>

using namespace socle::http;
using namespace std::chrono_literals;

namespace {

class Counting final : public Stream {
public:
    State next(std::string& piece) override {
        if (at_ == 3) return State::End;
        if (later_) {
            later_ = false;
            return State::Later;
        }
        later_ = true;
        piece = std::to_string(at_++);
        return State::More;
    }

private:
    int at_ = 0;
    bool later_ = false;
};

class Small final : public Application {
public:
    [[nodiscard]] Handling handling(const Head& head) const override { return {1000, head.path() == "/streamed"}; }
    [[nodiscard]] bool is_short(const Request& request) const override { return request.head.path() != "/slow" && request.head.path() != "/held" && request.head.path() != "/throws"; }
    [[nodiscard]] Response answer(const Request& request) override {
        if (request.head.path() == "/slow") std::this_thread::sleep_for(300ms);
        if (request.head.path() == "/held") {
            ++held;
            for (int i = 0; i < 10'000 && !released; ++i) std::this_thread::sleep_for(1ms);
        }
        if (request.head.path() == "/throws") throw std::bad_alloc();
        Response response{.type = "text/plain", .body = std::string(request.head.method()) + " " + std::string(request.head.path()) + " " + std::string(request.body)};
        if (request.head.path() == "/large") response.body.assign(std::size_t{8} << 20U, 'x');
        if (request.head.path() == "/counting") response.stream = std::make_unique<Counting>();
        return response;
    }
    [[nodiscard]] Response answer_streamed(const Head&, BodyReader& body) override {
        char buffer[100];
        std::size_t total = 0;
        while (const std::size_t count = body.read(buffer, sizeof buffer)) total += count;
        if (body.broken()) ++broken;
        return {.type = "text/plain", .body = std::to_string(total)};
    }
    [[nodiscard]] Response refuse(Refusal refusal) const override { return {.status = status_of(refusal), .type = "text/plain", .body = "no"}; }
    void done(const Exchange& exchange) override {
        if (!exchange.whole) ++cut;
        ++answered;
    }

    std::atomic<int> broken{0};
    std::atomic<int> cut{0};
    std::atomic<int> answered{0};
    std::atomic<int> held{0};         // requests of /held that are being answered
    std::atomic<bool> released{false};  // lets them go
};

// For what happens in its own time; what is to happen is checked by who waits.
template <class Happened>
void wait_until(Happened happened) {
    for (int i = 0; i < 10'000 && !happened(); ++i) std::this_thread::sleep_for(1ms);
}

class Running {
public:
    explicit Running(Options options) {
        auto made = Server::create(options, application, gauges);
        REQUIRE(made.has_value());
        server = std::move(*made);
        thread = std::jthread([this] { server->run([] {}); });
    }
    ~Running() { server->stop(); }

    Small application;
    Gauges gauges;
    std::unique_ptr<Server> server;
    std::jthread thread;
};

Options options() {
    Options options;
    options.threads = 2;
    options.limits.head_time = 400ms;
    options.limits.body_time = 400ms;
    options.limits.idle_time = 500ms;
    options.limits.write_time = 500ms;
    options.limits.answer_time = 2000ms;
    options.limits.stop_time = 2000ms;
    return options;
}

class Client {
public:
    explicit Client(const Running& running) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(running.server->port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        const timeval patience{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client() { ::close(socket_); }

    void send(std::string_view text) const { ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
    // Everything until the server closes.
    [[nodiscard]] std::string all() const {
        std::string text;
        while (!(text += some()).empty() && !ended_) {}
        return text;
    }
    // What comes until `word` is there, or the server closes.
    [[nodiscard]] std::string until(std::string_view word) const {
        std::string text;
        while (text.find(word) == std::string::npos && !ended_) text += some();
        return text;
    }
    [[nodiscard]] bool ended() const { return ended_; }

private:
    std::string some() const {
        char buffer[65536];
        const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
        if (count <= 0) {
            ended_ = true;
            return {};
        }
        return {buffer, static_cast<std::size_t>(count)};
    }

    int socket_;
    mutable bool ended_ = false;
};

std::string ask(const Running& running, std::string_view text) {
    const Client client(running);
    client.send(text);
    return client.all();
}

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

constexpr std::string_view kClose = "Host: a\r\nConnection: close\r\n";

std::string request(std::string_view line, std::string_view more = "") { return std::string(line) + " HTTP/1.1\r\n" + std::string(kClose) + std::string(more) + "\r\n"; }

}  // namespace

TEST_CASE("requests are answered one after the other, also when they come together") {
    const Running running(options());
    const Client client(running);
    client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const std::string text = client.all();
    const std::size_t first = text.find("GET /1 ");
    const std::size_t second = text.find("POST /2 abc");
    const std::size_t third = text.find("GET /slow ");
    const std::size_t fourth = text.find("GET /4 ");
    REQUIRE(fourth != std::string::npos);
    CHECK(first < second);
    CHECK(second < third);
    CHECK(third < fourth);
}

TEST_CASE("a head arrives in pieces") {
    const Running running(options());
    const Client client(running);
    for (const std::string_view piece : {"GE", "T /pie", "ces HTTP/1.1\r", "\nHost: a\r\nConnection: close\r\n\r", "\n"}) {
        client.send(piece);
        std::this_thread::sleep_for(10ms);
    }
    CHECK(has(client.all(), "GET /pieces "));
}

TEST_CASE("HEAD has the length of the body, not the body") {
    const Running running(options());
    const std::string text = ask(running, request("HEAD /abc"));
    CHECK(has(text, "Content-Length: 10\r\n"));
    CHECK(text.ends_with("\r\n\r\n"));
}

TEST_CASE("HTTP/1.0 gets a connection that is closed, unless it asks otherwise") {
    const Running running(options());
    CHECK(has(ask(running, "GET /old HTTP/1.0\r\n\r\n"), "GET /old "));
    const Client client(running);
    client.send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(has(client.until("GET /old "), "Connection: keep-alive"));
    client.send("GET /counting HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const std::string text = client.all();
    CHECK_FALSE(has(text, "chunked"));
    CHECK(text.ends_with("\r\n\r\n012"));
}

TEST_CASE("what is not HTTP, or may be read in two ways, is refused") {
    const Running running(options());
    CHECK(has(ask(running, "\x16\x03\x01 hello\r\n\r\n"), " 400 "));
    CHECK(has(ask(running, "GET / HTTP/1.1\r\n\r\n"), " 400 "));
    CHECK(has(ask(running, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), " 400 "));
    CHECK(has(ask(running, "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"), " 505 "));
    CHECK(has(ask(running, "GET relative HTTP/1.1\r\nHost: a\r\n\r\n"), " 400 "));
    CHECK(has(ask(running, "GET / HTTP/2.0\r\nHost: a\r\n\r\n"), " 505 "));
    CHECK(has(ask(running, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), " 400 "));
    CHECK(has(ask(running, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc"), " 400 "));
    CHECK(has(ask(running, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"), " 400 "));
    CHECK(has(ask(running, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), " 501 "));
    CHECK(has(ask(running, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n"), " 501 "));
    CHECK(has(ask(running, request("POST /", "Expect: tea\r\nContent-Length: 1\r\n")), " 417 "));
}

TEST_CASE("heads are bounded in bytes, fields and time") {
    const Running running(options());
    CHECK(has(ask(running, "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"), " 431 "));
    CHECK(has(ask(running, "GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), " 431 "));
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 200; ++i) many += "X: y\r\n";
    CHECK(has(ask(running, many + "\r\n"), " 431 "));
    const Client slow(running);
    slow.send("GET / HTTP/1.1\r\nHo");
    CHECK(has(slow.all(), " 408 "));
    const Client silent(running);
    CHECK(silent.all().empty());
}

TEST_CASE("bodies are bounded in bytes, declared or in chunks, and in time") {
    const Running running(options());
    CHECK(has(ask(running, request("POST /x", "Content-Length: 1000\r\n") + std::string(1000, 'x')), " 200 "));
    CHECK(has(ask(running, request("POST /x", "Content-Length: 1001\r\n") + std::string(1001, 'x')), " 413 "));
    CHECK(has(ask(running, request("POST /x", "Content-Length: 99999999999999999999\r\n")), " 400 "));
    std::string chunks = request("POST /x", "Transfer-Encoding: chunked\r\n");
    CHECK(has(ask(running, chunks + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: x\r\n\r\n"), "POST /x abcde"));
    for (int i = 0; i < 11; ++i) chunks += "64\r\n" + std::string(100, 'x') + "\r\n";
    CHECK(has(ask(running, chunks), " 413 "));
    CHECK(has(ask(running, request("POST /x", "Transfer-Encoding: chunked\r\n") + "fffffffffffffffff\r\n"), " 400 "));
    const Client slow(running);
    slow.send(request("POST /x", "Content-Length: 10\r\n") + "abc");
    CHECK(has(slow.all(), " 408 "));
}

TEST_CASE("a client that asks first is told to go on") {
    const Running running(options());
    const Client client(running);
    client.send(request("POST /x", "Content-Length: 3\r\nExpect: 100-continue\r\n"));
    CHECK(client.until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    CHECK(has(client.all(), "POST /x abc"));
    CHECK(has(ask(running, request("POST /x", "Content-Length: 3000\r\nExpect: 100-continue\r\n")), " 413 "));
}

TEST_CASE("only the names of the server are answered") {
    Options only = options();
    only.hosts = {"localhost", "[::1]"};
    const Running running(only);
    CHECK(has(ask(running, "GET / HTTP/1.1\r\nHost: LocalHost:81\r\nConnection: close\r\n\r\n"), " 200 "));
    CHECK(has(ask(running, "GET / HTTP/1.1\r\nHost: [::1]:81\r\nConnection: close\r\n\r\n"), " 200 "));
    CHECK(has(ask(running, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), " 421 "));
    CHECK(has(ask(running, "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"), " 421 "));
    CHECK(has(ask(running, "GET http://localhost/abs?x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), "GET /abs "));
}

TEST_CASE("bodies made as they are sent come in chunks") {
    const Running running(options());
    CHECK(ask(running, request("GET /counting")).ends_with("\r\n\r\n1\r\n0\r\n1\r\n1\r\n1\r\n2\r\n0\r\n\r\n"));
}

TEST_CASE("a body read as it comes is bounded too, and told when it is cut") {
    Running running(options());
    CHECK(has(ask(running, request("POST /streamed", "Content-Length: 900\r\n") + std::string(900, 'x')), "\r\n\r\n900"));
    CHECK(has(ask(running, request("POST /streamed", "Transfer-Encoding: chunked\r\n") + "3e9\r\n" + std::string(1001, 'x') + "\r\n0\r\n\r\n"), " 413 "));
    const Client slow(running);
    slow.send(request("POST /streamed", "Content-Length: 900\r\n") + "abc");
    CHECK(has(slow.all(), " 408 "));
    { Client(running).send(request("POST /streamed", "Content-Length: 900\r\n") + "abc"); }
    wait_until([&] { return running.application.broken >= 3; });
    CHECK(running.application.broken == 3);
}

TEST_CASE("a client that does not read is left, and holds nobody") {
    Running running(options());
    const Client deaf(running);
    deaf.send(request("GET /large"));
    CHECK(has(ask(running, request("GET /x")), " 200 "));
    wait_until([&] { return running.application.cut > 0; });
    CHECK(running.application.cut == 1);
    CHECK(running.gauges.held_bytes == 0);
}

TEST_CASE("a full pool, a full house and a bug are told") {
    Options tight = options();
    tight.limits.queue = 1;
    tight.limits.connections = 8;
    tight.limits.answer_time = 20s;
    Running running(tight);
    CHECK(has(ask(running, request("GET /throws")), " 503 "));
    wait_until([&] { return running.application.answered == 1; });
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<Client>(running));
        clients.back()->send(request("GET /held"));
    }
    wait_until([&] { return running.application.answered == 3; });
    running.application.released = true;
    int busy = 0;
    for (const auto& client : clients) busy += has(client->all(), " 503 ") ? 1 : 0;
    CHECK(busy == 2);
    clients.clear();
    // Idle ones that have just come are not closed for others.
    for (int i = 0; i < 40; ++i) clients.push_back(std::make_unique<Client>(running));
    CHECK(has(clients.back()->all(), " 503 "));
    CHECK(running.gauges.refused > 0);
}

TEST_CASE("idle connections make room") {
    Options tight = options();
    tight.limits.connections = 8;
    tight.limits.head_time = 20s;
    tight.threads = 1;
    Running running(tight);
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 8; ++i) clients.push_back(std::make_unique<Client>(running));
    bool answered = false;
    wait_until([&] { return answered = has(ask(running, request("GET /x")), " 200 "); });
    CHECK(answered);
    CHECK(running.gauges.evicted == 1);
}

TEST_CASE("stopping finishes what runs, and nothing else") {
    Options calm = options();
    calm.threads = 1;
    calm.limits.head_time = calm.limits.idle_time = calm.limits.answer_time = calm.limits.stop_time = 20s;
    auto running = std::make_unique<Running>(calm);
    const Client busy(*running);
    const Client idle(*running);
    busy.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n");
    wait_until([&] { return running->application.held == 1; });
    ::kill(::getpid(), SIGTERM);
    // The only thread has closed it: it knows of the stop.
    CHECK(idle.all().empty());
    running->application.released = true;
    const std::string text = busy.all();
    CHECK(has(text, "GET /held "));
    CHECK(has(text, "Connection: close"));
    running->thread.join();
}
