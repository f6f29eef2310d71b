#include "request_parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>

namespace socle::http {

namespace beast = boost::beast;

RequestParser::RequestParser(Head& head, const std::function<void(std::string_view)>& on_body, std::size_t max_head, std::size_t max_fields)
    : head_(head), on_body_(on_body), max_fields_(max_fields) {
    header_limit(static_cast<std::uint32_t>(max_head));
    // The length that a head declares is judged once its path is known.
    body_limit(boost::none);
}

std::size_t RequestParser::take(std::string_view bytes, std::optional<Refusal>& refusal) {
    std::size_t used = 0;
    while (used < bytes.size() && !is_done()) {
        const bool had_head = is_header_done();
        error_code ec;
        used += put(boost::asio::const_buffer(bytes.data() + used, bytes.size() - used), ec);
        if (ec == beast::http::error::need_more) break;
        if (ec == beast::http::error::header_limit || ec == beast::http::error::buffer_overflow) {
            refusal = Refusal::HeadTooLarge;
        } else if (ec == beast::http::error::body_limit) {
            refusal = Refusal::BodyTooLarge;
        } else if (ec == beast::http::error::bad_version) {
            refusal = Refusal::BadVersion;
        } else if (ec) {
            refusal = Refusal::BadRequest;
        }
        if (ec || (!had_head && is_header_done())) break;
    }
    return used;
}

std::optional<std::uint64_t> RequestParser::declared_length() const {
    const auto length = content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

std::optional<Refusal> RequestParser::check_head() const {
    if (bad_target_) return Refusal::BadRequest;
    if (version_ != k1_0 && version_ != k1_1) return Refusal::BadVersion;
    const std::size_t hosts = head_.count("Host");
    if (hosts > 1 || (hosts == 0 && version_ == k1_1)) return Refusal::BadRequest;
    // A coding that is not understood would leave the end of the body to guesses.
    if (head_.count("Transfer-Encoding") > 0) {
        if (version_ == k1_0) return Refusal::BadRequest;
        if (head_.count("Transfer-Encoding") > 1 || !beast::iequals(head_.find("Transfer-Encoding"), "chunked")) return Refusal::UnknownCoding;
    }
    const std::string_view expect = head_.find("Expect");
    if (!expect.empty() && !beast::iequals(expect, "100-continue")) return Refusal::ExpectationFailed;
    return std::nullopt;
}

void RequestParser::on_request_impl(beast::http::verb, text method, text target, int version, error_code&) {
    version_ = version;
    bad_target_ = !head_.set_request({method.data(), method.size()}, {target.data(), target.size()});
}

void RequestParser::on_field_impl(beast::http::field, text name, text value, error_code& ec) {
    // Trailers come here too: nobody waits for any.
    if (is_header_done()) return;
    if (head_.fields() >= max_fields_) {
        ec = beast::http::error::header_limit;
        return;
    }
    head_.add_field({name.data(), name.size()}, {value.data(), value.size()});
}

std::size_t RequestParser::on_body_impl(text body, error_code&) {
    on_body_({body.data(), body.size()});
    return body.size();
}

}  // namespace socle::http
