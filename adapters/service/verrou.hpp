// Internal: a mutex where there are threads, nothing in WebAssembly, where there is one.
#pragma once

#if defined(__wasm__)

namespace socle::service {

class Verrou {
public:
    void lock() {}
    void unlock() {}
};

}  // namespace socle::service

#else

#include <mutex>

namespace socle::service {

using Verrou = std::mutex;

}  // namespace socle::service

#endif

namespace socle::service {

class Garde {
public:
    explicit Garde(Verrou& verrou) : verrou_(verrou) { verrou_.lock(); }
    ~Garde() { verrou_.unlock(); }
    Garde(const Garde&) = delete;
    Garde& operator=(const Garde&) = delete;

private:
    Verrou& verrou_;
};

}  // namespace socle::service
