// Any text as a file of hypotheses: it must be read or refused, and tables of what is sound must hold their bounds, without
// crash, leak or hang. Run at the root of the project, for the law.
#include <socle/base/error.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/hypotheses/hypotheses.hpp>
#include <socle/rules/compile.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace socle;

namespace {

rules::Law law_of_the_folder() {
    const auto files = droit_files::read_folder("droit");
    base::verify(files.has_value(), "fuzz: no folder droit here");
    const auto book = droit_files::parse_law(*files);
    base::verify(book.has_value(), "fuzz: the law is not sound");
    rules::CompileOptions options;
    options.instrument = "aci-cpts";
    auto law = rules::compile(*book, options);
    base::verify(law.has_value(), "fuzz: the law does not compile");
    return std::move(*law);
}

void check(const simulate::Hypotheses& found) {
    constexpr std::int32_t kWhole = 10'000;
    for (const simulate::Atteinte& one : found.atteintes) {
        base::verify(std::is_sorted(one.rates.begin(), one.rates.end()), "fuzz: rates do not rise");
        base::verify(one.rates.front() >= 0 && one.rates.back() <= kWhole, "fuzz: rate out of bounds");
    }
    base::verify(found.retards.months.front() == 0 && found.retards.months.size() <= hypotheses::kMaxDelays, "fuzz: delays");
    for (const auto& until : found.retards.until) {
        base::verify(until.empty() || (until.size() == found.retards.months.size() && std::is_sorted(until.begin(), until.end())), "fuzz: sums of delays");
    }
    const simulate::Signatures& signatures = found.signatures;
    base::verify(signatures.last < signatures.first || !signatures.profils.empty(), "fuzz: signatures without profile");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const rules::Law law = law_of_the_folder();
    if (size > hypotheses::kMaxFileBytes) return 0;
    const auto found = hypotheses::parse_hypotheses(std::string(data, data + size), "fuzz.toml", law);
    if (found) {
        check(*found);
    } else {
        base::verify(!found.error().empty(), "fuzz: refused without a reason");
    }
    return 0;
}
