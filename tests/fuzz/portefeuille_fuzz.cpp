// Any bytes as a portfolio: no crash; what is read can be written and read again.
#include <socle/csv/portefeuille.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/rules/compile.hpp>

#include <cstdlib>
#include <string_view>

using namespace socle;

namespace {

const rules::Law& law() {
    static const rules::Law instance = [] {
        const auto files = droit_files::read_folder("droit");
        if (!files) std::abort();
        const auto book = droit_files::parse_law(*files);
        if (!book) std::abort();
        auto made = rules::compile(*book, {"aci-cpts", {}, {}, true});
        if (!made) std::abort();
        return std::move(*made);
    }();
    return instance;
}

const territoire::Referentiel& lieux() {
    static const territoire::Referentiel instance = [] {
        auto made = donnees_files::load_referentiel("donnees");
        if (!made) std::abort();
        return std::move(*made);
    }();
    return instance;
}

base::Checked<portefeuille::Portefeuille> parse(std::string_view text) {
    return csv::parse_portefeuille(law(), lieux(), [&](char* buffer, std::size_t size) {
        const std::size_t got = text.copy(buffer, size);
        text.remove_prefix(got);
        return got;
    });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = parse({reinterpret_cast<const char*>(data), size});
    if (!read) {
        if (read.error().empty()) std::abort();
        return 0;
    }
    const std::string written = csv::write_portefeuille(law(), lieux(), *read);
    const auto again = parse(written);
    if (!again || csv::write_portefeuille(law(), lieux(), *again) != written) std::abort();
    return 0;
}
