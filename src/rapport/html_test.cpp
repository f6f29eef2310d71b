#include "charts.hpp"
#include "exemple.hpp"
#include "html.hpp"
#include "numbers.hpp"
#include "words.hpp"

#include <doctest/doctest.h>
#include <socle/rapport/rapport.hpp>

#include <cstdlib>
#include <fstream>
#include <set>

using namespace socle;
using rapport::exemple::Options;

namespace {

// The first tag that is not closed in its turn, or "".
std::string first_unbalanced(const std::string& html) {
    
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        if (html[at + 1] == '!') continue;
        const bool closing = html[at + 1] == '/';
        const std::size_t from = at + (closing ? 2 : 1);
        const std::size_t end = html.find('>', from);
        if (end == std::string::npos) return "sans fin : " + html.substr(at, 40);
        const std::string name = html.substr(from, html.find_first_of(" >/\n", from) - from);
        const bool alone = html[end - 1] == '/';
        if (html.substr(from, end - from).find('<') != std::string::npos) return "« < » dans la balise " + name;
        if (closing) {
            if (open.empty() || open.back() != name) return "/" + name + " après " + (open.empty() ? "rien" : open.back());
            open.pop_back();
        } else if (!alone && !(name == "meta")) {
            open.push_back(name);
        }
        if (name == "style" && !closing) at = html.find("</style>", end) - 1;
    }
    return open.empty() ? "" : open.back();
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

const std::string kHostile = "<script>alert(\"x\")</script>&'`=1+1\n\x1B[31m";

}  // namespace

TEST_CASE("a page is well formed, with and without draws, reforms and unknown amounts") {
    for (const Options& options : {Options{}, Options{true, 0, false, false, ""}, Options{false, 2, false, true, ""}, Options{true, 2, true, true, kHostile}}) {
        const std::string html = rapport::to_html(rapport::exemple::make(options));
        CHECK(first_unbalanced(html) == "");
        CHECK(count(html, "<h1>") == 1);
        CHECK(count(html, "<main id=") == 1);
    }
}

TEST_CASE("every place that the contents point at exists once") {
    const std::string html = rapport::to_html(rapport::exemple::make({true, 2, false, false, ""}));
    std::set<std::string> ids;
    for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
        const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
        CHECK(ids.insert(id).second);
    }
    for (const std::string_view mark : {"href=\"#", "aria-labelledby=\""}) {
        for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1)) {
            const std::size_t from = at + mark.size();
            CHECK(ids.contains(html.substr(from, html.find('"', from) - from)));
        }
    }
}

