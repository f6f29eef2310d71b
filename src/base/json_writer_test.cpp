#include <doctest/doctest.h>
#include <socle/base/json_writer.hpp>

using socle::base::JsonWriter;

TEST_CASE("JSON is written on one line or indented, and escaped") {
    const auto write = [](JsonWriter json) {
        json.begin_object().key("a").integer(1).key("b").begin_array().string("x\"\\\n\x01é").null().boolean(true).end_array();
        json.key("c").begin_object().end_object().end_object();
        return json.take();
    };
    CHECK(write(JsonWriter(0)) == R"({"a":1,"b":["x\"\\\n\u0001é",null,true],"c":{}})");
    CHECK(write(JsonWriter(2)) == "{\n  \"a\": 1,\n  \"b\": [\n    \"x\\\"\\\\\\n\\u0001é\",\n    null,\n    true\n  ],\n  \"c\": {}\n}");
}
