// The engine as a page loads it (decision 0017): files of the law in, then requests in and answers out, all in the memory of the
// module. web/moteur/moteur.js is the other side. Texts are bytes of UTF-8 that the host wrote in blocks of socle_allouer.
#include <socle/service/service.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#define SOCLE_EXPORT(name) extern "C" [[clang::export_name(#name)]]

// Given by the host: writes the 32 bytes of the digest.
extern "C" [[clang::import_module("socle"), clang::import_name("sha256")]] void socle_host_sha256(const char* bytes, std::size_t size, std::uint8_t* digest);

// The library's own says it with printf, which weighs more than the rest of what is left of it.
void std::__libcpp_verbose_abort(const char*, ...) noexcept { __builtin_trap(); }

namespace {

using namespace socle;

std::string sha256(std::string_view bytes) {
    std::array<std::uint8_t, 32> digest{};
    socle_host_sha256(bytes.data(), bytes.size(), digest.data());
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text = "sha256:";
    for (const std::uint8_t byte : digest) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

// What the host reads of an answer: addresses and sizes in 32 bits. Good until the next call.
struct Sight {
    std::uint32_t status = 0;
    const char* type = nullptr;
    std::uint32_t type_size = 0;
    const char* body = nullptr;
    std::uint32_t body_size = 0;
};

struct File {
    std::string name;
    std::string text;
};

struct Moteur {
    std::vector<File> files;  // given, and not yet used
    std::optional<service::Service> service;
    service::Answer answer;
    Sight sight;
};

Moteur& moteur() {
    static Moteur moteur;
    return moteur;
}

const Sight* show(service::Answer answer) {
    Moteur& m = moteur();
    m.answer = std::move(answer);
    m.sight = {static_cast<std::uint32_t>(m.answer.status), m.answer.type.data(), m.answer.type.size(), m.answer.body.data(), m.answer.body.size()};
    return &m.sight;
}

// A law or data that cannot be read: what the command line would print.
const Sight* show(const base::Errors& errors) {
    service::Answer answer{500, "text/plain; charset=utf-8", {}, false, {}};
    for (const base::Error& error : errors) answer.body += base::to_text(error) + '\n';
    return show(std::move(answer));
}

const Sight* show_done() { return show(service::Answer{204, {}, {}, false, {}}); }

}  // namespace

SOCLE_EXPORT(socle_allouer) void* socle_allouer(std::size_t size) { return std::malloc(size); }
SOCLE_EXPORT(socle_liberer) void socle_liberer(void* block) { std::free(block); }

// One file of droit/ or donnees/, for the next socle_creer or socle_charger_donnees.
SOCLE_EXPORT(socle_fichier) void socle_fichier(const char* name, std::size_t name_size, const char* text, std::size_t text_size) {
    moteur().files.push_back({std::string(name, name_size), std::string(text, text_size)});
}

// Status 204, or 500 and the mistakes of the law, as text.
SOCLE_EXPORT(socle_creer) const Sight* socle_creer() {
    std::vector<droit_files::LawFile> files;
    for (File& file : std::exchange(moteur().files, {})) files.push_back({std::move(file.name), std::move(file.text)});
    auto created = service::Service::create(std::move(files), sha256);
    if (!created) return show(created.error());
    moteur().service = std::move(*created);
    return show_done();
}

SOCLE_EXPORT(socle_charger_donnees) const Sight* socle_charger_donnees() {
    std::vector<donnees_files::DataFile> files;
    for (File& file : std::exchange(moteur().files, {})) files.push_back({std::move(file.name), std::move(file.text)});
    base::verify(moteur().service.has_value(), "données chargées avant le droit");
    if (auto loaded = moteur().service->load_donnees(std::move(files)); !loaded) return show(loaded.error());
    return show_done();
}

// `day`: as 20261231.
SOCLE_EXPORT(socle_repondre)
const Sight* socle_repondre(const char* method, std::size_t method_size, const char* path, std::size_t path_size, const char* query,
                            std::size_t query_size, const char* body, std::size_t body_size, std::uint32_t day) {
    constexpr std::uint32_t kYear = 10'000;
    constexpr std::uint32_t kMonth = 100;
    const auto today = calendar::make_date(static_cast<int>(day / kYear), day / kMonth % kMonth, day % kMonth);
    base::verify(moteur().service.has_value() && today.has_value(), "question posée sans droit, ou un jour qui n'existe pas");
    return show(moteur().service->answer({{method, method_size}, {path, path_size}, {query, query_size}, {body, body_size}, *today}));
}
