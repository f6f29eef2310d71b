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

TEST_CASE("pieces of JSON give what writing them in place gives") {
    const auto begin = [](JsonWriter& json) { json.begin_object().key("a\"").string("é").key("b"); };
    const auto end = [](JsonWriter& json) { json.key("c").begin_array().integer(1).end_array().end_object(); };
    for (const int indent : {0, 2, 3}) {
        JsonWriter first(indent, 2);
        begin(first);
        const JsonWriter::Piece head = first.take_piece();
        JsonWriter last(indent, 3);
        end(last);
        const JsonWriter::Piece tail = last.take_piece();
        JsonWriter in_place(indent);
        JsonWriter in_pieces(indent);
        for (JsonWriter* json : {&in_place, &in_pieces}) json->begin_object().key("list").begin_array();
        for (int i = 0; i < 3; ++i) {
            begin(in_place);
            in_place.null().key("d").boolean(true);
            end(in_place);
            in_pieces.put(head).null().key("d").boolean(true).put(tail);
        }
        for (JsonWriter* json : {&in_place, &in_pieces}) json->end_array().key("z").integer(2).end_object();
        CHECK(in_pieces.text() == in_place.text());
    }
}

TEST_CASE("what must be escaped is found at every place of texts of every length") {
    for (std::size_t size = 0; size < 40; ++size) {
        CHECK(JsonWriter(0).string(std::string(size, 'a')).text() == '"' + std::string(size, 'a') + '"');
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, '~');
            text[at] = '"';
            CHECK(JsonWriter(0).string(text).text() == '"' + std::string(at, '~') + "\\\"" + std::string(size - at - 1, '~') + '"');
            text[at] = '\x1f';
            CHECK(JsonWriter(0).string(text).text() == '"' + std::string(at, '~') + "\\u001f" + std::string(size - at - 1, '~') + '"');
            text[at] = '\xc3';  // bytes beyond ASCII go as they are
            CHECK(JsonWriter(0).string(text).text() == '"' + text + '"');
        }
    }
}
