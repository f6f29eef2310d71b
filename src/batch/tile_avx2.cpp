#if defined(__x86_64__)
#include "tile_run.hpp"

namespace socle::batch {

std::uint32_t run_tile_avx2(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch) { return run_tile(code, tile, scratch); }

}  // namespace socle::batch
#endif
