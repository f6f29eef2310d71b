#include "launched.hpp"
#include "mpi/interface.hpp"
#include "signals.hpp"

#include <socle/travaux/travaux.hpp>

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <list>
#include <utility>

namespace socle::travaux {

namespace {

namespace fs = std::filesystem;

class Mpi final : public Transport {
public:
    Mpi(const MpiModule& module, const MpiPlace& place) : module_(module), place_(place) {}
    ~Mpi() override {
        if (!finished_) module_.abort(EXIT_FAILURE);
    }
    Mpi(const Mpi&) = delete;
    Mpi& operator=(const Mpi&) = delete;

    [[nodiscard]] int rank() const override { return place_.rank; }
    [[nodiscard]] int size() const override { return place_.size; }
    [[nodiscard]] unsigned cores() const override { return place_.cores; }

    [[nodiscard]] bool agree(std::string_view text) override {
        std::string first(text);
        broadcast(first);
        return module_.all(first == text);
    }

    void broadcast(std::string& bytes) override {
        std::uint64_t size = bytes.size();
        module_.broadcast(reinterpret_cast<char*>(&size), sizeof size);
        bytes.resize(size);
        module_.broadcast(bytes.data(), size);
    }

    void post(int to, std::string bytes) override {
        // The bytes stay where they are while the list grows.
        Posted& posted = posted_.emplace_back(std::move(bytes), nullptr);
        posted.handle = module_.post(to, posted.bytes.data(), posted.bytes.size());
    }

    [[nodiscard]] std::size_t outstanding() override {
        posted_.remove_if([this](const Posted& one) { return module_.sent(one.handle); });
        return posted_.size();
    }

    [[nodiscard]] bool receive(std::string& bytes) override {
        std::uint64_t size = 0;
        const int from = given_up_ ? -1 : module_.next(&size);
        if (from < 0) return false;
        kept_.resize(size);
        given_up_ = !module_.receive(from, kept_.data(), size);
        if (!given_up_) bytes.swap(kept_);
        return !given_up_;
    }

    [[nodiscard]] int finish(int status) override {
        finished_ = true;
        return module_.finish(status);
    }

    [[noreturn]] void abort(int status) override {
        module_.abort(status);
        std::_Exit(status);
    }

private:
    struct Posted {
        std::string bytes;
        void* handle;
    };

    const MpiModule& module_;
    MpiPlace place_;
    std::list<Posted> posted_;
    std::string kept_;       // MPI may still look at it after a transfer was given up
    bool given_up_ = false;  // told to stop while waiting for another process
    bool finished_ = false;
};

std::string several(const Launched& launched) {
    return launched.counted ? std::to_string(launched.processes) + " processus ont été démarrés ensemble" : "le lanceur a démarré ce processus avec d'autres";
}

std::unexpected<base::Error> absent(const Launched& launched, const std::string& why) {
    return base::fail("mpi-absent", "calcul sur plusieurs processus", several(launched) + ", mais ce programme ne sait pas les faire travailler ensemble (" + why + ")",
                      "Lancez un seul processus, qui utilise tous les cœurs de sa machine ; ou construisez Socle avec Open MPI (docs/decisions/0013-mpi-is-a-module.md).");
}

// Its libraries stay loaded, and visible to the parts that Open MPI loads by itself.
base::Result<const MpiModule*> load_module(const Launched& launched) {
    std::error_code error;
    const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path file = (beside / ".." / "lib" / "socle" / kMpiModuleFile).lexically_normal();
    if (!fs::exists(file, error)) return absent(launched, "il n'y a pas de module " + file.string());
    void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (library == nullptr) return absent(launched, ::dlerror());
    const auto entry = reinterpret_cast<decltype(&socle_mpi_module)>(::dlsym(library, kMpiModuleSymbol));
    if (entry == nullptr) return absent(launched, file.string() + " n'est pas le module de Socle");
    const MpiModule* module = entry();
    if (module->version != kMpiModuleVersion) return absent(launched, file.string() + " est d'une autre version de Socle");
    return module;
}

}  // namespace

base::Result<std::unique_ptr<Transport>> make_transport() {
    const Launched launched = find_launched([](const char* name) { return std::getenv(name); });
    if (launched.counted && launched.processes == 1) return make_alone();
    const auto module = load_module(launched);
    if (!module) return std::unexpected(module.error());
    MpiPlace place;
    if (!(*module)->start(&place, [] { return SignalWatch::seen() != 0; })) {
        return base::fail("mpi-demarrage", "calcul sur plusieurs processus", "MPI ne démarre pas", "Voyez les messages d'Open MPI ci-dessus, ou lancez un seul processus.");
    }
    auto transport = std::make_unique<Mpi>(**module, place);
    if (launched.counted && launched.processes != place.size) {
        [[maybe_unused]] const int status = transport->finish(EXIT_FAILURE);
        return base::fail("mpi-demarrage", "calcul sur plusieurs processus",
                          several(launched) + ", mais Open MPI n'en voit que " + std::to_string(place.size) + " : le lanceur et lui ne se comprennent pas",
                          "Lancez avec le mpirun d'Open MPI, ou avec srun --mpi=pmix.");
    }
    return transport;
}

}  // namespace socle::travaux
