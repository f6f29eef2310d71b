#include "connection.hpp"

#include <boost/asio/post.hpp>

namespace socle::http {

namespace {

constexpr std::size_t kKeptCapacity = 4096;  // of the buffers of an idle connection
constexpr int kRequestsAtOnce = 32;          // of one connection, before others have their turn
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

void shrink(std::string& text) {
    if (text.capacity() > kKeptCapacity) text = std::string();
    text.clear();
}

// "Example.org:8080" → "example.org"; brackets of an IPv6 address stay.
std::string name_of(std::string_view host) {
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) host = host.substr(0, colon);
    std::string name(host);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name;
}

}  // namespace

// What the thread that makes the answer needs: the connection may go on without it.
struct Connection::Work {
    Head head;
    std::string body;
    std::shared_ptr<BodyPipe> pipe;
    std::uint64_t exchange = 0;
    Clock::time_point until;  // nobody waits for it after that

    Response answer(Application& application) {
        try {
            return pipe ? application.answer_streamed(head, *pipe) : application.answer({head, body});
        } catch (const std::bad_alloc&) {
            return application.refuse(Refusal::Overloaded);
        } catch (...) {
            return application.refuse(Refusal::Internal);
        }
    }
};

Connection::Connection(Tcp::socket socket, Worker& worker)
    : worker_(worker), limits_(worker.shared().options.limits), socket_(std::move(socket)), on_body_([this](std::string_view piece) { on_body(piece); }) {
    ++worker_.shared().gauges.connections;
}

Connection::~Connection() { close(); }

void Connection::start() {
    boost::system::error_code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(Tcp::no_delay(true), ignored);
    enter(State::Idle, limits_.head_time);
    wait_readable();
}

void Connection::enter(State state, std::chrono::milliseconds time) {
    state_ = state;
    since_ = Clock::now();
    deadline_ = since_ + time;
}

void Connection::wait_readable() {
    if (waiting_ || state_ == State::Closed) return;
    waiting_ = true;
    socket_.async_wait(Tcp::socket::wait_read, [self = shared_from_this()](boost::system::error_code) {
        self->waiting_ = false;
        try {
            self->readable();
        } catch (const std::exception&) {
            self->close();
        }
    });
}

void Connection::readable() {
    const bool reading = state_ <= State::Piping;
    if (!reading && state_ != State::Lingering) return;
    boost::system::error_code error;
    auto& scratch = worker_.scratch();
    const std::size_t count = socket_.read_some(boost::asio::buffer(scratch), error);
    if (error == boost::asio::error::would_block) {
        wait_readable();
    } else if (error) {
        close();
    } else if (state_ == State::Lingering) {
        wait_readable();
    } else {
        input_.append(scratch.data(), count);
        if (state_ == State::Piping) deadline_ = Clock::now() + limits_.body_time;
        pump();
    }
}

void Connection::pump() {
    pumping_ = true;
    const auto may_read = [&] { return state_ <= State::Piping && !(state_ == State::Piping && pipe_full_); };
    std::uint64_t exchange = exchange_;
    int requests = 0;
    while (may_read() && feed()) {
        if (exchange != exchange_) ++requests;
        exchange = exchange_;
        if (requests < kRequestsAtOnce) continue;
        boost::asio::post(worker_.context(), [self = shared_from_this()] {
            if (!self->waiting_) self->pump();
        });
        pumping_ = false;
        return;
    }
    pumping_ = false;
    if (eaten_ == input_.size()) {
        shrink(input_);
    } else {
        input_.erase(0, eaten_);
    }
    eaten_ = 0;
    if (may_read()) wait_readable();
}

// Reads on in what has come. False: there is nothing more to read.
bool Connection::feed() {
    const std::string_view bytes = std::string_view(input_).substr(eaten_);
    if (bytes.empty()) return false;
    if (state_ == State::Idle) {
        exchange_ = worker_.shared().next_id++;
        counted_ = true;
        ++worker_.shared().gauges.in_flight;
        parser_.emplace(head_, on_body_, limits_.head_bytes, limits_.fields);
        enter(State::Head, limits_.head_time);
        began_ = since_;
    }
    const bool had_head = parser_->has_head();
    std::optional<Refusal> refusal;
    const std::size_t used = parser_->take(bytes, refusal);
    eaten_ += used;
    if (!refusal && worker_.shared().gauges.held_bytes > static_cast<std::int64_t>(limits_.held_bytes) && held_ > 0) refusal = Refusal::Overloaded;
    if (refusal) {
        refuse(*refusal);
        return false;
    }
    if (!had_head && parser_->has_head() && !on_head()) return true;
    if (parser_->whole()) {
        on_whole();
        return true;
    }
    return used > 0;
}

bool Connection::host_is_known() const {
    const auto& hosts = worker_.shared().options.hosts;
    if (hosts.empty()) return true;
    const std::string name = name_of(head_.authority().empty() ? head_.find("Host") : head_.authority());
    for (const std::string& host : hosts) {
        if (host == name) return true;
    }
    return false;
}

