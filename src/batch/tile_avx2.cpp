#if defined(__x86_64__)
#include "tile_vector.hpp"

namespace socle::batch {

void run_tile_avx2(const Code<std::int32_t>& code, const Tile& tile, std::int32_t* scratch) { run_tile(code, tile, scratch); }

}  // namespace socle::batch
#endif
