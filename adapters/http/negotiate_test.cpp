#include <socle/http/negotiate.hpp>

#include <doctest/doctest.h>

#include <zlib.h>

#include <string>

using namespace socle::http;

TEST_CASE("a coding is accepted when it is named or all are, and not refused") {
    CHECK(accepts_coding("gzip, deflate, br", "br"));
    CHECK(accepts_coding("GZip;q=0.5", "gzip"));
    CHECK(accepts_coding("*", "gzip"));
    CHECK_FALSE(accepts_coding("", "gzip"));
    CHECK_FALSE(accepts_coding("xgzip", "gzip"));
    CHECK_FALSE(accepts_coding("gzip;q=0, *", "gzip"));
    CHECK_FALSE(accepts_coding("gzip; q=0.000", "gzip"));
    CHECK_FALSE(accepts_coding("*;q=0", "gzip"));
}

TEST_CASE("a media type is compared without case, blanks or parameters") {
    CHECK(media_type("Application/JSON; charset=utf-8") == "application/json");
    CHECK(media_type(" text/csv\t") == "text/csv");
    CHECK(media_type("application/json5") == "application/json5");
    CHECK(media_type("").empty());
}

TEST_CASE("tags are compared weakly, in lists too") {
    CHECK(matches_tag("\"a\"", "\"a\""));
    CHECK(matches_tag("\"b\", W/\"a\"", "\"a\""));
    CHECK(matches_tag("*", "\"a\""));
    CHECK_FALSE(matches_tag("", "\"a\""));
    CHECK_FALSE(matches_tag("\"ab\"", "\"a\""));
}

TEST_CASE("parameters of a query are decoded once") {
    bool found = false;
    CHECK(query_value("a=1&b=%C3%A9+x&c", "b", &found) == "é x");
    CHECK(found);
    CHECK(query_value("a=1&b=2", "c", &found).empty());
    CHECK_FALSE(found);
    CHECK(query_value("a=%25%32%35&b", "a") == "%25");
    CHECK(decode_percent("%") == "%");
    CHECK(decode_percent("%4") == "%4");
    CHECK(decode_percent("%zz") == "%zz");
}

TEST_CASE("what was compressed comes back") {
    const std::string text(100'000, 'a');
    const std::string packed = gzip(text, 4);
    CHECK(packed.size() < 1000);
    std::string back(text.size() + 10, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(back.data());
    stream.avail_out = static_cast<uInt>(back.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    back.resize(stream.total_out);
    inflateEnd(&stream);
    CHECK(back == text);
}