// False: answered already.
bool Connection::on_head() {
    method_ = head_.method();
    path_ = head_.path();
    keep_alive_ = parser_->keeps_alive();
    Shared& shared = worker_.shared();
    auto refusal = parser_->check_head();
    if (!refusal && !host_is_known()) refusal = Refusal::BadHost;
    Application::Handling handling;
    if (!refusal) {
        handling = shared.application.handling(head_);
        if (parser_->declared_length().value_or(0) > handling.max_body) refusal = Refusal::BodyTooLarge;
    }
    if (refusal) {
        refuse(*refusal);
        return false;
    }
    parser_->limit_body(handling.max_body);
    enter(handling.streamed ? State::Piping : State::Body, limits_.body_time);
    if (!parser_->whole() && eaten_ == input_.size() && !head_.find("Expect").empty() && !parser_->is_1_0()) {
        boost::system::error_code ignored;
        socket_.write_some(boost::asio::buffer(kContinue), ignored);
    }
    if (!handling.streamed) return true;
    pipe_full_ = false;
    pipe_ = std::make_shared<BodyPipe>([weak = weak_from_this(), &context = worker_.context()] {
        boost::asio::post(context, [weak] {
            const auto self = weak.lock();
            if (!self || self->state_ != State::Piping) return;
            self->pipe_full_ = false;
            self->deadline_ = Clock::now() + self->limits_.body_time;
            if (!self->waiting_) self->pump();
        });
    });
    auto work = std::make_shared<Work>();
    work->head = head_;
    work->pipe = pipe_;
    dispatch(std::move(work), true);
    return state_ == State::Piping;
}

void Connection::on_body(std::string_view piece) {
    if (pipe_) {
        pipe_full_ = !pipe_->put(piece);
        return;
    }
    body_.append(piece);
    hold(piece.size());
}

void Connection::on_whole() {
    if (pipe_) {
        pipe_->finish();
        enter(State::Working, limits_.stream_time);
        return;
    }
    Shared& shared = worker_.shared();
    const Request request{head_, body_};
    if (shared.application.is_short(request)) {
        Response response;
        try {
            response = shared.application.answer(request);
        } catch (const std::bad_alloc&) {
            response = shared.application.refuse(Refusal::Overloaded);
        } catch (...) {
            response = shared.application.refuse(Refusal::Internal);
        }
        respond(std::move(response));
        return;
    }
    enter(State::Working, limits_.answer_time);
    auto work = std::make_shared<Work>();
    work->head = std::move(head_);
    work->body = std::move(body_);
    head_.clear();
    body_.clear();
    dispatch(std::move(work), false);
}

void Connection::dispatch(std::shared_ptr<Work> work, bool streamed) {
    Shared& shared = worker_.shared();
    work->exchange = exchange_;
    work->until = Clock::now() + (streamed ? limits_.stream_time : limits_.answer_time);
    Pool& pool = streamed ? shared.streams : shared.pool;
    const bool posted = pool.post([self = shared_from_this(), work, &shared] {
        const bool wanted = Clock::now() < work->until;
        auto response = std::make_shared<Response>(wanted ? work->answer(shared.application) : shared.application.refuse(Refusal::TooLong));
        boost::asio::post(self->worker_.context(), [self, response, exchange = work->exchange] { self->answered(exchange, std::move(*response)); });
    });
    if (!posted) refuse(Refusal::Overloaded);
}

void Connection::answered(std::uint64_t exchange, Response response) {
    if (exchange != exchange_ || (state_ != State::Working && state_ != State::Piping)) return;
    respond(std::move(response));
}

void Connection::refuse(Refusal refusal) {
    keep_alive_ = false;
    if (pipe_) pipe_->fail();
    respond(worker_.shared().application.refuse(refusal));
}

void Connection::hold(std::size_t bytes) {
    held_ += bytes;
    worker_.shared().gauges.held_bytes += static_cast<std::int64_t>(bytes);
}

void Connection::release() {
    worker_.shared().gauges.held_bytes -= static_cast<std::int64_t>(held_);
    held_ = 0;
}

void Connection::drain() {
    draining_ = true;
    if (state_ == State::Idle || state_ == State::Head || state_ == State::Lingering) close();
}

void Connection::tick(Clock::time_point now) {
    if (state_ == State::Streaming) {
        flush();
        return;
    }
    if (now < deadline_) return;
    switch (state_) {
        case State::Head:
        case State::Body: refuse(Refusal::TooSlow); break;
        case State::Piping:
            if (!pipe_full_) refuse(Refusal::TooSlow);
            break;
        case State::Working: refuse(Refusal::TooLong); break;
        case State::Idle:
        case State::Writing:
        case State::Lingering: close(); break;
        case State::Streaming:
        case State::Closed: break;
    }
}

void Connection::close() {
    if (state_ == State::Closed) return;
    exchange_done(false);
    state_ = State::Closed;
    if (pipe_) pipe_->fail();
    release();
    boost::system::error_code ignored;
    socket_.close(ignored);
    --worker_.shared().gauges.connections;
    worker_.forget(*this);
}

}  // namespace socle::http
