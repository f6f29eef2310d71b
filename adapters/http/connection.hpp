// Internal: one connection, from request to request. Used by the thread of its worker alone.
#pragma once

#include "body_pipe.hpp"
#include "request_parser.hpp"
#include "worker.hpp"

#include <optional>

namespace socle::http {

class Connection : public std::enable_shared_from_this<Connection> {
public:
    enum class State : std::uint8_t {
        Idle,       // no byte of the next request yet
        Head,       // reading it
        Body,       // reading it whole
        Piping,     // giving it to the thread that reads it
        Working,    // the answer is being made
        Writing,
        Streaming,  // the next piece of the answer is not there yet
        Lingering,  // answered; what still comes is thrown away, so that the answer is not lost with it
        Closed,
    };

    Connection(Tcp::socket socket, Worker& worker);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void start();
    // A few times a second: what took too long ends, streams are asked again.
    void tick(Clock::time_point now);
    // The request at hand is the last one.
    void drain();
    void close();

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] Clock::time_point since() const { return since_; }

private:
    struct Work;

    void enter(State state, std::chrono::milliseconds time);
    void wait_readable();
    void readable();
    void pump();
    [[nodiscard]] bool feed();
    [[nodiscard]] bool on_head();
    [[nodiscard]] bool host_is_known() const;
    void on_whole();
    void on_body(std::string_view piece);
    void dispatch(std::shared_ptr<Work> work, bool streamed);
    void answered(std::uint64_t exchange, Response response);
    void refuse(Refusal refusal);
    void respond(Response response);
    void flush();
    void next_piece();
    void exchange_done(bool whole);
    void next_request();
    void hold(std::size_t bytes);
    void release();

    Worker& worker_;
    const Limits& limits_;
    Tcp::socket socket_;
    State state_ = State::Idle;
    Clock::time_point since_;
    Clock::time_point deadline_;
    bool waiting_ = false;  // for the socket to be readable
    bool draining_ = false;
    bool pumping_ = false;

    // The request at hand.
    std::string input_;
    std::size_t eaten_ = 0;  // of input_
    Head head_;
    std::string body_;
    std::function<void(std::string_view)> on_body_;
    std::optional<RequestParser> parser_;
    std::shared_ptr<BodyPipe> pipe_;
    bool pipe_full_ = false;
    bool keep_alive_ = false;
    bool counted_ = false;   // among those in flight
    std::size_t held_ = 0;   // bytes told to the gauge
    std::uint64_t exchange_ = 0;
    Clock::time_point began_;
    std::string method_;
    std::string path_;

    // Its answer.
    Response response_;
    std::string out_;         // head, or chunk
    std::size_t written_ = 0;  // of out_ and the content together
    bool content_follows_ = false;
    bool chunked_ = false;
    bool ends_ = false;        // the last chunk is in out_
    std::uint64_t sent_ = 0;   // of the body
};

}  // namespace socle::http
