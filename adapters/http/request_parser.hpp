// Internal: bytes → head and body of one request, by Boost.Beast's parser.
#pragma once

#include <socle/http/message.hpp>

#include <boost/beast/http/basic_parser.hpp>

#include <functional>
#include <optional>

namespace socle::http {

class RequestParser final : private boost::beast::http::basic_parser<true> {
public:
    // `on_body` receives the pieces of the body. Both must outlive this.
    RequestParser(Head& head, const std::function<void(std::string_view)>& on_body, std::size_t max_head, std::size_t max_fields);

    // Takes bytes; answers how many were used. Stops after the head, so that the caller may look at it, and after the request.
    // Bytes left over are given again, with those that follow. A refusal ends the connection.
    std::size_t take(std::string_view bytes, std::optional<Refusal>& refusal);

    [[nodiscard]] bool begun() const { return got_some(); }
    [[nodiscard]] bool has_head() const { return is_header_done(); }
    [[nodiscard]] bool whole() const { return is_done(); }

    // Once the head is there.
    [[nodiscard]] bool keeps_alive() const { return keep_alive(); }
    [[nodiscard]] bool is_1_0() const { return version_ == k1_0; }
    [[nodiscard]] std::optional<std::uint64_t> declared_length() const;
    // What the head itself makes impossible to answer.
    [[nodiscard]] std::optional<Refusal> check_head() const;
    void limit_body(std::size_t bytes) { body_limit(bytes); }

private:
    using error_code = boost::beast::error_code;
    using text = boost::beast::string_view;
    static constexpr int k1_0 = 10;
    static constexpr int k1_1 = 11;

    void on_request_impl(boost::beast::http::verb, text method, text target, int version, error_code& ec) override;
    void on_response_impl(int, text, int, error_code&) override {}
    void on_field_impl(boost::beast::http::field, text name, text value, error_code& ec) override;
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(text body, error_code&) override;
    void on_chunk_header_impl(std::uint64_t, text, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, text body, error_code& ec) override { return on_body_impl(body, ec); }
    void on_finish_impl(error_code&) override {}

    Head& head_;
    const std::function<void(std::string_view)>& on_body_;
    std::size_t max_fields_;
    int version_ = 0;
    bool bad_target_ = false;
};

}  // namespace socle::http
