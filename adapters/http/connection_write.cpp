// The answers of a connection.
#include "connection.hpp"
#include "response_head.hpp"

#include <boost/asio/post.hpp>

#include <array>
#include <charconv>

namespace socle::http {

namespace {

constexpr int kPiecesAtOnce = 8;                             // before others have their turn
constexpr std::chrono::milliseconds kLingerTime{2000};
constexpr std::size_t kKeptCapacity = 4096;

std::string hexadecimal(std::size_t number) {
    std::array<char, 16> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr};
}

}  // namespace

void Connection::respond(Response response) {
    response_ = std::move(response);
    const bool bodiless = response_.status == 204 || response_.status == 304;
    const bool has_stream = response_.stream != nullptr;
    const bool is_head = method_ == "HEAD";
    const bool old = parser_ && parser_->has_head() && parser_->is_1_0();
    if (draining_ || !parser_ || !parser_->whole() || (has_stream && old)) keep_alive_ = false;
    chunked_ = has_stream && !old;
    content_follows_ = !bodiless && !is_head && !has_stream;
    if (is_head || bodiless) response_.stream.reset();
    ends_ = false;
    written_ = 0;
    sent_ = 0;
    out_.clear();
    write_head(out_, response_, {.id = exchange_, .keep_alive = keep_alive_, .content = has_stream ? std::nullopt : std::optional(response_.content().size()), .chunked = chunked_});
    if (old && keep_alive_) out_.insert(out_.find("\r\n") + 2, "Connection: keep-alive\r\n");
    if (!response_.shared) hold(response_.body.size());
    enter(State::Writing, limits_.write_time);
    flush();
}

void Connection::flush() {
    for (int pieces = 0;; ++pieces) {
        const std::string_view content = content_follows_ ? response_.content() : std::string_view();
        while (written_ < out_.size() + content.size()) {
            const std::size_t of_out = std::min(written_, out_.size());
            const std::size_t of_content = written_ - of_out;
            const std::array buffers{boost::asio::const_buffer(out_.data() + of_out, out_.size() - of_out),
                                     boost::asio::const_buffer(content.data() + of_content, content.size() - of_content)};
            boost::system::error_code error;
            const std::size_t count = socket_.write_some(buffers, error);
            if (error == boost::asio::error::would_block) {
                socket_.async_wait(Tcp::socket::wait_write, [self = shared_from_this()](boost::system::error_code failed) {
                    if (self->state_ == State::Closed) return;
                    if (failed) return self->close();
                    self->flush();
                });
                return;
            }
            if (error) return close();
            written_ += count;
            deadline_ = Clock::now() + limits_.write_time;
        }
        sent_ += content.size();
        content_follows_ = false;
        if (!response_.stream || ends_) break;
        if (pieces == kPiecesAtOnce) {
            boost::asio::post(worker_.context(), [self = shared_from_this()] {
                if (self->state_ != State::Closed) self->flush();
            });
            return;
        }
        next_piece();
        if (state_ != State::Writing) return;
    }
    exchange_done(true);
    next_request();
}

// Puts the next piece in out_, or waits for it, or closes.
void Connection::next_piece() {
    std::string piece;
    const Stream::State state = response_.stream->next(piece);
    if (state == Stream::State::Broken) return close();
    out_.clear();
    written_ = 0;
    if (state == Stream::State::Later) {
        if (state_ != State::Streaming) enter(State::Streaming, {});
        return;
    }
    enter(State::Writing, limits_.write_time);
    if (chunked_ && !piece.empty()) out_ += hexadecimal(piece.size()) + "\r\n";
    sent_ += piece.size();
    out_ += piece;
    if (chunked_ && !piece.empty()) out_ += "\r\n";
    if (state != Stream::State::End) return;
    ends_ = true;
    if (chunked_) out_ += "0\r\n\r\n";
}

void Connection::exchange_done(bool whole) {
    if (!counted_) return;
    counted_ = false;
    Shared& shared = worker_.shared();
    --shared.gauges.in_flight;
    Exchange exchange;
    exchange.method = method_;
    exchange.path = path_;
    exchange.status = response_.status;
    exchange.bytes = sent_;
    exchange.time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
    exchange.id = exchange_;
    exchange.whole = whole;
    shared.application.done(exchange);
}

void Connection::next_request() {
    const bool unread = !parser_ || !parser_->whole();
    parser_.reset();
    pipe_.reset();
    release();
    response_ = {};
    response_.status = 0;
    head_.clear();
    method_.clear();
    path_.clear();
    body_.clear();
    if (body_.capacity() > kKeptCapacity) body_ = std::string();
    if (out_.capacity() > kKeptCapacity) out_ = std::string();
    boost::system::error_code ignored;
    if (keep_alive_) {
        enter(State::Idle, limits_.idle_time);
        if (!pumping_) pump();
    } else if (unread) {
        socket_.shutdown(Tcp::socket::shutdown_send, ignored);
        enter(State::Lingering, kLingerTime);
        wait_readable();
    } else {
        socket_.shutdown(Tcp::socket::shutdown_both, ignored);
        close();
    }
}

}  // namespace socle::http