TEST_CASE("a page runs nothing and asks nothing of anybody") {
    const std::string html = rapport::to_html(rapport::exemple::make({true, 2, false, true, ""}));
    for (const char* forbidden : {"http:", "https:", "<script", " src=", "@import", "<link", "<img", " onclick", " onload", " style=\"", "javascript:"}) CHECK_MESSAGE(html.find(forbidden) == std::string::npos, forbidden);
    CHECK(count(html, "url(") == count(html, "url(#hachures)"));
    CHECK(html.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("texts from files are escaped in the page") {
    const std::string html = rapport::to_html(rapport::exemple::make({true, 2, false, true, kHostile}));
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find('\x1B') == std::string::npos);
    CHECK(html.find("alert(\"") == std::string::npos);
    CHECK(html.find("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;") != std::string::npos);
}

TEST_CASE("the page says for how many CPTS an amount is unknown") {
    CHECK(rapport::to_html(rapport::exemple::make()).find("inconnu pour") == std::string::npos);
    const std::string html = rapport::to_html(rapport::exemple::make({false, 0, false, true, ""}));
    CHECK(html.find("inconnu pour 3\u00A0CPTS") != std::string::npos);
    CHECK(html.find("<abbr title=\"inconnu pour 3\u00A0CPTS\">*</abbr>") != std::string::npos);
}

TEST_CASE("every chart is drawn for two widths and has its table") {
    const std::string html = rapport::to_html(rapport::exemple::make({true, 1, false, false, ""}));
    CHECK(count(html, "<svg class=\"large\"") == count(html, "<figure>"));
    CHECK(count(html, "<svg class=\"etroit\"") == count(html, "<figure>"));
    CHECK(count(html, "<caption>") >= count(html, "<figure>"));
    CHECK(count(html, "<caption>") == count(html, "<table"));
}

TEST_CASE("a published figure far beyond the curves does not flatten them, and the page says so") {
    auto result = rapport::exemple::make();
    const auto published = [](const std::string& html) { return count(html, "class=\"point publie\""); };
    CHECK(published(rapport::to_html(result)) == 3);  // a mark for each width, and the legend
    CHECK(rapport::to_html(result).find("n&#39;y est pas tracé") == std::string::npos);
    result.controles.front().publie *= 1000;
    const std::string html = rapport::to_html(result);
    CHECK(published(html) == 0);
    CHECK(html.find("n&#39;y est pas tracé") != std::string::npos);
}

TEST_CASE("labels of an axis all differ, whatever its size") {
    for (std::int64_t high = 1'00; high < 1'000'000'000'000; high = high * 13 / 10) {
        const auto words = rapport::detail::make_ticks(rapport::detail::make_scale(0, high, 5)).words;
        CAPTURE(high);
        CHECK(std::set<std::string>(words.begin(), words.end()).size() == words.size());
    }
}

TEST_CASE("a published figure is told once with its year, and one contract is singular") {
    auto result = rapport::exemple::make();
    CHECK(rapport::to_html(result).find("<dt>Versé aux CPTS en 2023</dt>") != std::string::npos);
    result.controles.front().titre = "Versé aux CPTS";
    CHECK(rapport::to_html(result).find("<dt>Versé aux CPTS (2023)</dt>") != std::string::npos);
    result.controles.front().contrats = 1;
    CHECK(rapport::to_text(result).find(" (1 contrat)\n") != std::string::npos);
}

TEST_CASE("what changes in an article is marked, and only that") {
    const auto compared = rapport::detail::compare_words("de 30 000 € par an", "de 60 000 € par an");
    REQUIRE(compared.before.size() == 3);
    CHECK(compared.before[1].text == "30");
    CHECK(compared.before[1].changed);
    CHECK(compared.after[1].text == "60");
    CHECK_FALSE(compared.after[2].changed);
}

TEST_CASE("numbers and signs of French stay whole at the end of a line") {
    CHECK(rapport::detail::typeset("de 40 000 à 1 080 000 : « oui »") == "de 40\u202F000 à 1\u202F080\u202F000\u00A0: «\u00A0oui\u00A0»");
    CHECK(rapport::detail::typeset("en 2024 150 contrats") == "en 2024 150 contrats");
}

TEST_CASE("axes have round steps, zero among them, in the unit that suits them") {
    const auto scale = rapport::detail::make_scale(0, 51'800'000'00, 5);
    CHECK(scale.low == 0);
    CHECK(scale.high == 60'000'000'00);
    CHECK(scale.step == 20'000'000'00);
    const auto below = rapport::detail::make_ticks(rapport::detail::make_scale(-7'000'00, 2'000'00, 5));
    CHECK(below.symbol == "k€");
    CHECK(below.words == std::vector<std::string>{"\u22128", "\u22126", "\u22124", "\u22122", "0", "2"});
    const auto nothing = rapport::detail::make_scale(0, 0, 5);
    CHECK(nothing.low < nothing.high);
}

TEST_CASE("amounts are shortened to a unit, rounded half away from zero") {
    CHECK(rapport::detail::compact(230'787'097'66) == "230,8\u00A0M€");
    CHECK(rapport::detail::compact(-1'235'000'00) == "-1,24\u00A0M€");
    CHECK(rapport::detail::compact(99) == "1\u00A0€");
    CHECK(rapport::detail::between(900'000'00, 1'200'000'00) == "0,90\u00A0à\u00A01,20\u00A0M€");
    CHECK(rapport::detail::percent(-1, 3) == "-33,3\u00A0%");
    CHECK(rapport::detail::percent(1, 0) == "–");
}

TEST_CASE("pages are written where SOCLE_PAGES says, to be looked at") {
    const char* folder = std::getenv("SOCLE_PAGES");
    if (folder == nullptr) return;
    const auto put = [&](const std::string& name, const std::string& text) { std::ofstream(std::string(folder) + "/" + name, std::ios::binary) << text; };
    put("simple.html", rapport::to_html(rapport::exemple::make({false, 0, true, true, ""})));
    put("complet.html", rapport::to_html(rapport::exemple::make({true, 2, true, true, ""})));
}
