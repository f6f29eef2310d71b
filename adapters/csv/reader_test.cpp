#include <doctest/doctest.h>
#include <socle/csv/reader.hpp>

#include <algorithm>
#include <cstring>
#include <string>

using namespace socle::csv;

namespace {

// Gives the text by pieces of `piece` bytes, to show that their borders do not matter.
Source pieces(std::string text, std::size_t piece) {
    return [text = std::move(text), piece, at = std::size_t{0}](char* buffer, std::size_t size) mutable {
        const std::size_t count = std::min({piece, size, text.size() - at});
        std::memcpy(buffer, text.data() + at, count);
        at += count;
        return count;
    };
}

std::string read_all(const std::string& text, std::size_t piece) {
    Reader reader(pieces(text, piece));
    std::vector<std::string_view> fields;
    std::string out;
    for (;;) {
        const Status status = reader.next(fields);
        if (status == Status::End) return out;
        out += std::to_string(reader.line());
        if (status != Status::Record) {
            out += "!" + std::to_string(static_cast<int>(status)) + "\n";
            continue;
        }
        for (const auto field : fields) out += "|" + std::string(field);
        out += "\n";
    }
}

}  // namespace

TEST_CASE("records are the same whatever the pieces in which they come") {
    const std::string text = "\xEF\xBB\xBF" "a,b\r\n1,\"x,\"\"y\"\"\"\n\n2,é\n3,";
    for (const std::size_t piece : {1U, 2U, 7U, 1000U}) CHECK(read_all(text, piece) == "1|a|b\n2|1|x,\"y\"\n4|2|é\n5|3|\n");
}

TEST_CASE("the separator is recognised on the first line") {
    CHECK(read_all("a;b;c\n1,5;2;3\n", 100) == "1|a|b|c\n2|1,5|2|3\n");
    CHECK(read_all("a,b\n1;2,3\n", 100) == "1|a|b\n2|1;2|3\n");
}

TEST_CASE("a broken line is told and the next ones are still read") {
    CHECK(read_all("a,b\n\"x,1\n2,3\n", 5) == "1|a|b\n2!3\n3|2|3\n");
    CHECK(read_all("a,b\nx\"y,1\n2,3\n", 5) == "1|a|b\n2!3\n3|2|3\n");
    CHECK(read_all("a,b\n\"x\"y,1\n2,3\n", 5) == "1|a|b\n2!3\n3|2|3\n");
    CHECK(read_all("a,b\n\xFF,1\n2,3\n", 5) == "1|a|b\n2!4\n3|2|3\n");
    CHECK(read_all("a\n" + std::string(kMaxFields + 5, ',') + "\n1\n", 100) == "1|a\n2!5\n3|1\n");
}

TEST_CASE("a line of any length is skipped in bounded memory") {
    for (const std::size_t length : {kMaxLineBytes + 1, kMaxLineBytes * 3, kMaxLineBytes * 50}) {
        CHECK(read_all("a,b\n" + std::string(length, 'x') + "\n1,2\n", 4096) == "1|a|b\n2!2\n3|1|2\n");
    }
    CHECK(read_all(std::string(kMaxLineBytes * 5, 'x'), 100'000) == "1!2\n");
}

TEST_CASE("nothing gives nothing") { CHECK(read_all("", 1).empty()); }
