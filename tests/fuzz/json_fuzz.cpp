// Any bytes as a contract or a result: an error or a value, never a crash.
#include <socle/json/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto contract = socle::json::parse_contrat(text, "fuzz");
    const auto result = socle::json::parse_resultat(text, "fuzz");
    return (contract && contract->contrat.missions.size() > size) || (result && result->reformes.size() > size) ? -1 : 0;
}
