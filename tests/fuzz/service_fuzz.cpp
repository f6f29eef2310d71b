// Any method, address, query and body: an answer with a status, never a crash. The input is cut at its first three line breaks.
#include <socle/digest/sha256.hpp>
#include <socle/donnees_files/load.hpp>
#include <socle/droit_files/folder.hpp>
#include <socle/service/service.hpp>

#include <cstdlib>

using namespace socle;

namespace {

const service::Service& instance() {
    static const service::Service made = [] {
        auto files = droit_files::read_folder("droit");
        auto donnees = donnees_files::read_folder("donnees");
        if (!files || !donnees) std::abort();
        auto service = service::Service::create(std::move(*files), digest::sha256);
        if (!service || !service->load_donnees(std::move(*donnees))) std::abort();
        return std::move(*service);
    }();
    return made;
}

std::string_view cut(std::string_view& rest) {
    const std::size_t at = rest.find('\n');
    const std::string_view piece = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return piece;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const std::string_view method = cut(rest);
    const std::string_view path = cut(rest);
    const std::string_view query = cut(rest);
    const service::Answer answer = instance().answer({method, path, query, rest, calendar::parse_iso("2026-06-01").value()});
    const bool told = answer.status >= 200 && answer.status < 600 && !answer.type.empty() && !answer.body.empty();
    if (!told || (answer.status == 405) == answer.allow.empty()) std::abort();
    return 0;
}
