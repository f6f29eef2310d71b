// Internal: notices SIGINT and SIGTERM while work goes on.
#pragma once

namespace socle::travaux {

// Handlers are there while at least one watch is; what was there before comes back after. A signal that was ignored stays so.
// A second SIGINT kills the process at once.
class SignalWatch {
public:
    SignalWatch();
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

    // The signal that came since the first watch began; 0: none, or nobody watches.
    [[nodiscard]] static int seen();
};

}  // namespace socle::travaux
